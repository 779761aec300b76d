"""What we add to published records, each with its evidence or reason."""
