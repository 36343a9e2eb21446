"""Factories of rows for tests, one module an app."""
