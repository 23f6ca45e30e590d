"""Values that say nothing: words for "missing", placeholders, and people who are nobody."""
