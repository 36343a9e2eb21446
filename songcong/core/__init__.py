"""The kernel: imports none of the apps."""
