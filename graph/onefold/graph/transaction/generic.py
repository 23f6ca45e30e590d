"""Identifiers that many different people carry: a switchboard's phone, a kiosk's device, `info@`. They link nobody.

Such a value would fuse strangers long before `key_cap` evidences carry it. Which values are generic is a pure function
of what live records say: of the first `WINDOW` records that carry the identifier, in an order that hangs on nothing but
what they say (`identity.said_hash`), those with a name are sorted into people by how the family name sounds; from
`PEOPLE` on, the identifier is generic, or from one more than its namespace's settings allow. A family of one name never
is one. What people log in on, a cookie or a device, is also sorted by their logins: from `LOGINS` on it is generic.

What is generic is left out of evidence, so that a value that becomes generic, or is no longer, moves the records that
carry it to other evidence: the rest is done by what a move does anyway. Nothing is stored, and nothing depends on the
model: every generation sees the same identifiers as generic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from onefold.graph.normalize import normalize_record, phonetic
from onefold.graph.normalize.fields import FIELDS, Group
from onefold.graph.settings import NO_RULES, Rules, Settings
from onefold.graph.store.contract import Reader
from onefold.graph.store.contract.identifiers import Carrier
from onefold.graph.touchpoint import Record, SourceSettings
from onefold.graph.transaction.evidence import Evidence
from onefold.graph.transaction.identifiers.rules import Identifier
from onefold.graph.transaction.intake.commands import Intake
from onefold.graph.transaction.said import conventions_of
from onefold.graph.transaction.uses import Uses

# docs/adr/0009-generic-by-proxy.md says what was measured.
PEOPLE = 8  # one person shows up to four names by typing errors and marriage, a household rarely three
WINDOW = 32  # carriers looked at: a share, not a number, so that errors on a thousand records make no crowd of one
LOGINS = 2  # whose of two an event without a login is, nobody can tell
LOGIN = "login"
LOGGED_IN_ON = frozenset({"cookie_id", "device_id"})
PAGE = 10_000  # carriers of a value whose state changes, read at once

_NAMES = frozenset(f.name for f in FIELDS if f.reads and f.group is Group.NAME) | {"record_kind"}


@dataclass(frozen=True, slots=True)
class Limits:
    """From how many people an identifier is generic.

    Attributes:
        people: told apart by their names.
        logins: told apart by what they log in with; None where that is not looked at.
    """

    people: int
    logins: int | None

    @property
    def least(self) -> int:
        """Carriers without which there are not so many people."""
        return self.people if self.logins is None else min(self.people, self.logins)

    @property
    def window(self) -> int:
        """How many carriers are looked at: the same share whatever their number."""
        return WINDOW * self.people // PEOPLE

    def reached(self, carriers: Sequence[Told]) -> bool:
        """Whether the carriers of one identifier are so many people."""
        if people_by([told.names for told in carriers]) >= self.people:
            return True
        return self.logins is not None and people_by([told.logins for told in carriers]) >= self.logins


@dataclass(frozen=True, slots=True)
class Told:
    """What tells the people who carry an identifier apart: how a record's family names sound, and its logins."""

    names: frozenset[str]
    logins: frozenset[str]


def limits_of(namespace: str, rules: Rules = NO_RULES) -> Limits:
    """From how many people an identifier of the namespace is generic."""
    most = rules[namespace].people_max if namespace in rules else None
    logins = LOGINS if most is None else most + 1
    return Limits(PEOPLE if most is None else most + 1, logins if namespace in LOGGED_IN_ON else None)


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
        self._generic: dict[tuple[Identifier, Limits], bool] = {}
        self._told: dict[bytes, Told] = {}

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
        asked = {i: limits_of(i[0], rules) for i in identifiers}
        unknown = [at for at in asked.items() if at not in self._generic]
        if unknown:
            windows = self._windows(unknown)
            self._read_told({key for keys in windows.values() for key in keys})
            for at in unknown:
                keys = windows.get(at, ())
                self._generic[at] = at[1].reached([self._told[key] for key in keys])
        return {at[0] for at in asked.items() if self._generic[at]}

    def _windows(self, asked: Sequence[tuple[Identifier, Limits]]) -> dict[tuple[Identifier, Limits], list[bytes]]:
        """The first carriers of each identifier; those of too few carriers to be generic are left out."""
        stored = self._read.carriers([identifier for identifier, _ in asked])
        windows = {}
        for identifier, limits in asked:
            carriers = [carrier for carrier in stored[identifier] if carrier[1] not in self._changed]
            carriers += self._arriving.get(identifier, ())
            if len(carriers) >= limits.least:
                windows[identifier, limits] = [key for _, key in sorted(carriers)[: limits.window]]
        return windows

    def _read_told(self, keys: Set[bytes]) -> None:
        wanted = keys - self._told.keys()
        self._read.read_records(wanted - self._changed.keys())
        for key in wanted:
            record = self._changed[key] if key in self._changed else self._read.records[key]
            assert record is not None, "a record that is no more carries nothing"
            self._told[key] = told_by(record, self.settings.source_of(key, record.source))


def _longest_window(settings: Settings) -> int:
    windows = [limits_of(name, rules).window for rules in settings.all_rules() for name in rules]
    return max([WINDOW, *windows])  # namespaces without a setting look at as many as ever


def often_carried(reader: Reader, identifiers: Iterable[Identifier], settings: Settings) -> set[Identifier]:
    """The identifiers that enough records carry to be generic, whoever they are: without one of them, no other is."""
    enough = {i: min(limits_of(i[0], rules).least for rules in settings.all_rules()) for i in identifiers}
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


def told_by(record: Record, settings: SourceSettings | None) -> Told:
    """What tells a record's person from others."""
    telling = ((s.field, s.raw) for s in record.said if s.field in _NAMES or s.field == LOGIN)
    return told_in(normalize_record(telling, conventions_of(settings)))


def told_in(said: Evidence) -> Told:
    """The same of what a record says."""
    names = frozenset(phonetic(name) or name for name in said.get("family_name", ()))
    return Told(names, frozenset(said.get(LOGIN, ())))


def people_by(told: Sequence[Set[str]]) -> int:
    """How many people the names of some records are of, at least; names that one record says are of one person."""
    people: list[Set[str]] = []
    for names in told:
        if names:
            same = [known for known in people if known & names]
            people = [known for known in people if not known & names]
            people.append(frozenset(names).union(*same))
    return len(people)
