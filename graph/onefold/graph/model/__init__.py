"""What a match is worth: an immutable, content-hashed model of fields, levels, weights and thresholds."""
