"""Forms of the two boards."""
