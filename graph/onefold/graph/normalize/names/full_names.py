"""A name written in one string, taken apart, to fill what the separate name fields leave blank.

Own code: nameparser takes 165 µs a name, more than a whole record may cost, and takes no account of parts already
known. What is recognized: "Family, Given", titles, suffixes, particles ("van der Berg" is one family name),
nicknames in quotes or brackets (dropped), peerages ("1st Baron Clifford of Chudleigh"), and family names first, where
Chinese, Japanese (not katakana, in which foreigners are written) or Korean script has a space, or the two names are
far likelier that way round ("Diaz Jennifer", `name_order`).
"""

import re
from itertools import dropwhile
from typing import Final, NamedTuple

from onefold.graph.normalize.contract import PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.missing.placeholders import is_name_placeholder, is_written_for_nothing
from onefold.graph.normalize.names.east_asian import with_comma
from onefold.graph.normalize.names.generations import SUFFIXES, behind_family_name, with_suffix
from onefold.graph.normalize.names.honorifics import without_honorific
from onefold.graph.normalize.names.names import (
    POST_NOMINALS,
    TITLES,
    trim_name,
)
from onefold.graph.normalize.names.newborns import newborn, newborn_given
from onefold.graph.normalize.names.order import is_family_first
from onefold.graph.normalize.names.patronymics import is_patronymic
from onefold.graph.normalize.names.vietnamese import VIETNAMESE_GENDERS, is_van_a_middle_name, is_vietnamese
from onefold.graph.normalize.text import fit, fold, in_other_script, visible, vocabulary, words

PARTICLES: Final = vocabulary(
    "van von der den de del della di da do dos das du la le les st saint ter ten zu zur af",
    "bin ibn bint ben al el ul abu abd abdul abdel abdal abdur",
)
_SERVANT: Final = vocabulary("abd abdul abdel abdal abdur abdus")
_ARTICLES: Final = vocabulary("al el ul ur ar as")
_OF_THE: Final = vocabulary("ul ud ur us un uz")
_FAITH: Final = vocabulary("din deen dine")
"""Names of several words: Abd al Rahman is the servant of the merciful, Nour el Din the light of the faith."""
_DOTTED_WORDS: Final = POST_NOMINALS | SUFFIXES.keys() | TITLES  # "Ph.D."
_CONNECTIVES: Final = frozenset({"of", "the"})
_PEERAGE: Final = vocabulary("baron baroness baronet bt earl viscount viscountess marquess duke duchess lord count")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
_OF_PASSENGERS: Final = frozenset({"mstr", "chd", "inf"})
_TITLES_BEFORE_GIVEN: Final = frozenset({"sir", "dame", "lady", "lord"})
_ASIDE: Final = re.compile(r"\([^)]*\)|\"[^\"]*\"|\[[^\]]*\]")
_KIN: Final = re.compile(r"(?:^| )(?:s|d|w|h|c)/o\b[ .:]*(?P<kin>.*)$")
"""Son, daughter, wife or husband of, care of: Amit Kumar S/O Mohan Lal."""
_CHILD_OF: Final = re.compile(r" a/[lp] ")  # Malay for son and daughter of: Ravi a/l Muthu
_INITIALS: Final = re.compile(r"[a-z]\.[a-z]\.")
_PASSENGER: Final = re.compile(r"([a-z][a-z' \-]+)/([a-z][a-z' \-]*)")  # of an airline: DUNMORE/WALTER MR
FAMILY_GIVEN_PATRONYMIC: Final = 3  # parts of a name as Russian forms have it: Орлов Иван Николаевич
_FAMILY_FIRST_SCRIPT: Final = re.compile(
    "[\u3005\u3040-\u309f\u30f6\u3400-\u9fff\uac00-\ud7af]+[ \u3000]+"
    "(?:[\u3005\u3040-\u309f\u30f6\u3400-\u9fff\uac00-\ud7af \u3000]+|[\u30a0-\u30ff]+)"
)


class FullName(NamedTuple):
    """The parts of a full name, "" where it has none; a gender only where the name itself says it (Baby Boy, Thị).

    `tokens` is all of it but titles and suffixes; compounds have hyphens there and in the parts.
    """

    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    tokens: tuple[str, ...] = ()
    gender: str = ""


