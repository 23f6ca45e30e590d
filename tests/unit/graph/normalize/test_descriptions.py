"""Descriptions of people and a source's own fields: what is written, and what it becomes."""

import pytest

from unit.graph.normalize.checks import check


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        ("gender", "Male", "m"),
        ("gender", "MAN", "m"),
        ("gender", "F.", "f"),
        ("gender", "Weiblich", "f"),
        ("gender", "Non-binary", "non binary"),
        ("gender", "U", "!placeholder"),
        ("gender", "Prefer not to say", "!placeholder"),
        ("occupation", "Tennis-Player", "tennis player"),
        ("employer", "Acme™ Holdings Co., Ltd.", "acme holdings"),
        ("employer", "The A.T. & T. Inc", "at and t"),
        ("employer", "Müller GmbH & Co. KG", "muller"),
        ("employer", "Limited", "limited"),
        ("custom:Shoe Size", "UK 9", "shoe size=uk 9"),
        ("custom:score", "-1.5", "score=-1.5"),
        ("custom:a=b", "c", "a b=c"),
        ("custom:" + "n" * 80, "hello", "nnnnnnnnnnnnnnnn218e89c3ba575968=hello"),
        ("custom:x", "-", "!placeholder"),
        ("custom:x", " ", "!empty"),
    ],
)
def test_a_description(field: str, raw: str, expected: str) -> None:
    check(field, raw, expected)
