"""`onefold explain`: why two records match or not, or how a golden record was built."""

from __future__ import annotations

from typing import Annotated

import typer

from onefold.graph.answers import IdState
from onefold.graph.errors import InvalidArgument, NotFound
from onefold.server.cli.connection import Connection, connected
from onefold.server.cli.console import counted, out, say
from onefold.server.cli.options import StoreUrl, Target, Tenant
from onefold.server.cli.tables import bits_table, golden_table, joins_table, named


def explain(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE:RECORD_ID [SOURCE:RECORD_ID] | GOLDEN_ID",
            help="Two records: why they match or not. One record or golden id: how the golden record was built.",
            show_default=False,
        ),
    ],
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
) -> None:
    """Explain a match as a table of bits, or a golden record by its joins and the provenance of its values.

    Example: onefold explain crm:C-1001 web:W-77 --store sqlite:///onefold.db
    """
    if len(what) > 2:
        raise InvalidArgument("name two records, or one record or golden id", field="what")
    with connected(store, target, must_exist=True) as connection:
        if len(what) == 2:
            left, right = _record(what[0]), _record(what[1])
            _golden_id(connection, tenant, left)  # says which of the two there is not
            _golden_id(connection, tenant, right)
            _match(connection, tenant, left, right)
        elif ":" in what[0]:
            _golden(connection, tenant, _golden_id(connection, tenant, _record(what[0])))
        else:
            _golden(connection, tenant, what[0])


def _record(text: str) -> tuple[str, str]:
    source, colon, record_id = text.partition(":")
    if not (source and colon and record_id):
        raise InvalidArgument(f"{text!r} names no record; write SOURCE:RECORD_ID, for example crm:C-1001", field="what")
    return source, record_id


def _golden_id(connection: Connection, tenant: str, record: tuple[str, str]) -> str:
    try:
        return connection.golden_of_record(tenant, *record).golden_id
    except NotFound:
        name = ":".join(record)
        raise NotFound(
            f"tenant {tenant} has no record {name}; onefold export crosswalk lists those that there are"
        ) from None


def _match(connection: Connection, tenant: str, left: tuple[str, str], right: tuple[str, str]) -> None:
    match = connection.explain_match(tenant, left, right)
    out().print(bits_table(match))
    say(match.verdict)
    found = "; ".join(match.found_by) or "no blocking key: they are compared only to close a component"
    say(f"Found by {found}." + (f" Too common to be used: {'; '.join(match.generic)}." if match.generic else ""))
    if match.assertion:
        say(f"A steward ruled: {match.assertion}.")


def _golden(connection: Connection, tenant: str, golden_id: str) -> None:
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
    say(f"{counted(len(built.records), 'record')}: {', '.join(map(named, built.records))}")
    weakest = min((join.probability for join in built.joins), default=None)
    if weakest is None:
        say("It stands alone.")
    else:
        component = counted(built.component_records, "record")
        say(f"Confidence {weakest:.4f}: its least certain join. {component} in the component.")
    if built.cut_at_bits is not None:
        say(f"The component was too large and was cut at {built.cut_at_bits} bits.")
