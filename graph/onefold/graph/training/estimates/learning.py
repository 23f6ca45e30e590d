"""What the pairs of a sample teach: shares of levels among pairs of one person and of strangers, as weights."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.score import score_pairs
from onefold.graph.kinds import LEVELS, MAX_LEVELS, MISSING, Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import STATED
from onefold.graph.normalize import IDENTIFIER_NAMESPACES
from onefold.graph.training.estimates.alternatives import ALTERNATIVES, HOME, IDENTITY, VARIANTS
from onefold.graph.training.estimates.mixture import (
    PERSON,
    STRENGTH,
    Chance,
    Floats,
    Levels,
    Mixture,
    Patterns,
    Prior,
    fit,
    patterns,
)
from onefold.graph.training.estimates.typical import ANOTHER, of_one_person, of_strangers, outcomes
from onefold.graph.training.estimates.weights import chance, level_bits, most_bits
from onefold.graph.training.pairs import Pairs, random_pairs
from onefold.graph.training.sample import Ints, Sample

RANDOM_PAIRS = 400_000
TYPICAL_SHARE = 2.0**-13.4  # of all pairs that are one person: 1.2 a record in 25,000 records
TELLING_SHARE = 0.05  # of records that have a field, from which on it tells one person from a relative

SLIPS = frozenset(
    {"one edit", "two edits", "close", "alike", "near", "exchanged", "one digit", "month off", "two digits", "year"}
    | {"year off"}
)
"""Levels that a slip of the pen makes, or a few."""


@dataclass(frozen=True)
class Comparisons:
    """How the pairs compare.

    Attributes:
        found: patterns of the candidate pairs, and after them of each evidence that several records say, with itself.
        counts: int64 (F, L), candidate pairs at each level.
        chance: pairs at random.
        present: (n, F), which evidence has which field.
    """

    found: Patterns
    counts: NDArray[np.int64]
    chance: Chance
    present: NDArray[np.bool_]


def compared(drawn: Sample, pairs: Pairs, fields: tuple[FieldModel, ...]) -> Comparisons:
    """Compare the candidate pairs, and pairs at random."""
    present = drawn.present()
    low, high = np.append(pairs.low, drawn.repeated), np.append(pairs.high, drawn.repeated)
    found = patterns(_levels(drawn, low, high, fields, present))
    low, high = random_pairs(drawn.size, min(RANDOM_PAIRS, drawn.size * drawn.size))
    anyhow = _levels(drawn, low, high, fields, present)
    sizes = [outcomes(f.kind) for f in fields]
    counts = np.zeros((len(fields), MAX_LEVELS), np.int64)
    for f in range(len(fields)):
        known = found.levels[:, f] >= 0
        np.add.at(counts[f], found.levels[known, f], found.count[known])
    shares = chance(drawn.counts, present, anyhow, sizes)
    return Comparisons(found, counts, Chance(shares, present.sum(axis=0).astype(float)), present)


def _levels(drawn: Sample, low: Ints, high: Ints, fields: tuple[FieldModel, ...], present: NDArray[np.bool_]) -> Levels:
    """(p, F), with that none is shared where both have a TOKEN: the engine has no level for it.

    Fields of `STATED` are missing: what is ruled is no evidence of who is whom.
    """
    levels: Levels = score_pairs(low, high, drawn.pool.features(), drawn.pool.weights)[1]
    for f, field in enumerate(fields):
        if field.kind is Kind.TOKEN:
            levels[(levels[:, f] < 0) & present[low, f] & present[high, f], f] = ANOTHER
        if field.name in STATED:
            levels[:, f] = MISSING
    return levels


@dataclass(frozen=True)
class Learned:
    """What the mixture says.

    Attributes:
        mixture: its classes.
        person: (p,), probability that each candidate pair is one person.
        share: of all pairs that are one person.
        m, u, bits: (F, L), shares of the levels within one person and between strangers, and the weights they make.
        odds_bits: by name, log2 of how many pairs there are of each kind for one of one person.
    """

    mixture: Mixture
    person: Floats
    share: float
    m: Floats
    u: Floats
    bits: Floats
    odds_bits: dict[str, float]


def learn(drawn: Sample, pairs: Pairs, seen: Comparisons, fields: tuple[FieldModel, ...]) -> Learned:
    """Fit the mixture and turn it into weights."""
    everything = max(drawn.size * (drawn.size - 1) // 2 + len(drawn.repeated), 1)
    typical = typical_of(fields)
    like = told_apart(typical.shared[:, seen.present.any(axis=0)])
    alone = like == np.arange(len(like))
    fixed = typical.fixed | _alike_in_who(typical, seen.present)
    typical = replace(typical, fixed=fixed)
    mixture = fit(seen.found, seen.chance, replace(typical, odds=np.where(alone, typical.odds, 0.0)), everything)
    person = mixture.belongs[seen.found.of]
    bits = level_bits(mixture.person, mixture.strangers, [f.kind for f in fields], seen.counts)
    names = [kind.name for kind in (*VARIANTS, *ALTERNATIVES)]
    odds = np.log2(mixture.shares[like] / mixture.shares[PERSON] * typical.odds / typical.odds[like])[1:]
    return Learned(
        mixture,
        person[: len(pairs)],
        float(mixture.shares[PERSON]),
        mixture.person,
        mixture.strangers,
        bits,
        dict(zip(names, odds.tolist(), strict=True)),
    )


def told_apart(shared: Floats) -> Ints:
    """(H,), for each hypothesis the first that shares the same of the fields (H, F) that records here have.

    Nothing here tells the two apart, and together they would count the same pairs twice.
    """
    rows = [row.tobytes() for row in shared]
    return np.array([rows.index(row) for row in rows])


def _alike_in_who(typical: Prior, present: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(H,), which alternatives share all that records (n, F) here say of who somebody is.

    No data tell how many there are, father and son of one name where hardly anybody says when he was born. Where
    records say nothing of who somebody is, as events do, logins and mailboxes tell.
    """
    telling = typical.identity & (present.mean(axis=0) >= TELLING_SHARE)
    alike: NDArray[np.bool_] = ~(telling & (typical.shared == 0)).any(axis=1)
    alike[: typical.ways] = False
    return alike if telling.any() else np.zeros_like(alike)


