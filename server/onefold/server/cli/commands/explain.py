"""`onefold explain`: why records match or not, how a golden record was built, what a touchpoint would change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from onefold.graph.answers import IdState
from onefold.graph.engine import Onefold
from onefold.graph.errors import InvalidArgument, NotFound
from onefold.graph.explanations import TouchpointExplanation
from onefold.graph.wording import counted
from onefold.server.cli.connection import connected
from onefold.server.cli.options import MappingFile, StoreUrl, Target, Tenant
from onefold.server.cli.touchpoints_if import touchpoints_of
from onefold.server.shown import explanations as explain_words
from onefold.server.shown.console import out, say
from onefold.server.shown.golden import golden_table, joins_table
from onefold.server.shown.names import printable
from onefold.server.shown.plots.canvas import checked_plot_file
from onefold.server.shown.plots.golden import plot_golden
from onefold.server.shown.plots.waterfall import plot_waterfall
from onefold.server.shown.waterfall import bits_table

Plot = Path | None


def explain(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE:RECORD_ID [SOURCE:RECORD_ID | GOLDEN_ID] | GOLDEN_ID",
            help="Two records: why they match or not. A record and a golden id: why it is in there or not. "
            "One record or golden id: how the golden record was built.",
            show_default=False,
        ),
    ] = None,
    arriving: Annotated[
        str | None,
        typer.Option(
            "--if",
            metavar="FILE|-|JSON",
            help="What would happen if these touchpoints (JSON Lines, as load takes them) arrived, each by itself.",
        ),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Draw it too: .svg or .png.", show_default=False)
    ] = None,
    mapping: MappingFile = None,
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
) -> None:
    """Explain a match as a waterfall of bits, or a golden record by its joins and the provenance of its values.

    Example: onefold explain crm:C-1001 web:W-77 --plot match.svg --store sqlite:///onefold.db

    Example: onefold explain --if '{"source": "web", "email": "amelia.hartley@mail.example.com"}'
    """
    named = what or []
    if arriving is None and not 1 <= len(named) <= 2:
        raise InvalidArgument("name two records, or one record or golden id", field="what")
    if arriving is not None and named:
        raise InvalidArgument("--if asks for touchpoints; leave out the records", field="if")
    if arriving is None and mapping is not None:
        raise InvalidArgument("--mapping is for the touchpoints of --if; leave it out", field="mapping")
    plot = checked_plot_file(plot)
    touchpoints = [] if arriving is None else touchpoints_of(arriving, mapping)
    if plot is not None and len(touchpoints) > 1:
        raise InvalidArgument(f"--plot draws one; --if told {counted(len(touchpoints), 'touchpoint')}", field="plot")
    with connected(store, target, must_exist=True) as connection:
        for touchpoint in touchpoints:
            _arriving(connection.explain_touchpoint(tenant, touchpoint), plot)
        if len(named) == 2:
            _match(connection, tenant, named[0], named[1], plot)
        elif named:
            of = _golden_id(connection, tenant, _record(named[0])) if ":" in named[0] else named[0]
            _golden(connection, tenant, of, plot)
    if plot is not None:
        say(f"Wrote {plot}.")


def _record(text: str) -> tuple[str, str]:
    source, colon, record_id = text.partition(":")
    if not (source and colon and record_id):
        raise InvalidArgument(f"{text!r} names no record; write SOURCE:RECORD_ID, for example crm:C-1001", field="what")
    return source, record_id


def _golden_id(connection: Onefold, tenant: str, record: tuple[str, str]) -> str:
    try:
        return connection.golden_of_record(tenant, *record).golden_id
    except NotFound:
        name = ":".join(record)
        raise NotFound(
            f"tenant {tenant} has no record {name}; onefold export crosswalk lists those that there are"
        ) from None


def _arriving(told: TouchpointExplanation, plot: Plot) -> None:
    if told.best is not None:
        out().print(bits_table(told.best))
    _say(explain_words.of_touchpoint(told))
    if plot is not None:
        if told.best is None:
            raise InvalidArgument("there is nothing to draw: no record matches this touchpoint", field="plot")
        plot_waterfall(told.best, told.verdict, plot)


def _match(connection: Onefold, tenant: str, one: str, other: str, plot: Plot) -> None:
    left = _record(one)
    _golden_id(connection, tenant, left)  # says which of the two there is not
    if ":" in other:
        right = _record(other)
        _golden_id(connection, tenant, right)
        match = connection.explain_match(tenant, left, right)
    else:
        match = connection.explain_membership(tenant, left, other)
    out().print(bits_table(match))
    _say(explain_words.of_match(match))
    if plot is not None:
        plot_waterfall(match, match.verdict, plot)


def _golden(connection: Onefold, tenant: str, golden_id: str, plot: Plot) -> None:
    answer = connection.golden_record(tenant, golden_id)
    if answer.state is not IdState.LIVE:
        now = ", ".join(golden.golden_id for golden in answer.golden) or "nothing"
        say(f"{golden_id} is {answer.state.value}; its records are now in {now}.")
        if len(answer.golden) != 1:
            return
        golden_id = answer.golden[0].golden_id
    built = connection.explain_golden(tenant, golden_id)
    out().print(golden_table(built.golden))
    if built.joins or built.rejected:
        out().print(joins_table(built))
    _say(explain_words.of_golden(built))
    if plot is not None:
        plot_golden(built, plot)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        say(printable(line))
