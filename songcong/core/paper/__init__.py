"""Office papers as Decree 30/2020 lays them out: heads, signatures, charts, and the renderer."""
