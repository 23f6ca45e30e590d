"""What the codec writes it reads back, letter for letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onefold.graph.store import codec
from onefold.graph.store.contract.golden import GoldenValue, SurvivorRule
from onefold.graph.touchpoint import Said

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
time = st.none() | st.integers(-(2**63), 2**63 - 1)
pairs = st.lists(st.tuples(text, text), max_size=3).map(tuple)
triples = st.lists(st.tuples(text, text, text), max_size=3).map(tuple)
rules = st.sampled_from(SurvivorRule)
golden_values = st.builds(GoldenValue, text, pairs, text, text, time, rules, triples, st.booleans())


@given(st.lists(st.builds(Said, text, text, time, time, st.integers(0, 2**40)), max_size=3).map(tuple))
def test_said(said: tuple[Said, ...]) -> None:
    assert codec.decode_said(codec.encode_said(said)) == said


@given(pairs)
def test_pairs(values: tuple[tuple[str, str], ...]) -> None:
    assert codec.decode_pairs(codec.encode_pairs(values)) == values


@given(st.lists(text, max_size=3).map(tuple))
def test_texts(texts: tuple[str, ...]) -> None:
    assert codec.decode_texts(codec.encode_texts(texts)) == texts


@given(
    st.lists(st.builds(GoldenValue, text, pairs, text, text, time, rules, triples, st.booleans()), max_size=3).map(
        tuple
    )
)
def test_golden_values(values: tuple[GoldenValue, ...]) -> None:
    assert codec.decode_golden_values(codec.encode_golden_values(values)) == values


@given(st.lists(st.binary(min_size=16, max_size=16), max_size=4))
def test_keys(keys: list[bytes]) -> None:
    assert codec.split_keys(codec.join_keys(keys)) == keys
