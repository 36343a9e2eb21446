"""Pages of receptions, petitions and mediation."""
