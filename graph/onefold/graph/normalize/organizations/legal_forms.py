"""Legal forms of organizations, in many languages: one canonical form for all spellings, cut off a name's ends.

The forms are common knowledge (ISO 20275 lists them all). Spellings stand as `fold`, `words` and `joined_initials`
leave them: "S.p.A." is "spa", "Sp. z o.o." is "sp zoo". Forms of scripts without spaces are cut off the raw name.
"""
# ruff: noqa: RUF001  forms in Cyrillic are the point

import re
import unicodedata
from functools import cache
from typing import Final

from onefold.graph.normalize.text import vocabulary

_FORMS: Final = {
    "ltd": "ltd, limited, ltd co, co ltd, co limited, company ltd, company limited, corp ltd, corporation limited, "
    "pty, pty ltd, pty limited, proprietary limited, pvt ltd, pvt limited, private limited, private ltd, pte ltd, pte, "
    "pte limited, cyf, cyfyngedig, teoranta, teo",
    "plc": "plc, public limited company, public ltd co, ccc",
    "llc": "llc, limited liability company, limited liability co, pllc, ooo, tov, wll, mmc, fz llc, fze, "
    "obshchestvo s ogranichennoi otvetstvennostiu",
    "llp": "llp, lllp, limited liability partnership",
    "lp": "lp, limited partnership",
    "inc": "inc, incorporated",
    "corp": "corp, corporation",
    "co": "co, company, cie, compagnie, cia, compania, companhia",
    "jsc": "jsc, ojsc, cjsc, pjsc, oao, zao, pao, ao, joint stock company, public joint stock company, prat, pat",
    "ip": "ip, individualnyi predprinimatel",
    "gmbh": "gmbh, mbh, ggmbh, gesmbh, ges mbh, gesellschaft mbh, gesellschaft mit beschrankter haftung, "
    "gesellschaft mit beschraenkter haftung, gmbh haftungsbeschrankt",
    "gmbh co kg": "gmbh and co kg, gmbh co kg, gmbh und co kg, gmbh u co kg, gmbh and co, gmbh and co ohg, "
    "ug and co kg, ag and co kg, gmbh and co kgaa, se and co kg, se and co kgaa",
    "ug": "ug, ug haftungsbeschrankt, unternehmergesellschaft, unternehmergesellschaft haftungsbeschrankt",
    "ag": "ag, aktiengesellschaft",
    "kg": "kg, and co kg, kommanditgesellschaft, kgaa, kommanditgesellschaft auf aktien",
    "ohg": "ohg, offene handelsgesellschaft, and co ohg",
    "gbr": "gbr, gesellschaft burgerlichen rechts",
    "ek": "ek, ekfm, ekfr, eingetragener kaufmann, eingetragene kauffrau",
    "ev": "ev, eingetragener verein",
    "eg": "eg, eingetragene genossenschaft",
    "se": "se, societas europaea",
    "ab": "ab, aktiebolag, aktiebolaget, ab publ, aktiebolag publ, publ, abp",
    "hb": "hb, handelsbolag, handelsbolaget",
    "kb": "kb, kommanditbolag",
    "as": "as, aktieselskab, aksjeselskap, aktsiaselts, akciova spolecnost, akciova spolocnost, anonim sirketi",
    "asa": "asa, allmennaksjeselskap",
    "aps": "aps, anpartsselskab",
    "is": "interessentskab",
    "oy": "oy, osakeyhtio, oy ab, ab oy",
    "oyj": "oyj, julkinen osakeyhtio, oyj abp",
    "ky": "ky, kommandiittiyhtio",
    "tmi": "tmi, toiminimi",
    "ou": "ou, osauhing",
    "sia": "sia",
    "uab": "uab",
    "sa": "sa, sau, sociedad anonima, societe anonyme, societa anonima, sociedade anonima, spolka akcyjna, sa nv, "
    "nv sa, sgps sa, ae",
    "sa de cv": "sa de cv, sab de cv, sapi de cv, sociedad anonima de capital variable",
    "srl": "srl, srls, societa a responsabilita limitata, sociedad de responsabilidad limitada, srl de cv, "
    "s de rl de cv, s de rl, societate cu raspundere limitata, epe",
    "sl": "sl, slu, slp, sll, sociedad limitada, sociedad limitada unipersonal",
    "sarl": "sarl, sarlu, eurl, societe a responsabilite limitee",
    "sas": "sas, sasu, societe par actions simplifiee, societa in accomandita semplice, "
    "sociedad por acciones simplificada",
    "snc": "snc, societe en nom collectif, societa in nome collettivo",
    "sci": "sci, societe civile immobiliere",
    "spa": "spa, societa per azioni",
    "coop": "coop, soc coop, societa cooperativa, scarl, scrl, scop, sociedad cooperativa",
    "lda": "lda, ltda, limitada, unipessoal lda, ltda me, ltda epp",
    "eireli": "eireli",
    "bv": "bv, besloten vennootschap, bvba, sprl",
    "nv": "nv, naamloze vennootschap",
    "vof": "vof, vennootschap onder firma",
    "sp zoo": "sp zoo, sp z oo, spzoo, spolka zoo, spolka z oo, spolka z ograniczona odpowiedzialnoscia",
    "sp k": "sp k, spk, spolka komandytowa, sp zoo sp k, sp zoo spk, spolka zoo spolka komandytowa",
    "sp j": "sp j, spj, spolka jawna",
    "sro": "sro, spol sro, spolecnost s rucenim omezenym, spolocnost s rucenim obmedzenym",
    "kft": "kft, korlatolt felelossegu tarsasag",
    "zrt": "zrt, zartkoruen mukodo reszvenytarsasag",
    "nyrt": "nyrt",
    "bt": "bt, beteti tarsasag",
    "doo": "doo, dooel, drustvo s ogranicenom odgovornoscu",
    "dd": "dd",
    "ood": "ood, eood",
    "ltd sti": "ltd sti, limited sirketi, limited sti",
    "kk": "kk, kabushiki kaisha, kabushiki gaisha, kabushikikaisha, kabushikigaisha",
    "gk": "gk, godo kaisha, godo gaisha",
    "yk": "yk, yugen kaisha, yugen gaisha",
    "sdn bhd": "sdn bhd, sendirian berhad, bhd, berhad",
    "pt": "pt, tbk, perseroan terbatas",
    "tnhh": "tnhh, cong ty tnhh, cong ty trach nhiem huu han",
    "ctcp": "ctcp, cong ty co phan",
}
_RAW_FORMS: Final = {  # as they are written, at either end
    "kk": "株式会社 (株) 주식회사 (주)",
    "yk": "有限会社 (有) 유한회사",
    "gk": "合同会社",
    "ltd": '股份有限公司 有限责任公司 有限責任公司 有限公司 จำกัด(มหาชน) จำกัด บริษัท प्राइवेट_लिमिटेड लिमिटेड בע"מ בע״מ',
    "llc": "ش.م.م ذ.م.م ООО ТОВ",
    "jsc": "ش.م ОАО ЗАО ПАО АО ПАТ ПрАТ",
    "ip": "ИП ФОП",
}
_BEFORE: Final = vocabulary(
    "uab sia ou ooo oao zao pjsc ojsc cjsc jsc llc tov pt tbk aktiebolaget sarl eurl sci sasu ab as sa sas oy ao kk",
    "gk kabushiki cong",
)
"""First words of forms that stand before a name: "AB Volvo", "UAB Teltonika", "ООО Ромашка"."""

