"""All there is of a tenant, page by page, and the commands that a fresh build of it starts from."""

from __future__ import annotations

from collections.abc import Iterator

from onefold.graph.store.contract import Reader
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.store.contract.matches import Edge
from onefold.graph.touchpoint import Assert, Command, PutIdentifier, PutSource, Record

PAGE = 5000


def scan_records(reader: Reader) -> Iterator[Record]:
    """All records, by key."""
    after = b""
    while page := reader.scan_records(after, PAGE):
        yield from page
        after = page[-1].key


def scan_edges(reader: Reader) -> Iterator[Edge]:
    """All matches, by (low, high)."""
    after = (b"", b"")
    while page := reader.scan_edges(after, PAGE):
        yield from page
        after = (page[-1].low, page[-1].high)


def scan_golden(reader: Reader) -> Iterator[GoldenRecord]:
    """All live golden records, by id."""
    after = ""
    while page := reader.scan_golden(after, PAGE):
        yield from page
        after = page[-1].golden_id


def history(reader: Reader) -> tuple[list[Command], int]:
    """Commands that a fresh build starts from, and the latest time at which one was received."""
    commands: list[Command] = []
    keys = [r.key for r in scan_records(reader)]
    newest = 0
    for at in range(0, len(keys), PAGE):
        for stored in reader.touchpoints_of(keys[at : at + PAGE]).values():
            commands += [t.touchpoint for t in stored]
            newest = max(newest, *(t.received_at for t in stored))
    # after the touchpoints: a source that became "snapshot" may hold some without a time, which it would refuse now
    settings = reader.settings()
    commands += [PutSource(s) for s in settings.sources.values()]
    commands += [PutIdentifier(s) for s in settings.identifiers.values()]
    for at in range(0, len(keys), PAGE):
        for a in reader.assertions_about(keys[at : at + PAGE]):
            commands.append(Assert(a.assertion_id, a.kind, a.left_ref, a.right_ref, a.author, a.reason))
    return commands, newest