def parse(raw: str) -> FullName:
    """The parts of a full name; a lone token is the given name, or after a title or before a comma the family name."""
    if not raw.isascii():
        raw = with_comma(without_honorific(raw))
    raw = with_suffix(raw)
    folded = fold(raw)
    folded = _without_kin(folded) if "/" in folded else folded
    foreign = in_other_script(raw)
    if _says_nothing(folded, foreign) or any(map(is_written_for_nothing, _once(raw))):
        return FullName()
    passenger = _PASSENGER.fullmatch(folded)
    suffix = ""
    segments: list[tuple[str, ...]] = []
    written = (passenger[1], _untitled_end(passenger[2])) if passenger else _without_asides(folded).split(",")
    for segment in written:
        # Behind a dummy first token, a segment may turn out to be nothing but titles and suffixes.
        bare, found = trim_name(("", *_tokens(segment)))
        if not found and (found := _generation(bare, len(segments), len(written))):
            bare = bare[:-1]
        suffix = found or suffix
        if len(written) > 1 and bare[1:] and _says_nothing(" ".join(bare[1:]), foreign) and not newborn(bare[1:]):
            segments.append(())
        elif bare[1:]:
            segments.append(bare[1:])
    if not any(segments):
        return FullName(suffix=suffix)
    head, *rest = segments
    rest = [segment for segment in rest if segment]
    if (child := _newborn(head, rest, foreign)) is not None:
        return child._replace(suffix=child.suffix or suffix)
    if not head:
        return _given_first(rest[0], rest[1:], suffix, raw)
    if not rest and (len(segments) > 1 or (len(head) == 1 and not written[-1].strip())):
        return FullName(family=" ".join(head), suffix=suffix, tokens=head)
    if rest and not _is_peerage(rest[0]):
        return _family_first(head, rest, suffix)
    if _FAMILY_FIRST_SCRIPT.fullmatch(visible(raw).strip()):
        return _family_first(head[:1], [head[1:]], suffix)
    return _given_first(head, rest, suffix, raw)


def _generation(segment: tuple[str, ...], before: int, of: int) -> str:
    """The suffix that ends the segment after `before` others, of `of` in all; its first token is a dummy."""
    if before > 1:  # Silva, José, Filho
        return behind_family_name(segment, 1)
    return behind_family_name(segment[1:], 1 if of > 1 and not before else 2)


def _newborn(head: tuple[str, ...], rest: list[tuple[str, ...]], foreign: bool) -> FullName | None:
    """The name of a newborn who has no given name yet: "Baby Boy A Smith", "Smith, Judys Girl"."""
    if head and rest:
        child, family = newborn_given(" ".join(rest[0])), _untitled(head) or head
    else:
        child = newborn(_untitled(head or rest[0]), foreign)
        family = child.family if child else ()
    if child is None:
        return None
    tokens = (*child.given, *family)
    return FullName(" ".join(child.given), "", " ".join(family), child.which, tokens, child.gender)


def _says_nothing(folded: str, foreign: bool) -> bool:
    return not foreign and any(is_name_placeholder(half) for half in _once(words(folded)))


