"""Receptions, petitions and mediation for machines."""
