"""Splink on generated people: configured from what is there, and judged by the truth."""

from __future__ import annotations

import random
import sys

import numpy as np
import pytest

from onefold.graph.errors import InvalidArgument
from onefold.graph.evaluation.clusters import score_clusters
from onefold.graph.touchpoint import Record, Said
from onefold.graph.transaction.evidence import Evidence
from onefold.graph.transaction.said import evidence_of, said_by
from onefold.server.evaluation.peers import THRESHOLDS, check_peers, joined, run_splink
from people.population import generate

NOT_SAID = frozenset({"entity", "source", "profile", "record_id"})


def population(people: int, seed: int) -> tuple[list[Evidence], list[str]]:
    evidence, truth = [], []
    for n, row in enumerate(generate(people, seed, "crm")):
        said = tuple(Said(name, value, None, None, 1) for name, value in row.items() if name not in NOT_SAID)
        record = Record(n.to_bytes(16, "big"), "crm", str(n), said, 1, (None, ""))
        evidence.append(evidence_of(said_by(record, None), frozenset(), b"").evidence)
        truth.append(row["entity"])
    return evidence, truth


@pytest.mark.slow
def test_splink_finds_most_of_generated_people() -> None:
    evidence, names = population(300, 7)
    truth = np.unique(names, return_inverse=True)[1].astype(np.int64)
    truth[:5] = -1  # not known: judged by nothing
    told: list[str] = []
    found = run_splink(evidence, truth, lambda step, at, total: told.append(step))
    assert [at.threshold for at in found.thresholds] == list(THRESHOLDS)
    assert found.best.clusters.pairwise.f1 == max(at.clusters.pairwise.f1 for at in found.thresholds)
    assert found.best.clusters.records == len(truth) - 5
    assert found.best.clusters.pairwise.f1 > 0.6  # households share names, addresses and mailboxes
    assert {"given_name, family_name", "birth_date", "email"} <= set(found.compared)
    assert [step.partition(": ")[0] for step in told] == ["Splink"] * 3


@pytest.mark.slow
def test_where_a_pass_of_training_fails_another_takes_its_place() -> None:
    """Of so few filled fields Splink's m goes to 0 over the first rule's pairs."""
    evidence, names = population(200, 7)
    drawn = random.Random(1)
    sparse = [{f: v for f, v in said.items() if drawn.random() < 0.25 or f == "family_name"} for said in evidence]
    truth = np.unique(names, return_inverse=True)[1].astype(np.int64)
    found = run_splink(sparse, truth, lambda step, at, total: None)
    assert found.best.clusters.pairwise.f1 > 0.2


def test_components_at_a_threshold_hold_all_pairs_at_or_above_it() -> None:
    low, high = np.array([0, 2, 1]), np.array([1, 3, 2])
    probability = np.array([0.99, 0.5, 0.85])
    truth = np.array([0, 0, 0, 1], np.int64)
    at = {one.threshold: one.clusters for one in joined(low, high, probability, truth)}
    due = {0.999: [0, 1, 2, 3], 0.99: [0, 0, 1, 2], 0.9: [0, 0, 1, 2], 0.8: [0, 0, 0, 1], 0.5: [0, 0, 0, 0]}
    for threshold, labels in due.items():
        assert at[threshold] == score_clusters(truth, np.array(labels, np.int64))


def test_too_few_fields_are_an_error() -> None:
    evidence: list[Evidence] = [{"gender": ("f",)}, {"gender": ("m",)}]
    with pytest.raises(InvalidArgument, match="too few fields"):
        run_splink(evidence, np.array([0, 1], np.int64), lambda step, at, total: None)


def test_what_splink_fails_on_is_an_error_that_says_so() -> None:
    evidence: list[Evidence] = [{"email": (f"a{n}@example.org",)} for n in range(6)]  # no two to learn from
    with pytest.raises(InvalidArgument, match=r"Splink cannot do these records: \w+"):
        run_splink(evidence, np.arange(6), lambda step, at, total: None)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    check_peers()
    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(InvalidArgument, match=r"pip install 'onefold\[peers\]'"):
        check_peers()
