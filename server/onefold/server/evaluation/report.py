"""Everything an evaluation has to say: what the terminal, the JSON file and the HTML report are made from."""

from __future__ import annotations

import resource
import sys
from dataclasses import dataclass
from pathlib import Path

import orjson

from onefold.graph.errors import InvalidArgument
from onefold.graph.evaluation.evaluate import Evaluation
from onefold.graph.evaluation.labelled import LabelledEvaluation
from onefold.server.evaluation.peers import PeerResult


@dataclass(frozen=True, slots=True)
class Report:
    """One run of `onefold evaluate`; its fields are those of the JSON file.

    Attributes:
        version: of Onefold.
        files: what was read.
        truth: where the truth comes from, as on the command line.
        model: why it was this model.
        evaluation: by the truth of every record, or by labelled pairs.
        peer: another linker on the same records.
        seconds: what took how long; "total" is all of it.
        peak_memory_mb: most resident memory of the process, megabytes (10^6 bytes), before any peer ran.
    """

    version: str
    files: tuple[str, ...]
    truth: str
    model: str
    evaluation: Evaluation | LabelledEvaluation
    peer: PeerResult | None
    seconds: dict[str, float]
    peak_memory_mb: float


def peak_memory_mb() -> float:
    """Most resident memory of this process so far, megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def write_file(path: Path, content: bytes, option: str) -> None:
    """Write a whole file. Raises InvalidArgument when it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InvalidArgument(f"--{option} {path}: cannot be written: {error.strerror}", field=option) from None


def as_json(report: Report) -> bytes:
    """The report as JSON, indented; the names are those of the dataclasses."""
    return orjson.dumps(report, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_SERIALIZE_NUMPY)