_WITH: Final = {"pt": ("pt",), "ab": ("ab", "aktiebolaget"), "srl": ("sc",), "sa": ("sc",)}
"""What may stand before a name beside the form behind it: "PT Astra Tbk", "S.C. Dacia S.R.L."."""

UNMISTAKABLE: Final = vocabulary(
    "ltd limited plc llc llp inc incorporated corp corporation gmbh mbh gesmbh aktiengesellschaft eireli bvba sprl",
    "kommanditgesellschaft aktiebolag aktiebolaget aktieselskab aksjeselskap osakeyhtio oyj aps sarl eurl sasu srl",
    "spzoo kft zrt nyrt doo ood eood sro ltda jsc ojsc cjsc pjsc bhd uab",
)
"""Words that no name of a person has, wherever in it they stand."""

_LONGEST: Final = 6  # words of a form
_MOST: Final = 3  # forms that stand one behind the other


@cache
def _forms() -> dict[str, str]:
    return {spelling: form for form, spellings in _FORMS.items() for spelling in spellings.split(", ")}


@cache
def _raw_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {s.replace("_", " "): form for form, spellings in _RAW_FORMS.items() for s in spellings.split()}
    by_length = "|".join(re.escape(spelling) for spelling in sorted(forms, key=len, reverse=True))
    # A word of letters that are written apart must stand apart: АО of АО «Ромашка», and not of Аоста.
    return re.compile(rf"^\W*?(?:({by_length}))(?!(?<=[А-я])[А-я])|(?<![А-я])({by_length})\W*$"), forms


def cut_raw(raw: str) -> tuple[str, str]:
    """The name without a form of another script at its ends, and the form or ""."""
    if raw.isascii():
        return raw, ""
    rest, found = unicodedata.normalize("NFKC", raw).strip(), ""
    pattern, forms = _raw_forms()
    for _ in range(_MOST):
        match = pattern.search(rest)
        left = f"{rest[: match.start()]} {rest[match.end() :]}".strip(" ,.()\"'«»„“") if match else ""
        if match is None or not left:
            break
        rest, found = left, forms[match[1] or match[2]]
    return rest, found


def cut(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words of a name without its legal form, of which one word at least stays, and the form or ""."""
    form = ""
    for _ in range(_MOST):
        found, size = _at_end(tokens)
        if not found:
            break
        tokens, form = tokens[:-size], f"{found} {form}".strip() if found != form else form
    if len(tokens) > 1 and tokens[0] in _WITH.get(form, ()):
        tokens = tokens[1:]
    elif not form and tokens[0] in _BEFORE:
        tokens, form = _at_start(tokens)
    inner = [token for token in tokens[1:] if token not in UNMISTAKABLE]
    if len(inner) < len(tokens) - 1:  # "Müller GmbH Berlin"
        form = form or next(_forms().get(token, "") for token in tokens[1:] if token in UNMISTAKABLE)
        tokens = (tokens[0], *inner)
    while len(tokens) > 1 and tokens[-1] == "and":
        tokens = tokens[:-1]
    return tokens, form


def _at_end(tokens: tuple[str, ...]) -> tuple[str, int]:
    for size in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        form = _forms().get(" ".join(tokens[-size:]))
        if form:
            return form, size
    return "", 0


def _at_start(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    for size in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        form = _forms().get(" ".join(tokens[:size]))
        if form:
            return tokens[size:], form
    return tokens, ""


def canonical_form(text: str) -> str:
    """The form that a text says, whole; the text itself when we do not know it."""
    return _forms().get(text, text)
