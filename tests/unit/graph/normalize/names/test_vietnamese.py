"""Vietnamese names have the given name last."""

import pytest

from onefold.graph.normalize import Conventions, normalize_record
from unit.graph.normalize.checks import names_of


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ("Nguyễn Văn An", {"g": "an", "m": "van", "f": "nguyen"}),
        ("TRAN THI MINH KHAI", {"g": "khai", "m": "thi minh", "f": "tran"}),
        ("Lê Thị Hoa", {"g": "hoa", "m": "thi", "f": "le"}),
        ("Van An Nguyen", {"g": "van", "m": "an", "f": "nguyen"}),
        ("Le Roy Brown", {"g": "le", "m": "roy", "f": "brown"}),
    ],
)
def test_a_vietnamese_name_has_the_given_name_last(full: str, expected: dict[str, str]) -> None:
    assert names_of(full=full) == expected


def test_a_vietnamese_middle_name_tells_the_gender() -> None:
    assert normalize_record([("full_name", "Nguyễn Thị An")], Conventions())["gender"] == ("f",)
