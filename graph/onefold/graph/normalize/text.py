"""Any script to lower-case printable ASCII: the form that every other module starts from.

Invariants: results are ASCII in " ".."~" without capitals, leading, trailing or double spaces;
`fold(fold(x)) == fold(x)`, and likewise for `words`, `fit` and `fit_code`.
"""

import re
import unicodedata
from hashlib import blake2b
from typing import Final

from anyascii import anyascii

MAX_VALUE_BYTES: Final = 64
"""Longest canonical value: as many positions as one machine word has bits, which bit-parallel comparison wants."""

_DIGEST_CHARS: Final = 16
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# Unicode's Default_Ignorable_Code_Point plus lone surrogates: invisible, so never a difference.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)
# Emoji, ™, ㈱: decoration, which NFKC would turn into letters that nobody typed.
_SYMBOL_CATEGORIES: Final = frozenset({"So", "Sk", "Co", "Cn"})
_ERAS: Final = "㍾㍽㍼㍻㋿"  # in one character, without which a year is another

_LOOKALIKES: Final = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιορν",  # noqa: RUF001  lookalikes are the point
    "ABEKMHOPCTYXIJSaeopcyxijshdqw" + "ABEZHIKMNOPTYXaiopv",
)
"""Cyrillic and Greek letters that look Latin, by shape; used only inside a word that also has Latin letters."""
_LATIN: Final = re.compile("[A-Za-z]")
_FIRST_NOT_LATIN: Final = "\u0370"
_LATIN_EXTENDED: Final = re.compile("[\u1d00-\u1d25\u1d2c-\u1d77\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f]")
_CYRILLIC_OR_GREEK: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD: Final = re.compile(r"\w+")

_APOSTROPHES: Final = re.compile("['`]")
_SEPARATORS: Final = re.compile(r"[^a-z0-9]+")


def fold(raw: str) -> str:
    """`raw` as lower-case printable ASCII with single spaces; "" when nothing visible is left.

    NFKC, look-alikes, case folding, then transliteration, which also maps the digits of any script.
    """
    if not raw.isascii():
        raw = _transliterate(raw)
    return " ".join(_CONTROLS.sub("", raw).lower().split())


def visible(raw: str) -> str:
    """`raw` without characters that nobody sees: zero width, marks of direction, soft hyphens, controls."""
    if raw.isascii():
        return _CONTROLS.sub("", raw)
    return _INVISIBLE.sub("", _CONTROLS.sub("", raw))


def _transliterate(raw: str) -> str:
    visible = "".join(c for c in raw if c.isascii() or c in _ERAS or unicodedata.category(c) not in _SYMBOL_CATEGORIES)
    composed = _INVISIBLE.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", visible)))
    if _CYRILLIC_OR_GREEK.search(composed) and _LATIN.search(composed):
        composed = _WORD.sub(_unmask, composed)
    # Unicode line separators and the like are spaces to str.split, nothing to anyascii.
    return anyascii(" ".join(composed.split()).casefold())


def _unmask(match: re.Match[str]) -> str:
    word = match[0]
    return word.translate(_LOOKALIKES) if _LATIN.search(word) else word


def in_other_script(raw: str) -> bool:
    """Whether `raw` has letters, and none of them is Latin: 楠 is a name, though its transliteration is "nan"."""
    if raw.isascii():
        return False
    letters = [c for c in unicodedata.normalize("NFKC", raw) if c.isalpha()]
    return bool(letters) and all(c >= _FIRST_NOT_LATIN and not _LATIN_EXTENDED.match(c) for c in letters)


def words(folded: str) -> str:
    """The letters and digits of folded text: apostrophes vanish, "&" is "and", all else separates."""
    if folded.isalnum():
        return folded
    joined = _APOSTROPHES.sub("", folded).replace("&", " and ")
    return _SEPARATORS.sub(" ", joined).strip()


def vocabulary(*lines: str) -> frozenset[str]:
    """The words of space-separated lists."""
    return frozenset(word for line in lines for word in line.split())


def fit(text: str) -> str:
    """The first `MAX_VALUE_BYTES` of folded text, for values that are compared by likeness."""
    return text if len(text) <= MAX_VALUE_BYTES else text[:MAX_VALUE_BYTES].rstrip()


def fit_code(code: str, limit: int = MAX_VALUE_BYTES) -> str:
    """`code`, its tail replaced by a digest when longer than `limit`: two long codes must not become one by cutting."""
    if len(code) <= limit:
        return code
    digest = blake2b(code.encode(), digest_size=_DIGEST_CHARS // 2).hexdigest()
    return code[: limit - _DIGEST_CHARS] + digest
