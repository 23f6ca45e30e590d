"""Single parts of a name, and what a name may sound like."""

import re
from functools import lru_cache
from typing import Final

import jellyfish

from onefold.graph.normalize.contract import CACHE_SIZE, MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.missing.placeholders import GUESTS, is_name_placeholder
from onefold.graph.normalize.names.generations import (
    BEFORE_SUFFIXES,
    OF_ITS_OWN,
    SUFFIXES,
    behind_family_name,
    with_suffix,
)
from onefold.graph.normalize.names.newborns import newborn_given
from onefold.graph.normalize.text import fit, fold, vocabulary, words

TITLES: Final = vocabulary(
    "mr mrs ms miss mx mister dr doctor sir dame prof professor rev revd reverend hon honourable lord lady",
    "capt captain col colonel maj lt sgt herr frau hr fr mme mlle monsieur madame senor senora srta sra dott",
    "ing dipl dipl-ing sheikh hajji messrs herrn fraulein frl signor signora signorina sig-ra dottoressa dott-ssa dra",
    "dna dhr mevr mevrouw meneer gospodin gospozha g-n g-zha shri shrimati smt mgr judr mudr phdr rndr mstr km kum mst",
    "mosammat musammat late alhaj alhaji hajia engr ustad adv sr lic arq",
)
POST_NOMINALS: Final = vocabulary("phd md esq esquire dds dvm obe mbe cbe kbe qc kc frs cpa mba msc bsc jd")

_NO_NAME: Final = re.compile(r"\d+(?:st|nd|rd|th)|bt|rt(?: hon)?|hon|revd?")  # "1st Baronet" cut into parts
_LETTER: Final = re.compile("[a-z]")
_NOT_LETTER: Final = re.compile("[^a-z]")
# Semi-vowels are written as letters in Arabic and Persian (و as w, v or u; ی as y or i), so they go with the vowels.
_NOT_CONSONANT: Final = re.compile("[^bcdfghjklmnpqrstxz]")
_CONSONANT_SOUNDS: Final = (("ph", "f"), ("ck", "k"), ("x", "ks"), ("c", "k"), ("q", "k"))
_REPEATED: Final = re.compile(r"(.)\1+")


def trim_name(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The tokens without leading titles, trailing suffixes and post-nominals, and the suffix found or "".

    The last token always stays: a person may be called Junior.
    """
    start, end, suffix = 0, len(tokens), ""
    while end - start > 1 and tokens[start] in TITLES:
        start += 1
    while end - start > 1 and (tokens[end - 1] in SUFFIXES or tokens[end - 1] in POST_NOMINALS):
        end -= 1
        suffix = SUFFIXES.get(tokens[end], suffix)
        if end - start > 1 and tokens[end] in SUFFIXES and tokens[end - 1] in BEFORE_SUFFIXES:
            end -= 1
    return tokens[start:end], suffix


def name_part(folded: str, _conventions: Conventions) -> Normalized:
    """A given, middle or family name; several tokens stay one value ("mary ann", "nelson herrera")."""
    whole = words(folded)
    name = fit(" ".join(trim_name(tuple(whole.split()))[0]))
    if is_name_placeholder(whole) or is_name_placeholder(name) or _NO_NAME.fullmatch(name):
        return PLACEHOLDER
    return one(name) if _LETTER.search(name) else MALFORMED


def family_name(folded: str, conventions: Conventions) -> Normalized:
    """The same for a family name, which "Filho" and "Neto" behind it are no part of."""
    found = name_part(folded, conventions)
    if not found.values or not behind_family_name(tuple(found.values[0].split()), 1):
        return found
    return one(found.values[0].rpartition(" ")[0])


def given_name(folded: str, conventions: Conventions) -> Normalized:
    """The same for a given name: "Guest" and "Baby Boy" are placeholders."""
    if (child := newborn_given(folded)) is not None:
        return one(fit(" ".join(child.given))) if child.given else PLACEHOLDER
    found = name_part(folded, conventions)
    return PLACEHOLDER if found.values and found.values[0] in GUESTS else found


def foreign_name_part(folded: str) -> Normalized:
    """The same for a name in another script, which our words for "nothing to say" are not: 娜 is no "n/a"."""
    name = fit(" ".join(trim_name(tuple(words(folded).split()))[0]))
    return one(name) if _LETTER.search(name) else MALFORMED  # Tangut signs are transliterated to numbers


def foreign_given_name(raw: str, folded: str) -> Normalized:
    """The same for a given name: Новорождённый is not one."""
    if (child := newborn_given(raw)) is not None:
        return one(fit(" ".join(child.given))) if child.given else PLACEHOLDER
    return foreign_name_part(folded)


def name_suffix(folded: str, _conventions: Conventions) -> Normalized:
    """One of "jr", "sr", "2" (II, 2nd), "3" …; any other suffix as text."""
    suffix = words(folded)
    return one(fit(OF_ITS_OWN.get(suffix, suffix)))


@lru_cache(maxsize=CACHE_SIZE)
def suffix_in(raw: str, family: bool) -> str:
    """The suffix at the end of a name part ("Smith Jr." in a family name column), or ""."""
    name, suffix = trim_name(tuple(words(fold(with_suffix(raw))).split()))
    return suffix or (behind_family_name(name, 1) if family and name else "")


@lru_cache(maxsize=CACHE_SIZE)
def consonant_skeleton(value: str) -> str:
    """The consonants of a canonical value, so that "mohammed" meets "mhmd" (محمد); may be "".

    For blocking keys only: it also makes Mahmoud of Mohammed. Silent h at the end of a word (ة, ه) is dropped.
    """
    skeleton = ""
    for word in value.split():
        for spelling, sound in _CONSONANT_SOUNDS:
            word = word.replace(spelling, sound)  # noqa: PLW2901  a chain of replacements reads best so
        consonants = _NOT_CONSONANT.sub("", word)
        skeleton += consonants[:-1] if word.endswith("h") else consonants
    return _REPEATED.sub(r"\1", skeleton)


@lru_cache(maxsize=CACHE_SIZE)
def phonetic(value: str) -> str:
    """Soundex of the letters of a canonical value, lower-case ("n425"); "" without letters.

    Soundex rather than Metaphone: equally fast, and coarser, which a blocking key wants. It ends after three
    consonants, so "nelson herrera" shares the code of "nelson".
    """
    return jellyfish.soundex(_NOT_LETTER.sub("", value)).lower()
