"""Numbers that are the same everywhere: units in which things are counted and stored, and what clocks are allowed."""

from __future__ import annotations

from typing import Final

UNIT: Final = 1024
"""Of a weight to the bit: weights are integers, so that sums are exact whatever their order."""
KEY_BYTES: Final = 16
"""Of what stands for a record, an evidence, a content or a blocking key: BLAKE2b-128. Two of 2**64 might meet."""
MICROS: Final = 1_000_000
"""Microseconds, in which times are kept, to the second."""
CLOCK_AHEAD_US: Final = 24 * 3600 * MICROS
"""How far a source's clock may be ahead of ours: a day, which every time zone lies within (semantics §3)."""
FIRST_PAUSE_S: Final = 0.05
LONGEST_PAUSE_S: Final = 2.0
"""Between attempts at what failed for a passing reason: doubled from the first to the longest, each with jitter."""
