"""What a branch changes for readers, in words."""
