"""Lines of the eight registers, made up as a ward's clerk would have written them."""
