"""Prints how well a model resolves held-out generated people, profile by profile; `onefold evaluate` judges files."""

import sys
import time
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from onefold.graph.engine import Engine
from onefold.graph.evaluation.clusters import ClusterScores, score_clusters
from onefold.graph.model.model import Model, load_model, shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Touchpoint
from people.population import MIXED, generate, shuffled
from people.profiles import PROFILES
from people.records import Record

HELD_OUT_SEED = 977  # of people that no model was fitted on
NOT_SAID = frozenset({"entity", "source", "profile", "record_id"})


def touchpoint(record: Record) -> Touchpoint:
    """What a generated record says, without its truth; all are of one source."""
    values = tuple((name, value) for name, value in record.items() if name not in NOT_SAID)
    return Touchpoint(source="file", record_id=record["record_id"], values=values)


def scores(records: list[Record], model: Model) -> ClusterScores:
    """The golden records of the records against their truth, all resolved in one batch."""
    results = Engine(MemoryStore(), model).resolve_once("default", [touchpoint(record) for record in records]).results
    truth, found = ([record["entity"] for record in records], [result.golden_id for result in results])
    return score_clusters(*(np.unique(labels, return_inverse=True)[1] for labels in (truth, found)))


def main(
    model: Annotated[Path | None, typer.Option(help="A model file; the shipped one if not given.")] = None,
    only: Annotated[str, typer.Option(help="Names of the profiles to evaluate, with commas; all if not given.")] = "",
    people: Annotated[int, typer.Option(help="Generated people per profile.")] = 1500,
    seed: Annotated[int, typer.Option(help="Of the people.")] = HELD_OUT_SEED,
) -> None:
    """Print pairwise precision, recall and F1 of one model for every profile of generated people."""
    used = load_model(model) if model else shipped_model()
    wanted = set(only.split(",")) if only else {*PROFILES, MIXED}
    if unknown := wanted - {*PROFILES, MIXED}:
        raise typer.BadParameter(f"unknown profile {min(unknown)!r}; known: {', '.join((*PROFILES, MIXED))}")
    typer.echo(f"model {used.model_id}, Python {sys.version.split()[0]}, seed {seed}")
    typer.echo(f"{'profile':10}{'records':>8}{'P':>9}{'R':>9}{'F1':>9}{'B-cubed':>9}{'largest':>9}{'s':>8}")
    for profile in (*PROFILES, MIXED):
        if profile in wanted:
            records = shuffled(list(generate(people, seed, profile)), seed)
            begun = time.perf_counter()
            found = scores(records, used)
            pairs = found.pairwise
            typer.echo(f"{profile:10}{len(records):8}{pairs.precision:9.4f}{pairs.recall:9.4f}{pairs.f1:9.4f}"
                       f"{found.bcubed.f1:9.4f}{found.largest_found:9}{time.perf_counter() - begun:8.1f}")  # fmt: skip


if __name__ == "__main__":
    typer.run(main)
