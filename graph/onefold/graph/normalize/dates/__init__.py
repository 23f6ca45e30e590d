"""Dates, with every reading that is possible."""
