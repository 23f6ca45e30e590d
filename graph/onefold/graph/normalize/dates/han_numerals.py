"""Numbers of a date in Chinese characters as digits: 昭和五十年三月二日, 一九七五年, 二〇〇一年十二月卅一日, 五拾年."""

import re
import unicodedata
from typing import Final

_OF_DIGITS: Final = ("〇零○◯", "一壱壹弌", "二弐貳贰", "三参參叁", "四肆", "五伍", "六陸陆", "七柒漆", "八捌", "九玖")
"""With the forms of documents, which nobody turns into others."""
_OF_TENS: Final = {"廿": "2十", "卄": "2十", "卅": "3十", "丗": "3十", "拾": "十", "佰": "百", "仟": "千"}
_READ: Final = str.maketrans({sign: str(at) for at, signs in enumerate(_OF_DIGITS) for sign in signs} | _OF_TENS)
_SIGNS: Final = "".join(_OF_DIGITS) + "十百千" + "".join(_OF_TENS)
_RUN: Final = re.compile(f"[0-9]*[{_SIGNS}][0-9{_SIGNS}]*")
_COUNTED: Final = re.compile(r"(?:(\d?)千)?0?(?:(\d?)百)?0?(?:(\d?)十)?(\d?)")
_FIRST_MONTH: Final = "元月"


def in_digits(raw: str) -> str:
    """`raw` with its numbers in digits; as it was where it has none in characters."""
    if raw.isascii() or not _RUN.search(raw):
        return raw
    return _RUN.sub(_number, unicodedata.normalize("NFKC", raw.replace(_FIRST_MONTH, "1月")))


def _number(found: re.Match[str]) -> str:
    text = found[0].translate(_READ)
    if text.isdigit():
        return text
    counted = _COUNTED.fullmatch(text)
    if counted is None:
        return found[0]
    *units, ones = counted.groups()
    return str(int("".join("0" if unit is None else unit or "1" for unit in units) + (ones or "0")))
