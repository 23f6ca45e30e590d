"""A written date without what is not its day: a time, a zone, words of Chinese and Korean for its parts, an era."""

import re
from typing import Final

from onefold.graph.normalize.dates.eras import of_our_calendar

_TIME: Final = re.compile(r"(?<=\d)[t ,]+\d{1,2}:\d\d.*$")
_DOTTED_TIME: Final = re.compile(r"(?<=\d)[t ,]+\d{1,2}\.\d\d\.\d\d(?:\.\d+)?(?: ?[ap]\.?m\.?)?(?: .*)?$")  # Oracle's
_ZONE: Final = re.compile(r"(?<=\d{4}-\d\d-\d\d)(?:z|[+-]\d\d:?\d\d)$")
_TIME_OF_RUN: Final = re.compile(r"(?<=\d{8})t\d{4,6}(?:\.\d+)?(?:z|[+-]\d{4})?$")  # ISO without its separators
_ZONE_OF_RUN: Final = re.compile(r"(?<=\d{12})(?:\.\d+)?(?:[+-]\d{4}|z)?$")  # HL7: 19770225101500.000+0100
_DOT_NET: Final = re.compile(r"/?date\((-?\d+)(?:[+-]\d{4})?\)/?")
_CTIME: Final = re.compile(r"(?:[a-z]{3} )?([a-z]{3} +\d{1,2}) [\d:.]+ (?:[a-z+\-\d:]+ )?(\d{4})")
# anyascii's names for 年月日 and 년월일, directly behind their numbers.
_EAST_ASIAN: Final = re.compile(r"(?<=\d) ?(?:nian|nyeon|yue|wol|ri|il)\b ?|(?<=\d)(?:nian|nyeon|yue|wol|ri|il)(?=\d)")
_MAY_BE_OF_AN_ERA: Final = re.compile("nian|^[mtshrdzplg][a-z. ]*\\d")


def without_time(folded: str) -> str:
    """The date alone, of folded text."""
    folded = _DOT_NET.sub(r"\1", folded)
    if folded.isdigit():
        return folded
    if _MAY_BE_OF_AN_ERA.search(folded):
        folded = of_our_calendar(folded)
    ctime = _CTIME.fullmatch(folded)
    if ctime:
        return f"{ctime[1]} {ctime[2]}"
    dated = _ZONE.sub("", _DOTTED_TIME.sub("", _TIME.sub("", folded)))
    dated = _TIME_OF_RUN.sub("", _ZONE_OF_RUN.sub("", dated))
    return _EAST_ASIAN.sub("-", dated).strip("-") if dated[:1].isdigit() and not dated.isdigit() else dated
