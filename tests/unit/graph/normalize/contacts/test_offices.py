"""Mailboxes of offices, told from those of people."""

import pytest

from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.normalize.contacts.offices import is_office


@pytest.mark.parametrize(
    "mailbox",
    [
        *("info", "accounts", "buchhaltung", "compta", "compta2", "service.client", "contabilidad", "ventas"),
        *("kontakt", "biuro", "vendite", "sales-uk", "facturation", "segreteria", "administratie", "ksiegowosc"),
        *(
            "podatelna",
            "penzugy",
            "vanzari",
            "kundtjanst",
            "myynti",
            "muhasebe",
            "atencion.al.cliente",
            "accounts.payable",
        ),
    ],
)
def test_an_offices_mailbox(mailbox: str) -> None:
    assert is_office(f"{mailbox}@firm.example")
    said = [("organization_name", "Atelier Morin SARL"), ("email", f"{mailbox}@ateliermorin.fr")]
    found = normalize_record(said, Conventions())
    assert found["web_domain"] == ("ateliermorin.fr",)
    assert "email" not in found


@pytest.mark.parametrize(
    "mailbox", ["al", "bill", "ola", "jane.sales", "info.keller", "anna", "123", "k.post", "sales.jane"]
)
def test_a_persons_mailbox(mailbox: str) -> None:
    assert not is_office(f"{mailbox}@firm.example")
