"""The figures for machines."""
