"""Forms that narrow lists; they read the address."""
