"""All that one record says, field by field: the place of the rules that look at several fields at once."""

from collections import defaultdict
from collections.abc import Iterable

from onefold.graph.normalize import addresses, full_names
from onefold.graph.normalize.contract import Conventions
from onefold.graph.normalize.descriptions import CUSTOM
from onefold.graph.normalize.fields import EVIDENCE_FIELDS, MAX_RAW_CHARS, normalize
from onefold.graph.normalize.names import suffix_in
from onefold.graph.normalize.placeholders import GUESTS

_SUFFIX_CARRIERS = frozenset({"given_name", "family_name"})


def normalize_record(values: Iterable[tuple[str, str]], conventions: Conventions) -> dict[str, tuple[str, ...]]:
    """Evidence field to its sorted distinct canonical values, from all raw (field, value) pairs of one record.

    A function of the set of pairs: neither order nor repetition matters. Fields without a value are left out.
    Name parts beat full names and address parts beat street addresses, which only fill what is blank. A name at
    birth is a further family name, and other names (an alias, one in another script) add their parts. A family name
    Guest counts only beside a given name.
    A source's own field comes out as `custom:<canonical name>`, after all others.

    Raises:
        ValueError: A field is unknown. Do not retry.
    """
    said: dict[str, set[str]] = defaultdict(set)
    own: set[str] = set()
    suffixes: set[str] = set()
    whole: dict[str, set[str]] = {"full_name": set(), "street_address": set(), "other_name": set()}
    for field, raw in values:
        if field in whole:
            if len(raw) <= MAX_RAW_CHARS:
                whole[field].add(raw)
            continue
        found = normalize(field, raw, conventions).values
        if field.startswith(CUSTOM):
            own.update(found)
            continue
        said[field].update(found)
        if found and field in _SUFFIX_CARRIERS and (suffix := suffix_in(raw)):
            suffixes.add(suffix)
    if not said["name_suffix"]:
        said["name_suffix"] = suffixes
    if whole["full_name"]:
        _fill_names(said, whole["full_name"])
    said["family_name"] |= said.pop("birth_name", set())
    for raw in whole["other_name"]:
        for field, part in full_names.fill(raw, frozenset(), frozenset()):
            said[field].add(part)
    if said["family_name"] and not said["given_name"]:
        said["family_name"] -= GUESTS
    if whole["street_address"]:
        _fill_address(said, whole["street_address"])
    out = {field: tuple(sorted(said[field])) for field in EVIDENCE_FIELDS if said.get(field)}
    return out | _by_name(own) if own else out


def _by_name(own: set[str]) -> dict[str, tuple[str, ...]]:
    """`custom:<name>` to its values, from texts "name=value"."""
    values: dict[str, list[str]] = {}
    for text in sorted(own):
        name, _, value = text.partition("=")
        values.setdefault(CUSTOM + name, []).append(value)
    return {name: tuple(found) for name, found in values.items()}


def _fill_names(said: dict[str, set[str]], raws: set[str]) -> None:
    given, family = frozenset(said["given_name"]), frozenset(said["family_name"])
    blank = [f for f in ("given_name", "middle_name", "family_name", "name_suffix") if not said[f]]
    for raw in raws:
        for field, part in full_names.fill(raw, given, family):
            if field in blank:
                said[field].add(part)


def _fill_address(said: dict[str, set[str]], raws: set[str]) -> None:
    blank = [f for f in addresses.Address._fields if not said[f]]
    for raw in raws:
        address = addresses.parse(raw)
        for field in blank:
            if part := getattr(address, field):
                said[field].add(part)
