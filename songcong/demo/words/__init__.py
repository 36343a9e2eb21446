"""The invented words of the demo city."""
