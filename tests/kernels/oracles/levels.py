"""Levels of two different values; as an index, with equal values too, by `level`."""

from __future__ import annotations

import re
from collections.abc import Callable

from kernels.oracles.strings import common_prefix, common_suffix, edits, find, jaro_winkler, tokens
from onefold.graph.kinds import LEVELS, Kind
from onefold.graph.normalize import is_given_name, name_forms, name_sounds, nickname_groups
from onefold.graph.normalize.names.consonants import name_consonants
from onefold.graph.normalize.names.opposites import opposite_names


def name_level(a: bytes, b: bytes, shared: str) -> str:
    if shared == "same name":
        return shared
    if shared == "opposite":
        return "different"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] else "different"
    if shared == "nickname":
        return shared
    slip = shared != "names of their own"
    if slip and min(len(a), len(b)) >= 4 and edits(a, b, 1) <= 1:
        return "one edit"
    similarity = jaro_winkler(a, b) if slip else 0
    cut_short = min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))
    if similarity >= 920_000 or cut_short:
        return "close"
    if set(tokens(a, 2)) & set(tokens(b, 2)):
        return "part"
    if shared == "alike":
        return shared
    return "near" if similarity >= 820_000 else "different"


def lacks_day(a: bytes) -> bool:
    return b"00" in (a[4:6], a[6:]) or a[4:] == b"0101"


def date_level(a: bytes, b: bytes) -> str:
    if len(a) != 8 or len(b) != 8:
        return "different"
    (ya, ma, da), (yb, mb, db) = ((int(x[:4]), int(x[4:6]), int(x[6:])) for x in (a, b))
    if lacks_day(a) or lacks_day(b):
        if ya == yb:
            return "month off" if ma == mb != 0 and 0 in (da, db) else "year only"
        if abs(ya - yb) == 1:
            return "year off"
        return "near" if common_prefix(a[:4], b[:4]) + common_suffix(a[:4], b[:4]) >= 3 else "different"
    wrong = [i for i in range(8) if a[i] != b[i]]
    neighbours_swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(a) == sorted(b)
    if neighbours_swapped or (ya, ma, da) == (yb, db, mb):
        return "exchanged"
    if len(wrong) == 1:
        return "one digit"
    months = 12 * (ya - yb) + ma - mb
    if abs(31 * months + da - db) <= 31:
        return "month off"
    if len(wrong) == 2:
        return "two digits"
    if ya == yb:
        return "year"
    if abs(months) <= 13:
        return "year off"
    return "near" if len(wrong) == 3 else "different"


def code_level(a: bytes, b: bytes) -> str:
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and not long[len(short) :][:1].isdigit():
        return "one edit"
    allowed = 0 if len(short) < 3 else 1 if len(short) < 6 else 2
    found = edits(a, b, allowed)
    return ("exact", "one edit", "two edits")[found] if found <= allowed else "different"


def text_level(a: bytes, b: bytes) -> str:
    similarity = jaro_winkler(a, b)
    if similarity >= 920_000:
        return "close"
    if any(tokens(x, 4) and set(tokens(x, 4)) <= set(tokens(y, 4)) for x, y in ((a, b), (b, a))):
        return "contained"
    return "near" if similarity >= 800_000 else "different"


def postal_level(a: bytes, b: bytes) -> str:
    same = common_prefix(a, b)
    if edits(a, b, 1) <= 1 or (same == min(len(a), len(b)) and same >= 5):
        return "close"
    outward = min(find(a, ord(" ")), find(b, ord(" ")))
    if outward == min(len(a), len(b)):
        outward = 3
    elif same >= outward + 2:
        return "sector"
    if same >= outward:
        return "area"
    if len(a) < 2 or len(b) < 2:
        return "different"
    digit_second = any(chr(x[1]) in "0123456789" for x in (a, b))
    return "region" if same >= (1 if digit_second else 2) else "different"


def email_level(a: bytes, b: bytes) -> str:
    (local_a, domain_a), (local_b, domain_b) = ((x[: find(x, ord("@"))], x[find(x, ord("@")) :]) for x in (a, b))
    bare_a, bare_b = (local.translate(None, b".-_") for local in (local_a, local_b))
    if bare_a == bare_b and len(bare_a) >= (4 if jaro_winkler(domain_a, domain_b) >= 920_000 else 6):
        return "same name"
    if domain_a == domain_b:
        initial = len(local_a) == len(local_b) and local_a[:1] != local_b[:1] and local_a[1:] == local_b[1:]
        alike = edits(local_a, local_b, 1) <= 1 or jaro_winkler(local_a, local_b) >= 920_000
        alike = alike and min(len(local_a), len(local_b)) >= 4 and not initial
    else:
        alike = jaro_winkler(a, b) >= 920_000
    same_digits = re.findall(rb"\d", local_a) == re.findall(rb"\d", local_b)
    if alike and (same_digits or digit_slip(local_a, local_b)):
        return "close"
    words = [re.split(rb"[.\-_]", local) for local in (local_a, local_b)]
    named = all(
        re.fullmatch(rb"[^\d]*\d*", local) and sum(len(w.rstrip(b"0123456789")) >= 2 for w in said) >= 2
        for local, said in zip((local_a, local_b), words, strict=True)
    )
    initials = [{w[:1] for w in said if w} for said in words]
    return "another name" if named and not initials[0] & initials[1] else "different"


