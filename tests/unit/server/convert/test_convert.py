from __future__ import annotations

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from hypothesis import given
from hypothesis import strategies as st

from onefold.graph import answers, errors
from onefold.graph.answers import Identifiers, UnderWay
from onefold.graph.ask.export import CrosswalkRow, EdgeRow, Page
from onefold.graph.engine.admin import Statistics
from onefold.graph.normalize import FIELD_NAMES, IDENTIFIER_NAMESPACES, RecordKind, ValueProblem
from onefold.graph.rated import RatedGolden
from onefold.graph.settings import Settings
from onefold.graph.store.contract.changes import Change, ChangeKind
from onefold.graph.store.contract.golden import RECORD_KIND, GoldenValue, SurvivorRule
from onefold.graph.store.contract.head import Counts
from onefold.graph.store.contract.matches import Edge
from onefold.graph.touchpoint import (
    Assert,
    Command,
    DeleteRecord,
    IdentifierSettings,
    Record,
    Said,
    SourceSettings,
    StoredTouchpoint,
    Touchpoint,
)
from onefold.graph.training.outgrown import Outgrown
from onefold.server.convert import golden, identifiers, rescoring, rows, scalars, sources, touchpoints
from onefold.v1 import admin_pb2, ingest_pb2, touchpoint_pb2

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TIMES = st.none() | st.integers(scalars._MIN_SECONDS * 10**6, scalars._MAX_SECONDS * 10**6)
FIELDS = st.sampled_from(FIELD_NAMES) | st.just("custom:hobby")
TOUCHPOINTS = st.builds(
    Touchpoint,
    source=TEXT,
    # identifiers stand before attributes on the wire
    values=st.lists(st.tuples(FIELDS, TEXT), max_size=6).map(
        lambda values: tuple(sorted(values, key=lambda value: value[0] not in IDENTIFIER_NAMESPACES))
    ),
    touchpoint_id=TEXT,
    record_id=TEXT,
    channel=TEXT,
    observed_at=TIMES,
    payload=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
)
VALUE = GoldenValue(
    "name",
    (("given_name", "Ann"), ("family_name", "Lee")),
    "crm",
    "1",
    5,
    SurvivorRule.MOST_RECENT,
    (("A Lee", "web", "2"),),
)
PREFERRED = GoldenValue(
    "email", (("email", "a@b.c"),), "crm", "1", None, SurvivorRule.PRIORITY, (("x@b.c", "web", "2"),), preferred=True
)
KIND = GoldenValue(RECORD_KIND, ((RECORD_KIND, RecordKind.ORGANIZATION),), "crm", "1", None, SurvivorRule.ONLY)
GOLDEN = RatedGolden("g1", (7, 0), True, 0, 2, 3 * 1024 + 1, -2048, True, (VALUE, PREFERRED, KIND), confidence=0.25)
RETIRED = RatedGolden("g2", (3, 0), False, 9)
RECORD = Record(b"k" * 16, "crm", "1", (Said("email", "a@b.c", None, 3, 2),), 2, (None, "t1"), b"f" * 16, "g1")
CHANGE = Change(4, 10**15, ChangeKind.CHANGED, "g1", (b"a" * 16,), (b"a" * 16, b"b" * 16), ("g2",))


@given(TOUCHPOINTS)
def test_touchpoints_come_back(touchpoint: Touchpoint) -> None:
    assert touchpoints.touchpoint_of(touchpoints.touchpoint_message(touchpoint)) == touchpoint


@given(TOUCHPOINTS)
def test_the_order_of_identifiers_and_attributes_on_the_wire_loses_nothing(touchpoint: Touchpoint) -> None:
    shuffled = Touchpoint(touchpoint.source, tuple(reversed(touchpoint.values)))
    again = touchpoints.touchpoint_of(touchpoints.touchpoint_message(shuffled))
    assert sorted(again.values) == sorted(shuffled.values)


@pytest.mark.parametrize("command", [Touchpoint("crm", record_id="1"), DeleteRecord("crm", "1")])
def test_commands_come_back(command: Command) -> None:
    assert touchpoints.command_of(touchpoints.command_message(command)) == command


