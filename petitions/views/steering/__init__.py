"""Pages of petitions for the city's committee."""
