"""What `resolve` and `evaluate` share: the model by its name, the rows of the files, and those that are rejected."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import Progress

from onefold.graph.answers import CommandResult
from onefold.graph.model.model import Model
from onefold.server.cli import inputs
from onefold.server.cli.connection import connected
from onefold.server.cli.options import checked_target
from onefold.server.cli.outcome import Rejections, refused
from onefold.server.files.commands import Located
from onefold.server.model_names import named_model

ModelName = Annotated[
    str,
    typer.Option("--model", envvar="ONEFOLD_MODEL", metavar="shipped|ID|FILE", help="The model that scores."),
]
ModelStore = Annotated[
    str | None, typer.Option("--store", envvar="ONEFOLD_STORE", help="Where the model of an ID is stored.")
]
ModelTarget = Annotated[
    str | None,
    typer.Option("--target", metavar="HOST:PORT", callback=checked_target, help="The same, on a running server."),
]


def model_named(name: str, tenant: str, store: str | None, target: str | None) -> Model:
    """The model of a name; where an id is to be looked up is asked only for an id."""

    def stored(model_id: str) -> Model:
        with connected(store, target, must_exist=True) as connection:
            return connection.model(tenant, model_id)

    return named_model(name, stored)


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
