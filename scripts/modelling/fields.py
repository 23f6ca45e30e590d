"""The fields of the shipped model: with what each is bounded, and what is stated of it rather than fitted.

What they are and how they are compared stands in the table of fields. One of that table of which nothing is said here
gets what is guessed of fields of which nothing is known, until more is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onefold.graph.kinds import LEVELS, Kind
from onefold.graph.normalize import fields as table
from onefold.graph.training.estimates.typical import UNKNOWN_AGREES

# Groups of fields that repeat each other: a given name in two fields, an address and its log-in, two cookies. Their
# bounds stop what says the same twice. What a household shares needs none: relatives and housemates are alternatives
# (`onefold.graph.training.estimates.alternatives`).
# A town settles its region and mostly its postal code: all of a small shop's customers share the three.
NAME, CONTACT, DEVICE, PLACE = "name", "contact", "device", "place"
STATED_BOUNDS_BITS = {NAME: 14.0, CONTACT: 20.0, DEVICE: 20.0, PLACE: 9.0}


Shares = Mapping[str, float]
"""By level."""


@dataclass(frozen=True)
class Field:
    """One field of the model.

    Attributes:
        name: as in the table of fields.
        group: as in `FieldModel`.
        stated: share of each level among pairs of one person where the generator has no such field; {} where fitted.
        table: the frequency table of its exact agreements, or "".
        rarest: bits that a rare value of the table adds at the most: what is rare in the world need not be where a file
            comes from, least of all the town.
        strangers: share of true pairs whose two values have nothing to do with each other, beyond what the generator
            knows of (another job, another flat, a copied number). It bounds what a disagreement can cost: log2 of it.
        different: share of pairs of one person that contradict outright, where the generator, made to be hard, has
            more than people do; None: as generated.
        chance: share of pairs of strangers at some levels, where a generated population is too small to tell, or has no
            such field; the other levels as generated, or the last.
        weights: of levels in bits, where a rule or a register says what no share can; {} where the shares do.
    """

    name: str
    group: str = ""
    stated: Shares = field(default_factory=dict)
    table: str = ""
    rarest: float = 3.0
    strangers: float = 0.03
    different: float | None = None
    chance: Shares = field(default_factory=dict)
    weights: Shares = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """How it is compared."""
        kind = table.BY_NAME[self.name].kind
        assert kind is not None
        return kind

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels of its kind."""
        return LEVELS[self.kind]


