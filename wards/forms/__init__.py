"""Forms of accounts and of a ward's life."""
