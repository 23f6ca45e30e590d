"""The sources' own fields: which of them are evidence, and how much of it."""
