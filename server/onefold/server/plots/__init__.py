"""Explanations drawn: a waterfall of bits, and the joins of a golden record as a tree; SVG or PNG."""
