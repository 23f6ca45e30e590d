"""Columns whose names leave open what they are, decided by their values: each with the reason that is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onefold.graph.wording import counted
from onefold.server.files.columns import content, person_names
from onefold.server.files.columns import value_tests as looks
from onefold.server.files.columns.content import Column
from onefold.server.files.headings.abbreviations import KNOWN_WORDS
from onefold.server.files.headings.hints import ANOTHER, SOMETHING_ELSE
from onefold.server.files.headings.naming import Named, fields_hinted
from onefold.server.files.headings.synonyms import ANONYMOUS, ANY_NAME, words_of

Claim = tuple[Column, Named]

_SEEN: Final = {
    **dict.fromkeys(("given_name", "family_name"), "names of people"),
    **dict.fromkeys(("city", "birth_place"), "names of places"),
    "full_name": "full names of people",
    ANY_NAME: "names of people and firms",
    "other_name": "names of people",
    "email": "e-mail addresses",
    "phone": "phone numbers",
    "birth_date": "dates that spread like births",
    "street_address": "addresses",
    "postal_code": "postal codes",
    "national_id": "identity numbers",
    "driving_licence": "numbers of licences",
    "gender": "genders",
    "organization_name": "names of firms",
}
_NAMES: Final = frozenset({"given_name", "family_name", "full_name", ANY_NAME})
_MAY_BE_EMAIL: Final = frozenset({"login", "social_handle"})
_LEAST_SPEAKING: Final = 0.9
_LEAST_VALUES: Final = 3
_STEMS: Final = tuple(SOMETHING_ELSE.split())
_LEAST_INNER_STEM: Final = 5
_MAX_SUGGESTED: Final = 5
_ROUNDS: Final = 2
"""What is found for one column helps with the others: a city makes a number a postal code."""


def tell_names_apart(named: list[Claim], why: dict[str, str]) -> None:
    """Two columns of names, `name1` and `name2`, that hold single words are the parts of one name."""
    names = [claim for claim in named if claim[1].field == ANY_NAME and not claim[1].prefix and not claim[1].form]
    if len(names) != 2 or any(found.field in ("given_name", "family_name", "full_name") for _, found in named):
        return
    in_order = person_names.given_before_family(names[0][0], names[1][0])
    if in_order is None:
        return
    parts = ("given_name", "family_name") if in_order else ("family_name", "given_name")
    for claim, field in zip(names, parts, strict=True):
        named[named.index(claim)] = (claim[0], Named(field, "", claim[1].dropped))
        why[claim[0].name] = f"by its values: {_SEEN[field]}, as {field} beside the other"


def decide_hints(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    """Add columns whose name may mean a field when their values are of it."""
    sure = {found.field for _, found in named}
    _emails_of_accounts(named, sure, why)
    taken = {column.name for column, _ in named}
    hinted = [
        (column, hints) for column in columns if column.name not in taken and (hints := fields_hinted(column.name))
    ]
    parts = _parts_of_names(hinted, sure)
    for _ in range(_ROUNDS):
        for column, hints in [item for item in hinted if item[0].name not in taken]:
            beside = {found.field for _, found in named} | parts
            wanted = [hint for hint in hints if _is_wanted(hint, hints, sure)]
            found = next((hint for hint in wanted if looks.is_of(hint.field, column, beside)), None)
            if found is not None:
                named.append((column, found))
                taken.add(column.name)
                why[column.name] = f"by its values: {_SEEN[found.field]}{_none_of(found.field, column)}"
    for column, hints in hinted:
        if column.name not in taken and column.values:
            why.setdefault(column.name, f"may mean {hints[0].field}, but its values do not show it")


def _none_of(field: str, column: Column) -> str:
    """Which values of a column's sample do not count for its field, in words: counted, and the first of them named."""
    none = looks.unusable(field, column)
    if not none:
        return ""
    named = ", ".join(list(dict.fromkeys(none))[:_MAX_NAMED])
    return f"; {counted(len(none), 'value')} of {len(column.values):,} say nothing ({named})"


_MAX_NAMED: Final = 3


def _parts_of_names(hinted: Sequence[tuple[Column, tuple[Named, ...]]], sure: set[str]) -> set[str]:
    """Both parts of a name where columns may hold both: each stands beside the other, be its names known or not.

    Where the headings say both (`first` and `last`), words that can be names will do.
    """
    both = {"given_name", "family_name"}
    may = {h.field for column, hints in hinted for h in hints if h.field in both and looks.is_of(h.field, column, both)}
    said = (sure & both) | {hints[0].field for _, hints in hinted if len(hints) == 1 and hints[0].field in both}
    return (both if may == both else set()) | ({looks.BOTH_PARTS} if said == both else set())


