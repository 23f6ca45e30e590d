"""Whether a tenant has outgrown its model: what there is of it that the model was not made for.

A model knows how many records there are, how they are alike, and which fields say something, as they were when it was
learned. Whoever asks afterwards compares that with what is stored: counts, and what some records say.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from onefold.graph.model.model import STATED, Model
from onefold.graph.store.contract import Reader
from onefold.graph.store.contract.head import Counts
from onefold.graph.training import MIN_RECORDS
from onefold.graph.training.estimates.mixture import PAIRS_STRENGTH
from onefold.graph.transaction.evidence import JOINS, PER_PERSON, Evidence, parse_body
from onefold.graph.units import UNIT

MOST_TIMES = 8  # more or fewer than the model was made for: three bits, beyond which probabilities are rough
UNKNOWN_SHARE = 0.1  # of evidences that say something the model never learned of, from which on it matters
ENOUGH_MATCHES = 100  # found, or expected, below which their number is chance
SAMPLE = 1000  # records looked at: a share of 0.1 is then known to 0.01
UNSAID = STATED | {JOINS, PER_PERSON}  # ruled, or marks of settings: nothing to learn of


class Outgrown(StrEnum):
    """In what a tenant has outgrown its model."""

    RECORDS = "records"
    """There are many times more records, or fewer, than it was made for."""
    FIELDS = "fields"
    """Many records say something in fields that it never learned of."""
    TRUST = "trust"
    """Many times more pairs of records are one person, or fewer, than it expects."""


def outgrown(reader: Reader, model: Model, counts: Counts | None = None) -> tuple[Outgrown, ...]:
    """In what the tenant has outgrown its model, the same for the same state; () while it is too small to train anew.

    Args:
        reader: of the active generation.
        model: the active one.
        counts: the tenant's, where they are known already; to count them may be slow.
    """
    counts = counts or reader.counts()
    return reasons(model, counts, said_by_some(reader)) if counts.evidences >= MIN_RECORDS else ()


def reasons(model: Model, counts: Counts, evidences: Sequence[Evidence]) -> tuple[Outgrown, ...]:
    """In what a tenant of so many has outgrown a model; `evidences` are some of what its records say."""
    found = {
        Outgrown.RECORDS: _far(counts.records, model.population),
        Outgrown.FIELDS: _unknown(model, evidences),
        Outgrown.TRUST: _unexpected(model, counts),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def said_by_some(reader: Reader) -> list[Evidence]:
    """The distinct evidences of some records: those of the smallest keys, which are hashes: a fair draw."""
    fingerprints = dict.fromkeys(record.fingerprint for record in reader.scan_records(b"", SAMPLE))
    return [parse_body(body) for _, body in sorted(reader.evidence(list(fingerprints)).items())]


def _far(a: float, b: float) -> bool:
    small, large = sorted((max(a, 1), max(b, 1)))
    return large > MOST_TIMES * small


def _unknown(model: Model, evidences: Sequence[Evidence]) -> bool:
    """Whether many evidences say something that the model never learned of.

    That is a field that the model does not have, or what stands in `custom`: the sources' own fields that it does not
    know by name. A model that was learned beside some, and left one out, says so by weighing `custom` nothing (ADR 17).
    """
    learned = {f.name for f in model.fields if f.name != "custom"} | UNSAID
    learned |= {f.name for f in model.fields if not any(f.weights)}
    unknown = sum(not learned.issuperset(evidence) for evidence in evidences)
    return unknown > 0 and unknown >= UNKNOWN_SHARE * len(evidences)


def _unexpected(model: Model, counts: Counts) -> bool:
    """Whether far more pairs match, or far fewer, than the prior lets expect of so many evidences.

    A prior is learned of all pairs and of `PAIRS_STRENGTH` typical ones. Of records that say the same, training counts
    at most one pair each: they may count or not.
    """
    pairs = counts.evidences * (counts.evidences - 1) / 2
    expected = (pairs + PAIRS_STRENGTH) * 2.0 ** (model.prior / UNIT)
    repeated = max(counts.records - counts.evidences, 0)
    nearest = min(max(expected, counts.matches), counts.matches + repeated)
    return max(nearest, expected) >= ENOUGH_MATCHES and _far(nearest, expected)
