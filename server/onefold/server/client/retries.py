"""How long and how often to try again."""

from __future__ import annotations

import random
import time

from onefold.graph.units import FIRST_PAUSE_S, LONGEST_PAUSE_S


class Patience:
    """Pauses between attempts: doubled each time, with jitter, until the time is up; progress starts anew."""

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s
        self.progressed()

    def progressed(self) -> None:
        """Something went well: be patient again."""
        self._until = time.monotonic() + self._patience_s
        self._pause_s = FIRST_PAUSE_S

    def pause(self) -> bool:
        """Sleep, and say whether to try again."""
        if time.monotonic() + self._pause_s > self._until:
            return False
        time.sleep(self._pause_s * random.uniform(0.5, 1.0))
        self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)
        return True
