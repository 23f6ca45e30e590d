"""Titles behind Chinese, Japanese and Korean names (山田太郎様, 田中さん, 王小明先生, 김민준 님), and before Thai ones.

They are told in their own script: in Latin letters San, Yang and Nim are names. One that names end in as well (丽君,
예님) counts only behind a name that is whole without it.
"""

import re
from functools import lru_cache
from typing import Final

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.missing.placeholders import is_written_for_nothing
from onefold.graph.normalize.names.east_asian_family_names import (
    KOREAN,
    ONE_CHARACTER_CHINESE,
    ONE_CHARACTER_JAPANESE,
    TWO_SYLLABLE_KOREAN,
)

_TITLED: Final = re.compile(
    "(?P<name>.*[^\\s・·,、])[\\s・·]*"
    "(?:様|さま|さん|ちゃん|くん|先生|老师|老師|女士|小姐|太太|夫人|선생님|선생|고객님|회원님|씨)"
)
_AFTER_A_BLANK: Final = re.compile("(?P<name>.*\\S)\\s+(?:君|殿|氏|군|양|귀하)")
_THAI: Final = re.compile(
    "(?:นางสาว|นาง|นาย|เด็กชาย|เด็กหญิง|น\\.ส\\.|ด\\.ช\\.|ด\\.ญ\\.)\\s*(?P<name>[ก-ฮเ-ไ][ก-๎].*)|คุณ\\s+(?P<spaced>.+)"
)
"""Run together with the given name, which begins with a consonant or a vowel that stands before one: นายสมชาย."""
_LAST: Final = frozenset("様まん生师師士姐太人생님하씨君殿氏군양")
_FIRST_OF_THAI: Final = frozenset("นเดค")
"""Letters of the titles by which most names are told to have none."""
_LEAST_WHOLE: Final = 3
"""Characters of a family and a given name: 李 君 is a whole name, and 山田太郎 君 has a title."""
_OF_KOREANS: Final = re.compile("(?P<name>.*\\S)\\s+님|(?P<glued>.*[\uac00-\ud7af]{3})님")
_FAMILIES: Final = ONE_CHARACTER_CHINESE | ONE_CHARACTER_JAPANESE | KOREAN


@lru_cache(maxsize=CACHE_SIZE)
def without_honorific(raw: str) -> str:
    """`raw` without a title in its own script, and with a comma behind what can then only be a family name (王先生)."""
    text = raw.strip()
    if raw.isascii() or not text or (text[-1] not in _LAST and text[0] not in _FIRST_OF_THAI):
        return raw
    name = _untitled(text)
    if name is None or is_written_for_nothing(raw):
        return raw
    return f"{name}," if name in _FAMILIES else name


def _untitled(text: str) -> str | None:
    if found := _THAI.fullmatch(text):
        return found["name"] or found["spaced"]
    if found := _TITLED.fullmatch(text):
        return found["name"]
    if (found := _AFTER_A_BLANK.fullmatch(text)) and len(found["name"]) >= _LEAST_WHOLE:
        return found["name"]
    if found := _OF_KOREANS.fullmatch(text):
        name = found["name"] or found["glued"]
        return None if found["glued"] and _is_one_short(name) else name
    return None


def _is_one_short(name: str) -> bool:
    """Whether a name lacks its last syllable without what stands behind it: 남궁하 of 남궁하님."""
    return name[:2] in TWO_SYLLABLE_KOREAN and len(name) == _LEAST_WHOLE
