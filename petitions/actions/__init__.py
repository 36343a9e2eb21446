"""Verbs: each changes one case, whole or not at all."""
