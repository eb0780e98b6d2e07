"""What follows from a register, for notice, checks and review alike."""
