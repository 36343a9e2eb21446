"""The ground: units, people and roles, norms, holidays, and the life of a ward."""
