"""Quarterly reports and the pages that show several apps: composes, never counts."""
