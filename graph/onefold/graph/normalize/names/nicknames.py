"""The formal names that a nickname stands for, in the languages that we read."""

from functools import cache, lru_cache

from nicknames import NickNamer

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.names.nickname_table import NICKNAMES
from onefold.graph.normalize.text import fold, vocabulary, words

_TWO_NAMES = frozenset(
    frozenset(pair.split())
    for pair in (
        *("clara claire", "clara clare", "emily amelia", "peter patrick", "andrew andrea", "emily emil"),
        *("amanda mandie", "frederick fredericka", "louise louis", "wilma william", "george georgine", "eric derrick"),
    )
)
"""Pairs of the package that today are two people's names; its others are one person's in registers: Mary and Marie."""


@lru_cache(maxsize=CACHE_SIZE)
def nickname_groups(name: str) -> tuple[str, ...]:
    """The formal names that a canonical given name may stand for, sorted; () when none is known.

    A name with nicknames of its own is among them: "robert" and "rob" both have "robert". Of several tokens
    unknown together, the first counts. English names are from the `nicknames` package (Apache-2.0), those of other
    languages and some more are our own.
    """
    formal = _formal_names()
    return formal.get(name) or formal.get(name.partition(" ")[0], ())


@cache
def names_in(language: str) -> frozenset[str]:
    """All that are listed of one of the languages of `NICKNAMES`, formal names and nicknames."""
    return vocabulary(*NICKNAMES[language]) - {"|"}


@cache
def _formal_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    own = [names.split() for listed in NICKNAMES.values() for names in " ".join(listed).split("|")]
    lookup = NickNamer.default_lookup()
    for formal, nicknames in lookup.items():
        # The data have some pairs both ways (bill of william, william of bill): the longer name is the formal one.
        # Otherwise William and Robert, each "a nickname of Bill", would stand for the same name.
        shorter = {name for name in nicknames if len(name) <= len(formal) or formal not in lookup.get(name, ())}
        for name in (formal, *(name for name in shorter if frozenset((name, formal)) not in _TWO_NAMES)):
            found.setdefault(words(fold(name)), set()).add(words(fold(formal)))
    for formal, *more in own:
        for name in (formal, *more):
            found.setdefault(name, set()).add(formal)
    return {name: tuple(sorted(formals)) for name, formals in found.items()}
