"""Who two records may be of: the ways of being one person, and whoever else it could be, as `model.hypotheses` has it.

What tells a person from a relative is not how much they share but what they would not share. The odds are those typical
of customers, pairs of each kind for every pair of one person; learning moves them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.normalize.fields import FIELDS, Group
from onefold.graph.training.estimates.weights import units

TOWN: Final = frozenset({"city", "region", "country", "birth_place"})
HOME: Final = TOWN | {f.name for f in FIELDS if f.group is Group.ADDRESS and f.evidence}
IDENTITY: Final = frozenset(f.name for f in FIELDS if f.group is Group.NAME and f.evidence) | frozenset(
    {"birth_date", "gender", "organization_name", "registration_number"}
)
"""Who somebody is: what a person and a relative differ in, or two firms of one concern."""
DEVICES: Final = frozenset({"device_id", "cookie_id", "loyalty_id"})
"""What people of one home or office use together, each under a mailbox of their own: its tablet, its card."""
MAILBOX: Final = DEVICES | {"email"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of pair of records.

    Attributes:
        name: as in `model.hypotheses.Hypothesis`.
        fields: what its pairs share.
        odds_bits: log2 of how many there are for every pair of one person.
        fixed: whether the odds stay typical: one person's pairs are alike in the same fields, and no data tell.
    """

    name: str
    fields: frozenset[str]
    odds_bits: float
    fixed: bool = False


VARIANTS: Final = (
    Kind("moved", frozenset(), -3.5),
    Kind("moved nearby", TOWN, -4.0),
)
"""Ways of being one person in which the home differs as one fact: what of it is still the same. A person stays seven to
twelve years, records some years: one pair in eight spans a move."""

_FIRM = frozenset({"phone", "employer", "web_domain", "legal_form"})  # the last two of firms, of one concern or country
_HOUSEHOLD = HOME | _FIRM
_RELATED = frozenset({"family_name", "patronymic"})
_FAMILY = _HOUSEHOLD | _RELATED
ALTERNATIVES: Final = (
    Kind("housemates or colleagues", _HOUSEHOLD, 0.0),
    Kind("housemates or colleagues who share a device", _HOUSEHOLD | DEVICES, -1.5),
    Kind("housemates or colleagues who share a mailbox", _HOUSEHOLD | MAILBOX, -2.0),
    Kind("colleagues of two homes", _FIRM | MAILBOX, -4.0),
    Kind("relatives", _FAMILY, -0.5),
    Kind("relatives who share a device", _FAMILY | DEVICES, -2.5),
    Kind("relatives who share a mailbox", _FAMILY | MAILBOX, -2.5),
    Kind("relatives of two homes", _RELATED | TOWN, -1.5),
    Kind("relatives of two homes who share a mailbox", _RELATED | TOWN | MAILBOX, -4.0),
    Kind("twins", _FAMILY | {"birth_date", "gender"}, -5.0),
    Kind("twins who share a mailbox", _FAMILY | MAILBOX | {"birth_date", "gender"}, -5.5),
    Kind("twins of two genders", _FAMILY | {"birth_date"}, -6.0),
    Kind("twins of two genders who share a mailbox", _FAMILY | MAILBOX | {"birth_date"}, -6.5),
    Kind("relatives of one name", _FAMILY | {"given_name", "gender"}, -5.0),
    Kind("relatives of one name who share a mailbox", _FAMILY | MAILBOX | {"given_name", "gender"}, -5.5),
    Kind("namesakes", frozenset({"given_name", "family_name", "gender", "country"}), -6.0, fixed=True),
    Kind(
        "namesakes born on one day",
        frozenset({"given_name", "family_name", "birth_date", "gender", "region", "country"}),
        -9.0,
        fixed=True,
    ),
)


Hypotheses = tuple[tuple[Hypothesis, ...], tuple[Hypothesis, ...]]
"""Variants of one person, and alternatives."""


def hypotheses(fields: Collection[str], prior_bits: float, odds_bits: Mapping[str, float] | None = None) -> Hypotheses:
    """What a model of these fields considers.

    Args:
        fields: names of the model's fields.
        prior_bits: log2 odds of one person against strangers.
        odds_bits: by name, log2 of how many of each kind there are for a pair of one person; typical ones if not given.
    """
    odds = {kind.name: kind.odds_bits for kind in (*VARIANTS, *ALTERNATIVES)} | dict(odds_bits or {})

    def hypothesis(name: str, shared: Collection[str]) -> Hypothesis:
        return Hypothesis(name, units(prior_bits + odds[name]), tuple(sorted(set(shared) & set(fields))))

    return (
        tuple(hypothesis(kind.name, set(fields) - HOME | kind.fields) for kind in VARIANTS),
        tuple(hypothesis(kind.name, kind.fields) for kind in ALTERNATIVES),
    )
