"""The ground for machines."""
