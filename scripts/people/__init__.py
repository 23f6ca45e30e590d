"""Synthetic people with known truth: who they are, what sources wrote down of them, and how that went wrong."""
