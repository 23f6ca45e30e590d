"""Where words go: results to stdout; progress, notices and errors to stderr."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onefold.graph.kernels.jit import cache_dir

PLAIN_WIDTH = 100
"""Of output that goes to a file or a CI log, where nobody says how wide it is."""
_with_bars: ContextVar[Console | None] = ContextVar("onefold_bars", default=None)
"""The console whose progress bars are on the screen: only what it prints itself goes above them."""


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, emoji=False)  # "crm:key:" names a record
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PLAIN_WIDTH
    return console


def out() -> Console:
    """For results."""
    return _console(stderr=False)


def err() -> Console:
    """For everything else."""
    return _console(stderr=True)


def say(text: str) -> None:
    """A line of result, as it is."""
    out().print(text, markup=False, soft_wrap=True)


def notice(text: str) -> None:
    """A line that is not the result."""
    (_with_bars.get() or err()).print(text, markup=False, soft_wrap=True, style="yellow")


def notice_compiling() -> None:
    """Say why the first command takes its time."""
    if not any(cache_dir().rglob("*.nbi")):
        notice("compiling the kernels, once; about a minute")


@contextmanager
def progress() -> Iterator[Progress]:
    """Progress bars on stderr; nothing at all when that is no terminal."""
    console = err()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bars:
        token = _with_bars.set(console)
        try:
            yield bars
        finally:
            _with_bars.reset(token)
