"""Names of organizations: their words, their legal forms, their domains; what finds them."""

from __future__ import annotations

import pytest

from onefold.graph.normalize import Conventions, normalize
from onefold.graph.normalize.organizations.names import initials, is_organization, parse, plain_name
from onefold.graph.transaction.blocking.rules import key_texts


@pytest.mark.parametrize(
    ("raw", "name", "form"),
    [
        ("Nordvik Marine AB", "nordvik marine", "ab"),
        ("NORDVIK MARINE AKTIEBOLAG", "nordvik marine", "ab"),
        ("AB Nordvik Marine (publ)", "nordvik marine", "ab"),
        ("Nordvik Trading A/S", "nordvik trading", "as"),
        ("Nordvik Bygg AS", "nordvik bygg", "as"),
        ("Nordvik ApS", "nordvik", "aps"),
        ("Nordvik Oy", "nordvik", "oy"),
        ("Osakeyhtiö Nordvik Oyj", "osakeyhtio nordvik", "oyj"),
        ("UAB „Šiaurė“", "siaure", "uab"),
        ("OÜ Kivi", "kivi", "ou"),
        ("Müller GmbH", "muller", "gmbh"),
        ("Müller Gesellschaft mit beschränkter Haftung", "muller", "gmbh"),
        ("MÜLLER G.M.B.H.", "muller", "gmbh"),
        ("Müller & Söhne GmbH & Co. KG", "muller sohne", "gmbh co kg"),
        ("Müller und Söhne GmbH und Co KG", "muller sohne", "gmbh co kg"),
        ("Müller GmbH Berlin", "muller berlin", "gmbh"),
        ("Bäcker e.K.", "backer", "ek"),
        ("Marks and Spencer plc", "marks spencer", "plc"),
        ("Marks & Spencer P.L.C.", "marks spencer", "plc"),
        ("The Harbour Company Limited", "harbour", "ltd"),
        ("Harbour Co., Ltd.", "harbour", "ltd"),
        ("Harbour Pty. Ltd.", "harbour", "ltd"),
        ("Harbour Private Limited", "harbour", "ltd"),
        ("Harbour, L.L.C.", "harbour", "llc"),
        ("Harbour Inc", "harbour", "inc"),
        ("Harbour Incorporated", "harbour", "inc"),
        ("Harbour Bros. Mfg. Intl. Corp.", "harbour brothers manufacturing international", "corp"),
        ("Le Port S.A.R.L.", "le port", "sarl"),
        ("Le Port Société à responsabilité limitée", "le port", "sarl"),
        ("Puerto S.L.U.", "puerto", "sl"),
        ("Puerto, S.A. de C.V.", "puerto", "sa de cv"),
        ("Porto S.p.A.", "porto", "spa"),
        ("Porto Società per Azioni", "porto", "spa"),
        ("Porto S.r.l.", "porto", "srl"),
        ("Porto Ltda.", "porto", "lda"),
        ("S.C. Portul S.R.L.", "portul", "srl"),
        ("Haven B.V.", "haven", "bv"),
        ("Kowalski Sp. z o.o.", "kowalski", "sp zoo"),
        ("KOWALSKI SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", "kowalski", "sp zoo"),
        ("Novák s.r.o.", "novak", "sro"),
        ("Kovács Kft.", "kovacs", "kft"),
        ("Horvat d.o.o.", "horvat", "doo"),
        ("Deniz A.Ş.", "deniz", "as"),
        ("Deniz Ltd. Şti.", "deniz", "ltd sti"),
        ("ООО «Ромашка»", "romashka", "llc"),
        ("OOO Romashka", "romashka", "llc"),
        ("АО Аоста", "aosta", "jsc"),
        ("Аоста", "aosta", ""),
        ("ΔΕΗ Α.Ε.", "dei", "sa"),
        ("株式会社トヨタ", "toyota", "kk"),
        ("トヨタ(株)", "toyota", "kk"),
        ("Toyota Kabushiki Kaisha", "toyota", "kk"),
        ("腾讯有限公司", "tengxun", "ltd"),
        ("주식회사 삼성전자", "samseongjeonja", "kk"),
        ('שופרסל בע"מ', "svfrsl", "ltd"),
        ("Petronas Sdn. Bhd.", "petronas", "sdn bhd"),
        ("PT Astra International Tbk", "astra international", "pt"),
        ("A & B Motors", "ab motors", ""),
        ("A.P. Møller", "ap moller", ""),
        ("AB Foods Ltd", "ab foods", "ltd"),
        ("Limited", "limited", ""),
        ("KPMG", "kpmg", ""),
    ],
)
def test_a_name_and_its_legal_form(raw: str, name: str, form: str) -> None:
    assert parse(raw) == ((name,), (form,) if form else ())


