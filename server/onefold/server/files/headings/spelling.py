"""Headings with a slip of the pen: `frist_name`, `adress`, `telephon`. The values have to confirm what is found.

Words we know are never respelled, the first letter must be right, and short words have to be exact, `city` apart:
one letter of four makes another word (`mall`, `lane`), one of five hardly.
"""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import OSA

from onefold.graph.normalize.text import vocabulary
from onefold.server.files.headings.abbreviations import KNOWN_WORDS, OF_FIELDS
from onefold.server.files.headings.hints import SOMETHING_ELSE
from onefold.server.files.headings.qualifiers import DECORATIONS, FORMS, NUMBER_WORDS
from onefold.server.files.headings.synonyms import FIELD_BY_NAME

_SHORTEST: Final = 5
_SHORT: Final = ("city", "name")
_LONG: Final = 10
"""Letters from which two slips are allowed."""
_VOCABULARY: Final = sorted(word for word in OF_FIELDS if word.isascii() and (len(word) >= _SHORTEST or word in _SHORT))
_WHOLE: Final = sorted(name for name in FIELD_BY_NAME if name.isascii() and len(name) >= _LONG - 2)
_VERY_LONG: Final = 13
_LEAST_STEM: Final = 5
_OTHER_WORDS: Final = vocabulary(
    "nationality national citizenship status stats count counts counter title notes note named price photo place phase",
    "staff party partner content comment comments country countries currency category section session segment score",
    "source model total amount active brand color group order product quantity region reason rating result role",
    "department dept contract subscribed subscribe page pages",
    "mall male main maid mailing call cost code case class clean close genre general generation degree address_type",
    "professor professional career salary school subject stage store story sector station street style stress",
    "direction directions directed directory",
    "unity union limit height weight length width birth death family female married single widow pets",
)
"""Words of other columns that are one letter from one of ours."""


def respelled(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Readings of a heading with each word that nobody knows replaced by one near it; [] where there is none."""
    found: list[tuple[str, ...]] = []
    unknown = [at for at, word in enumerate(words) if _is_unknown(word)]
    if len(unknown) == 1:
        at = unknown[0]
        found += [(*words[:at], near, *words[at + 1 :]) for near in _near(words[at], _VOCABULARY)]
    whole = "".join(words)
    if unknown and len(whole) >= _LONG - 2:
        found += [
            (near,) for near in _near(whole, _WHOLE) if len(near) >= _VERY_LONG or abs(len(near) - len(whole)) < 2
        ]
    return found


def _is_unknown(word: str) -> bool:
    known = KNOWN_WORDS | DECORATIONS | NUMBER_WORDS | FORMS
    stems = (stem for stem in SOMETHING_ELSE.split() if len(stem) >= _LEAST_STEM)
    known |= _OTHER_WORDS
    return word.isascii() and word.isalpha() and word not in known and not any(map(word.startswith, stems))


def _near(word: str, vocabulary: list[str]) -> list[str]:
    """The words nearest to one, of as few slips as possible."""
    most = 2 if len(word) >= _LONG else 1
    near = [
        (distance, known)
        for known in vocabulary
        if known[0] == word[0]
        and (len(word) >= _SHORTEST or known in _SHORT)
        and (distance := OSA.distance(word, known, score_cutoff=most)) <= most
    ]
    least = min((distance for distance, _ in near), default=0)
    return [known for distance, known in near if distance == least]
