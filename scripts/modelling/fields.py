"""The fields of the shipped model: how each is compared, its group, and what is stated rather than fitted."""

from dataclasses import dataclass

from onefold.graph.model.kinds import LEVELS, Kind

# Groups of fields that agree together, of one person or of two. What a household shares (surname, home, phone) is the
# one that matters: taken as independent, it makes one person of every couple; its bound is fitted (`modelling.bounds`).
# The other bounds only stop what repeats itself: a given name in two fields, an address and its log-in, two cookies.
HOUSEHOLD, NAME, CONTACT, DEVICE = "household", "name", "contact", "device"
STATED_BOUNDS_BITS = {NAME: 14.0, CONTACT: 20.0, DEVICE: 18.0}


@dataclass(frozen=True)
class Field:
    """One field of the model.

    Attributes:
        name, kind, group: as in `FieldModel`.
        stated: weights in bits where the generator has no such field; () where they are fitted.
        table: the frequency table of its exact agreements, or "".
        strangers: share of true pairs whose two values have nothing to do with each other, beyond what the generator
            knows of (another job, another flat, a copied number). It bounds what a disagreement can cost: log2 of it.
    """

    name: str
    kind: Kind
    group: str = ""
    stated: tuple[float, ...] = ()
    table: str = ""
    strangers: float = 0.03


# Stated weights. A random pair of records agrees on an identifier in about 1 of 2^18 to 2^20 cases at 20,000 records:
# that some customers share one costs an exact agreement 2 to 4 of those bits. Cookies and devices are many to a person,
# so another one says nothing (kind TOKEN); a log-in or handle of another account says little.
# Organizations are not generated; theirs are stated too (docs/adr/0015). A person and an organization are never one:
# that weighs more than all fields together can, in any average. A name of several words with its legal form is unique
# in its register, so both alike come out a little above 0 with nothing else; the name alone does not. Firms of one
# concern share office, phone and domain, which therefore are bounded as a household's are, and another name costs more
# than that bound: it decides. LEI and DUNS numbers are unique in the world, register numbers within a country; a branch
# has a DUNS number of its own. One LEI outweighs another name at another address: firms move and are renamed.
FIELDS = (
    Field("given_name", Kind.NAME, NAME, table="given_name"),
    Field("middle_name", Kind.NAME, NAME, table="given_name", strangers=0.06),
    Field("family_name", Kind.NAME, HOUSEHOLD, table="family_name", strangers=0.06),
    Field("name_suffix", Kind.EXACT, NAME, stated=(2.0, -5.0)),
    Field("birth_date", Kind.DATE, strangers=0.015),
    Field("birth_place", Kind.TEXT, table="city", strangers=0.06),
    Field("gender", Kind.EXACT, strangers=0.03),
    Field("occupation", Kind.TEXT, strangers=0.15),
    Field("employer", Kind.TEXT, strangers=0.35),
    Field("email", Kind.EMAIL, CONTACT, strangers=0.35),
    Field("phone", Kind.PHONE, HOUSEHOLD, strangers=0.3),
    Field("street_number", Kind.CODE, HOUSEHOLD, strangers=0.2),
    Field("street_name", Kind.TEXT, HOUSEHOLD, strangers=0.2),
    Field("unit", Kind.CODE, HOUSEHOLD, strangers=0.25),
    Field("po_box", Kind.CODE, HOUSEHOLD, stated=(8.0, 3.0, 1.0, -1.0)),
    Field("city", Kind.TEXT, HOUSEHOLD, table="city", strangers=0.15),
    Field("region", Kind.TEXT, HOUSEHOLD, strangers=0.12),
    Field("postal_code", Kind.POSTAL, HOUSEHOLD, strangers=0.15),
    Field("country", Kind.EXACT, HOUSEHOLD, strangers=0.1),
    Field("national_id", Kind.CODE, strangers=0.03),
    Field("tax_id", Kind.CODE, stated=(17.0, 11.0, 5.0, -5.0)),
    Field("passport", Kind.CODE, stated=(17.0, 9.0, 3.0, -1.5)),
    Field("customer_id", Kind.EXACT, stated=(18.0, -1.0)),
    Field("loyalty_id", Kind.EXACT, strangers=0.2),
    Field("cookie_id", Kind.TOKEN, DEVICE, stated=(16.0,)),
    Field("device_id", Kind.TOKEN, DEVICE, stated=(16.0,)),
    Field("login", Kind.EXACT, CONTACT, stated=(17.0, -1.0)),
    Field("social_handle", Kind.EXACT, stated=(15.0, -0.5)),
    Field("custom", Kind.CUSTOM, stated=(4.0, 3.0, -1.0)),
    Field("record_kind", Kind.EXACT, stated=(0.0, -400.0)),
    Field("organization_name", Kind.ORGANIZATION, stated=(12.0, 8.5, 3.0, 3.0, -10.0)),
    Field("legal_form", Kind.EXACT, stated=(0.75, -2.0)),
    Field("registration_number", Kind.CODE, stated=(16.0, 8.0, 2.0, -4.0)),
    Field("lei", Kind.CODE, stated=(28.0, 14.0, 4.0, -8.0)),
    Field("duns", Kind.CODE, stated=(19.0, 9.0, 1.0, -3.0)),
    Field("web_domain", Kind.EXACT, HOUSEHOLD, stated=(9.0, -1.0)),
)
LEVEL_COUNTS = tuple(len(LEVELS[f.kind]) for f in FIELDS)
