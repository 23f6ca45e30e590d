"""Which of the encodings before Unicode a text is in, by the letters that it shows in each.

Letters of other scripts than Latin stand side by side, so that bytes beyond ASCII come in runs; charset-normalizer
tells those well, and Latin ones badly: names are no sentences. So Latin letters are judged here: the encoding wins in
which one language, or a mixture of neighbours, has the letters that appear. Windows-1252 is taken where nothing speaks
for another.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Final

import charset_normalizer

WESTERN: Final = "cp1252"
_SHARE_IN_RUNS: Final = 0.3
"""Of bytes beyond ASCII that stand three or more together: names in 20 Latin alphabets have at most .08, others .45."""
_OTHER_SCRIPTS: Final = [
    *("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "cp1253", "cp1255", "cp1256", "cp874"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
_TWINS: Final = {"cp1253": "iso8859_7", "cp1251": "mac_cyrillic", "mac_cyrillic": "cp1251"}
"""Encodings that differ in a few letters only."""

_WEST: Final = (
    *("äöüßé", "àâæçéèêëîïôœùûüÿ", "áéíóúüñç", "áâãàçéêíóôõúü", "àèéìîòóù", "áéëïöóèüêç", "åäöéüáà", "æøåéöüä"),
    *("áéíóúýþæöð", "àçèéíïòóúüñ", "áéíóú", "äöüßàâçéèêëîïôûáíóúñåæøãõìò"),
)
_CENTRAL: Final = (
    *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čšžćđ", "ăâîşţșț"),
    "ąćęłńóśźżáčďéěíňóřšťúůýžäôöőüűđăâîşţ",
)
_LATIN: Final = (
    ("cp1252", _WEST, 3.0),
    ("cp1250", _CENTRAL, 0.0),
    ("iso8859_2", _CENTRAL, 0.0),
    ("cp1254", ("çğıiöşüâî",), 0.0),
    ("cp1257", ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"), 0.0),
    ("iso8859_15", _WEST, -2.0),
    ("cp850", _WEST, -2.0),
    ("mac_roman", _WEST, -2.0),
    ("cp852", _CENTRAL, -2.0),
)
"""Encoding, the alphabets of its languages beyond ASCII, and how many natural units it has in advance: what is common
today before what was common once. Of equals the first counts."""
_MARKS: Final = "’‘“”–—…€°§«»´·ºª®©™£\xa0"
_INSIDE_WORDS: Final = "’´·"
_LEAST_LETTERS: Final = 8  # an alphabet of three letters is no better an explanation of one of them than one of eight
_FITS, _MARK, _MISFIT = math.log(0.95), math.log(1 / 40), math.log(1 / 400)
_TEXT_BYTES: Final = 1 << 14


def likeliest(sample: bytes) -> str:
    """The codec that a sample, lines with bytes beyond ASCII, is most likely written in."""
    sample = sample[:_TEXT_BYTES]
    if _share_in_runs(sample) > _SHARE_IN_RUNS:
        found = charset_normalizer.from_bytes(sample, cp_isolation=_OTHER_SCRIPTS).best()
        if found is not None:
            return min((found.encoding, _TWINS.get(found.encoding, found.encoding)), key=lambda c: _misfits(sample, c))
    return max(_LATIN, key=lambda latin: _score(sample, *latin))[0]


def _share_in_runs(sample: bytes) -> float:
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", sample)]
    return sum(run for run in runs if run >= 3) / max(1, sum(runs))


def _misfits(sample: bytes, codec: str) -> int:
    return _seen(sample.decode(codec, "replace"))[""]


def _score(sample: bytes, codec: str, alphabets: tuple[str, ...], advance: float) -> float:
    """Log-likelihood of the letters in the language that explains them best."""
    seen = _seen(sample.decode(codec, "replace"))
    return advance + max(_likelihood(seen, alphabet) for alphabet in alphabets)


def _likelihood(seen: Counter[str], alphabet: str) -> float:
    fits = _FITS - math.log(max(_LEAST_LETTERS, len(alphabet)))

    def weight(letter: str) -> float:
        if letter == "mark":
            return _MARK
        return fits if letter and letter in alphabet else _MISFIT

    return sum(count * weight(letter) for letter, count in seen.items())


def _seen(text: str) -> Counter[str]:
    """How often each letter beyond ASCII comes, in lower case; "mark" for marks, "" for what stands where none can."""
    seen: Counter[str] = Counter()
    for found in re.finditer(r"[^\x00-\x7f]", text):
        start, end = found.span()
        character, before, after = found.group(), text[max(0, start - 1) : start], text[end : end + 1]
        if character.isalpha():
            seen["" if character.isupper() and before.islower() else character.lower()[0]] += 1
        elif character in _MARKS and (character in _INSIDE_WORDS or not (before.isalpha() and after.isalpha())):
            seen["mark"] += 1
        else:
            seen[""] += 1
    return seen