def trust_in(seen: Comparisons, learned: Learned) -> float:
    """Of the pairs of one person that the shares of levels rest on, how many are the sample's own, 0 to 1.

    Per field those are the pairs expected to be one person that both have it, and `STRENGTH` that what is typical
    counts for; a field that no pair has is left out. It tells how much was learned, not how right that is.
    """
    expected = learned.mixture.belongs * seen.found.count
    own = expected @ (seen.found.levels >= 0)
    own = own[(seen.found.levels >= 0).any(axis=0)]
    return float(own.sum() / (own.sum() + STRENGTH * max(len(own), 1)))


def typical_of(fields: tuple[FieldModel, ...]) -> Prior:
    """What is typical, for the model's fields."""
    names = [f.name for f in fields]
    shared = [[1.0] * len(names)]
    shared += [[float(n not in HOME or n in kind.fields) for n in names] for kind in VARIANTS]
    shared += [[float(n in kind.fields) for n in names] for kind in ALTERNATIVES]
    odds = [0.0, *(kind.odds_bits for kind in (*VARIANTS, *ALTERNATIVES))]
    person = of_one_person(fields)
    return Prior(
        person=person,
        strangers=of_strangers(fields, person),
        shared=np.array(shared),
        ways=1 + len(VARIANTS),
        share=TYPICAL_SHARE,
        odds=np.exp2(np.array(odds)),
        fixed=np.array([False, *(kind.fixed for kind in (*VARIANTS, *ALTERNATIVES))]),
        identity=np.array([n in IDENTITY for n in names]),
        identifier=np.array([n in IDENTIFIER_NAMESPACES for n in names]),
        slips=np.stack([np.isin(np.arange(MAX_LEVELS), slips_of(f.kind)) for f in fields]),
        last=np.array([len(LEVELS[f.kind]) - 1 for f in fields]),
        most=most_bits([f.kind for f in fields]),
    )


def slips_of(kind: Kind) -> list[int]:
    """The levels of a kind that a slip makes."""
    return [at for at, name in enumerate(LEVELS[kind]) if name in SLIPS]
