"""All that one record says, field by field: the place of the rules that look at several fields at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Set

from onefold.graph.normalize.contacts.offices import is_office
from onefold.graph.normalize.contract import Conventions
from onefold.graph.normalize.descriptions import CUSTOM
from onefold.graph.normalize.fields import EVIDENCE_FIELDS, PERSON_NAMES
from onefold.graph.normalize.kind_of_record import ORGANIZATIONAL, PERSONAL, is_of_a_firm, kind_of
from onefold.graph.normalize.missing.nobody import is_nobody
from onefold.graph.normalize.missing.placeholders import NOBODY_S_FAMILY
from onefold.graph.normalize.names import filling
from onefold.graph.normalize.names.names import suffix_in
from onefold.graph.normalize.names.newborns import Newborn, newborn, newborn_given
from onefold.graph.normalize.names.patronymics import abbreviated, fathers_name, is_patronymic
from onefold.graph.normalize.organizations import names as organizations
from onefold.graph.normalize.organizations import web_domains
from onefold.graph.normalize.places import addresses
from onefold.graph.normalize.record_kinds import RecordKind
from onefold.graph.normalize.values import MAX_RAW_CHARS, normalize

_SUFFIX_CARRIERS = frozenset({"given_name", "family_name"})
_WHOLE = frozenset({"full_name", "other_name", "street_address", "organization_name", "employer"})
"""Raw values that are needed whole: taken apart into others, or another field's for records of the other kind."""

_Said = dict[str, set[str]]


def normalize_record(values: Iterable[tuple[str, str]], conventions: Conventions) -> dict[str, tuple[str, ...]]:
    """Evidence field to its sorted distinct canonical values, from all raw (field, value) pairs of one record.

    A function of the set of pairs: neither order nor repetition matters. Fields without a value are left out.
    Name parts beat full names and address parts beat street addresses, which only fill what is blank. A name at
    birth is a further family name, and other names (an alias, one in another script) add their parts, or are further
    names of an organization. A family name Guest counts only beside a given name. A record of an organization says
    nothing of a person, and one of a person nothing of its employer's registration.
    A source's own field comes out as `custom:<canonical name>`, after all others.

    Raises:
        ValueError: A field is unknown. Do not retry.
    """
    said: _Said = defaultdict(set)
    own: set[str] = set()
    suffixes: set[str] = set()
    newborns: set[Newborn] = set()
    whole: _Said = {}
    for field, raw in values:
        if field in _WHOLE:
            if len(raw) <= MAX_RAW_CHARS:
                whole.setdefault(field, set()).add(raw)
            continue
        found = normalize(field, raw, conventions).values
        if field.startswith(CUSTOM):
            own.update(found)
            continue
        said[field].update(found)
        if found and field in _SUFFIX_CARRIERS and (suffix := suffix_in(raw, field == "family_name")):
            suffixes.add(suffix)
        if not found and field == "given_name" and (child := newborn_given(raw)) is not None:
            newborns.add(child)
    if not said["name_suffix"]:
        said["name_suffix"] = suffixes
    if newborns:
        _fill_newborn(said, newborns)
    kind = _kind(said, whole, conventions)
    if kind is RecordKind.ORGANIZATION:
        _only_organization(said, whole)
    else:
        _only_person(said, whole, kind, conventions)
    said["record_kind"] = {kind.value} if kind else set()
    if "street_address" in whole:
        _fill_address(said, whole["street_address"])
    out = {field: tuple(sorted(said[field])) for field in EVIDENCE_FIELDS if said.get(field)}
    return out | _by_name(own) if own else out


def _fill_newborn(said: _Said, newborns: Set[Newborn]) -> None:
    """What placeholders for a given name tell, those that are cut into "Baby" and "Girl" or "A" included."""
    if not said["given_name"]:
        cut = {name: child for name in said["middle_name"] if (child := newborn(("baby", *name.split()))) is not None}
        cut = {name: child for name, child in cut.items() if not child.given and not child.family}
        said["middle_name"] -= cut.keys()
        newborns = {*newborns, *cut.values()}
    for field, told in (("name_suffix", {c.which for c in newborns}), ("gender", {c.gender for c in newborns})):
        if not said[field]:
            said[field] = told - {""}


def _by_name(own: set[str]) -> dict[str, tuple[str, ...]]:
    """`custom:<name>` to its values, from texts "name=value"."""
    values: dict[str, list[str]] = {}
    for text in sorted(own):
        name, _, value = text.partition("=")
        values.setdefault(CUSTOM + name, []).append(value)
    return {name: tuple(found) for name, found in values.items()}


