"""Chinese, Japanese and Korean full names that are written without a blank: 山田太郎, ヤマダタロウ, 王小明, 김민준.

Without the reading nobody can tell for sure where the family name ends. It is cut where a common family name of the
length that such a name has stands in front; else the name stays whole, and says no more than itself.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.names.east_asian_family_names import (
    JAPANESE,
    JAPANESE_READINGS,
    KOREAN,
    ONE_CHARACTER_CHINESE,
    ONE_CHARACTER_JAPANESE,
    TWO_CHARACTER_CHINESE,
    TWO_SYLLABLE_KOREAN,
)
from onefold.graph.normalize.text import visible

_KANA: Final = re.compile("[\u3041-\u3096\u30a1-\u30fc]{5,12}")
_TWO_IN_KANA: Final = re.compile("([\u3041-\u3096\u30a1-\u30fc]+) [\u3041-\u3096\u30a1-\u30fc]+")
_KATAKANA: Final = {code: code + 0x60 for code in range(0x3041, 0x3097)}  # of each hiragana
_LEAST_KANA_GIVEN: Final = 2
_ASIDE: Final = re.compile(r"\([^()]*\)$")  # how it is read
_HAN: Final = re.compile("[\u3005\u3400-\u9fff]{2,6}")
_HANGUL: Final = re.compile("[\uac00-\ud7af]{3,5}")
_HAN_AND_KANA: Final = re.compile(
    "([\u3005\u30f6\u3400-\u9fff]{1,3})([\u3041-\u30ff][\u3005\u3041-\u30ff\u3400-\u9fff]{1,5})"
)
_ENDS_OF_THREE: Final = "子郎朗代美"  # of given names with three characters: 由美子, 真理子, 健太郎


@lru_cache(maxsize=CACHE_SIZE)
def with_comma(raw: str) -> str:
    """`raw` with a comma behind the family name that it begins with; else as it was."""
    name = _ASIDE.sub("", unicodedata.normalize("NFKC", visible(raw)).strip()).strip()
    if _HAN.fullmatch(name):
        at = _of_han(name)
    elif _HANGUL.fullmatch(name):
        at = 2 if name[:2] in TWO_SYLLABLE_KOREAN else 1 if name[0] in KOREAN and len(name) == 3 else 0
    elif (mixed := _HAN_AND_KANA.fullmatch(name)) is not None:
        at = _of_japanese(name) or len(mixed[1])
    elif _KANA.fullmatch(name):
        at = _of_kana(name.translate(_KATAKANA))
    elif (two := _TWO_IN_KANA.fullmatch(name)) is not None and two[1].translate(_KATAKANA) in JAPANESE_READINGS:
        at = len(two[1])
    else:
        return raw
    return f"{name[:at]},{name[at:]}" if at else raw


def _of_han(name: str) -> int:
    """How many characters are the family name; 0 where that is not to be told."""
    at = _of_japanese(name)
    if at and not (name[:2] == "金子" and len(name) == 3):  # Jin Zihan rather than Kaneko Something
        return at
    if name[:2] in TWO_CHARACTER_CHINESE and len(name) <= 4:
        return 2
    if len(name) <= 3 and (name[0] in ONE_CHARACTER_CHINESE or name[0] in ONE_CHARACTER_JAPANESE):
        return 1
    if len(name) == 4:
        return 1 if name[0] in ONE_CHARACTER_JAPANESE and name[-1] in _ENDS_OF_THREE else 2
    return 0


def _of_kana(katakana: str) -> int:
    return next((n for n in range(len(katakana) - _LEAST_KANA_GIVEN, 1, -1) if katakana[:n] in JAPANESE_READINGS), 0)


def _of_japanese(name: str) -> int:
    return next((n for n in (4, 3, 2) if name[:n] in JAPANESE), 0)
