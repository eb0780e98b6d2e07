"""What a website does before and after a visitor has chosen, compared with what its register declares."""