# Two strangers share an identifier by error or re-issue only; those who share one by living or working together are
# alternatives. Cookies and devices are many to a person, so that another one says nothing (kind TOKEN): stated is how
# often one person's two are the same. A name or birth date that contradicts outright is a rarity among the records of
# one person, whatever the generator makes of it: the twins and brothers of a file would be as many.
# Organizations are not generated; theirs are stated too (docs/adr/0015). A person and an organization are never one:
# that weighs more than all fields together can, in any average. A name of several words with its legal form is unique
# in its register, so both alike come out a little above 0 with nothing else; the name alone does not. Firms of one
# concern share office, phone and domain, which therefore are what colleagues share (`training.alternatives`): another
# name decides. LEI and DUNS numbers are unique in the world, register numbers within a country; a branch has a DUNS
# number of its own. A firm keeps its LEI under another name: its weight stands above what any other level may have.
ISSUED = 2.0**-20  # an identifier that is given to one: two strangers with one are errors
REACHED = 2.0**-18  # numbers and addresses come to others in time
DOCUMENT = {"exact": ISSUED, "one edit": 2.0**-14, "two edits": 2.0**-9}  # so many are one or two edits apart
UNKNOWN_CHANCE = 0.05  # that strangers agree on a field of which nothing is known and which is no identifier
_STATED = (
    Field("given_name", NAME, table="given_name", different=0.010),
    Field("middle_name", NAME, table="given_name", strangers=0.06, different=0.03),
    # Nobody has another father: what contradicts is a clerk's error, about one in two thousand.
    Field(
        "patronymic",
        NAME,
        stated={
            "exact": 0.93,
            "same name": 0.01,
            "nickname": 0.0001,
            "one edit": 0.02,
            "close": 0.005,
            "part": 0.002,
            "alike": 0.004,
            "near": 0.002,
            "swapped": 0.0001,
            "elsewhere": 0.0001,
            "initial": 0.0262,
            "different": 0.0005,
        },
        chance={
            "exact": 0.02,
            "same name": 0.0005,
            "nickname": 0.0001,
            "one edit": 0.002,
            "close": 0.003,
            "part": 0.0005,
            "alike": 0.003,
            "near": 0.01,
            "swapped": 0.0001,
            "elsewhere": 0.0001,
            "initial": 0.02,
        },
    ),
    Field("family_name", table="family_name", strangers=0.06, different=0.08),
    Field("name_suffix", NAME, stated={"exact": 0.992, "different": 0.008}, chance={"exact": 0.5}),
    Field("birth_date", strangers=0.015, different=0.007),
    Field("birth_place", table="city", rarest=4.0, strangers=0.06),
    Field("gender", strangers=0.03, different=0.01),
    Field("occupation", strangers=0.15),
    Field("employer", strangers=0.35),
    Field("email", CONTACT, strangers=0.35, different=0.006, chance={"exact": REACHED}),
    Field("phone", strangers=0.3, chance={"exact": REACHED, "same tail": 2 * REACHED}),
    Field("street_number", strangers=0.2),
    Field("street_name", strangers=0.2),
    Field("unit", strangers=0.25),
    Field(
        "po_box",
        stated={"exact": 0.7, "one edit": 0.02, "two edits": 0.01, "different": 0.27},
        chance={"exact": 2.0**-9, "one edit": 2.0**-7, "two edits": 2.0**-5},
    ),
    Field(
        "city", PLACE, table="city", rarest=1.0, strangers=0.15, chance={"exact": 0.06}
    ),  # customers live where their shop is
    Field("region", PLACE, strangers=0.12),
    Field("postal_code", PLACE, strangers=0.15),
    Field("country", PLACE, strangers=0.1),
    Field("national_id", strangers=0.03, different=0.01, chance=DOCUMENT),
    Field("tax_id", stated={"exact": 0.9, "one edit": 0.05, "two edits": 0.02, "different": 0.03}, chance=DOCUMENT),
    Field("passport", stated={"exact": 0.6, "one edit": 0.04, "two edits": 0.01, "different": 0.35}, chance=DOCUMENT),
    Field(
        "driving_licence",
        stated={"exact": 0.6, "one edit": 0.04, "two edits": 0.01, "different": 0.35},
        chance=DOCUMENT,
    ),
    Field("customer_id", stated={"exact": 0.5, "different": 0.5}, chance={"exact": ISSUED}),
    Field("loyalty_id", strangers=0.2, chance={"exact": ISSUED}),
    Field("cookie_id", DEVICE, stated={"exact": 0.4}, chance={"exact": ISSUED}),
    Field("device_id", DEVICE, stated={"exact": 0.5}, chance={"exact": ISSUED}),
    Field("login", CONTACT, stated={"exact": 0.97, "different": 0.03}, chance={"exact": ISSUED}),
    Field("social_handle", stated={"exact": 0.6, "different": 0.4}, chance={"exact": ISSUED}),
    Field("custom", stated={"exact": 0.75, "close": 0.05, "different": 0.2}, chance={"exact": 0.05, "close": 0.02}),
    Field(
        "record_kind",
        stated={"exact": 1.0, "different": 0.0},
        chance={"exact": 0.5},
        weights={"exact": 0.0, "different": -1000.0},
    ),
    Field(
        "organization_name",
        stated={"exact": 0.62, "close": 0.22, "initials": 0.02, "contained": 0.139, "different": 0.001},
        chance={"exact": 1.5e-4, "close": 6e-4, "initials": 2.5e-3, "contained": 0.0174},
    ),
    Field("legal_form", stated={"exact": 0.88, "different": 0.12}, chance={"exact": 0.524}),
    Field(
        "registration_number",
        stated={"exact": 0.9, "one edit": 0.03, "two edits": 0.01, "different": 0.06},
        chance={"exact": 2.0**-16, "one edit": 2.0**-13, "two edits": 2.0**-9},
    ),
    Field(
        "lei",
        stated={"exact": 0.97, "one edit": 0.02, "two edits": 0.006, "different": 0.004},
        chance={"exact": 2.0**-24, "one edit": 2.0**-20, "two edits": 2.0**-11},
        weights={"exact": 28.0, "one edit": 14.0, "two edits": 4.0, "different": -8.0},
    ),
    Field(
        "duns",
        stated={"exact": 0.85, "one edit": 0.015, "two edits": 0.005, "different": 0.13},
        chance={"exact": 2.0**-19, "one edit": 2.0**-15, "two edits": 2.0**-9},
    ),
    Field("web_domain", stated={"exact": 0.5, "different": 0.5}, chance={"exact": 2.0**-10}),
)


def _guessed(known: table.Field) -> Field:
    """What is said of a field of which nothing is known: most pairs of one person agree, the rest are anywhere."""
    chance = ISSUED if known.identifier else UNKNOWN_CHANCE
    of_kind = Field(known.name, chance={"exact": chance})
    others = of_kind.levels[1:]
    return replace(of_kind, stated={"exact": UNKNOWN_AGREES, **{o: (1 - UNKNOWN_AGREES) / len(others) for o in others}})


FIELDS = (
    *_STATED,
    *(_guessed(f) for f in table.FIELDS if f.evidence and f.name not in {stated.name for stated in _STATED}),
)
LEVEL_COUNTS = tuple(len(f.levels) for f in FIELDS)