def _emails_of_accounts(named: list[Claim], sure: set[str], why: dict[str, str]) -> None:
    """People log in by their e-mail address: then it is one, where no other column is."""
    for at, (column, found) in enumerate(named):
        if "email" not in sure and found.field in _MAY_BE_EMAIL and column.values and looks.is_of("email", column):
            named[at] = (column, Named("email", found.prefix, found.dropped))
            why[column.name] = f"by its values: {_SEEN['email']}"
            sure.add("email")


def _is_wanted(hint: Named, hinted: Sequence[Named], sure: set[str]) -> bool:
    """Whether the field is still open. A person's role (`contact`) fills only what no clear name does."""
    if hint.field == "other_name":
        return bool(_NAMES & sure)
    if hint.field in ("full_name", ANY_NAME):
        return not {"given_name", "family_name"} <= sure and ANY_NAME not in sure and "full_name" not in sure
    if hint.field == "phone" and hinted[0].field != "full_name":
        return True
    return hint.field not in sure


def add_by_content(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    """Add columns whose name says nothing that we know and whose values say all, for fields that no name claims."""
    for field in ("email", "phone"):
        if any(found.field == field for _, found in named):
            continue
        for column in _open(columns, named):
            if _speaks(field, column):
                _claim(field, column, named, why)
                break
    if any(found.field == "birth_date" for _, found in named):
        return
    dated = [c for c in _open(columns, named) if c.values and c.share(content.is_written_date) >= _LEAST_SPEAKING]
    if len(dated) == 1 and says_nothing(dated[0].name) and looks.is_birth_dates(dated[0]):
        _claim("birth_date", dated[0], named, why)


def _open(columns: Sequence[Column], named: Sequence[Claim]) -> list[Column]:
    taken = {column.name for column, _ in named}
    return [column for column in columns if column.name not in taken]


def _speaks(field: str, column: Column) -> bool:
    written = content.is_email if field == "email" else content.is_international_phone
    if (
        len(column.values) < _LEAST_VALUES
        or column.share(written) < _LEAST_SPEAKING
        or not content.various(column, 0.6)
    ):
        return False
    words = words_of(column.name)
    silent = all((word in ANONYMOUS and word not in ANOTHER) or word.isdigit() for word in words)
    return silent or says_nothing(column.name)


def _claim(field: str, column: Column, named: list[Claim], why: dict[str, str]) -> None:
    named.append((column, Named(field, "", len(column.name))))
    why[column.name] = f"by its values: {_SEEN[field]}"


def unclaimed(name: str) -> str:
    """Why a column is payload that no rule has claimed, for people."""
    words = words_of(name)
    if any(map(_is_another, words)):
        return "of somebody or something else, by its name"
    return "no field has this name" if words else "it has no name"


def _is_another(word: str) -> bool:
    return any(word.startswith(stem) or (len(stem) >= _LEAST_INNER_STEM and stem in word) for stem in _STEMS)


def says_nothing(name: str) -> bool:
    """Whether no word of a name is one that we know to mean something, those apart that any column may have."""
    return not fields_hinted(name) and not any(map(_is_telling, words_of(name)))


def _is_telling(word: str) -> bool:
    if word in ANONYMOUS:
        return word in ANOTHER
    return word in KNOWN_WORDS or _is_another(word)


def suggested(columns: Sequence[Column]) -> str:
    """Columns that may be meant though nothing was sure, for people: "'x' may be email, 'y' full_name"."""
    found = [(column.name, field) for column in columns if (field := _suggestion(column))][:_MAX_SUGGESTED]
    return ", ".join(f"{name!r} may be {field}" for name, field in found)


def _suggestion(column: Column) -> str:
    if len(column.values) < _LEAST_VALUES:
        return ""
    by_values = (
        ("email", content.is_email),
        ("birth_date", content.is_written_date),
        ("phone", content.is_phone),
        ("full_name", person_names.is_two_words),
    )
    field = next((field for field, test in by_values if column.share(test) >= _LEAST_SPEAKING), "")
    hinted = fields_hinted(column.name)
    return field or (hinted[0].field if hinted else "")
