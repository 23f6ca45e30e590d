"""Questions about what is there: golden records by id, record and identifier; lineage; change log. Reads only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from onefold.graph.answers import GoldenAnswer, IdentifierAnswer, IdState, Moment
from onefold.graph.errors import InvalidArgument, NotFound
from onefold.graph.identity import record_key
from onefold.graph.model.model import Model
from onefold.graph.normalize import Conventions
from onefold.graph.rated import RatedGolden, rated
from onefold.graph.settings import Settings
from onefold.graph.store.contract import Reader
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.touchpoint import Record, StoredTouchpoint
from onefold.graph.transaction.blocking.facts import identifier_text
from onefold.graph.transaction.blocking.rules import key_of
from onefold.graph.transaction.generic import Crowds
from onefold.graph.transaction.identifiers.rules import namespace_of, namespaces, never_used, readings
from onefold.graph.transaction.intake.commands import concerns

PAGE = 1000
MAX_FOUND = 10_000  # golden records of one identifier that are looked at; more is no identifier any more


def find_record(reader: Reader, tenant: str, source: str, record_id: str) -> Record:
    """A record by its source and id. Raises NotFound."""
    key = record_key(tenant, source, record_id)
    found = reader.records([key]).get(key)
    if found is None:
        raise NotFound("no such record")
    return found


def golden_answer(reader: Reader, model: Model, golden_id: str) -> GoldenAnswer:
    """What an id ever issued means now; computed from who holds its records, never chained. Raises NotFound."""
    state, rows = _meaning(reader, golden_id)
    return GoldenAnswer(golden_id, state, tuple(shown(reader, model, rows)))


def _meaning(reader: Reader, golden_id: str) -> tuple[IdState, list[GoldenRecord]]:
    row = reader.golden([golden_id]).get(golden_id)
    if row is None:
        raise NotFound("no golden record was ever given this id")
    if row.live:
        return IdState.LIVE, [row]
    last = reader.last_held([golden_id]).get(golden_id, [])
    now = sorted(set(reader.golden_of(last).values()))
    state = (IdState.GONE, IdState.REDIRECTED, IdState.SPLIT)[min(len(now), 2)]
    rows = reader.golden(now)
    return state, [rows[i] for i in now]


def golden_of_record(reader: Reader, model: Model, tenant: str, source: str, record_id: str) -> RatedGolden:
    """The golden record of a record. Raises NotFound."""
    golden_id = find_record(reader, tenant, source, record_id).golden_id
    return shown(reader, model, [reader.golden([golden_id])[golden_id]])[0]


def live_golden(reader: Reader, golden_id: str) -> GoldenRecord:
    """A live golden record as it is stored. Raises NotFound, saying what became of it."""
    state, rows = _meaning(reader, golden_id)
    if state is not IdState.LIVE:
        now = ", ".join(row.golden_id for row in rows) or "nothing"
        raise NotFound(f"this golden record is {state.value}; its records are now in: {now}")
    return rows[0]


def shown(reader: Reader, model: Model, golden: Iterable[GoldenRecord]) -> list[RatedGolden]:
    """Golden records with their confidence by the active model.

    Those are marked as pending that may be other ones once changed settings have reached all their records.
    """
    found = [rated(row, model) for row in golden]
    if not reader.tenant().under_way:
        return found
    under_way = reader.settings().under_way
    keys = reader.records_of_golden([g.golden_id for g in found])
    records = reader.records([key for held in keys.values() for key in held])

    def waits(golden_id: str) -> bool:
        held = (records[key] for key in keys.get(golden_id, ()))
        return any(record.key > change.cursor and concerns(change, record) for record in held for change in under_way)

    return [replace(g, pending=waits(g.golden_id)) for g in found]


def records_of(reader: Reader, golden_id: str, after: bytes, limit: int | None) -> list[Record]:
    """Records of a live golden record with key > `after`, by key, at most `limit`. Raises NotFound."""
    live_golden(reader, golden_id)
    keys = reader.records_of_golden([golden_id]).get(golden_id, [])
    page = keys[bisect_right(keys, after) :][:limit]
    records = reader.records(page)
    return [records[key] for key in page]


def touchpoints_of(
    reader: Reader, tenant: str, source: str, record_id: str, after: Moment | None, limit: int | None
) -> list[StoredTouchpoint]:
    """Live touchpoints of a record after one, oldest first, at most `limit`. Raises NotFound."""
    key = find_record(reader, tenant, source, record_id).key
    stored = reader.touchpoints_of([key]).get(key, [])
    if after is not None:
        stored = [
            one for one in stored if _order(one.touchpoint.observed_at, one.touchpoint.touchpoint_id) > _order(*after)
        ]
    return stored[:limit]


def _order(observed_at: int | None, touchpoint_id: str) -> tuple[bool, int, str]:
    """Sorts as the store sorts a record's touchpoints: those without a time first."""
    return observed_at is not None, observed_at or 0, touchpoint_id


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


def is_generic(reader: Reader, model: Model, namespace: str, value: str) -> bool:
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


def find_by_identifier(
    reader: Reader, model: Model, namespace: str, value: str, after: str, limit: int
) -> IdentifierAnswer:
    """Golden records with id > `after` whose records use an identifier, by id, at most `limit`.

    Of the first `MAX_FOUND` that are met. Raises InvalidArgument for an unknown namespace.
    """
    ids = _using(reader, namespace, value)
    page = ids[bisect_right(ids, after) :][:limit]
    rows = reader.golden(page)
    golden = shown(reader, model, (rows[i] for i in page))
    return IdentifierAnswer(tuple(golden), is_generic(reader, model, namespace, value))


def _using(reader: Reader, namespace: str, value: str) -> list[str]:
    ids: set[str] = set()
    namespace = namespace_of(namespace)
    for canonical in canonical_identifiers(reader.settings(), namespace, value):
        after = b""
        while len(ids) < MAX_FOUND and (page := reader.records_with_identifier(namespace, canonical, after, PAGE)):
            after = page[-1]
            ids.update(reader.golden_of(page).values())
    return sorted(ids)[:MAX_FOUND]


def lineage(reader: Reader, golden_id: str, after_seq: int, limit: int) -> list[Change]:
    """What became of an id, oldest first. Raises NotFound."""
    if golden_id not in reader.golden([golden_id]):
        raise NotFound("no golden record was ever given this id")
    return reader.changes_of(golden_id, after_seq, limit)
