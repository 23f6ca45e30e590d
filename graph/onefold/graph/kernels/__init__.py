"""numba kernels over packed arrays: comparison levels, pair weights, changed pairs, components, linkage.

Compiled once and cached on disk; they release the GIL. Nothing here uses fast-math: every result that reaches a
decision is an integer and the same on every machine.
"""
