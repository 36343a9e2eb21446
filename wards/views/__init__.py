"""Pages of the ground and of a ward's life."""
