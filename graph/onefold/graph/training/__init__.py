"""Unsupervised training: from records to a model of that population, the same bits for the same records in any order.

`sample` what records say → `pairs` that blocking finds → `mixture` (expectation-maximization) over the `alternatives`,
from what is `typical` → `weights` and `rarity` of values → `rules` that pay → `grouping` with those weights →
`calibration` → a `Model` and its report.
"""

from onefold.graph.touchpoint import LabelledPair
from onefold.graph.training.own_fields.fields import MOST_FIELDS
from onefold.graph.training.report import Calibration, OwnFieldReport, Trained, TrainingReport
from onefold.graph.training.sample import records_of
from onefold.graph.training.train import MIN_RECORDS, train

__all__ = [
    "MIN_RECORDS",
    "MOST_FIELDS",
    "Calibration",
    "LabelledPair",
    "OwnFieldReport",
    "Trained",
    "TrainingReport",
    "records_of",
    "train",
]
