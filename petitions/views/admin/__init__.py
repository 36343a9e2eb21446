"""The administration's door: who looked at a denouncer's identity."""
