"""What comes out: the engine's answers, as plain values a server or a command line can show.

Weights are integers in 1/1024 bit (`weight`), bits are floats (`bits` = weight / 1024, calibrated where said so), and
probabilities lie in [0, 1].
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from onefold.graph.errors import OnefoldError
from onefold.graph.explanations import FieldComparison, Likeliest
from onefold.graph.normalize import ValueProblem
from onefold.graph.rated import RatedGolden
from onefold.graph.touchpoint import IdentifierSettings

Progress = Callable[[str, int, int], None]
"""Takes the step in words, how much of it is done, and of how much (0: not known)."""
Moment = tuple[int | None, str]
"""Where a touchpoint stands among those of its record: when it was observed, and its id."""


class Outcome(StrEnum):
    """What became of one command."""

    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class CommandResult:
    """What became of one command, in the order of the commands.

    Attributes:
        outcome: accepted, unchanged (a replay, or nothing to delete), or rejected.
        source, record_id: the record it was about (a derived record id where none was given).
        touchpoint_id: the touchpoint's id (derived where none was given); "" for other commands.
        golden_id: the golden record the record resolves to after the batch; "" when there is none.
        confidence: probability of that golden record's weakest join; None for a record alone.
        error: why it was rejected.
        warnings: (field, problem) of values that are kept but link nothing.
    """

    outcome: Outcome
    source: str = ""
    record_id: str = ""
    touchpoint_id: str = ""
    golden_id: str = ""
    confidence: float | None = None
    error: OnefoldError | None = None
    warnings: tuple[tuple[str, ValueProblem], ...] = ()


@dataclass(frozen=True, slots=True)
class OneShot:
    """Who is who in one batch that was not kept.

    Attributes:
        results: one per command, in order; golden ids are hashes of the smallest record key.
        matches: how many pairs of evidences match.
        alike: how many records say exactly what another one says, and are joined with it by that alone.
    """

    results: list[CommandResult]
    matches: int
    alike: int


class IdState(StrEnum):
    """What a golden record id that was ever issued means now."""

    LIVE = "live"
    REDIRECTED = "redirected"
    SPLIT = "split"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class GoldenAnswer:
    """The answer to a golden record id: its state, and the live golden records it means now (none when gone)."""

    asked: str
    state: IdState
    golden: tuple[RatedGolden, ...]


@dataclass(frozen=True, slots=True)
class IdentifierAnswer:
    """Who uses an identifier: golden records, by id.

    `generic`: so many share it (a call centre's phone, a kiosk's device) that it neither finds nor joins anybody.
    """

    golden: tuple[RatedGolden, ...]
    generic: bool


@dataclass(frozen=True, slots=True)
class Candidate(Likeliest):
    """A golden record that a touchpoint may belong to; bits and probability are those of its best-matching record.

    `bits` is the model's prior plus the bits of the fields in `explanation`, plus `way_bits` plus `alternative_bits`.
    """

    golden: RatedGolden
    bits: float
    probability: float
    explanation: tuple[FieldComparison, ...]


@dataclass(frozen=True, slots=True)
class ResolveAnswer:
    """Who a touchpoint is: `golden_id` as ingesting it would answer ("" = new), and the candidates, best first."""

    golden_id: str
    confidence: float | None
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class RescoreSummary:
    """What a re-scoring changed, or would change.

    Attributes:
        model_id: the model it was done with.
        activated: whether it is active now.
        golden_records_before, golden_records_after: how many there are.
        merges: golden records that hold records of several earlier ones.
        splits: golden records whose records are in several now.
        records_moved: records whose golden record holds other records than before.
    """

    model_id: str
    activated: bool
    golden_records_before: int
    golden_records_after: int
    merges: int
    splits: int
    records_moved: int


class RegroupingKind(StrEnum):
    """What happens to golden records that become others."""

    MERGE = "merge"
    """Several become one."""
    SPLIT = "split"
    """One becomes several."""
    REGROUP = "regroup"
    """Several become several others."""


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Golden records that a re-scoring would make others of, with all that their records would be in instead.

    Attributes:
        before: (golden id, its records) of each, by smallest record key; a record is (source, record id).
        after: the records of each golden record there would be, by smallest record key.
    """

    before: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    after: tuple[tuple[tuple[str, str], ...], ...]

    @property
    def kind(self) -> RegroupingKind:
        """What happens."""
        if len(self.after) == 1:
            return RegroupingKind.MERGE
        return RegroupingKind.SPLIT if len(self.before) == 1 else RegroupingKind.REGROUP

    @property
    def records(self) -> int:
        """How many records it is about."""
        return sum(map(len, self.after))


@dataclass(frozen=True, slots=True)
class RescoreProgress:
    """How far a re-scoring is, in records; `summary`, and `regroupings` of a dry run, stand in the last one.

    `regroupings`: most records first, then by smallest record key.
    """

    records_done: int
    records_total: int
    summary: RescoreSummary | None = None
    regroupings: tuple[Regrouping, ...] = ()


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """What a fresh build of the same touchpoints says of the stored state; `problems` is empty when they agree.

    While changes of settings are `under_way`, so many, nothing is compared: the fresh build would be ahead.
    """

    records: int
    golden_records: int
    problems: tuple[str, ...]
    under_way: int = 0


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A change of settings that has not reached every record.

    `subject` is ("source" or "identifier", its name), `share_done` the estimated share of records reached.
    """

    subject: tuple[str, str]
    share_done: float


@dataclass(frozen=True, slots=True)
class Identifiers:
    """All settings of identifiers, by namespace, and the changes of settings under way, oldest first."""

    settings: tuple[IdentifierSettings, ...]
    under_way: tuple[UnderWay, ...] = ()
