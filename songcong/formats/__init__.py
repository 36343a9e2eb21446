"""Formats that Django gets wrong."""
