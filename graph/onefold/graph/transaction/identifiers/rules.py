"""What settings of identifiers mean for one record: which values identify, which are never used, what joins.

What a record's evidence is told by is part of the evidence itself (`marks`), so that a change of settings moves the
records that it concerns to other evidence, and the rest is done by what a move does anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from fnmatch import translate
from functools import lru_cache

from onefold.graph.normalize import CUSTOM, IDENTIFIER_NAMESPACES, Conventions, normalize
from onefold.graph.normalize.descriptions import custom_name
from onefold.graph.settings import NO_RULES, Rules
from onefold.graph.touchpoint import IdentifierSettings
from onefold.graph.transaction.evidence import JOINS, PER_PERSON, Evidence, values_of

Identifier = tuple[str, str]  # namespace, canonical value


@lru_cache(maxsize=1 << 12)
def namespace_of(field: str) -> str:
    """The namespace of a field: itself, or `custom:<name>` with the name as evidence knows it."""
    return CUSTOM + custom_name(field) if field.startswith(CUSTOM) else field


def canonical(settings: IdentifierSettings) -> IdentifierSettings:
    """The same settings, written in the one way in which they are kept and compared."""
    never = tuple(sorted({value.strip() for value in settings.never}))
    return replace(settings, namespace=namespace_of(settings.namespace), never=never)


def namespaces(rules: Rules) -> Set[str]:
    """The fields that identify: those that always do, and those of a source's own that anything is set for."""
    return IDENTIFIER_NAMESPACES | rules.keys() if rules else IDENTIFIER_NAMESPACES


def identifiers_in(said: Evidence, rules: Rules = NO_RULES) -> Iterator[Identifier]:
    """(namespace, canonical value) of every identifier in what a record says."""
    for name in IDENTIFIER_NAMESPACES & said.keys():
        for value in said[name]:
            yield name, value
    for name in rules:
        if name.startswith(CUSTOM):
            for value in values_of(said, name):
                yield name, value


def readings(field: str, raw: str, conventions: Conventions) -> tuple[str, ...]:
    """The canonical values of one raw value, without the name that those of a source's own field come with."""
    values = normalize(field, raw, conventions).values
    if field.startswith(CUSTOM):
        return tuple(value.partition("=")[2] for value in values)
    return values


def never_used(said: Evidence, rules: Rules, conventions: Conventions) -> set[Identifier]:
    """The identifiers in what a record says that its settings take for no evidence."""
    return {
        (name, value)
        for name, settings in rules.items()
        if settings.never
        for value in values_of(said, name)
        if _never(name, settings.never, conventions)(value)
    }


class _Never:
    """Whether a canonical value is one that is never used."""

    def __init__(self, namespace: str, never: Iterable[str], conventions: Conventions) -> None:
        exact = [value for value in never if not {"*", "?"} & set(value)]
        self._values = {value.casefold() for value in exact}
        self._values.update(v for value in exact for v in readings(namespace, value, conventions))
        self._patterns = [_compiled(value.casefold()) for value in never if {"*", "?"} & set(value)]

    def __call__(self, value: str) -> bool:
        return value in self._values or any(pattern.match(value) for pattern in self._patterns)


_never = lru_cache(maxsize=1 << 8)(_Never)


def _compiled(pattern: str) -> re.Pattern[str]:
    """Only * and ? mean more than themselves."""
    return re.compile(translate(pattern.replace("[", "[[]")))


def marks(evidence: Evidence, rules: Rules) -> dict[str, tuple[str, ...]]:
    """What settings add to an evidence: which of its namespaces join, and of which a person has only so many values."""
    told = [settings for name, settings in sorted(rules.items()) if values_of(evidence, name)]
    found = {
        JOINS: tuple(s.namespace for s in told if s.joins),
        PER_PERSON: tuple(f"{s.namespace} {s.per_person_max}" for s in told if s.per_person_max is not None),
    }
    return {name: values for name, values in found.items() if values}
