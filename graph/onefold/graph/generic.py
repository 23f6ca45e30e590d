"""Identifiers that many different people carry: a switchboard's phone, a kiosk's device, `info@`. They link nobody.

Such a value would fuse strangers long before `key_cap` evidences carry it. Which values are generic is a pure function
of what live records say: of the first `WINDOW` records that carry the identifier, in an order that hangs on nothing but
what they say (`identity.said_hash`), those with a name are sorted into people by how the family name sounds; from
`PEOPLE` on, the identifier is generic, or from one more than its namespace's settings allow. A family of one name never
is one.

What is generic is left out of evidence, so that a value that becomes generic, or is no longer, moves the records that
carry it to other evidence: the rest is done by what a move does anyway. Nothing is stored, and nothing depends on the
model: every generation sees the same identifiers as generic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from onefold.graph.evidence import conventions_of
from onefold.graph.features import Evidence
from onefold.graph.identifier_rules import Identifier
from onefold.graph.identifiers import Uses
from onefold.graph.intake import Intake
from onefold.graph.normalize import normalize_record, phonetic
from onefold.graph.settings import NO_RULES, Rules, Settings
from onefold.graph.store.contract import Reader
from onefold.graph.store.rows import Carrier
from onefold.graph.touchpoint import Record, SourceSettings

# docs/adr/0009-generic-by-proxy.md says what was measured.
PEOPLE = 8  # one person shows up to four names by typing errors and marriage, a household rarely three
WINDOW = 32  # carriers looked at: a share, not a number, so that errors on a thousand records make no crowd of one
PAGE = 10_000  # carriers of a value whose state changes, read at once

_NAMES = frozenset(
    {"full_name", "given_name", "middle_name", "family_name", "name_suffix", "birth_name", "other_name", "record_kind"}
)


def people_from(namespace: str, rules: Rules) -> int:
    """The number of people from which an identifier of the namespace is generic."""
    most = rules[namespace].people_max if namespace in rules else None
    return PEOPLE if most is None else most + 1


def window_of(people: int) -> int:
    """How many carriers are looked at to find so many people: the same share whatever their number."""
    return WINDOW * people // PEOPLE


class _Read:
    """What was read of the state before: nothing is read twice."""

    def __init__(self, reader: Reader, limit: int) -> None:
        self.reader = reader
        self._limit = limit
        self._carriers: dict[Identifier, list[Carrier]] = {}
        self.records: dict[bytes, Record] = {}

    def carriers(self, identifiers: Sequence[Identifier]) -> dict[Identifier, list[Carrier]]:
        """The first carriers of identifiers."""
        unread = [i for i in identifiers if i not in self._carriers]
        found = self.reader.carriers(unread, self._limit)
        self._carriers.update((i, found.get(i, [])) for i in unread)
        return self._carriers

    def read_records(self, keys: Iterable[bytes]) -> None:
        """Read records into `records`."""
        self.records.update(self.reader.records([key for key in keys if key not in self.records]))


class Crowds:
    """Which identifiers are generic in one state: a reader's, with some records as they will be."""

    def __init__(self, reader: Reader, settings: Settings) -> None:
        """The state of `reader` under its own `settings`."""
        self.settings = settings
        self._read = _Read(reader, _longest_window(settings))
        self._changed: Mapping[bytes, Record | None] = {}
        self._arriving: dict[Identifier, list[Carrier]] = {}
        self._generic: dict[tuple[Identifier, int], bool] = {}
        self._names: dict[bytes, Set[str]] = {}

    @classmethod
    def around(cls, intake: Intake, uses: Uses) -> tuple[Crowds, Crowds]:
        """Before the commands and after them."""
        changed = intake.touched()
        before, after = cls(intake.reader, intake.settings_before), cls(intake.reader, intake.settings)
        longest = max(_longest_window(crowds.settings) for crowds in (before, after))
        before._read = after._read = _Read(intake.reader, longest + len(changed))
        before._read.records.update((key, record) for key, record in intake.before.items() if record is not None)
        after._changed = changed
        for key, carried in uses.after.items():
            for identifier, use in carried.items():
                after._arriving.setdefault(identifier, []).append((use.said, key))
        return before, after

    def generic(self, identifiers: Iterable[Identifier], rules: Rules = NO_RULES) -> set[Identifier]:
        """Those of the identifiers that are generic under `rules`; each is looked up once."""
        asked = {i: people_from(i[0], rules) for i in identifiers}
        unknown = [at for at in asked.items() if at not in self._generic]
        if unknown:
            windows = self._windows(unknown)
            self._read_names({key for keys in windows.values() for key in keys})
            for at in unknown:
                keys = windows.get(at, ())
                self._generic[at] = people_by([self._names[key] for key in keys]) >= at[1]
        return {i for i, people in asked.items() if self._generic[i, people]}

    def _windows(self, asked: Sequence[tuple[Identifier, int]]) -> dict[tuple[Identifier, int], list[bytes]]:
        """The first carriers of each identifier; those of too few carriers to be generic are left out."""
        stored = self._read.carriers([identifier for identifier, _ in asked])
        windows = {}
        for identifier, people in asked:
            carriers = [carrier for carrier in stored[identifier] if carrier[1] not in self._changed]
            carriers += self._arriving.get(identifier, ())
            if len(carriers) >= people:
                windows[identifier, people] = [key for _, key in sorted(carriers)[: window_of(people)]]
        return windows

    def _read_names(self, keys: Set[bytes]) -> None:
        wanted = keys - self._names.keys()
        self._read.read_records(wanted - self._changed.keys())
        for key in wanted:
            record = self._changed[key] if key in self._changed else self._read.records[key]
            assert record is not None, "a record that is no more carries nothing"
            self._names[key] = family_sounds(record, self.settings.source_of(key, record.source))


