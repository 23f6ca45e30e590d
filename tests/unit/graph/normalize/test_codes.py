"""Numbers of people, accounts, devices and companies: what is written, and what it becomes."""

import pytest

from onefold.graph.normalize import normalize
from unit.graph.normalize.checks import ANY, check


def test_long_identifiers_stay_apart_though_they_begin_alike() -> None:
    for field, pattern in [("email", "{}@smith.net"), ("cookie_id", "x.{}"), ("passport", "a1{}")]:
        prefix = "ab" * 30
        one, two = (normalize(field, pattern.format(prefix + tail), ANY).values[0] for tail in ("1", "2"))
        assert one != two
        assert len(one) <= 64


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        ("national_id", "542-03-6494", "542036494"),
        ("national_id", "5304218.0", "5304218"),
        ("national_id", "123-45-6789", "!placeholder"),
        ("national_id", "078-05-1120", "!placeholder"),
        ("national_id", "111 11 1111", "!placeholder"),
        ("national_id", "XXX-XX-1234", "!malformed"),
        ("national_id", "***-**-1234", "!malformed"),
        ("national_id", "xxx-xx-xxxx", "!placeholder"),
        ("national_id", "N-one", "!placeholder"),
        ("national_id", "AB-X/X/X-1", "!malformed"),
        ("tax_id", "DE 123.456.788", "123456788"),
        ("tax_id", "123.456.788", "123456788"),
        ("tax_id", "CHE-123.456.788 MWST", "123456788"),
        ("tax_id", "RSSMRA85T10A562S", "rssmra85t10a562s"),
        ("registration_number", "SC 123456", "sc123456"),
        ("registration_number", "00445790", "445790"),
        ("lei", "LEI: 5493001KJTIIGC8Y1R12", "5493001kjtiigc8y1r12"),
        ("lei", "5493001KJTIIGC8Y1R", "!malformed"),
        ("duns", "15-048-3782", "150483782"),
        ("duns", "5048378.0", "005048378"),
        ("duns", "150483782-0001", "150483782"),
        ("duns", "1504", "!malformed"),
        ("duns", "000000000", "!placeholder"),
        ("passport", "c01X 00T47", "c01x00t47"),
        ("customer_id", "CRM:0042", "crm:0042"),
        ("customer_id", "7", "7"),
        ("customer_id", "1111", "1111"),
        ("customer_id", "1234.0", "1234"),
        ("customer_id", "0", "!placeholder"),
        ("customer_id", "crm:null", "!placeholder"),
        ("customer_id", "guest", "!placeholder"),
        ("loyalty_id", " Gold-77 ", "gold-77"),
        ("cookie_id", "GA1.2.3-Ab_c", "ga1.2.3-ab_c"),
        ("device_id", "00000000-0000-0000-0000-000000000000", "!placeholder"),
        ("device_id", "3F2504E0-4F89", "3f2504e0-4f89"),
        ("login", "J.Smith!", "j.smith!"),
        ("social_handle", "J_Smith", "j_smith"),
        ("social_handle", "@", "!placeholder"),
    ],
)
def test_a_code(field: str, raw: str, expected: str) -> None:
    check(field, raw, expected)
