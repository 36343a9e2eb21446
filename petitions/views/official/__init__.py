"""The officials' desk."""
