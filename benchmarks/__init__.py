"""What measures speed and growth, and what shows that the tests bite."""
