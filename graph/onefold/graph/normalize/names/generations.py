"""What tells father from son in the languages that we read: Sr. and Jr., d.ä. and d.y., Filho and Neto, ifj.

What can be nothing else is a suffix wherever it ends a name. Filho, Hijo and Padre are family names too: they are
suffixes only behind a family name.
"""

import re
from typing import Final

from onefold.graph.normalize.names.order import is_rather_given_name
from onefold.graph.normalize.text import vocabulary

SUFFIXES: Final = {
    **dict.fromkeys(("jr", "jnr", "junior", "ifj", "ifjabb"), "jr"),
    **dict.fromkeys(("jungere", "yngre", "mladshiy", "molodshiy", "mlodszy", "mladsi", "nuorempi"), "jr"),
    **dict.fromkeys(("sr", "snr", "senior", "idosebb"), "sr"),
    **dict.fromkeys(("altere", "aldre", "aeldre", "eldre", "starshiy", "starszy", "starsi", "vanhempi"), "sr"),
    **dict.fromkeys(("ii", "2nd", "second"), "2"),
    **dict.fromkeys(("iii", "3rd", "third"), "3"),
    **dict.fromkeys(("iv", "4th", "fourth"), "4"),
    **dict.fromkeys(("5th", "fifth"), "5"),
}
"""Suffixes that end a name; "v" and "i" are too often an initial, and count only in a field of their own."""
BEFORE_SUFFIXES: Final = vocabulary("der den d")
"""Articles of suffixes: der Jüngere, den äldre."""
BEHIND_FAMILY_NAMES: Final = {
    **dict.fromkeys(("filho", "hijo", "fils"), "jr"),
    **dict.fromkeys(("padre", "pere"), "sr"),
    "segundo": "2",
    "neto": "neto",
    "bisneto": "bisneto",
    "sobrinho": "sobrinho",
}
"""Words for the son, the father, the grandson and the nephew of one of the same name, which are family names too."""
OF_ITS_OWN: Final = {
    **SUFFIXES,
    **BEHIND_FAMILY_NAMES,
    **dict.fromkeys(("d y", "d j", "den yngre", "der jungere", "ml", "h", "fo", "the younger"), "jr"),
    **dict.fromkeys(("d a", "d ae", "d e", "den aldre", "den aeldre", "den eldre", "der altere", "st", "id"), "sr"),
    **{"the elder": "sr", "i": "1", "1st": "1", "first": "1", "v": "5"},
}
"""The same in a field of its own."""

_PARTICLES: Final = vocabulary("da de do das dos del della di du la le van von")
_END: Final = re.compile(
    r"(?<=\S)[\s,]+(?:"
    r"(?P<junior>d\.\s?[yjJ]\.|(?i:jun\.|m[lł]\.|ifj\.))"
    r"|(?P<senior>d\.\s?(?:[äÄæÆeE]|ae|Ae)\.|(?i:sen\.|st\.))"
    r"|(?P<younger>(?i:мл\.))|(?P<elder>(?i:ст\.))|(?P<filho>(?i:f\.?\s?º))\.?"
    r")(?=\s*(?:,|$))"
)
_IN_BRACKETS: Final = re.compile(
    r"(?<=\S)\s*\(\s*(?:(?P<junior>(?i:h|hijo|filho|fils|ml\.|ifj\.))|(?P<senior>(?i:padre|p[eè]re|st\.)))\s*\)"
)
_IN_FRONT: Final = re.compile(r"\s*(?P<title>(?i:dr\.\s*))?(?:(?P<junior>(?i:ifj\.?|ifjabb))|(?P<senior>(?i:id\.)))\s+")
_WRITTEN: Final = {"junior": "Jr.", "senior": "Sr.", "younger": "младший", "elder": "старший", "filho": "Filho"}


def with_suffix(raw: str) -> str:
    """`raw` with what can be nothing but such a suffix in the words of `SUFFIXES`, at the end of its part.

    That is abbreviations, whose dots, brackets and small letters tell them from names and initials: Andersson d.ä. is
    the elder, Andersson D. A. has two initials.
    """
    if not ("." in raw or "(" in raw or "º" in raw or raw[:3].lower() == "ifj"):
        return raw
    text = _IN_BRACKETS.sub(_replaced, _END.sub(_replaced, raw))
    front = _IN_FRONT.match(text)
    return f"{text[front.end() :]} {_written(front)}" if front else text


def behind_family_name(tokens: tuple[str, ...], least: int) -> str:
    """The suffix that the last token is, being a family name too; "" where it is rather the family name.

    Args:
        tokens: of a name without titles and other suffixes.
        least: how many tokens a name must have without it: 1 in a field of family names, 2 in a whole name.
    """
    suffix = BEHIND_FAMILY_NAMES.get(tokens[-1], "") if len(tokens) > least else ""
    if not suffix or tokens[-2] in _PARTICLES:
        return ""
    return "" if least == len(tokens) - 1 > 1 and is_rather_given_name(tokens[-2]) else suffix


def _replaced(found: re.Match[str]) -> str:
    are_initials = found[0].lstrip(" ,").startswith("d.") and found.string.islower()
    return found[0] if are_initials else f" {_written(found)}"


def _written(found: re.Match[str]) -> str:
    return next(_WRITTEN[how] for how, said in found.groupdict().items() if said and how in _WRITTEN)
