"""The committee's door."""
