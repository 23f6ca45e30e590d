"""Kernels over bytes: equal to their slow twins everywhere, and to rapidfuzz where it has the same measure."""

from __future__ import annotations

import pytest
import rapidfuzz
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernels import oracles
from kernels.packing import pack
from onefold.graph.kernels import strings

SPACE, AT = ord(" "), ord("@")
FEW = st.text("abc ", max_size=64).map(str.encode)
ANY = st.binary(max_size=64)
TEXTS = st.one_of(FEW, st.text("ab", max_size=8).map(str.encode), ANY)
SLIPS = st.sampled_from(["insert", "delete", "substitute", "swap"])
EDGES = [b"", b"a", b"ab", b"\xc3\xa9t\xc3\xa9", b"\x00", b"a" * 63, b"a" * 64, b"ab" * 32, b"a" * 63 + b"b", b" a  b "]
PAIRS = [(a, b) for a in EDGES for b in EDGES]


def check(a: bytes, b: bytes) -> None:
    packed = pack(a, b)
    assert strings.jaro_winkler(*packed) == oracles.strings.jaro_winkler(a, b)
    assert strings.edits(*packed) == oracles.strings.edits(a, b, 2)
    alike = oracles.strings.jaro_winkler(a, b)
    assert strings.likeness(*packed) in ((alike,) if alike >= 700_000 else (alike, 0))
    assert strings.common_prefix(*packed) == oracles.strings.common_prefix(a, b)
    assert strings.common_suffix(*packed) == oracles.strings.common_suffix(a, b)
    assert strings.one_edit(*packed) == (oracles.strings.edits(a, b, 1) <= 1)
    assert strings.contains_words(*packed) == oracles.strings.contains_words(a, b)
    for least in (1, 2, 4):
        every = oracles.strings.tokens(a, least)
        common = [token for token in every if token in b.split(b" ")]
        assert strings.token_overlap(*packed, least) == (sum(map(len, common)), sum(map(len, every)))
    text, start, length, _, _ = packed
    assert strings.find(text, start, length, SPACE) == oracles.strings.find(a, SPACE)


def test_kernels_equal_their_twins_at_the_edges() -> None:
    for a, b in PAIRS:
        check(a, b)


@settings(max_examples=600)
@given(TEXTS, TEXTS)
@example(b"ca", b"abc")  # optimal string alignment: 3, unrestricted Damerau: 2
def test_kernels_equal_their_twins(a: bytes, b: bytes) -> None:
    check(a, b)


@settings(max_examples=600)
@given(TEXTS, st.lists(st.tuples(SLIPS, st.integers(0, 64)), max_size=3))
def test_a_few_edits_are_counted(a: bytes, slips: list[tuple[str, int]]) -> None:
    b = a
    for kind, at in slips:
        head, tail = b[:at], b[at:]
        changed = {
            "insert": b"z" + tail,
            "delete": tail[1:],
            "substitute": b"y" + tail[1:],
            "swap": tail[1::-1] + tail[2:],
        }
        b = head + changed[kind]
    check(a[:64], b[:64])


@settings(max_examples=400)
@given(TEXTS, TEXTS)
@example(b"martha", b"marhta")
@example(b"dixon", b"dicksonx")
def test_jaro_winkler_is_that_of_rapidfuzz(a: bytes, b: bytes) -> None:
    ours = strings.jaro_winkler(*pack(a, b)) / 1e6
    theirs = rapidfuzz.distance.JaroWinkler.similarity(a, b)
    # on the edge of Winkler's boost the measure jumps, and rounding decides the side
    if abs(rapidfuzz.distance.Jaro.similarity(a, b) - 0.7) > 1e-6:
        assert ours == pytest.approx(theirs, abs=2e-6)


@settings(max_examples=400)
@given(TEXTS, TEXTS)
def test_edits_are_those_of_rapidfuzz(a: bytes, b: bytes) -> None:
    assert strings.edits(*pack(a, b)) == rapidfuzz.distance.OSA.distance(a, b, score_cutoff=2)


@settings(max_examples=50)
@given(TEXTS, TEXTS)
def test_uncompiled_kernels_answer_the_same(a: bytes, b: bytes) -> None:
    packed = pack(a, b)
    for kernel in (strings.jaro_winkler, strings.common_prefix, strings.edits):
        assert kernel.py_func(*packed) == kernel(*packed)
