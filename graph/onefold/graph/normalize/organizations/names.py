"""Names of organizations: one spelling for each, their legal form apart.

What tells firms apart is their words: "Nordvik Marine" and "Nordvik Trading" are two. So no word is dropped but the
legal form, a leading "the" and what joins words; abbreviations are spelled out.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from onefold.graph.normalize.contract import CACHE_SIZE, MALFORMED, PLACEHOLDER, Conventions, Normalized
from onefold.graph.normalize.missing.placeholders import is_name_placeholder
from onefold.graph.normalize.organizations import legal_forms
from onefold.graph.normalize.organizations.trades import TRADES
from onefold.graph.normalize.text import fit, fold, in_other_script, vocabulary, words

_ABBREVIATIONS: Final = {
    short: word
    for word, shorts in {
        "international": "intl",
        "national": "natl",
        "brothers": "bros",
        "gebruder": "gebr",
        "hermanos": "hnos",
        "etablissements": "ets",
        "manufacturing": "mfg",
        "services": "svcs svs",
        "service": "svc",
        "associates": "assocs",
        "association": "assn",
        "university": "univ",
        "department": "dept",
        "management": "mgmt mgt",
        "group": "grp",
        "holding": "hldg",
        "holdings": "hldgs",
        "center": "centre ctr",
        "government": "govt",
        "laboratories": "labs",
        "industries": "inds",
        "engineering": "engg",
        "construction": "constr",
        "transport": "transp",
        "equipment": "equip",
        "hospital": "hosp",
        "institute": "inst",
        "products": "prods",
        "systems": "sys",
        "technologies": "techs",
        "technology": "tech",
        "distribution": "distr",
    }.items()
    for short in shorts.split()
}
_JOINING: Final = vocabulary("and und et og och en")
_NO_ORGANIZATION: Final = frozenset(
    {
        *(
            "self",
            "self employed",
            "selfemployed",
            "freelance",
            "freelancer",
            "individual",
            "private",
            "private person",
        ),
        *("privat", "privatperson", "privatkunde", "particulier", "particular", "privato", "prywatny", "partikulier"),
        *("retired", "unemployed", "student", "homemaker", "housewife", "no company", "no organization", "person"),
    }
)
"""What people write where the name of their firm should be, who have none."""
_ALSO: Final = re.compile(
    r"[ (,;]+(?:d[./]?b[./]?a\.?|t/a|a[./]?k[./]?a\.?|f[./]?k[./]?a\.?|doing business as|trading as|also known as|"
    r"formerly known as|formerly|previously)[ :]+"
)
_INITIALS: Final = re.compile(r"\b([a-z]) (?=[a-z]\b)")


DESCRIPTIVE: Final = vocabulary(
    "trading trade services service marine holding holdings group international global company solutions systems",
    "consulting management industries industrial technologies technology construction transport logistics engineering",
    "partners associates enterprises investments properties energy media design travel food foods shipping export",
    "import handel handels bygg transporter konsult fastigheter dienstleistungen bau beratung verwaltung vertrieb",
    "consultoria servicios comercial construcciones inversiones transportes servizi costruzioni immobiliare",
    "commerciale conseil distribution immobilier uslugi handlowe transportowe budowlane national european nordic",
    "center and",
)
"""Words that say what an organization does: many share them, so they find nobody."""
LONGEST_INITIALS: Final = 6


class OrganizationName(NamedTuple):
    """What a name says: its canonical names, more where it says "doing business as", and its legal forms."""

    names: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


@lru_cache(maxsize=CACHE_SIZE)
def parse(raw: str) -> OrganizationName:
    """The names and legal forms in a raw name; nothing for a placeholder."""
    bare, raw_form = legal_forms.cut_raw(raw)
    found = [_one(part, in_other_script(bare)) for part in _ALSO.split(fold(bare))]
    names = {name for name, _ in found if name}
    forms = {form for name, form in found if name and form} | ({raw_form} if names and raw_form else set())
    return OrganizationName(tuple(sorted(names)), tuple(sorted(forms)))


def _one(folded: str, foreign: bool) -> tuple[str, str]:
    whole = words(folded)
    if not whole or (not foreign and (is_name_placeholder(whole) or whole in _NO_ORGANIZATION)):
        return "", ""
    tokens, form = legal_forms.cut(tuple(joined_initials(whole).split()))
    if len(tokens) > 1 and tokens[0] == "the":
        tokens = tokens[1:]
    inner = (token for token in tokens[1:-1] if token not in _JOINING)
    spelled = (_ABBREVIATIONS.get(token, token) for token in (tokens[0], *inner, *tokens[1:][-1:]))
    return fit(joined_initials(" ".join(spelled))), form


def joined_initials(text: str) -> str:
    """Single letters that stand side by side as one word: "s p a" is "spa", "j r r tolkien" is "jrr tolkien"."""
    return _INITIALS.sub(r"\1", text)


def organization_name(raw: str, _conventions: Conventions) -> Normalized:
    """The name without legal form, case, accents and punctuation; several where it says "doing business as"."""
    names = parse(raw).names
    return Normalized(names) if names else PLACEHOLDER


def legal_form(folded: str, _conventions: Conventions) -> Normalized:
    """The canonical legal form; another word as it is."""
    text = joined_initials(words(folded))
    form = fit(legal_forms.canonical_form(text))
    return Normalized((form,)) if form else MALFORMED


@lru_cache(maxsize=CACHE_SIZE)
def is_organization(raw: str) -> bool:
    """Whether a name in one string can only be an organization's: a legal form or a trade that no person's name has."""
    first, *rest = joined_initials(words(fold(raw))).split() or [""]
    if rest and not TRADES.isdisjoint((first, *rest)):
        return True
    if not legal_forms.UNMISTAKABLE.isdisjoint(rest):
        return True
    return first in ("uab", "aktiebolaget") or (not raw.isascii() and bool(legal_forms.cut_raw(raw)[1]))


def telling_words(name: str) -> tuple[str, ...]:
    """The words of a canonical name that do not only say what it does; all of them where there is no other."""
    split = tuple(name.split(" "))
    return tuple(word for word in split if word not in DESCRIPTIVE) or split


def plain_name(name: str) -> str:
    """A canonical name without descriptive words, spaces and order: what forms of one name share. For blocking only."""
    return "".join(sorted(telling_words(name)))


def initials(name: str) -> str:
    """The initials of a canonical name, or the name where it may be some; "" when that says too little."""
    first, *rest = name.split(" ")
    found = "".join(word[0] for word in (first, *rest)) if rest else first
    return found if 2 < len(found) <= LONGEST_INITIALS else ""
