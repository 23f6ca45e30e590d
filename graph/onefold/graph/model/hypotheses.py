"""What two records may be of: one person, in several ways, or somebody else, in several ways too.

Each hypothesis says which fields its pairs share as the records of one person do; in all others they agree by chance,
as strangers do. So it needs no weights of its own: log2 of its likelihood against strangers is its prior plus the
weights of the fields that it shares. A pair weighs what the likeliest way of being one person does, less the likeliest
of the others, strangers (0 by definition) among them: how much likelier one person is than whoever else it could be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

STRANGERS = "strangers"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way in which two records come to be alike.

    Attributes:
        name: what people call it.
        prior: log2 of its odds against strangers before anything is known, in 1/1024 bit.
        fields: names of the fields that its pairs share as one person's records do, ascending.
    """

    name: str
    prior: int
    fields: tuple[str, ...]

    def weight(self, values: Mapping[str, int]) -> int:
        """Log2 of its likelihood against strangers, in 1/1024 bit; `values`: field → weight."""
        return self.prior + sum(values.get(name, 0) for name in self.fields)


def likeliest(hypotheses: Iterable[Hypothesis], values: Mapping[str, int]) -> tuple[str, int]:
    """Name and weight of the likeliest hypothesis, strangers among them; the first of equals, strangers first."""
    best, most = STRANGERS, 0
    for hypothesis in hypotheses:
        weight = hypothesis.weight(values)
        if weight > most:
            best, most = hypothesis.name, weight
    return best, most


def parsed(rows: Sequence[Mapping[str, object]]) -> tuple[Hypothesis, ...]:
    """The hypotheses of a model's document. Raises KeyError, TypeError or ValueError where they are not valid."""
    return tuple(
        Hypothesis(str(row["name"]), int(str(row["prior"])), tuple(sorted(set(map(str, _listed(row["fields"]))))))
        for row in rows
    )


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("the fields of a hypothesis are a list")
    return value


def document(hypotheses: Iterable[Hypothesis]) -> list[dict[str, object]]:
    """What `parsed` reads."""
    return [{"name": h.name, "prior": h.prior, "fields": list(h.fields)} for h in hypotheses]