def test_a_firm_that_does_business_under_another_name_has_both() -> None:
    for raw in (
        "Nordvik AB d/b/a Harbour Foods",
        "Nordvik AB, trading as Harbour Foods",
        "Nordvik AB t/a Harbour Foods",
    ):
        assert parse(raw).names == ("harbour foods", "nordvik")


@pytest.mark.parametrize("raw", ["N/A", "unknown", "self-employed", "Privatperson", "retired", "  ", "-", "Test"])
def test_what_is_no_name_of_a_firm(raw: str) -> None:
    assert normalize("organization_name", raw, Conventions()).values == ()


@pytest.mark.parametrize(
    ("raw", "firm"),
    [
        ("Acme GmbH", True),
        ("Nordvik Marine Aktiebolag", True),
        ("ООО Ромашка", True),
        ("トヨタ株式会社", True),
        ("Delgado Roofing", True),
        ("Bäckerei Müller", True),
        ("Northgate Transport", True),
        ("Roofing", False),
        ("Ernesto Baker", False),
        ("Marta Mercado", False),
        ("Karin Nordvik", False),
        ("Smith, A.B.", False),
        ("José Sá", False),
        ("Ag Nguyen", False),
        ("Limited", False),
        ("王伟", False),
        ("Аоста Иванова", False),
    ],
)
def test_a_name_that_only_a_firm_has(raw: str, firm: bool) -> None:
    assert is_organization(raw) is firm


@pytest.mark.parametrize(
    ("raw", "domain"),
    [
        ("https://www.Nordvik.se/om-oss?x=1", "nordvik.se"),
        ("shop.nordvik.co.uk", "nordvik.co.uk"),
        ("http://nordvik.com:8080", "nordvik.com"),
        ("müller.de", "xn--mller-kva.de"),
        ("www.facebook.com/nordvik", ""),
        ("gmail.com", ""),
        ("nordvik", ""),
        ("see our page", ""),
        ("10.0.0.1", ""),
    ],
)
def test_the_domain_that_somebody_registered(raw: str, domain: str) -> None:
    assert normalize("web_domain", raw, Conventions()).values == ((domain,) if domain else ())


def test_descriptive_words_find_nobody_and_still_tell_firms_apart() -> None:
    assert plain_name("nordvik marine services") == plain_name("marine nordvik") == "nordvik"
    assert plain_name("marine services") == "marineservices"
    assert initials("international business machines") == initials("ibm") == "ibm"
    assert initials("nordvik marine") == initials("nordvik") == ""


def test_records_of_people_have_no_keys_of_organizations() -> None:
    person = {"given_name": ("karin",), "family_name": ("nordvik",), "phone": ("+46405550100",), "city": ("malmo",)}
    assert not [rule for rule, _ in key_texts(person) if "organization" in rule or "domain" in rule]
    firm = {"organization_name": ("nordvik marine",), "phone": ("+46405550100",), "city": ("malmo",)}
    found = {rule for rule, _ in key_texts(firm)}
    assert found >= {
        "organization",
        "organization word",
        "organization word, city",
        "organization word, phone",
        "phone",
    }
