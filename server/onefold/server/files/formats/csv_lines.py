"""Lines of a CSV file, counted as a text editor counts them, with those of a row kept to be read again."""

from __future__ import annotations

from collections import deque
from typing import Final, TextIO

MAX_RECORD_CHARS: Final = 1 << 24
"""A row, its quoted line breaks included; what is longer is taken for a quote that was never closed."""


class TooLongError(Exception):
    """A row of more than MAX_RECORD_CHARS."""


class Lines:
    """Lines of a text stream.

    `taken` are those of the current row, `number` counts up to the last of them; what begins up to the line behind
    `doubted_to` may be left of a torn row, where that is not 0.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._given: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0
        self.doubted_to = 0
        self._chars = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._given.popleft() if self._given else self._stream.readline(MAX_RECORD_CHARS)
        if not line:
            raise StopIteration
        if line[0] == "\ufeff":  # where files were put together
            line = line.lstrip("\ufeff") or "\n"
        self.number += 1
        self.taken.append(line)
        if len(self.taken) > 1 or len(line) >= MAX_RECORD_CHARS:
            self._count(line)
        return line

    def _count(self, line: str) -> None:
        if len(line) >= MAX_RECORD_CHARS and not line.endswith(("\n", "\r")):
            while (rest := self._stream.readline(MAX_RECORD_CHARS)) and not rest.endswith(("\n", "\r")):
                pass
            raise TooLongError
        self._chars += len(line) if len(self.taken) > 2 else len(line) + len(self.taken[0])
        if self._chars > MAX_RECORD_CHARS:
            raise TooLongError

    def start(self) -> None:
        """A new row begins with the next line."""
        self.taken.clear()
        self._chars = 0

    def first(self) -> int:
        """Number of the line on which the current row began."""
        return self.number - len(self.taken) + 1

    def doubt(self) -> None:
        """The current row is torn: so may be those among its lines, and the one behind it."""
        self.doubted_to = max(self.doubted_to, self.number)

    def trust(self) -> None:
        """No row is torn so far: a whole one was read, or the torn one turned out to be whole."""
        self.doubted_to = 0

    def is_doubted(self) -> bool:
        """Whether the current row may be what is left of a torn one."""
        return 0 < self.doubted_to >= self.first() - 1

    def back_to_second(self) -> None:
        """Give all lines of the current row but its first once more."""
        swallowed = self.taken[1:]
        self._given.extendleft(reversed(swallowed))
        self.number -= len(swallowed)
