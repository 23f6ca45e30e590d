"""Why records match or not, how golden records were built and what holds them together; computed anew, never stored."""
