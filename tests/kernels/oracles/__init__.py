"""Slow twins of the kernels, module for module: what they must answer, in plain Python over bytes, tuples and sets.

Nothing here is fast, compiled or shared with the engine, but for the names of the kinds and levels. A text is `bytes`,
an evidence a mapping from field to values, a node of linkage a list of evidences.
"""

from kernels.oracles import components, levels, linkage, pairs, population, score, strings

__all__ = ["components", "levels", "linkage", "pairs", "population", "score", "strings"]
