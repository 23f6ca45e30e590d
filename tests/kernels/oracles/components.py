"""Components at the lowest threshold at which they are small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SAME = float("inf")  # an asserted edge: above every weight


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
