"""Pages of petitions for citizens."""
