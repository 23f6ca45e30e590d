"""In which order a file writes day and month: one date of birth that can be read in one way only tells it for all.

Told per source, since a file may hold the rows of several systems. A date that only its column tells how to read is
written out (1981-03-09), so that it means the same wherever it is shown and compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import islice
from typing import Final

from onefold.graph.normalize import Conventions, normalize
from onefold.graph.normalize.dates.dates import order_told
from onefold.graph.normalize.text import fold
from onefold.graph.touchpoint import DateOrder
from onefold.server.files.formats.rows import Row, Table
from onefold.server.files.mapping import Mapping

SAMPLED_ROWS: Final = 5000
EVERY_SOURCE: Final = ""
_CLEAR: Final = 20
"""How many times as many dates must tell the one order as any other; the others are slips."""


def told_orders(data: Table, mapping: Mapping) -> dict[str, DateOrder]:
    """Source → the order; `EVERY_SOURCE` where all agree. Nothing where the mapping or no date says it.

    Reads the first rows once.
    """
    at = [data.columns.index(joined[0]) for joined in mapping.fields.get("birth_date", ()) if len(joined) == 1]
    if not at or mapping.settings.date_order is not None:
        return {}
    source_at = data.columns.index(mapping.source_column) if mapping.source_column else None
    counts: defaultdict[str, Counter[DateOrder]] = defaultdict(Counter)
    for row in islice(data.rows(), SAMPLED_ROWS):
        if isinstance(row, Row):
            source = row.cells[source_at] if source_at is not None else EVERY_SOURCE
            counts[source].update(order for index in at if (order := _order_told(row.cells[index])))
    every = _clear(sum(counts.values(), Counter()))
    if every:
        return {EVERY_SOURCE: every}
    return {source: order for source, told in counts.items() if (order := _clear(told))}


@lru_cache(maxsize=1 << 14)
def _order_told(cell: str) -> DateOrder | None:
    return order_told(fold(cell))


def _clear(told: Counter[DateOrder]) -> DateOrder | None:
    if not told:
        return None
    (order, most), *others = told.most_common()
    return order if most >= _CLEAR * sum(count for _, count in others) else None


def explained(orders: dict[str, DateOrder]) -> str:
    """What to tell people of the orders found: "day and month: MDY, as its values tell"."""
    if not orders:
        return ""
    if EVERY_SOURCE in orders:
        return f"{orders[EVERY_SOURCE]}, as its values tell"
    return ", ".join(f"{order} in {source!r}" for source, order in sorted(orders.items())) + ", as its values tell"


@lru_cache(maxsize=1 << 14)
def written_out(text: str, order: DateOrder) -> tuple[str, ...]:
    """The dates that a text is by its column's order, as YYYY-MM-DD; the text where the order does not matter."""
    any_order = normalize("birth_date", text, Conventions()).values
    dates = normalize("birth_date", text, Conventions(date_order=order)).values
    if dates == any_order or not dates:
        return (text,)
    return tuple(f"{date[:4]}-{date[4:6]}-{date[6:]}" for date in dates)