def _longest_window(settings: Settings) -> int:
    limits = {people_from(name, rules) for rules in settings.all_rules() for name in rules} | {PEOPLE}
    return window_of(max(limits))


def often_carried(reader: Reader, identifiers: Iterable[Identifier], settings: Settings) -> set[Identifier]:
    """The identifiers that enough records carry to be generic, whoever they are: without one of them, no other is."""
    enough = {i: min(people_from(i[0], rules) for rules in settings.all_rules()) for i in identifiers}
    found = reader.carriers(list(enough), max(enough.values(), default=0))
    return {i for i, keys in found.items() if len(keys) >= enough[i]}


def flipped(before: Crowds, after: Crowds, identifiers: Collection[Identifier]) -> list[Identifier]:
    """The identifiers that are generic before or after, but not both, for some record that carries them, in order."""
    found = set()
    for rules in (*before.settings.all_rules(), *after.settings.all_rules()):
        found |= before.generic(identifiers, rules) ^ after.generic(identifiers, rules)
    return sorted(found)


def all_carriers(reader: Reader, identifiers: Iterable[Identifier]) -> Iterator[Record]:
    """Every record that carries one of the identifiers."""
    for namespace, value in identifiers:
        start = b""
        while keys := reader.records_with_identifier(namespace, value, start, PAGE):
            start = keys[-1]
            yield from reader.records(keys).values()


def family_sounds(record: Record, settings: SourceSettings | None) -> frozenset[str]:
    """How the record's family names sound; empty when it has none."""
    names = ((s.field, s.raw) for s in record.said if s.field in _NAMES)
    return sounds_in(normalize_record(names, conventions_of(settings)))


def sounds_in(said: Evidence) -> frozenset[str]:
    """How the family names of what a record says sound."""
    return frozenset(phonetic(name) or name for name in said.get("family_name", ()))


def people_by(sounds: Sequence[Set[str]]) -> int:
    """How many people the names of some records are of, at least; names that one record says are of one person."""
    people: list[Set[str]] = []
    for names in sounds:
        if names:
            same = [known for known in people if known & names]
            people = [known for known in people if not known & names]
            people.append(frozenset(names).union(*same))
    return len(people)
