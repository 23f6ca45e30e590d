"""Training on the command line: on what was read from files, or where it is stored; with a progress bar."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rich.progress import Progress, TaskID

from onefold.graph.touchpoint import Command, LabelledPair
from onefold.graph.training import Trained, records_of
from onefold.graph.training import train as train_records


@dataclass
class TrainingBar:
    """Shows what the training is at; call it with its progress."""

    bars: Progress
    _bar: TaskID | None = None

    def __call__(self, text: str, done: int, total: int) -> None:
        """Take one step of progress."""
        if self._bar is None:
            self._bar = self.bars.add_task("training", total=None)
        self.bars.update(self._bar, description=f"training: {text}", completed=done, total=total or None)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self.bars.remove_task(self._bar)
            self._bar = None


def trained_on(
    commands: Sequence[Command],
    bars: Progress,
    labels: Sequence[LabelledPair] = (),
    name: str = "trained",
    candidates: Collection[str] = (),
) -> Trained:
    """A model learned from the records that the commands make; `candidates` as of `train`. Raises TooLittleToTrain."""
    bar = TrainingBar(bars)
    try:
        return train_records(*records_of(commands), labels=labels, name=name, progress=bar, candidates=candidates)
    finally:
        bar.close()
