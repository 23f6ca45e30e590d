"""Headings with a slip of the pen."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.server.files.columns.contents import CONTENTS, cycled, recognized


@pytest.mark.parametrize(
    ("heading", "content", "field"),
    [
        *(("frist_name", "given names", "given_name"), ("lsat_name", "family names", "family_name")),
        *(("adress", "streets", "street_address"), ("telephon", "UK phones", "phone"), ("emial", "e-mails", "email")),
        *(("clty", "towns", "city"), ("date_of_brith", "births", "birth_date")),
        *(("postcoed", "UK postcodes", "postal_code"), ("gendre", "M and F", "gender"), ("stats", "statuses", "")),
        *(("counts", "ages", ""), ("mane", "given names", ""), ("contract_no", "UK phones", "")),
        *(("adress", "statuses", ""), ("telephon", "statuses", ""), ("emial", "yes and no", ""), ("clty", "ages", "")),
        *(("nationality", "countries", ""), ("department", "states", ""), ("genre", "statuses", "")),
        *(("sender", "M and F", ""), ("subscribed", "yes and no", "")),
    ],
)
def test_a_slip_of_the_pen_is_read_where_the_values_fit(tmp_path: Path, heading: str, content: str, field: str) -> None:
    found = recognized(tmp_path, **{heading: CONTENTS[content], "zz": cycled("a b")})
    assert found.mapping.used().get(heading, [""]) == [field]
    if field:
        assert found.why[heading] == f"spelled like {field}, and its values are"
