"""What a model says of one field: the weight of each level, and which values are rare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onefold.graph.kinds import Kind


@dataclass(frozen=True, slots=True)
class FieldModel:
    """One compared field.

    Attributes:
        name: an evidence field of `normalize.EVIDENCE_FIELDS`, or `custom:<canonical name>`, one of the sources' own
            fields; `custom` stands for all of those that have no weights of their own.
        kind: how its values are compared.
        weights: weight of each level of the kind.
        group: name of the group of correlated fields it is bounded with, or "".
        frequency: value → what an exact agreement on it adds to the weight (rare values add, common ones take).
        frequency_default: the same, for values not in `frequency`.
        frequency_suffix: the same, for values with such an ending (dates on 1 January).
    """

    name: str
    kind: Kind
    weights: tuple[int, ...]
    group: str = ""
    frequency: Mapping[str, int] = field(default_factory=dict)
    frequency_default: int = 0
    frequency_suffix: Mapping[str, int] = field(default_factory=dict)

    def frequency_weight(self, value: str) -> int:
        """The term-frequency adjustment of an exact agreement on `value`."""
        weight = self.frequency.get(value, self.frequency_default)
        for suffix, extra in self.frequency_suffix.items():
            if value.endswith(suffix):
                weight += extra
        return weight
