"""Spellings that make two different canonical names one name, or two names that sound alike.

`name_forms` are the same name written or declined another way ("maryann", "mary ann"; "kowalska", "kowalski").
`name_sounds` are coarse codes for what transliterations and ears make of a name ("yuri", "iurii", "jurij"). Both
only ever raise how well two values agree; nothing is found or joined by them alone.
"""

import re
from functools import lru_cache
from typing import Final

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.names.consonants import ARTICLES
from onefold.graph.normalize.names.names import consonant_skeleton

_SHORTEST_STEM: Final = 3
_DECLINED: Final = (
    ("skaya skaia skaja skiy skii skij skyi skyy sky ska ski", ("sk",)),
    ("cka cki", ("ck",)),
    ("zka zki", ("zk",)),
    ("ova", ("ov", "")),  # Ivanova of Ivanov, Nováková of Novák
    ("eva", ("ev",)),
    ("ovna owna", ("",)),
    ("owa", ("", "ow")),
    ("ina", ("in",)),
    ("yna", ("yn",)),
    ("ny na", ("n-",)),  # Novotný, Novotná; no name is "novotn-"
    ("opoulos opoulou opoylos opoyloy", ("opoul",)),
    ("idis idou idoy ides", ("id",)),
    ("akis aki", ("ak",)),
)
"""Endings of Slavic, Baltic and Greek family names that go with the bearer's gender, and what they share."""
_BALTIC: Final = re.compile("(?:as|is|ys|us|iene|aite|yte|ute|iute)$")
_BALTIC_STEM: Final = 5


def _endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = [(ending, stems) for endings, stems in _DECLINED for ending in endings.split()]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


_ENDINGS: Final = _endings()


@lru_cache(maxsize=CACHE_SIZE)
def name_forms(value: str, family: bool) -> frozenset[str]:
    """The value without spaces, an Arabic article apart; for a family name also what its gender forms share."""
    first, _, rest = value.partition(" ")
    joined = value.replace(" ", "")
    forms = {joined}
    if rest and first in ARTICLES:
        forms.add(rest.replace(" ", ""))
    if family:
        for ending, stems in _ENDINGS:
            if joined.endswith(ending) and len(joined) - len(ending) >= _SHORTEST_STEM:
                forms.update(joined[: -len(ending)] + stem for stem in stems)
                break
        bare = _BALTIC.sub("", joined)
        if bare != joined and len(bare) >= _BALTIC_STEM:
            forms.add(bare)
    return frozenset(forms)


_SOUNDS: Final = (
    *(("tsch", "c"), ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("dj", "j"), ("ph", "f"), ("ck", "k")),
    *(
        ("kh", "h"),
        ("gh", "g"),
        ("th", "t"),
        ("dt", "t"),
        ("sh", "s"),
        ("zh", "s"),
        ("ts", "s"),
        ("tz", "s"),
        ("cz", "c"),
    ),
    *(("x", "ks"), ("q", "k"), ("w", "f"), ("v", "f"), ("z", "s")),
)
_SOFT_C: Final = re.compile("c(?=[eiy])")
_CH: Final = re.compile("(?<![st])ch")
_CH_SOUNDS: Final = ("k", "h", "c")  # Christos is Kristos or Hristos; Chernov is neither
_SILENT: Final = re.compile("[aeiouyjh]")
_REPEATED: Final = re.compile(r"(.)\1+")
_FIRST: Final = str.maketrans({"i": "y", "j": "y", "e": "a", "o": "a", "u": "a"})
_VOWELS: Final = str.maketrans({"o": "u", "w": "u", "e": "i", "y": "i", "j": "i"})
_FIRST_VOWEL: Final = re.compile("[aeiou]")
_CLEAR: Final = 3  # sounds that tell a name; a shorter code needs its vowel too
_LETTERS: Final = re.compile("[^a-z]")


_ARABIC: Final = (
    "hasan hassan hasen hassen | husain hussain hussein hossein hosein husayn husein hussien houssein hocine hussin",
    "| mohamed mohammed muhammad mohammad mohamad muhammed mohammod mahomed | mahmoud mahmud mahmood mehmood |",
    "ahmed ahmad | hamed hamid hameed | omar umar omer oumar | amir ameer emir | amr amro | salem saalem | salim",
    "saleem selim | said saeed saied | saad | saud saoud | karim kareem | akram ikram | walid waleed oualid |",
    "khalid khaled | layla leila laila leyla leyli | nur noor nour | nura noura | mariam maryam meryem mariyam |",
    "samir sameer | samar | amal | iman eman imane | amina amena aminah | amin ameen | yasin yassin yaseen yassine",
    "| rashid rasheed rachid | rashad | faisal faysal feisal | fadel fadil fadhil | jamal gamal djamel | jamil",
    "jameel gamil djamil | nasir nasser naser | habib habeeb | aziz azeez | bashir basheer bachir | bashar | munir",
    "mounir muneer | tarik tarek tariq | farid fareed | farida fareeda | majid majeed | majd | hakim hakeem | jabir",
    "jaber gaber | kamal kemal | kamil kameel | rami | rima reema | salma selma | salama",
)
"""Names that only their vowels tell apart, each in its spellings, so that Hasan sounds as Hassan and not as Husain."""
_SOUND_OF_ARABIC: Final = {
    name: f"arabic {names.split()[0]}" for names in " ".join(_ARABIC).split("|") for name in names.split()
}


@lru_cache(maxsize=CACHE_SIZE)
def name_sounds(value: str) -> frozenset[str]:
    """What the value may sound like: its first letter's class and its consonants; empty where that says nothing."""
    if value in _SOUND_OF_ARABIC:
        return frozenset({_SOUND_OF_ARABIC[value]})
    letters = _LETTERS.sub("", value)
    if len(letters) < _CLEAR:
        return frozenset()
    sounds = {_sound(_CH.sub(way, letters)) for way in _CH_SOUNDS} if "ch" in letters else {_sound(letters)}
    bare = consonant_skeleton(letters)
    return frozenset(sounds | {bare}) if len(bare) >= _CLEAR else frozenset(sounds)


def _sound(letters: str) -> str:
    for spelling, sound in _SOUNDS:
        letters = letters.replace(spelling, sound)
    letters = _SOFT_C.sub("s", letters).replace("c", "k") if "c" in letters else letters
    letters = _REPEATED.sub(r"\1", letters)
    code = letters[0].translate(_FIRST) + _SILENT.sub("", letters[1:])
    if len(code) >= _CLEAR:
        return code
    vowel = _FIRST_VOWEL.search(letters, 1)
    return f"{code}.{vowel[0].translate(_VOWELS) if vowel else ''}"
