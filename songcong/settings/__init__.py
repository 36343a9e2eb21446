"""Settings: base, and three short variations."""
