"""Why two records are not one person: the whole list of reasons, of which an explanation names one."""

from enum import StrEnum


class WhyNot(StrEnum):
    """Why two records are not one person: exactly one of these, in the order in which the engine meets them."""

    NONE = "none"
    """They are one person."""
    NOT_SAME = "not_same"
    """A steward ruled so, on these two or on others that "same" makes one with them."""
    BARE = "bare"
    """One of them says too little to be compared with anybody."""
    NO_COMMON_KEY = "no_common_key"
    """Never compared: they share no blocking key, and no other record leads from one to the other."""
    GENERIC_KEYS = "generic_keys"
    """Never compared: every key they share is carried by too many to be used."""
    NO_HUB = "no_hub"
    """Never compared: a key they share pairs its members only with its first few, and neither is one of those."""
    ANOTHER = "another"
    """Compared, and likelier somebody else, such as relatives: against strangers alone it would be enough."""
    CONTRADICTED = "contradicted"
    """Compared, and fields that disagree decide against: without them it would be enough."""
    TOO_LITTLE = "too_little"
    """Compared, and too little agrees, even without what disagrees."""
    PER_PERSON = "per_person"
    """They, or others of the two groups, say different values of an identifier of which a person has only so many."""
    COMPONENT_CUT = "component_cut"
    """A match, but weaker than the threshold at which its component, which was too large, was cut."""
    NOT_SAME_OTHERS = "not_same_others"
    """Their groups weigh enough, but a steward's "not same" on others of the two groups forbids the join."""
    GROUPS_DIFFER = "groups_differ"
    """The two alone would match; the groups that they stand in, compared as a whole, do not."""
