"""Pages of the two boards."""
