"""Floating bars of a waterfall in Unicode blocks, half a cell fine."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_BITS = -60.0  # shown: what parts a person from an organization weighs so much that nothing else would be seen
EMPTY, FULL, LEFT, RIGHT, ZERO = " ", "█", "▌", "▐", "┊"


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps bits from `low` to `high`, which lie around 0, to `cells` characters."""

    low: float
    high: float
    cells: int

    def bar(self, start: float, end: float) -> str:
        """The bar between two running sums; at least half a cell, for a step that there was; 0 is marked."""
        first, last = sorted((self._half(start), self._half(end)))
        last = min(max(last, first + 1), 2 * self.cells)
        first = min(first, last - 1)
        zero = min(self._half(0.0) // 2, self.cells - 1)
        return "".join(self._cell(n, first, last, n == zero) for n in range(self.cells)).rstrip()

    def _half(self, bits: float) -> int:
        span = self.high - self.low or 1.0
        return max(0, round((bits - self.low) / span * 2 * self.cells))

    def _cell(self, n: int, first: int, last: int, zero: bool) -> str:
        left, right = first <= 2 * n < last, first <= 2 * n + 1 < last
        if left and right:
            return FULL
        if left or right:
            return LEFT if left else RIGHT
        return ZERO if zero else EMPTY


def scale_of(sums: list[float], cells: int) -> Scale:
    """A scale on which 0 and all running sums lie; those far below stand at its end."""
    return Scale(max(min(0.0, *sums), LEAST_BITS), max(0.0, *sums), cells)
