"""What reports say and how they are judged: pure functions over figures."""