def digit_slip(a: bytes, b: bytes) -> bool:
    if edits(a, b, 1) != 1:
        return False
    head = common_prefix(a, b)
    tail = common_suffix(a[head:], b[head:])
    wrong = [x[head : len(x) - tail] for x in (a, b)]
    if not all(re.fullmatch(rb"\d*", x) for x in wrong):
        return False
    before, after = re.search(rb"\d*$", a[:head]), re.match(rb"\d*", a[len(a) - tail :])
    assert before
    assert after
    digits = len(before[0]) + max(map(len, wrong)) + len(after[0])
    return digits >= 3 if len(wrong[0]) == 2 else digits >= 5 and after[0] != b""


def phone_level(a: bytes, b: bytes) -> str:
    same = common_suffix(a, b)
    if same >= 8 or (same == min(len(a), len(b)) and same >= 7):
        return "same tail"
    tail = min(len(a), len(b), 9)
    return "one edit" if edits(a, b, 1) <= 1 or (tail >= 8 and edits(a[-tail:], b[-tail:], 1) <= 1) else "different"


def custom_level(a: bytes, b: bytes) -> str | None:
    (name_a, _, value_a), (name_b, _, value_b) = a.partition(b"="), b.partition(b"=")
    if name_a != name_b:
        return None
    return "close" if jaro_winkler(value_a, value_b) >= 920_000 else "different"


def organization_level(a: bytes, b: bytes) -> str:
    if a.replace(b" ", b"") == b.replace(b" ", b""):
        return "close"
    one, other = a.split(b" "), b.split(b" ")
    lost = [[x for x in xs if not any(one_word(x, y) for y in ys)] for xs, ys in ((one, other), (other, one))]
    if not lost[0] and not lost[1]:
        return "close"
    for x, ys in ((a, other), (b, one)):
        if b" " not in x and 2 <= len(x) <= 6 and x == b"".join(y[:1] for y in ys):
            return "initials"
    for words, mine, others in ((one, *lost), (other, *lost[::-1])):
        if not mine and max(map(len, words)) >= 3 and not any(re.search(rb"\d", word) for word in others):
            return "contained"
    return "different"


def one_word(x: bytes, y: bytes) -> bool:
    if x == y:
        return True
    return min(len(x), len(y)) >= 5 and x[:1] == y[:1] and edits(x, y, 1) <= 1 and not re.search(rb"\d", x + y)


_OF_KIND: dict[Kind, Callable[[bytes, bytes], str | None]] = {
    Kind.DATE: date_level,
    Kind.CODE: code_level,
    Kind.TEXT: text_level,
    Kind.EXACT: lambda a, b: "different",
    Kind.POSTAL: postal_level,
    Kind.EMAIL: email_level,
    Kind.PHONE: phone_level,
    Kind.CUSTOM: custom_level,
    Kind.TOKEN: lambda a, b: None,
    Kind.ORGANIZATION: organization_level,
}


def level(kind: Kind, a: str, b: str, family: bool = False) -> int | None:
    """Level of two values, equal or not; None where they say nothing of each other."""
    x, y = a.encode()[:64], b.encode()[:64]
    if a == b and not (kind is Kind.DATE and len(x) == 8 and lacks_day(x)):
        return 0
    if len(LEVELS[kind]) == 1:  # many to a person: another one says nothing
        return None
    name = name_level(x, y, shared(a, b, family)) if kind is Kind.NAME else _OF_KIND[kind](x, y)
    return None if name is None else LEVELS[kind].index(name)


def shared(a: str, b: str, family: bool = False) -> str:
    """The best that two names share: "same name", "nickname", "opposite", "alike", or ""."""
    groups = [{g for token in name.split(" ") for g in nickname_groups(token)} for name in (a, b)]
    if name_forms(a, family) & name_forms(b, family):
        return "same name"
    if groups[0] & groups[1]:
        return "nickname"
    if not family and opposite_names(a) & opposite_names(b):
        return "opposite"
    one, other = name_consonants(a), name_consonants(b)
    written = (one.vowelless or other.vowelless) and one.readings & other.readings
    if written or name_sounds(a) & name_sounds(b):
        return "alike"
    return "names of their own" if not family and is_given_name(a) and is_given_name(b) else ""
