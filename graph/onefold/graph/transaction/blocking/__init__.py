"""Blocking: the keys that evidences carry, and which pairs therefore are compared at all."""
