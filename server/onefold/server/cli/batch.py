"""What `resolve` and `evaluate` share: the model by its name, the rows of the files, and those that are rejected."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.progress import Progress

from onefold.graph.answers import CommandResult
from onefold.graph.errors import TooLittleToTrain
from onefold.graph.model.model import Model, shipped_model
from onefold.graph.touchpoint import Command
from onefold.graph.training import OwnFieldReport
from onefold.graph.wording import counted
from onefold.server.cli import inputs
from onefold.server.cli.candidates import on_trial, with_fields_of
from onefold.server.cli.connection import stored_models
from onefold.server.cli.options import checked_target
from onefold.server.cli.outcome import Rejections, refused
from onefold.server.cli.trained import trained_on
from onefold.server.files.commands import Located
from onefold.server.model_names import AUTO, SHIPPED, check_named, named_model

ModelName = Annotated[
    str,
    typer.Option(
        "--model",
        envvar="ONEFOLD_MODEL",
        metavar="auto|shipped|ID|FILE",
        help="The model that scores; auto learns one from these files, or takes shipped where they say too little.",
    ),
]
ModelStore = Annotated[
    str | None,
    typer.Option("--store", envvar="ONEFOLD_STORE", help="The store that holds the model, where --model is an ID."),
]
ModelTarget = Annotated[
    str | None,
    typer.Option("--target", metavar="HOST:PORT", callback=checked_target, help="A running server that holds it."),
]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The model that scores, and in some words why it is this one.

    `own_fields` says what was judged of own fields, `left_out` which candidates among them are no evidence.
    """

    model: Model
    why: str
    own_fields: tuple[OwnFieldReport, ...] = ()
    left_out: frozenset[str] = frozenset()

    def told(self) -> str:
        """Both in a line."""
        return f"model {self.model.model_id} ({self.model.name}): {self.why}"


def given_model(name: str, tenant: str, store: str | None, target: str | None) -> Chosen | None:
    """The model that `--model` names; None for "auto", which `learned_model` gives.

    Where an id is to be looked up is asked only for an id. Raises as `named_model`.
    """
    if name == AUTO:
        return None
    check_named(name)
    what = "the shipped one" if name == SHIPPED else f"from {name}"
    return Chosen(named_model(name, stored_models(store, target, tenant)), f"{what}, as --model says")


def with_own_fields(sources: Sequence[inputs.Input], given: Chosen | None, mapped: bool) -> list[inputs.Input]:
    """The sources with columns that were not recognized as fields of their own.

    These are what the model given has weights for; where one is to be learned, what it is to try. A mapping file
    (`mapped`) has said what is what.
    """
    if given is None:
        return on_trial(sources)
    return list(sources) if mapped else with_fields_of(sources, given.model)


def learned_model(commands: Sequence[Command], bars: Progress, candidates: frozenset[str] = frozenset()) -> Chosen:
    """The model of "auto" for these commands; `candidates` are own fields that are on trial.

    It is learned from their records, or, where they say too little, the shipped one.
    """
    try:
        trained = trained_on(commands, bars, candidates=candidates)
    except TooLittleToTrain as error:
        return Chosen(shipped_model(), f"the shipped one ({error.message})", left_out=candidates)
    why = f"learned from these {counted(trained.report.records, 'record')}"
    return Chosen(trained.model, why, trained.report.own_fields, trained.left_out)


def read_all(sources: Sequence[inputs.Input], rejections: Rejections, bars: Progress) -> list[Located]:
    """Every command of the files; rejected rows go to `rejections`."""
    located: list[Located] = []
    for item in inputs.read(sources, bars):
        if isinstance(item, Located):
            located.append(item)
        else:
            rejections.add(item)
    return located


def reject_refused(
    sources: Sequence[inputs.Input],
    located: Sequence[Located],
    results: Sequence[CommandResult],
    rejections: Rejections,
) -> None:
    """Rows that the engine refused are rejected ones."""
    by_file = {item.table.name: item.mapping for item in sources}
    for item, result in zip(located, results, strict=True):
        if result.error is not None:
            rejections.add(refused(item, result, by_file.get(item.file)))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the cyclic garbage collector, which finds nothing in millions of rows that all stay, over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
