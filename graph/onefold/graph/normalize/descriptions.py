"""What describes a person without locating or naming them: gender, occupation, employer, fields of the user's own."""

import re
from typing import Final

from onefold.graph.normalize.contract import PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.missing.placeholders import is_digest_of_nothing
from onefold.graph.normalize.text import MAX_VALUE_BYTES, fit, fit_code, fold, vocabulary, words

CUSTOM: Final = "custom:"
"""What the name of a source's own field begins with."""

_MALE: Final = (
    "m male man boy mr masculine masculino maschio mann mannlich homme hombre uomo mard mannelijk heer herr homem "
    "macho varon mezczyzna mezczyzni muz muzsky muski ferfi barbat masculin maskulin erkek mies mand herre hane "
    "virietis vyras mees pria мужской муж мужчина чоловіча чоловік мъж άνδρας 男 男性 男士 남 남자 남성 "
    "ذكر مرد זכר ชาย पुरुष"
)
_FEMALE: Final = (
    "f female woman girl mrs ms miss feminine femenino femmina frau weiblich femme mujer donna zan w feminino feminina "
    "femea hembra vrouw vrouwelijk kobieta zena zensky zenski femeie feminin kadin nainen kvinna kvinde kvinne "
    "sieviete moteris naine perempuan wanita женский жен женщина жінка жіноча жена γυναίκα 女 女性 女士 여 여자 여성 "
    "أنثى انثى زن נקבה หญิง महिला ж"
)
_GENDERS: Final = {
    words(fold(word)): gender for gender, said in (("m", _MALE), ("f", _FEMALE)) for word in said.split()
} | {"m": "m"}
_NO_GENDER: Final = frozenset(
    {"u", "n", "not disclosed", "prefer not to say", "prefer not to answer", "decline to answer"}
)

_LEGAL_FORMS: Final = vocabulary(
    "ltd limited inc incorporated llc llp lp plc co company corp corporation pty pvt pte",
    "gmbh mbh ag kg ug ohg sa sarl sas bv nv srl spa oy oyj ab as aps kk kft zrt sro doo",
)
_DOTTED: Final = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")


def gender(folded: str, _conventions: Conventions) -> Normalized:
    """A man is "m", a woman "f", in their usual words; any other as text."""
    said = words(folded)
    if said in _NO_GENDER:
        return PLACEHOLDER
    return one(fit(_GENDERS.get(said, said)))


def description(folded: str, _conventions: Conventions) -> Normalized:
    """An occupation: letters and digits."""
    return one(fit(words(folded)))


def employer(folded: str, _conventions: Conventions) -> Normalized:
    """A company without "the", dots in initials ("A.T. & T.") and legal form, as long as something remains."""
    name = words(_DOTTED.sub(lambda initials: initials[0].replace(".", ""), folded)).split()
    while len(name) > 1 and name[-1] in _LEGAL_FORMS | {"and"}:
        name.pop()
    if len(name) > 1 and name[0] == "the":
        del name[0]
    return one(fit(" ".join(name)))


def custom_name(field: str) -> str:
    """The canonical name of a `custom:<name>` field; "" for anything else, or when no name remains.

    Half of the room of a pair "name=value" is the value's: a long name ends in a digest of itself.
    """
    prefix, _, name = field.partition(":")
    return fit_code(fold(name).replace("=", " ").strip(), MAX_VALUE_BYTES // 2) if prefix == "custom" else ""


def custom_field(field: str) -> str:
    """The evidence field of a `custom:<name>` field, by which a model knows it; "" where there is none."""
    name = custom_name(field)
    return CUSTOM + name if name else ""


def custom(name: str, folded: str) -> Normalized:
    """The pair "name=value", value as written but for case, so that codes and decimals keep their meaning."""
    return PLACEHOLDER if is_digest_of_nothing(folded) else one(fit(f"{name}={folded}"))
