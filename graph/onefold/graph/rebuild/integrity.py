"""The master law, checked: what is stored against a fresh build of the same touchpoints, settings and assertions."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onefold.graph.answers import IntegrityReport
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Reader
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.store.contract.matches import Edge
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.pages import history, scan_edges, scan_golden, scan_records
from onefold.graph.touchpoint import Record
from onefold.graph.transaction.blocking.rules import key_of, key_texts
from onefold.graph.transaction.decide import decide
from onefold.graph.transaction.evidence import parse_body
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.view import View
from onefold.graph.wording import counted

INDEX_PAGE = 500  # evidences whose blocking keys, some tens each, are compared at once
MAX_PROBLEMS = 20


def check(tenant: str, reader: Reader, model: Model) -> IntegrityReport:
    """What a fresh build says of the stored state; no problems when they agree. Holds the tenant in memory.

    While a change of settings is under way it is not made: it would be what the stored state becomes only then.
    """
    if under_way := reader.tenant().under_way:
        counts = reader.counts()
        return IntegrityReport(counts.records, counts.golden_records, (), under_way)
    store, pool = MemoryStore(), FeaturePool(model)
    commands, newest = history(reader)
    if commands:
        store.transact(tenant, lambda r: (decide(View(tenant, r, model, pool, newest), commands, None).delta, None))
    stored, fresh = snapshot(reader), store.read(tenant, snapshot)
    problems = list(differences(stored, fresh))
    problems += store.read(tenant, lambda beside: list(_index_differences(reader, beside, stored, model.rules)))
    return IntegrityReport(len(stored.records), len(stored.golden), tuple(problems[:MAX_PROBLEMS]))


class Snapshot:
    """Everything the master law speaks of, in a form that two stores can be compared by."""

    def __init__(self, reader: Reader) -> None:
        self.records: dict[bytes, Record] = {r.key: r for r in scan_records(reader)}
        self.edges: dict[tuple[bytes, bytes], Edge] = {(e.low, e.high): e for e in scan_edges(reader)}
        self.golden: dict[str, GoldenRecord] = {g.golden_id: g for g in scan_golden(reader)}
        held: dict[str, list[bytes]] = {}
        for key in sorted(self.records):
            held.setdefault(self.records[key].golden_id, []).append(key)
        self.people = {tuple(keys): golden_id for golden_id, keys in held.items()}


def snapshot(reader: Reader) -> Snapshot:
    """The comparable state of a reader's tenant."""
    return Snapshot(reader)


def differences(stored: Snapshot, fresh: Snapshot) -> Iterator[str]:
    """One line per difference, without personal data."""
    for key in sorted(stored.records.keys() | fresh.records.keys()):
        a, b = stored.records.get(key), fresh.records.get(key)
        if a is None or b is None:
            yield f"record {key.hex()} is {'missing' if a is None else 'left over'}"
        elif (a.said, a.touchpoints, a.newest, a.fingerprint) != (b.said, b.touchpoints, b.newest, b.fingerprint):
            yield f"record {key.hex()} says something else than its touchpoints"
    for pair in sorted(stored.edges.keys() | fresh.edges.keys()):
        if stored.edges.get(pair) != fresh.edges.get(pair):
            yield f"match {pair[0].hex()} {pair[1].hex()} is {_differs(stored.edges.get(pair), fresh.edges.get(pair))}"
    for keys in sorted(stored.people.keys() ^ fresh.people.keys()):
        where = "stored but not in a fresh build" if keys in stored.people else "in a fresh build but not stored"
        yield f"golden record of {counted(len(keys), 'record')} from {keys[0].hex()} is {where}"
    for keys in sorted(stored.people.keys() & fresh.people.keys()):
        ours, theirs = stored.golden.get(stored.people[keys]), fresh.golden.get(fresh.people[keys])
        if ours is None or theirs is None or _content(ours) != _content(theirs):
            yield f"golden record {stored.people[keys]} has other values, joins or counts than a fresh build"
    for golden_id in sorted(stored.golden.keys() - set(stored.people.values())):
        yield f"golden record {golden_id} is live but holds no record"


def _index_differences(reader: Reader, fresh: Reader, stored: Snapshot, rules: Collection[str]) -> Iterator[str]:
    """What no record shows: evidence bodies, members of blocking keys, and rows that nothing leads to any more."""
    secrets = reader.tenant().secret, fresh.tenant().secret
    members = sorted({r.fingerprint for r in stored.records.values()})
    for at in range(0, len(members), INDEX_PAGE):
        page = members[at : at + INDEX_PAGE]
        ours, theirs = reader.evidence(page), fresh.evidence(page)
        yield from (f"evidence {m.hex()} has another body" for m in page if ours.get(m) != theirs.get(m))
        evidences = (parse_body(body) for m, body in theirs.items() if m not in stored.records)
        texts = {text for evidence in evidences for text in key_texts(evidence, rules)}
        sizes = [_sizes(r, texts, secret) for r, secret in zip((reader, fresh), secrets, strict=True)]
        for text in sorted(texts, key=lambda text: key_of(text, secrets[0])):
            if sizes[0].get(text) != sizes[1].get(text):
                held, due = (size.get(text, 0) for size in sizes)
                yield f"blocking key {key_of(text, secrets[0]).hex()} has {held} evidences instead of {due}"
    counts = reader.counts(), fresh.counts()
    for name in ("touchpoints", "identifiers", "evidences", "keys"):
        held, due = (getattr(c, name) for c in counts)
        if held != due:
            yield f"there are {held} {name} instead of {due}"


def _sizes(reader: Reader, texts: set[tuple[str, str]], secret: bytes) -> dict[tuple[str, str], int]:
    of_key = {key_of(text, secret): text for text in texts}
    return {of_key[key]: posting.count for key, posting in reader.postings(list(of_key), 0).items()}


def _differs(stored: Edge | None, fresh: Edge | None) -> str:
    return "missing" if stored is None else "left over" if fresh is None else "of other weight or support"


def _content(g: GoldenRecord) -> tuple[object, ...]:
    return g.live, g.records, g.weakest_join, g.best_rejected, g.cut, g.values
