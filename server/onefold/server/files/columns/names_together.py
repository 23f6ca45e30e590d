"""Columns of names in one file: which is the name, which its parts, and which are further forms of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from onefold.server.files.columns.content import Column
from onefold.server.files.headings.naming import Named
from onefold.server.files.headings.people_synonyms import ANY_NAME, BIRTH_NAME, FAMILY_NAME_PREFIX, SECOND_FAMILY_NAME
from onefold.server.files.headings.qualifiers import PREFIXES
from onefold.server.files.mapping import Columns

Claims = Sequence[tuple[Column, Named]]
Values = tuple[Columns, ...]

_PARTS: Final = ("given_name", "middle_name", "family_name")
_WHOLE: Final = ("full_name", ANY_NAME)
NAMES: Final = frozenset({*_PARTS, *_WHOLE, BIRTH_NAME, SECOND_FAMILY_NAME, FAMILY_NAME_PREFIX, "other_name"})
_LEAST_CONTAINED: Final = 0.5


def chosen_names(claims: Claims, why: dict[str, str]) -> dict[str, Values]:
    """Field → columns of its values, of all that claim to be names."""
    best: dict[str, Column] = {}
    forms: dict[str, list[Column]] = {}
    for field in (*_PARTS, *_WHOLE):
        rivals = _ranked(claim for claim in claims if claim[1].field == field)
        if rivals:
            best[field] = rivals[0][0]
        for column, found in rivals[1:]:
            if found.form:
                forms.setdefault(field, []).append(column)
            else:
                why[column.name] = f"{rivals[0][0].name!r} is the {field} already"
    _move_other_whole_names(claims, best, forms)
    _settle_name(best, why)
    fields: dict[str, Values] = {field: ((column.name,),) for field, column in best.items()}
    for field in _PARTS:
        if field in best:
            fields[field] += tuple((column.name,) for column in forms.get(field, ()))
    others = [*(c for field in _WHOLE for c in forms.get(field, ())), *_columns(claims, "other_name")]
    if others:
        fields["other_name"] = tuple((column.name,) for column in others)
    _complete_family_name(fields, claims, why)
    return fields


def _ranked(claims: Iterable[tuple[Column, Named]]) -> list[tuple[Column, Named]]:
    """The plain form of a name first."""
    return sorted(claims, key=lambda claim: (claim[1].form != "", PREFIXES.index(claim[1].prefix), claim[1].dropped))


def _columns(claims: Claims, field: str) -> list[Column]:
    return [column for column, found in claims if found.field == field]


def _move_other_whole_names(claims: Claims, best: dict[str, Column], forms: dict[str, list[Column]]) -> None:
    """A whole name that is but a form ("name_native") is another name beside the parts of the plain one."""
    form_of = {column.name: found.form for column, found in claims}
    for field in _WHOLE:
        plain = [other for other in (*_PARTS, *_WHOLE) if other in best and not form_of[best[other].name]]
        if field in best and form_of[best[field].name] and plain:
            forms.setdefault(field, []).insert(0, best.pop(field))


def _settle_name(best: dict[str, Column], why: dict[str, str]) -> None:
    """Decide whether "name" is the full name, or the part that is missing beside the other."""
    name = best.pop(ANY_NAME, None)
    if name is None:
        return
    given, family = best.get("given_name"), best.get("family_name")
    field = "full_name"
    part = given or family
    if part is not None and not (given and family) and not _contains(name, part):
        field = "family_name" if given else "given_name"
    if field in best:
        why[name.name] = f"{best[field].name!r} is the {field} already"
    else:
        best[field] = name


def _contains(whole: Column, part: Column) -> bool:
    """Whether the values of one column hold those of the other, row by row as far as both are filled."""
    if len(whole.values) != len(part.values):  # some rows lack one: compare the words at large
        words = {word for value in whole.values for word in value.casefold().split()}
        return part.share(lambda value: value.casefold() in words) >= _LEAST_CONTAINED and _is_long(whole)
    pairs = zip(whole.values, part.values, strict=True)
    held = sum(b.casefold() in a.casefold() and len(a) > len(b) for a, b in pairs)
    return held >= _LEAST_CONTAINED * len(part.values)


def _is_long(column: Column) -> bool:
    return column.share(lambda value: " " in value) >= _LEAST_CONTAINED


def _complete_family_name(fields: dict[str, Values], claims: Claims, why: dict[str, str]) -> None:
    """Join what belongs to one family name, and add the one at birth."""
    prefix, second = (_columns(claims, field)[:1] for field in (FAMILY_NAME_PREFIX, SECOND_FAMILY_NAME))
    if "family_name" in fields:
        (first, *_), *more = fields["family_name"]
        joined = (*(column.name for column in prefix), first, *(column.name for column in second))
        fields["family_name"] = (joined, *more)
    elif second:
        fields["family_name"] = ((second[0].name,),)
    for column in _columns(claims, BIRTH_NAME):
        if "family_name" in fields or "full_name" in fields:
            fields[BIRTH_NAME] = (*fields.get(BIRTH_NAME, ()), (column.name,))
        else:
            why[column.name] = "a name at birth, and no other beside it"
