"""Receptions, petitions of every kind and mediation."""
