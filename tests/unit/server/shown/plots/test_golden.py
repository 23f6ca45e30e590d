"""Trees of joins: every kind of join is drawn, no branch crosses another."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.graph.explanations import Bridge, GoldenExplanation, Join, Ref
from onefold.graph.rated import RatedGolden
from onefold.server.shown.plots.canvas import DPI, MOST_PIXELS, draw
from onefold.server.shown.plots.golden import MAX_DRAWN, leaf_order, plot_golden

A, B, C, D, E = ((name, "1") for name in "abcde")


def built(records: tuple[Ref, ...], *joins: Join, bridges: tuple[Bridge, ...] = ()) -> GoldenExplanation:
    golden = RatedGolden("g1", (1, 0), records=len(records))
    return GoldenExplanation(golden, records, joins, (), len(records), None, len(joins) - 1 if joins else None, bridges)


PERSON = built(
    (A, B, C, D, E),
    Join((A,), (D, C), 0.0, 1.0, True),
    Join((B,), (E,), 7.5, 0.99, False),
    Join((A, C, D), (B, E), 3.5, 0.9, False, True),
    bridges=(Bridge(B, ((A, C, D), (E,))),),
)


def test_what_is_joined_first_lies_side_by_side() -> None:
    order = leaf_order(PERSON)
    assert sorted(order) == [A, B, C, D, E]
    for group in ({A, C, D}, {B, E}):
        places = [order.index(ref) for ref in group]
        assert max(places) - min(places) == len(group) - 1


def test_every_kind_of_join_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "tree.svg"
    plot_golden(PERSON, file)
    text = "".join(ElementTree.parse(file).getroot().itertext())
    for said in ("steward", "+7.5 bits", "0.9000 weakest", "bridge: b:1", "confidence 0.9000", "join 3"):
        assert said in text


def test_a_record_alone_is_a_line(tmp_path: Path) -> None:
    plot_golden(built((A,)), tmp_path / "one.png")
    assert (tmp_path / "one.png").stat().st_size > 0


def test_a_wide_plot_is_drawn_coarser_instead_of_taking_all_memory(tmp_path: Path) -> None:
    draw(tmp_path / "wide.png", 2 * MOST_PIXELS / DPI, 1.0, lambda _: None)
    header = (tmp_path / "wide.png").read_bytes()[:24]
    assert int.from_bytes(header[16:20], "big") == MOST_PIXELS


def test_more_than_anybody_reads_is_refused(tmp_path: Path) -> None:
    many = tuple(("a", str(n)) for n in range(MAX_DRAWN + 1))
    with pytest.raises(InvalidArgument, match="draws up to"):
        plot_golden(built(many), tmp_path / "many.png")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "there.svg").mkdir()
    with pytest.raises(InvalidArgument, match="cannot be written"):
        plot_golden(PERSON, tmp_path / "there.svg")
