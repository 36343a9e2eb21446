"""The two boards for machines."""
