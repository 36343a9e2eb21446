"""The administration's door: units, people, norms, days off, catalogues, what was changed."""
