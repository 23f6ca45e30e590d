"""A figure and how it becomes a file: matplotlib, imported when something is drawn."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onefold.graph.errors import InvalidArgument

SUFFIXES = (".svg", ".png")
DPI, MOST_PIXELS = 150, 12_000
"""Of a PNG, and along its longer side: a tree of 200 joins at full size would take 1.3 GB to draw."""
AGREES, AGAINST, PRIOR, WEAK, STEWARD, GHOST = "#2a7f62", "#b5403a", "#7a7a7a", "#d98200", "#3465a4", "#9a9a9a"
STYLE: Any = {
    "svg.fonttype": "none",  # text stays text: it can be searched, and any script is drawn by the viewer's fonts
    "svg.hashsalt": "onefold",  # the same explanation gives the same file
    "text.parse_math": False,
    "font.size": 9,
}


def checked_plot_file(path: Path | None) -> Path | None:
    """The path, if it can be drawn to. Raises InvalidArgument for another ending, or a folder that is not there."""
    if path is None:
        return None
    if path.suffix.lower() not in SUFFIXES:
        raise InvalidArgument(f"--plot {path}: name a file that ends in .svg or .png", field="plot")
    if not path.parent.is_dir():
        raise InvalidArgument(f"--plot {path}: there is no folder {path.parent}", field="plot")
    return path


def draw(path: Path, width: float, height: float, onto: Callable[[Any], None]) -> None:
    """Write a figure of so many inches; `onto` draws on its axes. Raises InvalidArgument where it cannot be written."""
    with _figure(width, height) as figure:
        onto(figure.add_subplot())
        metadata = {"Date": None} if path.suffix.lower() == ".svg" else {}
        try:
            figure.savefig(path, dpi=min(DPI, MOST_PIXELS / max(width, height)), metadata=metadata)
        except OSError as error:
            raise InvalidArgument(f"--plot {path}: cannot be written: {error.strerror}", field="plot") from None


def drawn_svg(width: float, height: float, onto: Callable[[Any], None]) -> str:
    """The same figure as an SVG element, to stand in a page."""
    with _figure(width, height) as figure:
        onto(figure.add_subplot())
        text = io.StringIO()
        figure.savefig(text, format="svg", transparent=True, metadata={"Date": None})
    drawing = text.getvalue()
    return drawing[drawing.index("<svg") :]


@contextmanager
def _figure(width: float, height: float) -> Iterator[Any]:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # PNG draws boxes for scripts it has no font of
        yield Figure(figsize=(width, height), layout="constrained")
