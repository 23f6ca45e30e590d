"""One name, many spellings: transliteration by several schemes, diacritics dropped, nicknames."""

# ruff: noqa: RUF001 (names in other scripts are the point here)

import unicodedata
from functools import cache
from random import Random

from anyascii import anyascii
from nicknames import NickNamer

from people.names import ARABIC


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Letter → its spellings, from words `letter=spelling,spelling`."""
    return {letter: tuple(spellings.split(",")) for letter, _, spellings in (w.partition("=") for w in text.split())}


# Each letter with the ways passports, banks and clerks write it; the first is the commonest.
CYRILLIC = _table("""
    а=a б=b в=v,v,w г=g д=d е=e,e,ye ё=e,yo,io ж=zh,zh,j з=z и=i,i,y й=y,i,j к=k л=l м=m н=n о=o п=p р=r с=s т=t
    у=u,u,ou ф=f х=kh,h,ch ц=ts,ts,c ч=ch,ch,tch ш=sh,sh,sch щ=shch,sch,shch ъ= ы=y ь=,,' э=e ю=yu,iu,ju
    я=ya,ia,ja і=i ї=yi,i,ji є=ye,ie,je ґ=g
""")
GREEK = _table("""
    ου=ou,ou,u αυ=av,af ευ=ev,ef γγ=ng,gg μπ=mp,b ντ=nt,nt,d αι=ai,e ει=ei,i οι=oi,i α=a β=v,b γ=g,g,y δ=d ε=e
    ζ=z η=i,i,e θ=th ι=i κ=k,k,c λ=l μ=m ν=n ξ=x,ks ο=o π=p ρ=r σ=s ς=s τ=t υ=y,i φ=f,ph χ=ch,h ψ=ps ω=o
""")
GERMANIC = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"}
# Pinyin → what the same family name is in Wade-Giles or Cantonese spelling.
CHINESE_FAMILY = {"Wang": "Wong", "Zhang": "Chang", "Chen": "Chan", "Li": "Lee", "Liu": "Lau", "Xu": "Hsu",
                  "Zhou": "Chou",
                  "Zheng": "Cheng", "Lin": "Lam", "Wu": "Ng", "Huang": "Wong", "Cai": "Tsai",
                  "Xie": "Hsieh"}  # fmt: skip
OTHER_SPELLING_RATE = 0.25  # share of letters or names written by another scheme than the commonest; a guess


@cache
def script(value: str) -> str:
    """`latin`, `cyrillic`, `greek`, `arabic` or `han`: the script of the first letter."""
    for letter in value:
        name = unicodedata.name(letter, "")
        for prefix, found in (("CYRILLIC", "cyrillic"), ("GREEK", "greek"), ("ARABIC", "arabic"), ("CJK", "han")):
            if name.startswith(prefix):
                return found
        if letter.isalpha():
            return "latin"
    return "latin"


def latin(rng: Random, value: str) -> str:
    """The value in ASCII Latin letters, by one of the spellings in use."""
    kind = script(value)
    if kind == "latin":
        return _without_diacritics(rng, value)
    if kind == "arabic":
        return _choose(rng, ARABIC.get(value, (anyascii(value).title(),)))
    if kind == "han":
        pinyin = anyascii(value).capitalize()
        return CHINESE_FAMILY.get(pinyin, pinyin) if rng.random() < OTHER_SPELLING_RATE else pinyin
    return " ".join(_by_letters(rng, word, CYRILLIC if kind == "cyrillic" else GREEK) for word in value.split())


def _choose(rng: Random, spellings: tuple[str, ...]) -> str:
    return rng.choice(spellings) if rng.random() < OTHER_SPELLING_RATE else spellings[0]


def _by_letters(rng: Random, word: str, table: dict[str, tuple[str, ...]]) -> str:
    plain = word.lower() if table is CYRILLIC else _accents_off(word.lower())
    out, at = [], 0
    while at < len(plain):
        step = 2 if plain[at : at + 2] in table else 1
        out.append(_choose(rng, table.get(plain[at : at + step], (anyascii(plain[at : at + step]),))))
        at += step
    return "".join(out).capitalize()


def _accents_off(value: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", value) if not unicodedata.combining(c))


def _without_diacritics(rng: Random, value: str) -> str:
    if not value.isascii() and rng.random() < OTHER_SPELLING_RATE:
        for letter, spelled in GERMANIC.items():
            value = value.replace(letter, spelled).replace(letter.upper(), spelled.capitalize())
    return anyascii(value)


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


@cache
def nicknames(given: str) -> tuple[str, ...]:
    """The nicknames of an English given name, in order of the alphabet; empty where none is known."""
    return tuple(sorted(name.capitalize() for name in _nicknamer().nicknames_of(given.lower())))
