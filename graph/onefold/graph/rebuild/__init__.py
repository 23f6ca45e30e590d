"""Everything at once: a new generation, one that is never kept, and a fresh build to check the stored state by."""
