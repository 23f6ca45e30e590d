"""Spellings of one name, told from names that vowels tell apart."""

import pytest

from onefold.graph.normalize.names.variants import name_sounds


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        *(("hasan", "hassan", True), ("hussein", "husain", True), ("layla", "leila", True), ("omar", "umar", True)),
        *(
            ("hasan", "husain", False),
            ("mohamed", "mahmoud", False),
            ("omar", "amir", False),
            ("salem", "salim", False),
        ),
        *(("karim", "akram", False), ("yuri", "iurii", True)),
    ],
)
def test_arabic_names_that_vowels_tell_apart_are_not_alike(one: str, other: str, alike: bool) -> None:
    assert bool(name_sounds(one) & name_sounds(other)) == alike
