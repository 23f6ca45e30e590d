"""Slow twins of the kernels: what they must answer, in plain Python over bytes, tuples and sets.

Nothing here is fast, compiled or shared with the engine, but for the names of the kinds and levels. A text is `bytes`,
an evidence a mapping from field to values, a node of linkage a list of evidences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import floor

from onefold.graph.model.kinds import LEVELS, Kind
from onefold.graph.model.model import Model
from onefold.graph.normalize import name_forms, name_sounds, nickname_groups

Evidence = Mapping[str, Sequence[str]]
FieldWeights = tuple[int | None, ...]  # one per field of the model, None where either side says nothing
MILLION = 1_000_000
SAME = float("inf")  # an asserted edge: above every weight


# -- strings


def jaro_winkler(a: bytes, b: bytes) -> int:
    """In millionths; the first text chooses its partners from left to right."""
    if not a or not b:
        return MILLION if a == b else 0
    window = max(max(len(a), len(b)) // 2 - 1, 0)
    partner: dict[int, int] = {}
    for i, byte in enumerate(a):
        free = (j for j in range(max(i - window, 0), min(len(b), i + window + 1)) if j not in partner.values())
        found = next((j for j in free if b[j] == byte), None)
        if found is not None:
            partner[i] = found
    if not partner:
        return 0
    ours, theirs = [a[i] for i in sorted(partner)], [b[j] for j in sorted(partner.values())]
    swapped = sum(x != y for x, y in zip(ours, theirs, strict=True)) // 2
    m = len(partner)
    jaro = floor((Fraction(m, len(a)) + Fraction(m, len(b)) + Fraction(m - swapped, m)) / 3 * MILLION)
    if jaro <= 700_000:
        return jaro
    return jaro + floor(Fraction(min(common_prefix(a, b), 4) * (MILLION - jaro), 10))


def edits(a: bytes, b: bytes, bound: int) -> int:
    """Optimal string alignment distance, bound + 1 where it is greater."""
    table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] != b[j - 1])]
            if i > 1 and j > 1 and a[i - 2 : i] == bytes([b[j - 1], b[j - 2]]):
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return min(table[len(a), len(b)], bound + 1)


def common_prefix(a: bytes, b: bytes) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def common_suffix(a: bytes, b: bytes) -> int:
    return common_prefix(a[::-1], b[::-1])


def find(a: bytes, byte: int) -> int:
    return a.index(byte) if byte in a else len(a)


def tokens(a: bytes, least: int) -> list[bytes]:
    return [token for token in a.split(b" ") if len(token) >= least]


# -- levels of two different values


def name_level(a: bytes, b: bytes, shared: str) -> str:
    if shared == "same name":
        return shared
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] else "different"
    if shared == "nickname":
        return shared
    if min(len(a), len(b)) >= 4 and edits(a, b, 1) <= 1:
        return "one edit"
    similarity = jaro_winkler(a, b)
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
    local_a, local_b = (x.split(b"@")[0].translate(None, b".-_") for x in (a, b))
    if local_a == local_b and len(local_a) >= 4:
        return "same name"
    return "close" if jaro_winkler(a, b) >= 920_000 else "different"


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
    """The best that two names share: "same name", "nickname", "alike", or ""."""
    groups = [{g for token in name.split(" ") for g in nickname_groups(token)} for name in (a, b)]
    if name_forms(a, family) & name_forms(b, family):
        return "same name"
    if groups[0] & groups[1]:
        return "nickname"
    return "alike" if name_sounds(a) & name_sounds(b) else ""


# -- weights; the evidence with the lower fingerprint comes first


def field_levels(model: Model, low: Evidence, high: Evidence) -> list[tuple[int, int] | None]:
    """Per field (level, weight) of its best value pair, before any bound; None where either side says nothing."""
    found: list[tuple[int, int] | None] = []
    for field in model.fields:
        pairs = [
            (field.weights[at] + (field.frequency_weight(x) if at == 0 else 0), at)
            for x in low.get(field.name, ())
            for y in high.get(field.name, ())
            if (at := level(field.kind, x, y, field.name == "family_name")) is not None
        ]
        best = max((weight for weight, _ in pairs), default=None)
        found.append(None if best is None else next((at, best) for weight, at in pairs if weight == best))
    return crosswise(model, low, high, found)


def crosswise(
    model: Model, low: Evidence, high: Evidence, found: list[tuple[int, int] | None]
) -> list[tuple[int, int] | None]:
    """`found` with names that agree only with another name field of the other side."""
    names = ("given_name", "middle_name", "family_name")
    at = {f.name: n for n, f in enumerate(model.fields) if f.name in names and f.kind is Kind.NAME}
    levels = LEVELS[Kind.NAME]

    def disagrees(name: str) -> bool:
        found_at = found[at[name]]
        return found_at is not None and found_at[0] >= levels.index("near")

    def one_name(x: str, y: str) -> bool:
        long = min(len(x), len(y)) >= 2
        slip = min(len(x), len(y)) >= 4 and edits(x.encode(), y.encode(), 1) <= 1
        family = [name == "family_name" for name in pair]
        forms = name_forms(x, family[0]) & name_forms(y, family[1])
        return long and (x == y or slip or bool(forms) or shared(x, y) in ("same name", "nickname"))

    def agree(one: str, other: str) -> bool:
        nonlocal pair
        pair = (one, other)
        return any(one_name(x, y) for x in low.get(one, ()) for y in high.get(other, ()))

    def give(name: str, level: str) -> None:
        found[at[name]] = (levels.index(level), model.fields[at[name]].weights[levels.index(level)])

    pair = ("", "")
    given, family = names[0], names[2]
    apart = {given, family} <= set(at) and disagrees(given) and disagrees(family)
    if apart and agree(given, family) and agree(family, given):
        give(given, "swapped")
        found[at[family]] = None
        return found
    for one, other in combinations((name for name in names if name in at), 2):
        weak = [name for name in (one, other) if disagrees(name)]
        if weak and (agree(one, other) or agree(other, one)):
            give(weak[0], "elsewhere")
    return found


def field_weights(model: Model, low: Evidence, high: Evidence) -> FieldWeights:
    """Per field the weight of its best value pair, groups bounded; None where either side says nothing."""
    return bounded(model, unbounded(model, low, high))


def unbounded(model: Model, low: Evidence, high: Evidence) -> FieldWeights:
    """The same before groups are bounded."""
    return tuple(found[1] if found else None for found in field_levels(model, low, high))


def bounded(model: Model, weights: FieldWeights) -> FieldWeights:
    """Agreement within a group adds at most its bound, fields in order."""
    room = dict(model.groups)
    out: list[int | None] = []
    for field, weight in zip(model.fields, weights, strict=True):
        kept = weight
        if weight is not None and field.group and weight > 0:
            kept = min(weight, room[field.group])
            room[field.group] -= kept
        out.append(kept)
    return tuple(out)


def pair_weight(model: Model, low: Evidence, high: Evidence) -> int:
    return model.prior + sum(w for w in field_weights(model, low, high) if w is not None)


def whole_weight(model: Model, pairs: Iterable[FieldWeights]) -> int:
    """Weight of one evidence against several as a whole: the best of their unbounded field weights, then bounded."""
    best = [max((w for w in column if w is not None), default=None) for column in zip(*pairs, strict=True)]
    return model.prior + sum(w for w in bounded(model, tuple(best)) if w is not None)


# -- which pairs a key finds


def found_pairs(members: Collection[int], hubs: int, cap: int) -> set[tuple[int, int]]:
    """`members` are ranks by fingerprint."""
    if len(members) > cap:
        return set()
    ordered = sorted(members)
    return {(i, j) for i, j in combinations(ordered, 2) if i in ordered[:hubs]}


# -- components


def components(
    members: Iterable[int], edges: Mapping[tuple[int, int], float], cap: int, link_bits: int, unit: int
) -> dict[int, tuple[frozenset[int], bool]]:
    """Member → (its component, whether the plain one was too large): raised again and again on the oversize rest."""
    rest = set(members)
    found: dict[int, tuple[frozenset[int], bool]] = {}
    bits = link_bits
    while rest:
        inside = {pair: w for pair, w in edges.items() if pair[0] in rest and pair[1] in rest}
        strong = [pair for pair, w in inside.items() if w >= bits * unit]
        only_same = all(inside[pair] == SAME for pair in strong)
        for group in connected(rest, strong):
            if len(group) <= cap or only_same:
                plain_too_large = bits > link_bits or len(group) > cap
                found |= dict.fromkeys(group, (group, plain_too_large))
                rest -= group
        bits += 1
    return found


def connected(members: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """The plain connected components."""
    group = {m: {m} for m in members}
    for a, b in pairs:
        if group[a] is not group[b]:
            joined = group[a] | group[b]
            for m in joined:
                group[m] = joined
    return [frozenset(g) for g in {id(g): g for g in group.values()}.values()]


# -- linkage

Compare = Callable[[int, int], FieldWeights]
Join = tuple[int, int, int]


def between(a: Iterable[int], b: Iterable[int], compare: Compare, prior: int) -> int | None:
    """Field-average weight of two groups of evidences; None where one of them has none."""
    pairs = [compare(x, y) for x in a for y in b]
    if not pairs:
        return None
    columns = ([w for w in column if w is not None] for column in zip(*pairs, strict=True))
    return prior + sum(sum(column) // len(column) for column in columns if column)


Fit = Callable[[int, Collection[int]], int]


def link(
    nodes: Sequence[Sequence[int]],
    forbidden: Collection[tuple[int, int]],
    compare: Compare,
    prior: int,
    stop: int,
    fit: Fit | None = None,
    margin: int = 0,
    seen: Counter[str] | None = None,
) -> tuple[list[list[int]], list[Join], list[Join], dict[int, tuple[int, int]]]:
    """Agglomerate nodes (each its evidences) from scratch, then attach thin clusters where there is a `fit`.

    Returns:
        clusters as lists of nodes, the lowest of those that linkage joined first; joins (kept, absorbed, weight) in
        order; attachments, the same; cluster → (other, weight) of the best join that was not made, clusters named by
        their first node.
    """
    apart = {frozenset(pair) for pair in forbidden}
    clusters = [[n] for n in range(len(nodes))]
    joins: list[Join] = []

    def weight(x: list[int], y: list[int]) -> int | None:
        return between([e for n in x for e in nodes[n]], [e for n in y for e in nodes[n]], compare, prior)

    def may(x: list[int], y: list[int]) -> bool:
        return not any(frozenset((p, q)) in apart for p in x for q in y)

    while True:
        options = [
            (-w, x[0], y[0])
            for x, y in combinations(clusters, 2)
            if may(x, y) and (w := weight(x, y)) is not None and w > stop
        ]
        if not options:
            break
        negative, kept, absorbed = min(options)
        joins.append((kept, absorbed, -negative))
        x, y = (next(c for c in clusters if c[0] == first) for first in (kept, absorbed))
        clusters.remove(y)
        clusters[clusters.index(x)] = sorted(x + y)
    says = {c[0]: {e for n in c for e in nodes[n]} for c in clusters}
    linked = {c[0]: c for c in clusters}
    options = _attachments(linked, says, may, fit, margin, seen) if fit else []
    attached: list[Join] = []
    whole = dict(linked)  # with what was attached
    for negative, thin, target in sorted(options):
        if may(linked[thin], whole[target]):
            attached.append((target, thin, -negative))
            whole[target] = whole[target] + whole.pop(thin)
        elif seen is not None:
            seen["attach refused by not same, attached before"] += 1
    best: dict[int, tuple[int, int]] = {}
    for x in whole:
        others = [(-w, y) for y in whole if y != x and (w := weight(linked[x], linked[y])) is not None]
        if others:
            negative, other = min(others)
            best[x] = (other, -negative)
    return list(whole.values()), joins, attached, best


def _attachments(
    linked: Mapping[int, list[int]],
    says: Mapping[int, Collection[int]],
    may: Callable[[list[int], list[int]], bool],
    fit: Fit,
    margin: int,
    seen: Counter[str] | None,
) -> list[tuple[int, int, int]]:
    """(negative score, thin cluster, its single best target)."""
    options = []
    seen = Counter() if seen is None else seen
    for x in linked:
        if len(says[x]) != 1:
            continue
        (thin,) = says[x]
        everywhere = [(fit(thin, says[y]), y) for y in linked if len(says[y]) > 1]
        scores = [(score, y) for score, y in everywhere if may(linked[x], linked[y])]
        top = [y for score, y in scores if score == max(scores)[0]]
        if scores and max(scores)[0] > margin and len(top) == 1:
            options.append((-max(scores)[0], x, top[0]))
        seen["attach refused by tie"] += bool(scores) and max(scores)[0] > margin and len(top) > 1
        seen["attach refused by not same"] += len(everywhere) > len(scores) and max(everywhere)[0] > margin
    return options
