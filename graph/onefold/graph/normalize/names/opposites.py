"""Given names that look or sound alike, one of a man and one of a woman: Mario and Maria, Emil and Emilie.

However little is between them, no slip of the pen makes one person of the two. `scripts/build_opposite_names.py` says
where the pairs come from.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("opposite_names.json")


def opposite_names(name: str) -> frozenset[str]:
    """The pairs that a canonical given name is of, each as "man|woman": two names that share one are opposites."""
    return _pairs().get(name, frozenset())


@cache
def _pairs() -> Mapping[str, frozenset[str]]:
    women: Mapping[str, list[str]] = json.loads(_TABLE.read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for man, others in women.items():
        for woman in others:
            for name in (man, woman):
                found.setdefault(name, set()).add(f"{man}|{woman}")
    return {name: frozenset(pairs) for name, pairs in found.items()}
