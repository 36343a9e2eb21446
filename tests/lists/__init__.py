"""Lists, pages and files of the eight registers."""
