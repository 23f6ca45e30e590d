"""`onefold evaluate`: how right a resolution of files is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from onefold.graph.engine import Engine
from onefold.graph.errors import InvalidArgument
from onefold.graph.evaluation.clusters import Labels
from onefold.graph.evaluation.evaluate import Evaluation
from onefold.graph.evaluation.evaluate import evaluate as judged
from onefold.graph.evaluation.labelled import LabelledEvaluation, evaluate_labels
from onefold.graph.evaluation.resolved import Progress as Steps
from onefold.graph.evaluation.resolved import Ref, read_resolved
from onefold.graph.store.contract import Reader
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import LabelledPair
from onefold.graph.transaction.evidence import Evidence, parse_body
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.view import View
from onefold.graph.wording import counted
from onefold.server.cli import inputs
from onefold.server.cli.batch import (
    Chosen,
    ModelName,
    ModelStore,
    ModelTarget,
    given_model,
    learned_model,
    read_all,
    reject_refused,
    uncollected,
    with_own_fields,
)
from onefold.server.cli.candidates import fields_on_trial, tell, unsaid
from onefold.server.cli.options import Files, Ignore, MappingFile, Rejects, Tenant
from onefold.server.cli.outcome import FAILED, Rejections
from onefold.server.evaluation.page import page
from onefold.server.evaluation.peers import PeerResult, check_peers, run_splink
from onefold.server.evaluation.report import Report, as_json, peak_memory_mb, write_file
from onefold.server.evaluation.summary import lines, score_table
from onefold.server.evaluation.truth import Taken, TruthSource, truth_column, truth_of, truth_pattern
from onefold.server.files.labels import read_labels
from onefold.server.files.rejects import RejectsFile
from onefold.server.model_names import AUTO
from onefold.server.shown.console import notice, notice_compiling, out, progress, say


def evaluate(
    files: Files,
    truth: Annotated[
        str | None, typer.Option("--truth", metavar="COLUMN", help="A column that says who a record truly is.")
    ] = None,
    truth_regex: Annotated[
        str | None,
        typer.Option(
            "--truth-regex", metavar="REGEX", help="Searched in the record id; its group 1 says who the record is."
        ),
    ] = None,
    labels: Annotated[
        str | None,
        typer.Option(
            "--labels",
            metavar="FILE",
            help="Labelled pairs: left_source,left_record_id,right_source,right_record_id,same; only these are judged.",
        ),
    ] = None,
    mapping: MappingFile = None,
    ignore: Ignore = None,
    rejects: Rejects = None,
    model: ModelName = AUTO,
    store: ModelStore = None,
    target: ModelTarget = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write every figure, and the worst mistakes, as JSON.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE.html", help="Write a page to read, with plots.")
    ] = None,
    peers: Annotated[
        bool, typer.Option("--peers", help=r"Run Splink on the same records too (pip install 'onefold\[peers]').")
    ] = False,
    tenant: Tenant = "default",
) -> None:
    """How right a resolution of files is: resolves them as `resolve` does, and compares with the truth.

    Says precision, recall and F1 of pairs and of records (B-cubed), what blocking let through, the worst mistakes with
    what decided them, and whether stated probabilities are true. The truth is never evidence and never trained on.

    Example: onefold evaluate people.csv --truth cluster --report report.html --json report.json
    """
    started = time.monotonic()
    _check_one(truth=truth, truth_regex=truth_regex, labels=labels)
    inputs.check_outputs([*files, *([labels] if labels else [])], json=json_file, report=report, rejects=rejects)
    if peers and labels is not None:
        raise InvalidArgument("--peers needs the truth of every record: --truth or --truth-regex", field="peers")
    if peers:
        check_peers()
    given = given_model(model, tenant, store, target)
    by: TruthSource | None = None if truth_regex is None else truth_pattern(truth_regex)
    labelled = read_labels(labels) if labels is not None else []
    tables = inputs.opened(files, mapping)
    if truth is not None:
        by = truth_column(truth, tables)
    sources = inputs.mapped(tables, mapping, [*(ignore or []), *([] if truth is None else [truth])])
    sources = with_own_fields(sources, given, mapping is not None)
    inputs.show(sources)
    with RejectsFile(rejects) as rejects_file, progress() as bars, uncollected():
        rejections = Rejections(rejects_file)
        notice_compiling()
        run = _Run(tenant, bars)
        resolved = run.resolve(sources, given, rejections)
        truths: dict[Ref, str] = {}
        if by is not None:
            truths, several = truth_of(by, resolved)
            if several:
                notice(f"{counted(several, 'record')} with rows of several truths; the least one counts")
        found = run.judge(truths, labelled)
        memory = peak_memory_mb()
        peer, peerless = run.peer(truths) if peers else (None, "")
    run.seconds["total"] = time.monotonic() - started
    told = f"--truth {truth}" if truth else f"--truth-regex {truth_regex}" if truth_regex else f"--labels {labels}"
    result = Report(version("onefold"), tuple(files), told, run.chosen.why, found, peer, run.seconds, memory)
    if json_file is not None:
        write_file(json_file, as_json(result), "json")
    if report is not None:
        write_file(report, page(result), "report")
    tell(run.chosen.own_fields, run.chosen.left_out)
    say(run.chosen.told())
    out().print(score_table(result))
    for line in lines(result):
        say(line)
    code = rejections.exit_code()
    if peerless:
        notice(peerless)
        code = FAILED
    raise typer.Exit(code)


def _check_one(**given: str | None) -> None:
    named = [f"--{name.replace('_', '-')}" for name, value in given.items() if value is not None]
    if len(named) != 1:
        what = f"{' and '.join(named)} exclude each other" if named else "nothing says what is true"
        message = f"{what}; give one of --truth COLUMN, --truth-regex REGEX, --labels FILE"
        raise InvalidArgument(message, field="truth")


@dataclass
class _Run:
    """The steps of one evaluation, timed, on a memory store of their own."""

    tenant: str
    bars: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    def resolve(self, sources: list[inputs.Input], given: Chosen | None, rejections: Rejections) -> list[Taken]:
        """Read and resolve the files, by a learned model where none is given; what became of each row not left out."""
        with self._timed("reading"):
            located = read_all(sources, rejections, self.bars)
        with self._timed("learning"):
            commands = [item.command for item in located]
            self.chosen = given or learned_model(commands, self.bars, fields_on_trial(sources))
        located = unsaid(located, self.chosen.left_out)
        commands = [item.command for item in located]
        with self._timed("resolving"):
            self.engine = Engine(MemoryStore(), self.chosen.model)
            bar = self.bars.add_task("resolving", total=None)
            results = self.engine.ingest(self.tenant, commands)
            self.bars.remove_task(bar)
        reject_refused(sources, located, results, rejections)
        return list(zip(located, results, strict=True))

    def judge(self, truth: dict[Ref, str], labels: list[LabelledPair]) -> Evaluation | LabelledEvaluation:
        """The evaluation, by labelled pairs where there are any."""
        model = self.engine.active_model(self.tenant)
        pool = FeaturePool(model)

        def look(reader: Reader) -> Evaluation | LabelledEvaluation:
            view = View(self.tenant, reader, model, pool)
            if labels:
                return evaluate_labels(view, labels, progress=told)
            return judged(view, truth, progress=told)

        with self._timed("judging"), self._told("judging") as told:
            return self.engine.store.read(self.tenant, look)

    def peer(self, truth: dict[Ref, str]) -> tuple[PeerResult | None, str]:
        """Splink on the same records, or why it cannot do them: ours are told all the same."""

        def look(reader: Reader) -> tuple[list[Evidence], Labels]:
            resolved = read_resolved(reader, truth)
            bodies = reader.evidence(resolved.members)
            said = [parse_body(bodies[member]) for member in resolved.members]
            return [said[member] for member in resolved.member.tolist()], resolved.entity

        evidence, entity = self.engine.store.read(self.tenant, look)
        with self._timed("Splink"), self._told("peer") as told:
            try:
                return run_splink(evidence, entity, told), ""
            except InvalidArgument as error:
                return None, error.message

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        begun = time.monotonic()
        yield
        self.seconds[name] = time.monotonic() - begun

    @contextmanager
    def _told(self, name: str) -> Iterator[Steps]:
        bar = self.bars.add_task(name, total=None)

        def told(step: str, at: int, total: int) -> None:
            self.bars.update(bar, description=f"{name}: {step}", completed=at, total=total)

        yield told
        self.bars.remove_task(bar)
