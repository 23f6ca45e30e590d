"""How a model was learned comes back as it was sent."""

from __future__ import annotations

import dataclasses

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import LabelledPair
from onefold.graph.training.report import FieldReport, ReliabilityBin, RuleReport, TrainingReport
from onefold.server.convert import training

REPORT = TrainingReport(
    records=5000,
    evidences=4800,
    pairs=9000,
    rounds=12,
    converged=True,
    prior_bits=-11.5,
    odds_bits={"moved": -2.5, "relatives": -0.5, "neighbours": 6.25},
    fields=(FieldReport("email", "email", "exact", 0.5, 0.001, 8.5, 1200),),
    rules=(RuleReport("email", True, 700, 900, 20, 850.5), RuleReport("name", False, 7, 9, 0, 0.5)),
    calibration="labels",
    labels=77,
    reliability=(ReliabilityBin(-1.5, 0.5, 600, 0.25, 0.24),),
    notes=("occupation: too rare",),
    trust=0.75,
)


@pytest.mark.parametrize(
    "report",
    [REPORT, dataclasses.replace(REPORT, odds_bits={}, calibration="unsupervised", labels=0, converged=False)],
)
def test_reports_come_back(report: TrainingReport) -> None:
    assert training.report_of(training.report_message(report)) == report


def test_labels_come_back() -> None:
    label = LabelledPair(("crm", "1"), ("web", "2"), same=True)
    assert training.label_of(training.label_message(label), "labels[0]") == label


def test_a_label_of_one_record_is_refused() -> None:
    message = training.label_message(LabelledPair(("crm", "1"), ("crm", "1"), same=False))
    with pytest.raises(InvalidArgument, match=r"labels\[3\] is about one record"):
        training.label_of(message, "labels[3]")
