"""Golden records: which id a cluster bears, which values survive, and what the change log says of it."""
