"""What hospitals write where a newborn has no name yet: "Baby Boy A", "Twin 2", "Infant of Mary", "RN de Maria Silva".

None of it is a given name. It may tell which of several it is, which is kept like a suffix ("1" of A, 1 and I), and
the gender. "Judy's Girl" and "Baby of Mary" name the mother.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.names.order import is_rather_given_name
from onefold.graph.normalize.text import fold, in_other_script, vocabulary, words

_OF_SEVERAL: Final = (
    "twin triplet quadruplet zwilling drilling jumeau jumelle triple gemel[oa] geme[oa] gemell[oa] gemelar trigeme[oa]"
    " trigemelar melliz[oa] trilliz[oa] tweeling drieling tvilling trilling dvojce trojce geamana? didym[oi]"
)
_BEFORE_MOTHER: Final = "rn recien.nacid[oa] recem.nascid[oa]"  # as a rule the mother's names follow
_CHILDREN: Final = (
    "baby infant newborn new.born neonate nb bebe nouveau.nee? nourrisson saugling neugeborene[rs]? neonat[oa]"
    " pasgeborene? zuigeling noworodek niemowle nyfodt nyfodd spadbarn novorozenec novorodenec ujszulott nou.nascut"
    f" yenidogan bebek vastasyntynyt novorozhdenn(?:yy|aya|iy|ij) {_OF_SEVERAL} {_BEFORE_MOTHER}"
)
_ALSO_NAMES: Final = (
    "blizniak blizniaczka bliznets blizn[iy]uk blizanac blizanka iker ikiz kaksonen kind child enfant bambin[oa]"
    " hij[oa] nin[oa] filh[oa] dziecko dite feto fo?etus g j t"
)
"""The same where a number follows at once, without which they are names and initials; G1 is gemelar or gemelo 1."""
_BOYS: Final = "boy male junge knabe garcon menino varon macho maschio jongen chlopiec masculino masc"
_GIRLS: Final = "girl female madchen fille menina hembra femmina femea meisje dziewczynka feminino femenino fem"
_NUMBERS: Final = {
    **dict.fromkeys(
        vocabulary("1 1o 1a 1st 1er 1ere 1e i first one primeiro primeira primer primera primo prima"), "1"
    ),
    **dict.fromkeys(vocabulary("premier premiere erster erste erstes een un uno uma"), "1"),
    **dict.fromkeys(vocabulary("2 2o 2a 2nd 2e 2eme ii second two segundo segunda secondo seconda deuxieme"), "2"),
    **dict.fromkeys(vocabulary("zweiter zweite zweites dos due dois duas deux"), "2"),
    **dict.fromkeys(
        vocabulary("3 3o 3a 3rd 3e 3eme iii third three terceiro terceira tercer tercera terzo terza"), "3"
    ),
    **dict.fromkeys(vocabulary("troisieme dritter dritte drittes"), "3"),
}
"""Numbers in front of a word for one of several, or behind it as words."""
_WHICH: Final = {"a": "1", "i": "1", "b": "2", "ii": "2", "c": "3", "iii": "3", "d": "4", "iv": "4", "e": "5"}
_LEAST_FOREIGN: Final = 5  # letters; shorter words of another script are names that happen to be written so: رن is "rn"


def _any(listed: str) -> str:
    return "|".join(name.replace(".", "[ -]?") for name in listed.split())


_ALONE: Final = "bb|bg|(?P<boy>boy|male)|(?P<girl>girl|female)"  # of BB and BG many are a grown person's initials
_CHILD: Final = (
    rf"(?:(?:{_any(_CHILDREN)})s?[ -]?)+(?:(?P<his>{_any(_BOYS)})|(?P<her>{_any(_GIRLS)}))?"
    "(?P<near>(?:(?<=baby)|(?<=twin)|(?<=boy)|(?<=girl))[a-e])?"
)
_LABEL: Final = r"(?:[ -](?P<which>[a-e]|i{1,3}|iv)|[ -]?(?:no[ -]?)?(?P<number>[1-6]))"
_NUMBERED: Final = rf"(?:{_any(_ALSO_NAMES)})(?=[ -]?[1-6](?![^ ]))"
_FIRST: Final = re.compile(rf"(?:{_ALONE}|{_CHILD}|{_NUMBERED}){_LABEL}?(?![^ ])")
_ONE_OF_SEVERAL: Final = re.compile(_any(_OF_SEVERAL))
_INITIALS_OF: Final = re.compile(r"(?:b|bb|bg|baby)-o(?![^ ])")  # B/O: baby of
_MOTHERS: Final = re.compile(
    rf"(?P<mother>.+?)[ -]?(?:baby[ -]?)?(?:(?P<boy>boy)|(?P<girl>girl)|twin)(?P<near>[a-e])?{_LABEL}?"
)
_BEHIND_MOTHER: Final = re.compile(rf"(?P<mother>.+?)(?:[ -](?:{_any(_OF_SEVERAL)}|{_NUMBERED}))?{_LABEL}")
_ENDS_OF_MOTHERS: Final = (
    "boy",
    "girl",
    "twin",
    *(f"{end}{one}" for end in ("boy", "girl", "twin") for one in "abcde"),
)
_RN: Final = re.compile(f"(?:{_any(_BEFORE_MOTHER)})(?![^ -])")
_SEXES: Final = vocabulary(_BOYS, _GIRLS, "bb bg")
_ENDS: Final = _SEXES | {f"baby{sex}" for sex in ("boy", "girl")} | _WHICH.keys() | {"1", "2", "3", "4", "5", "6"}
_BEGINNINGS: Final = frozenset(word[:2] for word in f"{_CHILDREN} {_ALSO_NAMES} {_BOYS} {_GIRLS} bb bg b-o".split()) | {
    f"{letter}{n}" for letter in "gjt" for n in range(1, 7)
}
_INITIALS: Final = re.compile("[gjt][1-6]")
_MOST_TOKENS: Final = 12
_OF: Final = vocabulary("of de do da di von van")


class Newborn(NamedTuple):
    """What a placeholder for a newborn's given name tells.

    Attributes:
        which: "1", "2" … of several, or "".
        gender: "m", "f" or "".
        given, family: what is known of the name all the same, or ().
    """

    which: str
    gender: str
    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()


@lru_cache(maxsize=CACHE_SIZE)
def newborn(tokens: tuple[str, ...], foreign: bool = False) -> Newborn | None:
    """What a name that begins with such a placeholder tells; None where it does not.

    Args:
        tokens: canonical, compounds with hyphens.
        foreign: whether they were written in another than the Latin script.
    """
    if not tokens or len(tokens) > _MOST_TOKENS:
        return None
    if len(tokens) > 1 and not foreign:
        tokens = _label_behind(tokens)
    if not (tokens[0][:2] in _BEGINNINGS or tokens[-1] in _ENDS or _INITIALS.fullmatch(tokens[-1])):
        return None
    text = " ".join(tokens)
    if of := _INITIALS_OF.match(text):
        which, mother = _labelled(text[of.end() :].split())
        return Newborn(which, "", (), _behind_given(mother))
    found = _FIRST.match(text)
    if found is None and tokens and tokens[-1] in _ENDS and not foreign:
        return _behind_family(tokens)
    if found is None and _INITIALS.fullmatch(tokens[-1]):
        return Newborn(tokens[-1][1:], "", (), _behind_given(list(tokens[:-1])))
    if found is None or (foreign and found.end() < _LEAST_FOREIGN):
        return None
    rest = text[found.end() :].split()
    of_mother = _RN.match(text) is not None
    label, mother = _labelled(rest)
    if mother and mother[0] in _OF and (mother[0] == "of" or not mother[1:] or is_rather_given_name(mother[1])):
        of_mother, mother = True, mother[1:]
    which, gender = _told(found)
    if of_mother:
        which, rest = which or label, mother
    if (more := newborn(tuple(rest), foreign)) is not None:
        return more._replace(which=which or more.which, gender=gender or more.gender)
    family = tuple(rest) if rest[:1] and rest[0] in _OF else _behind_given(rest)
    given = () if of_mother else tuple(rest[: len(rest) - len(family)])
    return Newborn(which, gender, tuple(name for name in given if len(name) > 1), family)


def newborn_given(raw: str) -> Newborn | None:
    """The same of a given name alone, which may begin with the mother's: "Judy's Girl", "Marys Twin A"."""
    folded = fold(raw)
    if folded.isalpha() and folded[:2] not in _BEGINNINGS and not folded.endswith(_ENDS_OF_MOTHERS):
        return None  # so nearly all names are quick
    tokens = tuple(token for word in folded.split() if (token := words(word).replace(" ", "-")))
    if (found := newborn(tokens, in_other_script(raw))) is not None:
        return found
    mothers = _MOTHERS.fullmatch(words(folded)) if any(word in folded for word in ("boy", "girl", "twin")) else None
    if mothers is None or not any(map(is_rather_given_name, (mothers["mother"], mothers["mother"].removesuffix("s")))):
        return None
    return Newborn(*_told(mothers))


