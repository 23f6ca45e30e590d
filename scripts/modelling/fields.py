"""The fields of the shipped model: how each is compared, its group, and what is stated rather than fitted."""

from dataclasses import dataclass

from onefold.graph.kinds import LEVELS, Kind

# Groups of fields that repeat each other: a given name in two fields, an address and its log-in, two cookies. Their
# bounds stop what says the same twice. What a household shares needs none: relatives and housemates are alternatives
# (`onefold.graph.training.estimates.alternatives`).
# A town settles its region and mostly its postal code: all of a small shop's customers share the three.
NAME, CONTACT, DEVICE, PLACE = "name", "contact", "device", "place"
STATED_BOUNDS_BITS = {NAME: 14.0, CONTACT: 20.0, DEVICE: 20.0, PLACE: 9.0}


@dataclass(frozen=True)
class Field:
    """One field of the model.

    Attributes:
        name, kind, group: as in `FieldModel`.
        stated: share of each level among pairs of one person where the generator has no such field; () where fitted.
        table: the frequency table of its exact agreements, or "".
        rarest: bits that a rare value of the table adds at the most: what is rare in the world need not be where a file
            comes from, least of all the town.
        strangers: share of true pairs whose two values have nothing to do with each other, beyond what the generator
            knows of (another job, another flat, a copied number). It bounds what a disagreement can cost: log2 of it.
        different: share of pairs of one person that contradict outright, where the generator, made to be hard, has
            more than people do; None: as generated.
        chance: share of pairs of strangers at the first levels, where a generated population is too small to tell, or
            has no such field; the other levels as generated, or the last.
        weights: of the levels in bits, where a rule or a register says what no share can; () where the shares do.
    """

    name: str
    kind: Kind
    group: str = ""
    stated: tuple[float, ...] = ()
    table: str = ""
    rarest: float = 3.0
    strangers: float = 0.03
    different: float | None = None
    chance: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()


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
DOCUMENT = (ISSUED, 2.0**-14, 2.0**-9)  # and so many are one or two edits apart
FIELDS = (
    Field("given_name", Kind.NAME, NAME, table="given_name", different=0.010),
    Field("middle_name", Kind.NAME, NAME, table="given_name", strangers=0.06, different=0.03),
    Field(
        "patronymic",
        Kind.NAME,
        NAME,
        # Nobody has another father: what contradicts is a clerk's error, about one in two thousand.
        stated=(0.93, 0.01, 0.0001, 0.02, 0.005, 0.002, 0.004, 0.002, 0.0001, 0.0001, 0.0262, 0.0005),
        chance=(0.02, 0.0005, 0.0001, 0.002, 0.003, 0.0005, 0.003, 0.01, 0.0001, 0.0001, 0.02),
    ),
    Field("family_name", Kind.NAME, table="family_name", strangers=0.06, different=0.08),
    Field("name_suffix", Kind.EXACT, NAME, stated=(0.992, 0.008), chance=(0.5,)),
    Field("birth_date", Kind.DATE, strangers=0.015, different=0.007),
    Field("birth_place", Kind.TEXT, table="city", rarest=4.0, strangers=0.06),
    Field("gender", Kind.EXACT, strangers=0.03, different=0.01),
    Field("occupation", Kind.TEXT, strangers=0.15),
    Field("employer", Kind.TEXT, strangers=0.35),
    Field("email", Kind.EMAIL, CONTACT, strangers=0.35, different=0.006, chance=(REACHED,)),
    Field("phone", Kind.PHONE, strangers=0.3, chance=(REACHED, 2 * REACHED)),
    Field("street_number", Kind.CODE, strangers=0.2),
    Field("street_name", Kind.TEXT, strangers=0.2),
    Field("unit", Kind.CODE, strangers=0.25),
    Field("po_box", Kind.CODE, stated=(0.7, 0.02, 0.01, 0.27), chance=(2.0**-9, 2.0**-7, 2.0**-5)),
    Field(
        "city", Kind.TEXT, PLACE, table="city", rarest=1.0, strangers=0.15, chance=(0.06,)
    ),  # customers live where their shop is
    Field("region", Kind.TEXT, PLACE, strangers=0.12),
    Field("postal_code", Kind.POSTAL, PLACE, strangers=0.15),
    Field("country", Kind.EXACT, PLACE, strangers=0.1),
    Field("national_id", Kind.CODE, strangers=0.03, different=0.01, chance=DOCUMENT),
    Field("tax_id", Kind.CODE, stated=(0.9, 0.05, 0.02, 0.03), chance=DOCUMENT),
    Field("passport", Kind.CODE, stated=(0.6, 0.04, 0.01, 0.35), chance=DOCUMENT),
    Field("driving_licence", Kind.CODE, stated=(0.6, 0.04, 0.01, 0.35), chance=DOCUMENT),
    Field("customer_id", Kind.EXACT, stated=(0.5, 0.5), chance=(ISSUED,)),
    Field("loyalty_id", Kind.EXACT, strangers=0.2, chance=(ISSUED,)),
    Field("cookie_id", Kind.TOKEN, DEVICE, stated=(0.4,), chance=(ISSUED,)),
    Field("device_id", Kind.TOKEN, DEVICE, stated=(0.5,), chance=(ISSUED,)),
    Field("login", Kind.EXACT, CONTACT, stated=(0.97, 0.03), chance=(ISSUED,)),
    Field("social_handle", Kind.EXACT, stated=(0.6, 0.4), chance=(ISSUED,)),
    Field("custom", Kind.CUSTOM, stated=(0.75, 0.05, 0.2), chance=(0.05, 0.02)),
    Field("record_kind", Kind.EXACT, stated=(1.0, 0.0), chance=(0.5,), weights=(0.0, -1000.0)),
    Field(
        "organization_name",
        Kind.ORGANIZATION,
        stated=(0.62, 0.22, 0.02, 0.139, 0.001),
        chance=(1.5e-4, 6e-4, 2.5e-3, 0.0174),
    ),
    Field("legal_form", Kind.EXACT, stated=(0.88, 0.12), chance=(0.524,)),
    Field("registration_number", Kind.CODE, stated=(0.9, 0.03, 0.01, 0.06), chance=(2.0**-16, 2.0**-13, 2.0**-9)),
    Field(
        "lei",
        Kind.CODE,
        stated=(0.97, 0.02, 0.006, 0.004),
        chance=(2.0**-24, 2.0**-20, 2.0**-11),
        weights=(28.0, 14.0, 4.0, -8.0),
    ),
    Field("duns", Kind.CODE, stated=(0.85, 0.015, 0.005, 0.13), chance=(2.0**-19, 2.0**-15, 2.0**-9)),
    Field("web_domain", Kind.EXACT, stated=(0.5, 0.5), chance=(2.0**-10,)),
)
LEVEL_COUNTS = tuple(len(LEVELS[f.kind]) for f in FIELDS)
