"""What clerks, keyboards, scanners and ears do to a value; each function damages it once."""

from datetime import date
from random import Random

KEYBOARD_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
OCR = {"o": "0", "l": "1", "i": "l", "s": "5", "b": "8", "rn": "m", "m": "rn", "cl": "d", "e": "c", "u": "v", "g": "q",
       "0": "o", "1": "l", "5": "s", "8": "b"}  # fmt: skip
PHONETIC = {"ph": "f", "f": "ph", "ck": "k", "k": "c", "c": "k", "y": "ie", "ie": "y", "ee": "ea", "ea": "ee", "z": "s",
            "x": "ks", "sh": "ch", "tt": "t", "nn": "n", "ll": "l", "ss": "s", "mac": "mc", "gh": "g", "v": "w",
            "ai": "ay",
            "ay": "ai", "th": "t", "ou": "oo", "ey": "y"}  # fmt: skip
# How a typing error comes about: letter-level slips lead, as in every published count since Damerau (1964), who
# found four fifths of errors to be one insertion, deletion, substitution or transposition. The split is a guess.
KINDS = (("insert", 0.15), ("delete", 0.20), ("substitute", 0.15), ("transpose", 0.12), ("keyboard", 0.15), ("ocr",
                                                                                                             0.08),
         ("phonetic", 0.15))  # fmt: skip
# How a date goes wrong: keyed, read the wrong way round, known by year alone, a year or ten off, registered or baptized
# for born (some weeks), reckoned from an age (about a year). The split is a guess.
DATE_KINDS = (("digit", 0.28), ("swap", 0.12), ("january", 0.15), ("year", 0.12), ("day", 0.08), ("decade", 0.05),
              ("registered", 0.1), ("age", 0.1))  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def typo(rng: Random, value: str) -> str:
    """The value with one slip; a value of one letter stays as it is."""
    if len(value) < 2:
        return value
    kind = rng.choices([name for name, _ in KINDS], [share for _, share in KINDS])[0]
    if kind == "ocr":
        return _replace(rng, value, OCR)
    if kind == "phonetic":
        return _replace(rng, value, PHONETIC)
    return _slip(rng, value, kind)


def _slip(rng: Random, value: str, kind: str) -> str:
    at = rng.randrange(len(value))
    letter = _like(rng.choice(_alphabet(value, at)), value[at])
    if kind == "insert":
        return value[:at] + letter + value[at:]
    if kind == "delete":
        return value[:at] + value[at + 1 :]
    if kind == "transpose":
        at = min(at, len(value) - 2)
        return value[:at] + value[at + 1] + value[at] + value[at + 2 :]
    if kind == "keyboard":
        letter = _like(_neighbour(rng, value[at].lower()), value[at])
    return value[:at] + letter + value[at + 1 :]


def _alphabet(value: str, at: int) -> str:
    if value[at].isdigit():
        return "0123456789"
    return LETTERS if value[at].isascii() else value  # a slip in another script stays in it


def _like(letter: str, model: str) -> str:
    return letter.upper() if model.isupper() else letter


def _neighbour(rng: Random, letter: str) -> str:
    for row in KEYBOARD_ROWS:
        at = row.find(letter)
        if at >= 0:
            return rng.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2])
    return rng.choice(LETTERS if letter.isascii() else letter)


def _replace(rng: Random, value: str, table: dict[str, str]) -> str:
    lower = value.lower()
    found = [(at, part) for part in table for at in range(len(lower)) if lower.startswith(part, at)]
    if not found:
        return _slip(rng, value, "substitute")
    at, part = rng.choice(found)
    damaged = value[:at] + table[part] + value[at + len(part) :]
    return damaged[0].upper() + damaged[1:] if value[0].isupper() else damaged


def wrong_date(rng: Random, day: date) -> str:
    """An ISO date that is wrong in a usual way: see `DATE_KINDS`."""
    kind = rng.choices([name for name, _ in DATE_KINDS], [share for _, share in DATE_KINDS])[0]
    if kind == "swap" and day.day <= 12 and day.day != day.month:
        return day.replace(month=day.day, day=day.month).isoformat()
    if kind == "january" and (day.month, day.day) != (1, 1):
        return day.replace(month=1, day=1).isoformat()
    if kind in ("year", "decade"):
        years = rng.choice((-1, 1)) * (10 if kind == "decade" else 1)
        return day.replace(year=day.year + years, day=min(day.day, 28)).isoformat()
    if kind in ("registered", "age"):
        days = rng.randint(1, 60) if kind == "registered" else rng.randint(200, 400)
        return date.fromordinal(day.toordinal() + rng.choice((-1, 1)) * days).isoformat()
    if kind == "day":
        return day.replace(day=day.day % 28 + 1).isoformat()
    return _digit_off(rng, day)


def _digit_off(rng: Random, day: date) -> str:
    text = day.isoformat()
    while True:  # ends: changing the last digit of the year is always a date, bar 29 February, where the day's is
        at = rng.choice((2, 3, 5, 6, 8, 9))
        changed = text[:at] + rng.choice("0123456789") + text[at + 1 :]
        try:
            if date.fromisoformat(changed) != day:
                return changed
        except ValueError:
            continue


def wrong_digits(rng: Random, value: str) -> str:
    """A postcode, phone or number with one digit or letter changed, or two neighbours transposed."""
    spots = [at for at, letter in enumerate(value) if letter.isalnum()]
    if len(spots) < 2:
        return value
    if rng.random() < 0.3:
        at = rng.choice(spots[:-1])
        return value[:at] + value[at + 1] + value[at] + value[at + 2 :]
    at = rng.choice(spots)
    other = rng.choice("0123456789") if value[at].isdigit() else _like(rng.choice(LETTERS), value[at])
    return value[:at] + other + value[at + 1 :]