def _once(name: str) -> tuple[str, ...]:
    """A name, and its half where it says one thing twice ("unknown unknown")."""
    tokens = name.split()
    half = tokens[: len(tokens) // 2]
    return (name, " ".join(half)) if half and tokens == half * 2 else (name,)


def _without_kin(folded: str) -> str:
    """The name without whose child or wife it is; only who has one name alone has the last name of the other's too."""
    folded = _CHILD_OF.sub(" ", folded)
    found = _KIN.search(folded)
    if found is None:
        return folded
    name, kin = folded[: found.start()].strip(" ,"), found["kin"].split(",")[0].split()
    return f"{name} {kin[-1]}" if name and " " not in name and kin else name


def _untitled_end(given: str) -> str:
    tokens = given.split()
    while len(tokens) > 1 and tokens[-1] in (TITLES - SUFFIXES.keys()) | _OF_PASSENGERS:
        tokens.pop()
    return " ".join(tokens)


def _without_asides(folded: str) -> str:
    """The name without what stands in brackets and quotes, a suffix apart: "Walter Dunmore (Jr.)"."""
    rest = _ASIDE.sub(lambda found: f" {inside} " if (inside := words(found[0])) in SUFFIXES else " ", folded)
    return rest if words(rest) else folded


def _tokens(segment: str) -> list[str]:
    """Words, of which a compound ("doe-smith", "j.r.r.") keeps its hyphens so as to stay together."""
    undotted = (word.replace(".", "") if _is_dotted(word) else word for word in segment.split())
    return [token for word in undotted if (token := words(word).replace(" ", "-"))]


def _is_dotted(word: str) -> bool:
    """Whether a word is a title or suffix with dots; M.S. are initials, of which "ms" has none."""
    bare = word.replace(".", "")
    return bare in _DOTTED_WORDS and not (bare in TITLES and _INITIALS.fullmatch(word))


def _family_first(family: tuple[str, ...], rest: list[tuple[str, ...]], suffix: str) -> FullName:
    others = _untitled(tuple(token for segment in rest for token in segment))
    family = _untitled(family) or family
    # "van der" may follow the given name: Berg, Jan van der.
    end = len(others)
    while end > 1 and others[end - 1] in PARTICLES and not is_van_a_middle_name(others[end - 1], family[-1]):
        end -= 1
    name = (*others[end:], *family)
    return FullName(" ".join(others[:1]), " ".join(others[1:end]), " ".join(name), suffix, (*others[:end], *name))


def _given_first(tokens: tuple[str, ...], rest: list[tuple[str, ...]], suffix: str, raw: str) -> FullName:
    name = _untitled(tokens) or tokens
    cut = next((i for i in range(1, len(name)) if _is_peerage(name[i:])), len(name))
    seat = _significant((*name[cut:], *(token for segment in rest for token in segment)))
    person = tuple(t for t in name[:cut] if t not in _CONNECTIVES) or name[:cut]
    if len(person) == 1:
        # "Mr Smith" is a family name; "Tom, 1st Baron Chudleigh" goes by his peerage.
        if len(tokens) > 1 and tokens[0] in TITLES - _TITLES_BEFORE_GIVEN:
            return FullName(family=person[0], suffix=suffix, tokens=person)
        return FullName(person[0], "", seat[-1] if seat else "", suffix, (*person, *seat))
    if not seat and is_vietnamese(person, raw):
        middle, gender = " ".join(person[1:-1]), VIETNAMESE_GENDERS.get(person[1] if person[2:] else "", "")
        return FullName(person[-1], middle, person[0], suffix, (*person[1:], person[0]), gender)
    patronymic_last = len(person) == FAMILY_GIVEN_PATRONYMIC and is_patronymic(person[-1])
    if not seat and (patronymic_last or is_family_first(person)):
        return _family_first(person[:1], [person[1:]], suffix)
    start = len(person) - 1
    first = _given_parts(person)
    while start > first and person[start - 1] in PARTICLES and not is_van_a_middle_name(person[start - 1], person[-1]):
        start -= 1
    given, middle, family = (" ".join(part) for part in (person[:first], person[first:start], person[start:]))
    return FullName(given, middle, family, suffix, (*person, *seat))


def _given_parts(person: tuple[str, ...]) -> int:
    """How many of the tokens are the given name: three of Abd al Rahman Khan and Zia ul Haq Khan, else one."""
    parts = 1
    if person[0] in _SERVANT:
        parts = 3 if person[1] in _ARTICLES else 2
    elif len(person) > 2 and (person[1] in _OF_THE or (person[1] in _ARTICLES and person[2] in _FAITH)):
        parts = 3
    return parts if parts < len(person) else 1


def _untitled(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dropwhile(TITLES.__contains__, tokens))


def _is_peerage(tokens: tuple[str, ...]) -> bool:
    return (
        tokens[0] == "of"
        or (_ORDINAL.fullmatch(tokens[0]) is not None)
        or (len(tokens) > 1 and tokens[0] in _PEERAGE and tokens[1] == "of")
    )


def _significant(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(t for t in tokens if t not in _PEERAGE | _CONNECTIVES and not _ORDINAL.fullmatch(t))


def full_name(raw: str, _conventions: Conventions) -> Normalized:
    """The whole name in one order: given, middle, family, suffix."""
    name = parse(raw)
    whole = words(" ".join((name.given, name.middle, name.family, name.suffix)))
    return PLACEHOLDER if _says_nothing(whole, in_other_script(raw)) else one(fit(whole))
