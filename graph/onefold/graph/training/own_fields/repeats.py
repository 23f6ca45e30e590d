"""Own fields that repeat another one: its copy, or what it settles, as the town settles the depot.

Counted beside the other they would count one fact twice, above all where it differs, which a bound does not help. It
shows in four ways. The two texts are alike in one record. Strangers that agree in the other agree in this one too.
Or the two always agree and differ together, though they often differ: people who change one by one do not do that.
Or relatives agree in it, as in the name of a mother or guardian: it says whose home it is, not who.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from onefold.graph.training.estimates.mixture import Levels
from onefold.graph.training.own_fields.earned import DECIDED_BITS, shares
from onefold.graph.training.own_fields.fields import Ints, Said
from onefold.graph.transaction.evidence import Evidence

ALIKE, ALIKE_SHARE = 0.85, 0.5  # how alike two texts are, and in such a share of the records that have both
RECORDS = 500  # looked at, evenly drawn
WHOLES = (("given_name", "middle_name", "family_name"), ("street_number", "street_name"))  # what one column may hold
SETTLED_SHARE = 0.5  # of strangers agreeing in the other field, that agree in this one
COMMON_SHARE = 0.02  # of strangers, that agree in it; those few with one e-mail address may be one person after all
LEAST_PAIRS = 30  # of either class; fewer show nothing
LEAST_LIFT = 4.0  # times as many as of those differing in the other, or it is a field in which many agree anyway
DISCORDANT = 0.02  # of the pairs of one person that agree in one of two fields, that do not in the other …
BOTH_DIFFER = 0.3  # … while so many differ in both: more than are ever taken for one person wrongly


def follows(field: Levels, other: Levels, verdict: Ints) -> float:
    """How closely a field follows another in decided pairs, up to 1; 0 where it goes its own way.

    Args:
        field, other: (p,), levels of the pairs.
        verdict: (p,), whole calibrated bits.
    """
    both = (field >= 0) & (other >= 0) & (np.abs(verdict) >= DECIDED_BITS)
    if _moves_with(field[both], other[both], verdict[both]):
        return 1.0
    return _settled(field[both], other[both], verdict[both])


def _settled(field: Levels, other: Levels, verdict: Ints) -> float:
    """Share of strangers agreeing in the other field that agree in this one too, where it shows something."""
    agree, strangers = other == 0, verdict <= -DECIDED_BITS
    if (agree & strangers).sum() < max(LEAST_PAIRS, COMMON_SHARE * strangers.sum()):
        return 0.0
    # Against those that differ in the other field, not against all: pairs are compared for what they agree in.
    inside, outside = (
        shares((field[chosen] > 0).astype(np.int64), verdict[chosen], 2)[1][0] for chosen in (agree, ~agree)
    )
    return float(inside) if inside >= SETTLED_SHARE and inside >= LEAST_LIFT * outside else 0.0


def is_of_a_home(field: Levels, akin: NDArray[np.bool_], one_name: NDArray[np.bool_], verdict: Ints) -> bool:
    """Whether relatives agree in a field.

    They are pairs that share so much that they would be one person, were they not relatives; or, where records say
    little of a home, those of one family name and two given names, who are relatives only in part.

    Args:
        field: (p,), levels of the pairs.
        akin: (p,), which pairs share so much.
        one_name: (p,), which pairs are of one family name and two given names.
        verdict: (p,), whole calibrated bits.
    """
    strangers = (field >= 0) & (verdict <= -DECIDED_BITS)
    near, far = field[strangers & akin] == 0, field[strangers & ~akin] == 0
    if len(near) >= LEAST_PAIRS and near.mean() >= max(SETTLED_SHARE, LEAST_LIFT * _mean(far)):
        return True
    near, far = field[strangers & one_name] == 0, field[strangers & ~one_name] == 0
    return bool(near.sum() >= LEAST_PAIRS and near.mean() >= LEAST_LIFT * _mean(far))


def _mean(agree: NDArray[np.bool_]) -> float:
    return float(agree.mean()) if len(agree) else 0.0


def _moves_with(field: Levels, other: Levels, verdict: Ints) -> bool:
    person = verdict >= DECIDED_BITS
    mine, its = field[person] == 0, other[person] == 0
    either = int((mine | its).sum())
    differ = len(mine) - either
    if either < LEAST_PAIRS or differ < LEAST_PAIRS:
        return False
    return bool((mine != its).sum() < DISCORDANT * either and differ > BOTH_DIFFER * len(mine))


def written_twice(shown: Mapping[int, Said], evidences: Sequence[Evidence]) -> str:
    """The field, or the fields, of which an own field is a copy by its texts; "" when of none.

    Args:
        shown: evidence → what one of its records says in the field.
        evidences: what they say else.
    """
    numbers = sorted(shown)
    numbers = numbers[:: len(numbers) // RECORDS + 1]
    alike: dict[str, list[int]] = {}
    for n, other in zip(numbers, numbers[1:] + numbers[:1], strict=True):
        mine, theirs = ([_squeezed(value) for value in shown[at]] for at in (n, other))
        for name, texts in _texts(evidences[n]).items():
            surplus = _any_alike(mine, texts) - _any_alike(theirs, texts)  # what few values explain is no copy
            alike.setdefault(name, []).append(surplus)
    found = (name for name, seen in alike.items() if len(seen) >= LEAST_PAIRS and sum(seen) >= ALIKE_SHARE * len(seen))
    return min(found, default="")


def _any_alike(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(_is_alike(a, b) for a in some for b in others)


def _texts(evidence: Evidence) -> dict[str, list[str]]:
    texts = {name: [_squeezed(value) for value in values] for name, values in evidence.items()}
    for names in WHOLES:
        if all(name in evidence for name in (names[0], names[-1])):
            texts[" and ".join(names)] = [_squeezed("".join(evidence[name][0] for name in names if name in evidence))]
    return texts


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_alike(a: str, b: str) -> bool:
    if a == b:
        return True
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
