"""Names of a man and of a woman, however alike; and names of one gender that only look so."""

from __future__ import annotations

import pytest

from onefold.graph.normalize.names.opposites import opposite_names


@pytest.mark.parametrize(
    "pair",
    [
        *("mario maria", "jan jana", "francois francoise", "emil emilie", "gabriel gabrielle", "andreas andrea"),
        *("petr petra", "severino severina", "joseph josephine"),
    ],
)
def test_a_name_of_a_man_and_one_of_a_woman(pair: str) -> None:
    man, woman = pair.split()
    assert opposite_names(man) & opposite_names(woman)


@pytest.mark.parametrize("pair", ["ann anna", "sofia sofie", "jon john", "luisa louisa", "sasha sascha", "mario marco"])
def test_two_spellings_or_names_of_one_gender(pair: str) -> None:
    one, other = pair.split()
    assert not opposite_names(one) & opposite_names(other)
