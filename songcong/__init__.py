"""The project: wiring on top, a small kernel below."""
