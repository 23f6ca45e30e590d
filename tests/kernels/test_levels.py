"""Comparison levels of every kind against their slow twins."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels import oracles
from kernels.packing import pack
from onefold.graph.kernels.levels import level
from onefold.graph.kernels.packed import NAMES_OF_THEIR_OWN, NICKNAME, OPPOSITE, SAME_NAME, SOUND
from onefold.graph.kinds import LEVELS, Kind

DIGITS = "0123"
ALIASES = {
    "same name": SAME_NAME,
    "nickname": NICKNAME,
    "alike": SOUND,
    "opposite": OPPOSITE,
    "names of their own": NAMES_OF_THEIR_OWN,
    "": 0,
}
DATES = st.builds(
    "{:04d}{:02d}{:02d}".format,
    st.sampled_from((1979, 1980, 1981, 2080)),
    st.integers(0, 12) | st.sampled_from((1, 71)),
    st.integers(0, 31) | st.sampled_from((1, 98)),
)
VALUES: dict[Kind, st.SearchStrategy[str]] = {
    Kind.NAME: st.text("abe ", min_size=1, max_size=12)
    | st.sampled_from(
        (
            "bob",
            "robert",
            "rob",
            "é",
            "éa",
            "x" * 64,
            "mary ann",
            "maryann",
            "mario",
            "maria",
            "mark",
            "mary",
            "gabriel",
            "gabrielle",
            "yuri",
            "iurii",
            "bertrand",
        )
    ),
    Kind.DATE: DATES,
    Kind.CODE: st.text(DIGITS, min_size=1, max_size=9) | st.text("12a-", min_size=1, max_size=7),
    Kind.TEXT: st.text("abc ", min_size=1, max_size=64)
    | st.lists(st.sampled_from(("devon", "west", "of", "bridge", "dover")), min_size=1, max_size=4).map(" ".join),
    Kind.EXACT: st.text("ab", min_size=1, max_size=3),
    Kind.POSTAL: st.text("AB12 ", min_size=1, max_size=8),
    Kind.EMAIL: st.builds("{}@{}".format, st.text("ab.-_", max_size=8), st.text("ab.", max_size=6))
    | st.builds("stem{}{}@{}".format, st.text("012", max_size=7), st.text("xy", max_size=1), st.sampled_from("ab"))
    | st.text("a@", max_size=4),
    Kind.PHONE: st.text(DIGITS, min_size=6, max_size=12) | st.text("1", min_size=6, max_size=12),
    Kind.CUSTOM: st.builds("{}={}".format, st.text("ab", max_size=1), st.text("ab=", max_size=6).map("stem{}".format)),
    Kind.ORGANIZATION: st.lists(
        st.sampled_from(
            ("nordvik", "nordvk", "marine", "marina", "fund", "fund1", "1", "2", "ab", "nm", "n", "nord", "vik")
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join),
}


def compiled(kind: Kind, a: str, b: str) -> int | None:
    """The kernel's level; it leaves equal values and the sharing of nicknames to its caller."""
    if a == b and not (kind is Kind.DATE and oracles.levels.lacks_day(a.encode())):
        return 0
    alias = ALIASES[oracles.levels.shared(a, b)] if kind is Kind.NAME else 0
    found = int(level(int(kind), *pack(a.encode()[:64], b.encode()[:64]), alias))
    return None if found < 0 else found


@pytest.mark.parametrize("kind", [kind for kind in Kind if len(LEVELS[kind]) > 1])
def test_levels_equal_their_twins(kind: Kind) -> None:
    seen: set[int | None] = set()

    @settings(max_examples=300)
    @given(VALUES[kind], VALUES[kind])
    def run(a: str, b: str) -> None:
        seen.add(oracles.levels.level(kind, a, b))
        assert compiled(kind, a, b) == oracles.levels.level(kind, a, b)

    run()
    assert len(seen - {None}) >= min(len(LEVELS[kind]), 3)


def test_dates_exhaustively() -> None:
    dates = [f"{y}{m:02d}{d:02d}" for y in (1980, 1981, 1982, 1908) for m in (0, 1, 2, 10, 12) for d in (0, 1, 2, 10)]
    dates += ["198", "1980010"]
    for a, b in product(dates, dates):
        assert compiled(Kind.DATE, a, b) == oracles.levels.level(Kind.DATE, a, b), (a, b)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("john.smith26@gmail.com", "john.smith45@gmail.com", "different"),
        ("john.smith26@gmail.com", "john.smith27@gmail.com", "different"),
        ("john.smith@gmail.com", "john.smith2@gmail.com", "different"),
        ("sanders10548@mail.org", "sanders10549@mail.org", "different"),  # the next number
        ("sanders10548@mail.org", "sanders10648@mail.org", "close"),
        ("sanders10548@mail.org", "sanders1548@mail.org", "close"),
        ("js1978@mail.org", "js1987@mail.org", "close"),
        ("js1978@mail.org", "js1968@mail.org", "different"),
        ("js26@mail.org", "js62@mail.org", "different"),
        ("john.smith26@gmail.com", "jonh.smith26@gmail.com", "close"),
        ("john.smith26@gmail.com", "johnsmith26@gmial.com", "same name"),
        ("jsmith@mail.org", "ksmith@mail.org", "different"),
        ("john.smith@mail.org", "john.smith@mail.net", "same name"),
        ("james@smith.org", "james@bakery.net", "different"),
        ("james@gmail.com", "james@gmial.com", "same name"),
        ("john.smith@gmail.com", "jonh.smith@work.org", "different"),
        ("e.e@day.com", "e.f@day.com", "different"),
        ("e.e@day.com", "e.e@ady.com", "close"),
        ("lucas@day.com", "lukas@day.com", "close"),
        ("lucas@day.com", "olucas@day.com", "close"),
    ],
)
def test_a_mailbox_with_another_number_is_another_mailbox(one: str, other: str, expected: str) -> None:
    for a, b in ((one, other), (other, one)):
        found = compiled(Kind.EMAIL, a, b)
        assert found is not None
        assert LEVELS[Kind.EMAIL][found] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("nordvik marine", "marine nordvik", "close"),
        ("nordvik marine", "nordvik marnie", "close"),
        ("nord vik", "nordvik", "close"),
        ("international business machines", "ibm", "initials"),
        ("nordvik", "nordvik marine", "contained"),
        ("nordvik marine", "nordvik trading", "different"),
        ("grand hotel oslo", "grand hotel bergen", "different"),
        ("nordvik fund 1", "nordvik fund 2", "different"),
        ("nordvik fund", "nordvik fund 2", "different"),
        ("nordvik fund i", "nordvik fund ii", "different"),
        ("larsen bygg", "karsen bygg", "different"),
        ("ab", "ab motors", "different"),
    ],
)
def test_one_word_makes_another_firm(one: str, other: str, expected: str) -> None:
    for a, b in ((one, other), (other, one)):
        found = compiled(Kind.ORGANIZATION, a, b)
        assert found is not None
        assert LEVELS[Kind.ORGANIZATION][found] == expected


def test_values_longer_than_64_bytes_are_compared_by_their_first_64() -> None:
    long = "a" * 64
    assert compiled(Kind.TEXT, long + "b", long + "c") == oracles.levels.level(Kind.TEXT, long + "b", long + "c") == 1