def _kind(said: _Said, whole: _Said, conventions: Conventions) -> RecordKind | None:
    """What the record is of, full names and names of organizations looked at."""
    person_named, organization_named = _named(whole.get("full_name", ()), conventions)
    organization_named = organization_named or _names_organization(whole.get("organization_name", ()))
    kind = kind_of(said, person_named, organization_named)
    if kind is None and "other_name" in whole:  # either may have an alias
        kind = kind_of(said, *_named(whole["other_name"], conventions))
    if kind is None and "employer" in whole and is_of_a_firm(said) and _names_organization(whole["employer"]):
        return RecordKind.ORGANIZATION
    return kind


def _named(raws: Collection[str], conventions: Conventions) -> tuple[bool, bool]:
    """Whether some whole name is a person's, and whether some is an organization's."""
    firms = {raw for raw in raws if organizations.is_organization(raw)}
    people = (raw for raw in raws if raw not in firms)
    return any(normalize("full_name", raw, conventions).values for raw in people), bool(firms)


def _names_organization(raws: Iterable[str]) -> bool:
    return any(organizations.parse(raw).names for raw in raws)


def _only_organization(said: _Said, whole: _Said) -> None:
    """Name, legal form and domain of an organization; what persons have goes."""
    family = said["family_name"] if not said["given_name"] else set()
    named = next(
        filter(_names_organization, (whole.get(f, ()) for f in ("organization_name", "full_name", "employer"))), family
    )
    for name in map(organizations.parse, (*named, *whole.get("other_name", ()))):
        said["organization_name"].update(name.names)
    if not said["legal_form"]:
        said["legal_form"] = {form for raw in named for form in organizations.parse(raw).forms}
    domains = {address: web_domains.of_email(address) for address in said["email"]}
    if not said["web_domain"]:
        said["web_domain"] = set(filter(None, domains.values()))
    # An office's mailbox says no more than its domain: all firms of a concern have it.
    said["email"] = {address for address, domain in domains.items() if not (domain and is_office(address))}
    for field in PERSONAL:
        said.pop(field, None)


def _only_person(said: _Said, whole: _Said, kind: RecordKind | None, conventions: Conventions) -> None:
    """Names and employer of a person, or of nobody known; of a person, what organizations have goes."""
    organizations_named = whole.get("organization_name", set())
    if "full_name" in whole:
        _fill_names(said, whole["full_name"])
    elif kind is not None and not any(said[field] for field in PERSON_NAMES):
        _fill_names(said, organizations_named)  # a column of names, whoever's, and the record says that it is a person
        organizations_named = set()
    said["family_name"] |= said.pop("birth_name", set())
    for raw in whole.get("other_name", ()):
        for field, part in filling.fill(raw, frozenset(), frozenset()):
            if field != "gender":
                said[field].add(part)
    if said["family_name"] and not said["given_name"]:
        said["family_name"] -= NOBODY_S_FAMILY
    if any(is_nobody(f"{g} {f}") for g in said["given_name"] for f in said["family_name"]):
        said["given_name"], said["family_name"] = set(), set()  # Consumidor | Final, cut in two columns
    if patronymics := {name for name in said["middle_name"] if is_patronymic(name)}:
        said["middle_name"] -= patronymics
        said["patronymic"] = set(map(fathers_name, patronymics))
    elif initials := abbreviated(said["middle_name"], said["given_name"], said["family_name"]):
        said["patronymic"] = initials  # and still a middle name, as which it may be meant
    if employers := whole.get("employer") or organizations_named:
        said["employer"].update(v for raw in employers for v in normalize("employer", raw, conventions).values)
    if kind is not None:
        for field in ORGANIZATIONAL:
            said.pop(field, None)


def _fill_names(said: _Said, raws: Set[str]) -> None:
    given, family = frozenset(said["given_name"]), frozenset(said["family_name"])
    blank = [f for f in ("given_name", "middle_name", "family_name", "name_suffix", "gender") if not said[f]]
    for raw in raws:
        for field, part in filling.fill(raw, given, family):
            if field in blank:
                said[field].add(part)


def _fill_address(said: _Said, raws: Set[str]) -> None:
    blank = [f for f in addresses.Address._fields if not said[f]]
    for raw in raws:
        address = addresses.parse(raw)
        for field in blank:
            if part := getattr(address, field):
                said[field].add(part)
