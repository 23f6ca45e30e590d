"""The plots of an evaluation, as SVG elements ready to stand in its report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from onefold.graph.evaluation.clusters import ClusterScores
from onefold.graph.evaluation.evaluate import PairCalibration
from onefold.graph.evaluation.reliability import Reliability
from onefold.server.shown.plots.canvas import drawn_svg

BLUE, ORANGE, GREY, GREEN = "#3465a4", "#d98200", "#9a9a9a", "#2a7f62"
_SIZE = (4.6, 3.3)  # inches
_MOST_BARS = 40


def reliability_plot(series: Sequence[tuple[str, Reliability]], title: str) -> str:
    """Stated probability against the share that is true, one line per series; the diagonal is the truth."""

    def draw(axes: Any) -> None:
        axes.plot([0, 1], [0, 1], color=GREY, linewidth=1, linestyle="--")
        for (name, found), color in zip(series, (BLUE, ORANGE, GREEN), strict=False):
            x, y = [b.predicted for b in found.bins], [b.true for b in found.bins]
            axes.plot(x, y, marker="o", markersize=4, linewidth=1.2, color=color, label=f"{name} (ECE {found.ece:.3f})")
        axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), xlabel="stated probability", ylabel="share that is true")
        axes.legend(frameon=False, fontsize=8, loc="lower right")

    return _svg(draw, title)


def histogram_plot(found: PairCalibration) -> str:
    """How many candidate pairs weigh how much, by what they truly are."""

    def draw(axes: Any) -> None:
        bits = [row[0] + 0.5 for row in found.histogram]
        for at, name, color in ((2, "two people", ORANGE), (1, "one person", BLUE)):
            axes.step(bits, [row[at] for row in found.histogram], where="mid", color=color, linewidth=1.3, label=name)
        axes.axvspan(-found.window_bits, found.window_bits, color=GREY, alpha=0.12, linewidth=0)
        _counts_by_tens(axes)
        axes.set(xlabel="raw weight, bits (grey: judged above)", ylabel="candidate pairs", ylim=(0, None))
        axes.legend(frameon=False, fontsize=8)

    return _svg(draw, "Weights by truth")


def sizes_plot(clusters: ClusterScores) -> str:
    """How many clusters have how many records, found and true."""

    def draw(axes: Any) -> None:
        most = max(clusters.largest_true, clusters.largest_found)
        step = -(-most // _MOST_BARS)
        for sizes, offset, name, color in (
            (clusters.sizes_true, -0.2, "entities", GREY),
            (clusters.sizes_found, 0.2, "golden records", BLUE),
        ):
            count: dict[int, int] = {}
            for size, clusters_of in sizes:
                count[(size - 1) // step] = count.get((size - 1) // step, 0) + clusters_of
            x = [(at * step + (step + 1) / 2) + offset * step for at in count]
            axes.bar(x, list(count.values()), width=0.4 * step, color=color, label=name)
        _counts_by_tens(axes)
        axes.set(xlabel="records of one", ylabel="how many", ylim=(0, None))
        axes.legend(frameon=False, fontsize=8)

    return _svg(draw, "Cluster sizes")


def ceiling_plot(rows: Sequence[tuple[str, float]]) -> str:
    """Shares of the true pairs, from the ceiling down to what was found."""

    def draw(axes: Any) -> None:
        names = [name for name, _ in reversed(rows)]
        shares = [share for _, share in reversed(rows)]
        axes.barh(names, shares, color=[BLUE, *[GREY] * (len(rows) - 1)], height=0.5)
        for at, share in enumerate(shares):
            axes.text(share - 0.01, at, f"{share:.3f}", ha="right", va="center", color="white", fontsize=9)
        axes.set(xlim=(0, 1), xlabel="share of the true pairs")

    return _svg(draw, "Where recall is lost")


def _counts_by_tens(axes: Any) -> None:
    """Counts from 0 on a logarithmic axis, written out: the canvas sets no mathematics."""
    axes.set_yscale("symlog", linthresh=1)
    axes.yaxis.set_major_formatter(lambda count, _: f"{count:,.0f}")


def _svg(onto: Callable[[Any], None], title: str) -> str:
    def titled(axes: Any) -> None:
        onto(axes)
        axes.set_title(title, fontsize=10, loc="left")
        axes.spines[["top", "right"]].set_visible(False)

    return drawn_svg(*_SIZE, titled)
