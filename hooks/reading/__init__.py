"""Files become plain data with positions, and what is wrong with them becomes faults."""
