"""Years of Japan's eras and of the Republic of China as those of our calendar: 昭和50年3月4日, S50.3.4, 民國64年.

In the letters that `text.fold` makes of them. An initial counts only before a whole date: "H1" may be any code, while
"H1.5.1" is a day of 1989.
"""

import re
from typing import Final, NamedTuple


class _Era(NamedTuple):
    before: int  # the year before its first
    last: int  # of its years


_ERAS: Final = {
    **dict.fromkeys(("mingzhi", "ming", "meiji", "m"), _Era(1867, 45)),
    **dict.fromkeys(("dazheng", "da", "taisho", "taishou", "t"), _Era(1911, 15)),
    **dict.fromkeys(("zhaohe", "zhao", "showa", "shouwa", "s"), _Era(1925, 64)),
    **dict.fromkeys(("pingcheng", "ping", "heisei", "h"), _Era(1988, 31)),
    **dict.fromkeys(("linghe", "ling", "reiwa", "r"), _Era(2018, 82)),
    **dict.fromkeys(("minguo", "zhonghuaminguo"), _Era(1911, 189)),
}
_WORD: Final = "|".join(sorted((word for word in _ERAS if len(word) > 1), key=len, reverse=True))
_DAY: Final = r"[ .\-/](?P<month>\d{1,2})[ .\-/](?P<day>\d{1,2})"
_IN_WORDS: Final = re.compile(rf"(?P<era>{_WORD})[ .]?(?P<year>\d{{1,3}}|yuan) ?(?P<rest>(?:nian|[.\-/]).*)?")
_BY_INITIAL: Final = re.compile(rf"(?P<era>[mtshr])[ .]?(?P<year>\d{{1,2}})(?P<rest>nian.*|{_DAY})")
_RUN_TOGETHER: Final = re.compile(r"(?P<era>[mtshr])(?P<year>\d\d)(?P<rest>\d{4})")
_ASIDE: Final = re.compile(r" ?\([^()]*\)")  # the year of the other calendar
_OUR_YEAR: Final = re.compile("(?:xili|gongyuan)(?=\\d)")
_BORN: Final = re.compile("(?<=ri) ?(?:sheng|chusheng)(?:mare)?$")  # 生, 生まれ: 昭和50年3月4日生


def of_our_calendar(folded: str) -> str:
    """The same date with its year of an era counted in ours; another date as it is."""
    text = _OUR_YEAR.sub("", _BORN.sub("", _ASIDE.sub("", folded)))
    if text[:1].isdigit():
        return text
    found = _IN_WORDS.fullmatch(text) or _BY_INITIAL.fullmatch(text)
    run = None if found else _RUN_TOGETHER.fullmatch(text)
    if (said := found or run) is None:
        return folded
    era = _ERAS[said["era"]]
    year = 1 if said["year"] == "yuan" else int(said["year"])
    if not 0 < year <= era.last:
        return folded
    rest = said["rest"] or ""
    return f"{era.before + year}{rest if run or 'nian' in rest else rest.replace(' ', '-')}"