def test_commands_with_calls_of_their_own_are_no_items() -> None:
    command = Assert("a", "same", ("crm", "1"), ("crm", "2"))
    with pytest.raises(errors.InvalidArgument, match="Assert is not ingested"):
        touchpoints.command_message(command)


def test_an_empty_item_is_refused() -> None:
    item = ingest_pb2.IngestItem()
    with pytest.raises(errors.InvalidArgument, match="this one is empty"):
        touchpoints.command_of(item)


@pytest.mark.parametrize(
    ("seconds", "nanos"), [(-62_135_596_801, 0), (253_402_300_800, 0), (0, -1), (0, 1_000_000_000), (2**62, 0)]
)
def test_a_time_out_of_range_names_its_field(seconds: int, nanos: int) -> None:
    message = touchpoint_pb2.Touchpoint(observed_at=Timestamp(seconds=seconds, nanos=nanos))
    with pytest.raises(errors.InvalidTouchpoint, match="years 1 to 9999") as caught:
        touchpoints.touchpoint_of(message)
    assert caught.value.field == "observed_at"


def test_what_is_finer_than_a_microsecond_is_cut_off() -> None:
    assert scalars.micros_of(Timestamp(seconds=-1, nanos=999_999_999), "at") == -1
    assert scalars.timestamp_of(-1) == Timestamp(seconds=-1, nanos=999_999_000)


@pytest.mark.parametrize(
    ("message", "field"),
    [
        (
            touchpoint_pb2.Touchpoint(identifiers=[{"namespace": "email"}, {"namespace": "mail"}]),
            "identifiers[1].namespace",
        ),
        (touchpoint_pb2.Touchpoint(identifiers=[{"namespace": "given_name"}]), "identifiers[0].namespace"),
        (touchpoint_pb2.Touchpoint(attributes=[{"name": "phone"}]), "attributes[0].name"),
    ],
)
def test_a_value_in_the_wrong_list_names_its_place(message: touchpoint_pb2.Touchpoint, field: str) -> None:
    with pytest.raises(errors.InvalidTouchpoint, match="identif") as caught:
        touchpoints.touchpoint_of(message)
    assert caught.value.field == field


@pytest.mark.parametrize(
    "result",
    [
        answers.CommandResult(
            answers.Outcome.ACCEPTED, "crm", "1", "t1", "g1", 0.75, None, (("email", "placeholder"),)
        ),
        answers.CommandResult(answers.Outcome.UNCHANGED),
    ],
)
def test_results_come_back(result: answers.CommandResult) -> None:
    assert touchpoints.result_of(touchpoints.result_message(result)) == result


def test_refusals_come_back_with_their_error() -> None:
    error = errors.InvalidTouchpoint("too late", field="observed_at")
    refused = answers.CommandResult(answers.Outcome.REJECTED, "crm", error=error)
    again = touchpoints.result_of(touchpoints.result_message(refused))
    assert type(again.error) is errors.InvalidTouchpoint
    assert (again.error.message, again.error.field) == ("too late", "observed_at")


@pytest.mark.parametrize("problem", [0, 99])
def test_a_warning_of_a_newer_server_is_told_as_unknown(problem: int) -> None:
    message = ingest_pb2.IngestResult(outcome="OUTCOME_ACCEPTED", warnings=[{"field": "email", "problem": problem}])
    assert touchpoints.result_of(message).warnings == (("email", ValueProblem.UNKNOWN),)


def test_stored_touchpoints_come_back_without_what_is_the_stores() -> None:
    stored = StoredTouchpoint(Touchpoint("crm", observed_at=1), b"key", b"hash", 10**15)
    assert touchpoints.stored_of(touchpoints.stored_message(stored)) == StoredTouchpoint(
        stored.touchpoint, b"", b"", 10**15
    )


@pytest.mark.parametrize("row", [GOLDEN, RETIRED])
def test_golden_records_come_back(row: RatedGolden) -> None:
    message = golden.golden_message(row)
    again = golden.golden_of(message)
    assert (again, again.kind) == (row, row.kind)
    assert message.HasField("confidence") is (row.weakest_join is not None)


