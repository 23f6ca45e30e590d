"""Drawings, SVG or PNG: a waterfall of bits, the joins of a golden record as a tree, what an evaluation found."""
