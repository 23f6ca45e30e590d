"""The formal names that a nickname stands for, in the languages that we read."""

from collections.abc import Container
from functools import cache, lru_cache

from nicknames import NickNamer

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.name_order import is_common_given_name
from onefold.graph.normalize.nickname_table import NICKNAMES, SHORT_FORMS
from onefold.graph.normalize.text import fold, vocabulary, words


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
    known = lookup.keys() | {formal for formal, *_ in own}
    for formal, nicknames in lookup.items():
        # The data have some pairs both ways (bill of william, william of bill): the longer name is the formal one.
        # Otherwise William and Robert, each "a nickname of Bill", would stand for the same name.
        shorter = {name for name in nicknames if len(name) <= len(formal) or formal not in lookup.get(name, ())}
        for name in (formal, *(name for name in shorter if not _are_two_formal_names(name, formal, known))):
            found.setdefault(words(fold(name)), set()).add(words(fold(formal)))
    for formal, *more in own:
        for name in (formal, *more):
            found.setdefault(name, set()).add(formal)
    return {name: tuple(sorted(formals)) for name, formals in found.items()}


def _are_two_formal_names(name: str, formal: str, known: Container[str]) -> bool:
    """Whether a "nickname" is a given name of its own, as Claire is beside Clara, and no short form of the other.

    Args:
        known: names that have nicknames.
    """
    if name not in known or name in SHORT_FORMS or formal.startswith(name) or formal.endswith(name):
        return False
    return is_common_given_name(name)