def _label_behind(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The number behind the word for one of several, in figures: "gemelar 2" for "2o gemelar" and "Gemelar Dos"."""
    for number, word in ((0, 1), (1, 0)):
        if tokens[number] in _NUMBERS and _ONE_OF_SEVERAL.fullmatch(tokens[word]):
            return (tokens[word], _NUMBERS[tokens[number]], *tokens[2:])
    return tokens


def _behind_family(tokens: tuple[str, ...]) -> Newborn | None:
    """The same of "Smith Baby Boy" and "Smith Twin A"; one word alone may be a name: Lil Baby."""
    for start in range(1, len(tokens) - 1):
        child = newborn(tokens[start:]) if tokens[start] not in _SEXES else None
        if child is not None and (child.which or child.gender) and not child.given and not child.family:
            return child._replace(family=tokens[:start])
    return None


def _labelled(mother: list[str]) -> tuple[str, list[str]]:
    """Which of several a label behind the mother's names says ("Ana A", "Maria Silva 2"), and the names without it."""
    found = _BEHIND_MOTHER.fullmatch(" ".join(mother))
    return (_told(found)[0], found["mother"].split()) if found else ("", mother)


def _behind_given(names: list[str]) -> tuple[str, ...]:
    """The names without the given ones and initials in front."""
    start = 0
    while start < len(names) and (len(names[start]) == 1 or is_rather_given_name(names[start])):
        start += 1
    return tuple(names[start:])


def _told(found: re.Match[str]) -> tuple[str, str]:
    said = found.groupdict()
    which = said["number"] or said["which"] or said.get("near") or ""
    gender = "m" if said.get("boy") or said.get("his") else "f" if said.get("girl") or said.get("her") else ""
    return _WHICH.get(which, which), gender
