"""Settings of identifiers as a mapping file says them.

identifiers:
login: {joins: true}
national_id: {one_per_person: true}
email: {people_max: 3, never: ["info@*"]}
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onefold.graph.errors import InvalidMapping
from onefold.graph.touchpoint import IdentifierSettings
from onefold.server.files.formats.headers import did_you_mean

_KEYS: Final = ("joins", "one_per_person", "per_person_max", "people_max", "never")
_YES: Final = {"true": True, "yes": True, "false": False, "no": False}

Wrong = Callable[[str, str], InvalidMapping]
"""Dotted key of the mapping file, what is wrong there → the error."""


def identifiers_of(value: object, wrong: Wrong) -> tuple[IdentifierSettings, ...]:
    """The settings that the key `identifiers` says, in their order. Raises InvalidMapping."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise wrong("identifiers", "write lines of namespace: {joins: true, one_per_person: true, …}")
    return tuple(_settings(name, said, f"identifiers.{name}", wrong) for name, said in value.items())


def _settings(namespace: str, said: object, key: str, wrong: Wrong) -> IdentifierSettings:
    if not isinstance(said, dict):
        raise wrong(key, "write {joins: true, one_per_person: true, …}")
    for name in said:
        if name not in _KEYS:
            raise wrong(f"{key}.{name}", f"there is no such setting; {did_you_mean(name, _KEYS)}")
    if "one_per_person" in said and "per_person_max" in said:
        raise wrong(f"{key}.per_person_max", "stands beside one_per_person, which is per_person_max: 1; write one")
    most = _number(said.get("per_person_max"), f"{key}.per_person_max", wrong)
    if _flag(said.get("one_per_person"), f"{key}.one_per_person", wrong):
        most = 1
    return IdentifierSettings(
        namespace=namespace,
        joins=_flag(said.get("joins"), f"{key}.joins", wrong),
        per_person_max=most,
        people_max=_number(said.get("people_max"), f"{key}.people_max", wrong),
        never=_values(said.get("never"), f"{key}.never", wrong),
    )


def _flag(value: object, key: str, wrong: Wrong) -> bool:
    if value is None:
        return False
    if not isinstance(value, str) or value.casefold() not in _YES:
        raise wrong(key, "write true or false")
    return _YES[value.casefold()]


def _number(value: object, key: str, wrong: Wrong) -> int | None:
    if value is None:
        return None
    if not (isinstance(value, str) and value.isascii() and value.isdecimal()):
        raise wrong(key, f"{value!r} is not a whole number")
    return int(value)


def _values(value: object, key: str, wrong: Wrong) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [] if value is None else [value]
    values = [v for v in listed if isinstance(v, str)]
    if len(values) < len(listed):
        raise wrong(key, "write values, or patterns with * and ?, in quotes")
    return tuple(sorted(set(values)))


def words_of(settings: IdentifierSettings) -> dict[str, str | tuple[str, ...]]:
    """What differs from the defaults, as `identifiers_of` reads it."""
    told: dict[str, str | tuple[str, ...]] = {}
    if settings.joins:
        told["joins"] = "true"
    if settings.per_person_max == 1:
        told["one_per_person"] = "true"
    elif settings.per_person_max is not None:
        told["per_person_max"] = str(settings.per_person_max)
    if settings.people_max is not None:
        told["people_max"] = str(settings.people_max)
    if settings.never:
        told["never"] = settings.never
    return told
