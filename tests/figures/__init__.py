"""What each sentence about the figures means, by hand-made cases."""
