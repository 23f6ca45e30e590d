"""Which of the encodings before Unicode a text is in, by the letters that it shows in each.

Detectors made for prose take names for other languages: they are short, and without the words that tell. So it is the
letters alone that tell here: the encoding wins in which one language, or a mixture of neighbours, has those that
appear, where they appear. Letters of other scripts than Latin stand side by side, so that their bytes come in runs;
these are judged among themselves. Windows-1252 is taken where nothing speaks for another.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from onefold.server.files.alphabets import IDEOGRAPHS, LATIN, OTHER_SCRIPTS

_SHARE_IN_RUNS: Final = 0.3
"""Of bytes beyond ASCII that stand three or more together: names in 20 Latin alphabets have at most .08, others .45."""
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
    if _share_in_runs(sample) <= _SHARE_IN_RUNS:
        scores = {codec: score + _by_alphabet(sample, codec, alphabets) for codec, alphabets, score in LATIN}
    else:
        scores = {codec: score + _by_alphabet(sample, codec, alphabets) for codec, alphabets, score in OTHER_SCRIPTS}
        scores |= {codec: _by_ideographs(sample, codec) for codec in IDEOGRAPHS}
    return max(scores, key=lambda codec: scores[codec])  # the first of equals


def _share_in_runs(sample: bytes) -> float:
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", sample)]
    return sum(run for run in runs if run >= 3) / max(1, sum(runs))


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
    for found in re.finditer(r"[^\x00-\x7f]", text):
        start, end = found.span()
        character, before, after = found.group(), text[max(0, start - 1) : start], text[end : end + 1]
        if character in _MARKS:
            inside = before.isalpha() + after.isalpha() > (0 if other_script else 1)
            seen["" if inside and character not in _INSIDE_WORDS else "mark"] += 1
        else:
            stands = _is_letter(character) and not (character.isupper() and before.islower())
            mixed = other_script and any(beside.isascii() and beside.isalpha() for beside in (before, after))
            seen[character.lower()[0] if stands and not mixed else ""] += 1
    return seen


def _is_letter(character: str) -> bool:
    return character.isalpha() or unicodedata.category(character) == "Mn"  # Thai writes vowels above and below


def _by_ideographs(sample: bytes, codec: str) -> float:
    """Log-likelihood of the characters, most of which names are written in."""
    total = 0.0
    for character, count in Counter(re.findall(r"[^\x00-\x7f]", sample.decode(codec, "replace"))).items():
        total += count * _of_ideograph(character, codec)
    return total


def _of_ideograph(character: str, codec: str) -> float:
    if character == "\ufffd":
        return _NO_CHARACTER
    written = character.encode(codec)
    if codec != "gb18030" or (len(written) == 2 and written[1] > 0xA0):  # else none of the older GB 2312
        for first, last, one_in in IDEOGRAPHS[codec]:
            if first <= written[0] <= last:
                return -math.log(one_in)
    return _RARE_IDEOGRAPH