@pytest.mark.parametrize("state", answers.IdState)
def test_answers_to_ids_come_back(state: answers.IdState) -> None:
    answer = answers.GoldenAnswer("g", state, (GOLDEN, RETIRED))
    assert golden.answer_of("g", golden.answer_message(answer)) == answer


def test_records_come_back() -> None:
    assert golden.record_of(golden.record_message(RECORD)) == RECORD


@pytest.mark.parametrize("kind", ChangeKind)
def test_changes_come_back(kind: ChangeKind) -> None:
    change = Change(4, 10**15, kind, "g1", CHANGE.before, CHANGE.after, CHANGE.related)
    assert golden.change_of(golden.change_message(change)) == change


@pytest.mark.parametrize(
    "settings",
    [
        SourceSettings("crm"),
        SourceSettings("crm", "GB", "DMY", -3, "third", "snapshot"),
        SourceSettings("crm", date_order="YMD", party="second"),
    ],
)
def test_settings_come_back(settings: SourceSettings) -> None:
    assert sources.settings_of(sources.settings_message(settings)) == settings


def test_what_is_under_way_comes_back() -> None:
    told = Settings().put(IdentifierSettings("login", True, 1, 9, ("a", "b*"))).put(SourceSettings("the crm"))
    told = told.reached(told.under_way[0], bytes([128]) + bytes(15))
    shown = Identifiers(
        (told.identifiers["login"],), tuple(UnderWay(change.subject, change.share_done) for change in told.under_way)
    )
    back = identifiers.list_of(identifiers.list_message(shown))
    assert back == shown
    assert [(c.subject, c.share_done) for c in back.under_way] == [
        (("identifier", "login"), 0.5),
        (("source", "the crm"), 0.0),
    ]


def test_settings_left_out_are_the_defaults() -> None:
    assert sources.settings_of(admin_pb2.SourceSettings(source="crm")) == SourceSettings("crm")


def test_settings_of_an_unknown_enum_value_name_their_field() -> None:
    message = admin_pb2.SourceSettings(source="crm", keep=99)
    with pytest.raises(errors.InvalidArgument, match=r"settings\.keep 99"):
        sources.settings_of(message)


def test_counts_come_back() -> None:
    counts = Counts(1, 2, 3, 4, 5, 6, 7, 8, 9, {"generations": 1})
    told = Statistics(counts, 12, "m", (Outgrown.FIELDS,))
    assert sources.statistics_of(sources.statistics_message(told)) == told


@pytest.mark.parametrize(
    "row",
    [
        GOLDEN,
        RETIRED,
        CrosswalkRow("crm", "1", "g1", None, b"k" * 16, b"f" * 16),
        EdgeRow(Edge(b"a" * 16, b"b" * 16, -1025, 3, bytes([0, 255, 4])), 0.5),
        CHANGE,
    ],
)
def test_exported_rows_come_back(row: RatedGolden | CrosswalkRow | EdgeRow | Change) -> None:
    page = Page((row, row), 7)
    assert rows.page_of(rows.page_message(page)) == page


def test_levels_are_told_with_their_sign() -> None:
    row = EdgeRow(Edge(b"a", b"b", 0, 1, bytes([0, 255, 4])), 0.5)
    assert list(rows.page_message(Page((row,), 1)).edges[0].levels) == [0, -1, 4]


@pytest.mark.parametrize("summary", [None, rescoring.RescoreSummary("m", True, 5, 4, 1, 0, 2)])
def test_progress_comes_back(summary: rescoring.RescoreSummary | None) -> None:
    progress = rescoring.RescoreProgress(3, 9, summary)
    assert rescoring.progress_of(rescoring.progress_message(progress)) == progress


@pytest.mark.parametrize("name", ["", "x" * 513, "a\0b"])
def test_a_name_that_can_be_none_is_refused(name: str) -> None:
    with pytest.raises(errors.InvalidArgument, match="record_id"):
        scalars.asked_ref(touchpoint_pb2.RecordRef(source="crm", record_id=name), "record")
