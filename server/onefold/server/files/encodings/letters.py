"""Which of the encodings before Unicode a text is in, by the letters that it shows in each.

Detectors made for prose take names for other languages: they are short, and without the words that tell. So it is the
letters alone that tell here: the encoding wins in which one language, or a mixture of neighbours, has those that
appear, where they appear. Letters of other scripts than Latin stand side by side, so that their bytes come in runs, and
no word is half of one script and half of another. Windows-1252 is taken where nothing speaks for another.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from onefold.server.files.encodings.alphabets import IDEOGRAPHS, LATIN, OTHER_SCRIPTS

_SHARE_IN_RUNS: Final = 0.3
"""Of bytes beyond ASCII that stand three or more together: names in 20 Latin alphabets have at most .08, others .45; of
few names it may be more, as of Çığır."""
_IN_RUN: Final = math.log(0.08)
_MARKS: Final = "’‘“”–—…€°§«»´·ºª®©™£\xa0"
_INSIDE_WORDS: Final = "’´·"
_LEAST_LETTERS: Final = 8  # an alphabet of three letters is no better an explanation of one of them than one of eight
_FITS, _MARK = math.log(0.95), math.log(1 / 40)
_FOREIGN, _MISFIT = math.log(1 / 400), math.log(1 / 10_000)  # a neighbour's letter; what stands where none can
_FREQUENT, _INFREQUENT = math.log(0.7), math.log(0.25)  # share of a text that letters before and behind a | are
_RARE_IDEOGRAPH, _NO_CHARACTER = math.log(1 / 60_000), math.log(1 / 1_000_000)
_READ_BYTES: Final = 1 << 14
"""Of a sample; some hundred names tell."""


def likeliest(sample: bytes) -> str:
    """The codec that a sample, lines with bytes beyond ASCII, is most likely written in."""
    sample = sample[:_READ_BYTES]
    in_runs = sum(len(run) for run in _RUNS.findall(sample))
    scores = [
        (score + _by_alphabet(sample, codec, alphabets) + in_runs * _IN_RUN, codec) for codec, alphabets, score in LATIN
    ]
    if in_runs > _SHARE_IN_RUNS * sum(byte > _LAST_OF_ASCII for byte in sample):
        scores += [(score + _by_alphabet(sample, codec, alphabets), codec) for codec, alphabets, score in OTHER_SCRIPTS]
        scores += [(_by_ideographs(sample, codec), codec) for codec in IDEOGRAPHS]
    return max(scores, key=lambda scored: scored[0])[1]  # the first of equals


_RUNS: Final = re.compile(rb"[\x80-\xff]{3,}")
_LAST_OF_ASCII: Final = 0x7F


def _by_alphabet(sample: bytes, codec: str, alphabets: tuple[str, ...]) -> float:
    """Log-likelihood of the letters in the language that explains them best."""
    seen = _seen(sample.decode(codec, "replace"), alphabets[0][0] > "\u02ff")
    return max(_likelihood(seen, dict(_weights(alphabet))) for alphabet in alphabets)


def _likelihood(seen: Counter[str], weights: dict[str, float]) -> float:
    return sum(count * weights.get(letter, _FOREIGN) for letter, count in seen.items())


def _weights(alphabet: str) -> Iterator[tuple[str, float]]:
    yield "mark", _MARK
    yield "", _MISFIT
    frequent, _, rest = alphabet.rpartition("|")
    for letters, share in ((frequent, _FREQUENT), (rest, _INFREQUENT if frequent else _FITS)):
        for letter in letters:
            yield letter, share - math.log(max(_LEAST_LETTERS, len(letters)))


def _seen(text: str, other_script: bool) -> Counter[str]:
    """How often each letter beyond ASCII comes, in lower case; "mark" for marks, "" for what stands where none can."""
    seen: Counter[str] = Counter()
    for found in _BEYOND_ASCII.finditer(text):
        start, end = found.span()
        character, before, after = found.group(), text[max(0, start - 1) : start], text[end : end + 1]
        if character in _MARKS:
            seen["" if _is_out_of_place(character, before, after, other_script) else "mark"] += 1
        else:
            stands = _is_letter(character) and not _jumps(before, character, after)
            mixed = other_script and any(beside.isascii() and beside.isalpha() for beside in (before, after))
            seen[character.lower()[0] if stands and not mixed else ""] += 1
    return seen


def _is_out_of_place(mark: str, before: str, after: str, other_script: bool) -> bool:
    """Whether a mark stands in a word, as none does but an apostrophe; of other scripts, at a word too."""
    beside = before.isalpha() + after.isalpha()
    if mark in _INSIDE_WORDS:
        return other_script and beside == 1
    return beside > (0 if other_script else 1)


def _jumps(before: str, letter: str, after: str) -> bool:
    """Whether a capital follows a small letter, or the form of a letter that ends words does not end one."""
    if letter in _LAST_OF_WORDS and after.isalpha():
        return True
    return (letter.isupper() and before.islower()) or (letter.islower() and after.isupper())


_LAST_OF_WORDS: Final = "ςךםןףץ"


def _is_letter(character: str) -> bool:
    return character.isalpha() or unicodedata.category(character) == "Mn"  # Thai writes vowels above and below


def _by_ideographs(sample: bytes, codec: str) -> float:
    """Log-likelihood of the characters, most of which names are written in."""
    text = sample.decode(codec, "replace")
    glued = len(_GLUED.findall(text)) * _RARE_IDEOGRAPH
    found = Counter(_BEYOND_ASCII.findall(text))
    return glued + sum(count * _of_ideograph(character, codec) for character, count in found.items())


_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_GLUED: Final = re.compile(r"[A-Za-z](?=[^\x00-\x7f])|[^\x00-\x7f](?=[A-Za-z])")
"""Letters of ours at a character: of a word in Latin letters, cut in the middle."""


def _of_ideograph(character: str, codec: str) -> float:
    if character == "\ufffd":
        return _NO_CHARACTER
    written = character.encode(codec)
    if codec != "gb18030" or (len(written) == 2 and written[1] > 0xA0):  # else none of the older GB 2312
        for first, last, one_in in IDEOGRAPHS[codec]:
            if first <= written[0] <= last:
                return -math.log(one_in)
    return _RARE_IDEOGRAPH
