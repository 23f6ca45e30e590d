"""Whatever a value of the engine says comes back from the wire, but for what the converters say is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onefold.graph import answers, explanations
from onefold.graph.ask import export
from onefold.graph.engine.admin import Statistics
from onefold.graph.model.compare import ModelComparison
from onefold.graph.model.hypotheses import STRANGERS
from onefold.graph.normalize import RecordKind
from onefold.graph.rated import RatedGolden
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.contract.golden import RECORD_KIND, GoldenValue, SurvivorRule
from onefold.graph.store.contract.models import StoredModel
from onefold.graph.touchpoint import IdentifierSettings, LabelledPair, Record, SourceSettings
from onefold.graph.training.report import TrainingReport
from onefold.server.convert import (
    comparisons,
    golden,
    identifiers,
    models,
    rescoring,
    resolutions,
    rows,
    sources,
    training,
)
from onefold.server.convert import explanations as explained

PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31 - 1),
    float: st.floats(allow_nan=False),
    bytes: st.binary(max_size=16),
    type(None): st.none(),
}


@cache
def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type, each field of a dataclass drawn, also those that have a default."""
    if kind in PLAIN:
        return PLAIN[kind]
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        drawn = st.builds(kind, **{field.name: values_of(hints[field.name]) for field in fields(kind)})
        return drawn.map(POSSIBLE.get(kind, lambda value: value))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    origin, of = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(*map(values_of, of))
    if origin is tuple:
        return st.lists(values_of(of[0]), max_size=2).map(tuple) if ... in of else st.tuples(*map(values_of, of))
    assert origin in (dict, Mapping), kind
    return st.dictionaries(*map(values_of, of), max_size=2)


def _possible_golden(drawn: RatedGolden) -> RatedGolden:
    """Retired at no time while it is live; of a kind; the ordinal of its birth stays in the store."""
    kind = GoldenValue(RECORD_KIND, ((RECORD_KIND, RecordKind.PERSON),), "crm", "1", None, SurvivorRule.ONLY)
    values = (*(value for value in drawn.values if value.attribute != RECORD_KIND), kind)
    return replace(drawn, born=(drawn.born[0], 0), retired_seq=0 if drawn.live else drawn.retired_seq, values=values)


POSSIBLE: dict[type, Callable[[Any], Any]] = {
    RatedGolden: _possible_golden,
    SourceSettings: lambda said: replace(said, source="crm"),
    IdentifierSettings: lambda said: replace(said, namespace="login"),
    LabelledPair: lambda label: replace(label, left=("crm", "1"), right=("web", "2")),
    answers.GoldenAnswer: lambda answer: replace(answer, asked="asked"),
    **dict.fromkeys(
        (answers.Candidate, explanations.Join, explanations.MatchExplanation, explanations.Waterfall),
        lambda likeliest: replace(likeliest, alternative=likeliest.alternative or STRANGERS),
    ),
}
"""Type → a drawn value as it can be."""


def _page(row: Any) -> Any:
    return rows.page_message(export.Page((row,), 7))


def _row(message: Any) -> Any:
    return rows.page_of(message).rows[0]


ROUND_TRIPS: list[tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = [
    (Change, golden.change_message, golden.change_of),
    (RatedGolden, golden.golden_message, golden.golden_of),
    (IdentifierSettings, identifiers.settings_message, identifiers.settings_of),
    (LabelledPair, training.label_message, lambda message: training.label_of(message, "label")),
    (ModelComparison, models.comparison_message, models.comparison_of),
    (Record, golden.record_message, golden.record_of),
    (SourceSettings, sources.settings_message, sources.settings_of),
    (Statistics, sources.statistics_message, sources.statistics_of),
    (StoredModel, lambda model: models.stored_model_message(model, ""), models.stored_model_of),
    (TrainingReport, training.report_message, training.report_of),
    (answers.GoldenAnswer, golden.answer_message, lambda m: golden.answer_of("asked", m)),
    (answers.Regrouping, models.regrouping_message, models.regrouping_of),
    (answers.RescoreProgress, lambda p: models.shadow_message(p, p.regroupings), models.steps_of),
    (answers.RescoreSummary, rescoring.summary_message, rescoring.summary_of),
    (answers.ResolveAnswer, resolutions.resolution_message, resolutions.resolution_of),
    (explanations.GoldenExplanation, explained.built_message, explained.built_of),
    (explanations.MatchExplanation, explained.match_message, explained.match_of),
    (explanations.TouchpointExplanation, explained.dry_run_message, explained.dry_run_of),
    (explanations.Waterfall, comparisons.waterfall_message, comparisons.waterfall_of),
    (export.CrosswalkRow, _page, _row),
    (export.EdgeRow, _page, _row),
    (RatedGolden, _page, _row),
]
"""Type, its message, and back."""


@pytest.mark.parametrize(("kind", "message", "back"), ROUND_TRIPS, ids=[kind.__name__ for kind, *_ in ROUND_TRIPS])
@settings(max_examples=20)
@given(data=st.data())
def test_nothing_is_lost(
    kind: type, message: Callable[[Any], Any], back: Callable[[Any], Any], data: st.DataObject
) -> None:
    told = data.draw(values_of(kind))
    again = back(type(message(told)).FromString(message(told).SerializeToString()))
    assert again == told
    assert getattr(again, "kind", None) == getattr(told, "kind", None)
