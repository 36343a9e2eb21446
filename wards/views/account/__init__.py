"""Signing in and out, passwords, and one's own page."""
