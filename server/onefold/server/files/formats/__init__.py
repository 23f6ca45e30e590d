"""Formats: what each kind of file holds, row by row."""
