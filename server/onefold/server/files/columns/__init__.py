"""Which column is what, by its heading and its values."""
