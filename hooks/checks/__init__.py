"""What is incomplete, contradictory or doubtful in law."""
