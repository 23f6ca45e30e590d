"""`onefold doctor`: is everything in order? Versions, store, model, caches, and the stored state itself."""

from __future__ import annotations

import platform
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from onefold.graph.answers import IntegrityReport
from onefold.graph.engine import Engine, Onefold
from onefold.graph.errors import ModelOutdated, OnefoldError
from onefold.graph.kernels.jit import cache_dir
from onefold.graph.model.model import Model
from onefold.graph.model.stored import check_usable
from onefold.graph.store.urls import masked_url
from onefold.graph.training.outgrown import MOST_TIMES, UNKNOWN_SHARE, Outgrown
from onefold.graph.wording import counted
from onefold.server.cli.connection import chosen_store, connected
from onefold.server.cli.options import StoreUrl, Target, Tenant
from onefold.server.cli.outcome import FAILED, OK
from onefold.server.shown.console import out
from onefold.server.shown.golden import stored

_PACKAGES = ("onefold", "numpy", "numba", "apsw", "neo4j", "grpcio", "duckdb", "pyarrow")
_OUTGROWN = {
    Outgrown.RECORDS: f"it was made for over {MOST_TIMES} times fewer or more records than there are",
    Outgrown.FIELDS: f"{UNKNOWN_SHARE:.0%} of the records or more say something in fields that it never learned of",
    Outgrown.TRUST: f"over {MOST_TIMES} times more or fewer pairs are one person than it expects",
}


class State(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


_MARKS = {State.OK: "green", State.NOTE: "yellow", State.PROBLEM: "red"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found."""

    state: State
    about: str
    text: str


def doctor(
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out the integrity check, which scores every record again.")
    ] = False,
) -> None:
    """Check versions, caches, the store, the model and, unless --quick, the integrity of what is stored.

    Exit code 1 when there is a problem.

    Example: onefold doctor --store sqlite:///onefold.db
    """
    findings = [_versions(), _kernel_cache()]
    where = masked_url(chosen_store(store, target) or f"server {target}")
    try:
        with connected(store, target, must_exist=True, tenant=tenant) as connection:
            found = _tenant(connection, tenant, quick)
            findings += [Finding(State.OK, "store", f"{where} answers"), *found]
    except OnefoldError as error:
        findings.append(Finding(State.PROBLEM, "store", f"{where}: {error.message}"))
    table = Table(show_header=False)
    for finding in findings:
        table.add_row(f"[{_MARKS[finding.state]}]{finding.state}[/]", finding.about, escape(finding.text))
    out().print(table)
    raise typer.Exit(FAILED if any(finding.state is State.PROBLEM for finding in findings) else OK)


def _versions() -> Finding:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return Finding(State.OK, "versions", f"Python {platform.python_version()}, {packages}")


def _kernel_cache() -> Finding:
    folder = cache_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        text = f"{folder} cannot be written ({error.strerror}): kernels are compiled anew each time; set ONEFOLD_CACHE"
        return Finding(State.NOTE, "kernels", text)
    compiled = len(list(folder.rglob("*.nbi")))
    return Finding(State.OK, "kernels", f"cache {folder}, {counted(compiled, 'kernel')} compiled")


def _tenant(connection: Onefold, tenant: str, quick: bool) -> list[Finding]:
    told = connection.statistics(tenant)
    findings = [Finding(State.OK, "tenant", f"{tenant}: {stored(told.counts)}")]
    if not told.counts.touchpoints:
        empty = f"{tenant}: nothing is stored; name another with --tenant, or load something: onefold load FILE"
        findings = [Finding(State.NOTE, "tenant", empty)]
    if isinstance(connection, Engine):
        model = connection.active_model(tenant)
        about = f"{model.model_id}, made for {counted(model.population, 'record')}"
        findings += [Finding(State.OK, "model", about), *_normalization(model)]
    findings += _outgrown(told.outgrown)
    if not quick:
        findings.append(_integrity(connection.check(tenant)))
    return findings


def _outgrown(reasons: tuple[Outgrown, ...]) -> list[Finding]:
    if not reasons:
        return []
    why = "; ".join(_OUTGROWN[reason] for reason in reasons)
    mended = "onefold train learns one from what is stored, and onefold model activate makes it the one that scores"
    return [Finding(State.NOTE, "model", f"outgrown, so that its probabilities are rough: {why}; {mended}")]


def _normalization(model: Model) -> list[Finding]:
    try:
        check_usable(model)
    except ModelOutdated as error:
        text = f"{error.message}: onefold rescore --model shipped, or onefold train and onefold model activate"
        return [Finding(State.NOTE, "model", text)]
    return []


def _integrity(report: IntegrityReport) -> Finding:
    if report.problems:
        more = f" (and {len(report.problems) - 1} more)" if len(report.problems) > 1 else ""
        return Finding(State.PROBLEM, "integrity", f"{report.problems[0]}{more}; rescore builds everything anew")
    if report.under_way:
        text = f"not looked at: {report.under_way} changes of settings have not reached every record"
        return Finding(
            State.NOTE, "integrity", f"{text}; a running server, or any onefold load into this store, goes on"
        )
    return Finding(State.OK, "integrity", "the stored state equals a fresh build of its touchpoints")
