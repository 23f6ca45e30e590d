"""Columns that were not recognized: read as fields of their own where the model given has weights for them.

Where a model is learned they are on trial, and kept when training finds them evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain, islice

from onefold.graph.model.model import Model
from onefold.graph.normalize import custom_field
from onefold.graph.touchpoint import Command, Touchpoint
from onefold.graph.training import MIN_RECORDS, OwnFieldReport
from onefold.server.cli.inputs import Input
from onefold.server.files.columns.candidates import WHY, WHY_OF_FEW, WHY_OF_MODEL, of_model, with_candidates
from onefold.server.files.commands import Located
from onefold.server.files.mapping import CUSTOM
from onefold.server.shown.console import err, notice


def on_trial(inputs: Sequence[Input]) -> list[Input]:
    """The inputs with the candidates of any file as fields `custom:<column>`, in all files where they are payload.

    Of few rows no model is learned, so none is tried.
    """
    if _are_few(inputs):
        return [_untried(item) for item in inputs]
    names = {name for item in inputs for name in item.candidates}
    tried = []
    for item in inputs:
        here = [name for name in item.mapping.payload(item.table.columns) if name in names]
        tried.append(replace(_with_own(item, here, WHY), candidates=tuple(here)))
    return tried


def _are_few(inputs: Sequence[Input]) -> bool:
    """Whether all files together have fewer rows than a model is learned from; reads no more than so many."""
    rows = chain.from_iterable(item.table.rows() for item in inputs)
    return sum(1 for _ in islice(rows, MIN_RECORDS)) < MIN_RECORDS


def _untried(item: Input) -> Input:
    return replace(item, candidates=(), why=item.why | dict.fromkeys(item.candidates, WHY_OF_FEW))


def with_fields_of(inputs: Sequence[Input], model: Model) -> list[Input]:
    """The inputs with the columns that a model has weights for, by their headings, as fields `custom:<column>`."""
    return [
        _with_own(item, of_model(item.table.columns, item.mapping, model.own_fields), WHY_OF_MODEL) for item in inputs
    ]


def tell_unmapped(inputs: Sequence[Input], model: Model) -> None:
    """Say which columns are payload though the model has weights for a field of that name."""
    found = {name for item in inputs for name in of_model(item.table.columns, item.mapping, model.own_fields)}
    if found:
        notice(
            f"the tenant's model has fields of its own for {', '.join(sorted(found))}, which are payload here; a "
            "mapping makes them evidence: that which train or resolve --model wrote with --save-mapping"
        )


def _with_own(item: Input, columns: Sequence[str], why: str) -> Input:
    mapping = replace(item.mapping, fields=with_candidates(item.mapping, columns))
    return replace(item, mapping=mapping, why=item.why | dict.fromkeys(columns, why))


def fields_on_trial(inputs: Sequence[Input]) -> frozenset[str]:
    """The names in evidence of all candidates."""
    return frozenset(custom_field(CUSTOM + name) for item in inputs for name in item.candidates)


def settled(inputs: Sequence[Input], left_out: Collection[str]) -> list[Input]:
    """The inputs with fields only for those candidates that are evidence; the others are payload again."""
    done = []
    for item in inputs:
        gone = {CUSTOM + name for name in item.candidates if custom_field(CUSTOM + name) in left_out}
        fields = {name: columns for name, columns in item.mapping.fields.items() if name not in gone}
        done.append(replace(item, mapping=replace(item.mapping, fields=fields)))
    return done


def unsaid(located: Sequence[Located], left_out: Collection[str]) -> list[Located]:
    """The commands as the settled mapping reads them: what is no evidence is payload."""
    if not left_out:
        return list(located)
    return [replace(item, command=_without(item.command, left_out)) for item in located]


def _without(command: Command, left_out: Collection[str]) -> Command:
    if not isinstance(command, Touchpoint):
        return command
    gone = [pair for pair in command.values if pair[0].startswith(CUSTOM) and custom_field(pair[0]) in left_out]
    if not gone:
        return command
    values = tuple(pair for pair in command.values if pair not in gone)
    more = tuple((name.removeprefix(CUSTOM), raw) for name, raw in gone)
    return replace(command, values=values, payload=(*command.payload, *more))


def tell(reports: Sequence[OwnFieldReport], left_out: Collection[str]) -> None:
    """Say which own fields are evidence and what they earn, and which columns on trial are not, tried or not."""
    if not reports:
        if left_out:
            untried = ", ".join(name.removeprefix(CUSTOM) for name in sorted(left_out))
            text = f"Columns that are not known were not tried, for no model is learned, and are payload: {untried}"
            err().print(text, markup=False, soft_wrap=True)
        return
    kept = [f"{r.field.removeprefix(CUSTOM)} ({r.gain_bits:.1f} bits a pair)" for r in reports if r.kept]
    gone = [name.removeprefix(CUSTOM) for name in sorted(left_out)]
    if kept:
        err().print(f"Own fields that are evidence: {', '.join(kept)}", markup=False, soft_wrap=True)
    if gone:
        text = f"Columns that tell nobody from anybody, and are payload: {', '.join(gone)}"
        err().print(text, markup=False, soft_wrap=True)
