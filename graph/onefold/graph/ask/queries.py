"""Questions about what is there: golden records by id, record and identifier; lineage; change log. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onefold.graph.answers import GoldenAnswer, IdState
from onefold.graph.errors import InvalidArgument, NotFound
from onefold.graph.identity import record_key
from onefold.graph.model.model import Model
from onefold.graph.normalize import Conventions
from onefold.graph.settings import Settings
from onefold.graph.store.contract import Reader
from onefold.graph.store.rows import Change, GoldenRecord
from onefold.graph.touchpoint import Record, StoredTouchpoint
from onefold.graph.transaction.blocking import key_of
from onefold.graph.transaction.facts import identifier_text
from onefold.graph.transaction.generic import Crowds
from onefold.graph.transaction.identifiers.rules import namespace_of, namespaces, never_used, readings
from onefold.graph.transaction.intake import concerns

PAGE = 1000


def find_record(reader: Reader, tenant: str, source: str, record_id: str) -> Record:
    """A record by its source and id. Raises NotFound."""
    key = record_key(tenant, source, record_id)
    found = reader.records([key]).get(key)
    if found is None:
        raise NotFound("no such record")
    return found


def golden_answer(reader: Reader, golden_id: str) -> GoldenAnswer:
    """What an id ever issued means now; computed from who holds its records, never chained. Raises NotFound."""
    row = reader.golden([golden_id]).get(golden_id)
    if row is None:
        raise NotFound("no golden record was ever given this id")
    if row.live:
        return GoldenAnswer(golden_id, IdState.LIVE, tuple(marked(reader, [row])))
    last = reader.last_held([golden_id]).get(golden_id, [])
    now = sorted(set(reader.golden_of(last).values()))
    state = (IdState.GONE, IdState.REDIRECTED, IdState.SPLIT)[min(len(now), 2)]
    rows = reader.golden(now)
    return GoldenAnswer(golden_id, state, tuple(marked(reader, [rows[i] for i in now])))


def golden_of_record(reader: Reader, tenant: str, source: str, record_id: str) -> GoldenRecord:
    """The golden record of a record. Raises NotFound."""
    golden_id = find_record(reader, tenant, source, record_id).golden_id
    return marked(reader, [reader.golden([golden_id])[golden_id]])[0]


def live_golden(reader: Reader, golden_id: str) -> GoldenRecord:
    """A live golden record. Raises NotFound, saying what became of it."""
    answer = golden_answer(reader, golden_id)
    if answer.state is not IdState.LIVE:
        now = ", ".join(g.golden_id for g in answer.golden) or "nothing"
        raise NotFound(f"this golden record is {answer.state.value}; its records are now in: {now}")
    return answer.golden[0]


def marked(reader: Reader, golden: Sequence[GoldenRecord]) -> list[GoldenRecord]:
    """Golden records, those marked that may be other ones once changed settings have reached all their records."""
    if not reader.tenant().under_way:
        return list(golden)
    under_way = reader.settings().under_way
    keys = reader.records_of_golden([g.golden_id for g in golden])
    records = reader.records([key for held in keys.values() for key in held])

    def waits(golden_id: str) -> bool:
        held = (records[key] for key in keys.get(golden_id, ()))
        return any(record.key > change.cursor and concerns(change, record) for record in held for change in under_way)

    return [replace(g, pending=waits(g.golden_id)) for g in golden]


def records_of(reader: Reader, golden_id: str) -> list[Record]:
    """Records of a live golden record, by key. Raises NotFound."""
    live_golden(reader, golden_id)
    keys = reader.records_of_golden([golden_id]).get(golden_id, [])
    records = reader.records(keys)
    return [records[key] for key in keys]


def touchpoints_of(reader: Reader, tenant: str, source: str, record_id: str) -> list[StoredTouchpoint]:
    """Live touchpoints of a record, oldest first. Raises NotFound."""
    key = find_record(reader, tenant, source, record_id).key
    return reader.touchpoints_of([key]).get(key, [])


def canonical_identifiers(settings: Settings, namespace: str, value: str) -> list[str]:
    """What an identifier may mean by the conventions of any source. Raises InvalidArgument for another namespace."""
    known = {name for rules in settings.all_rules() for name in namespaces(rules)}
    if namespace not in known:
        raise InvalidArgument(
            f"{namespace!r} is not an identifier namespace; known are {', '.join(sorted(known))}", "namespace"
        )
    return sorted({v for c in _conventions(settings) for v in readings(namespace, value, c)})


def _conventions(settings: Settings) -> list[Conventions]:
    """Those of every source, and of one without any."""
    return [Conventions(region) for region in {s.region for s in settings.sources.values()} | {None}]


def is_generic(reader: Reader, namespace: str, value: str, model: Model) -> bool:
    """Whether an identifier neither finds nor joins anybody: too many share it, or it is never to be used.

    Raises:
        InvalidArgument: the namespace is none.
    """
    secret, settings = reader.tenant().secret, reader.settings()
    namespace = namespace_of(namespace)
    values = canonical_identifiers(settings, namespace, value)
    rules = settings.stored_rules
    said = {namespace: tuple(values)}
    if any(never_used(said, rules, conventions) for conventions in _conventions(settings)):
        return True
    if Crowds(reader, settings).generic(((namespace, canonical) for canonical in values), rules):
        return True
    keys = [key_of(identifier_text(namespace, canonical), secret) for canonical in values]
    return any(posting.count > model.key_cap for posting in reader.postings(keys, 0).values())


def find_by_identifier(reader: Reader, namespace: str, value: str, limit: int) -> list[GoldenRecord]:
    """Golden records whose records use an identifier, by id. Raises InvalidArgument for an unknown namespace."""
    ids: set[str] = set()
    namespace = namespace_of(namespace)
    for canonical in canonical_identifiers(reader.settings(), namespace, value):
        after = b""
        while len(ids) < limit and (page := reader.records_with_identifier(namespace, canonical, after, PAGE)):
            after = page[-1]
            ids.update(reader.golden_of(page).values())
    rows = reader.golden(sorted(ids)[:limit])
    return marked(reader, [rows[i] for i in sorted(rows)])


def lineage(reader: Reader, golden_id: str, after_seq: int, limit: int) -> list[Change]:
    """What became of an id, oldest first. Raises NotFound."""
    if golden_id not in reader.golden([golden_id]):
        raise NotFound("no golden record was ever given this id")
    return reader.changes_of(golden_id, after_seq, limit)
