"""What an editor may write: kinds of value, the model of a register, and faults in plain words."""
