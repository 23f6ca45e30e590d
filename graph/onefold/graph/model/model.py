"""The model: immutable, content-hashed, every number an integer in 1/1024 bit, so that sums are exact.

Invariants: `model_id` is the hash of the canonical body; two models with one id are equal. The calibrator is strictly
increasing. Nothing here depends on the data being resolved.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from onefold.graph.errors import InvalidMapping
from onefold.graph.model.hypotheses import STRANGERS, Hypothesis, document, likeliest, parsed
from onefold.graph.model.kinds import LEVELS, Kind
from onefold.graph.wording import counted

UNIT = 1024  # one bit
FORMATS = (1, 2, 3)  # 2 adds `attach_margin` and `rules`, 3 hypotheses; a model without them keeps its format and id
MAX_WEIGHT = 1000 * UNIT  # of any number in a model: sums stay far below that of an asserted edge, powers of 2 finite
MAX_VALUES = 8  # values of one field that an evidence keeps; more carry no further evidence (semantics §4)
STATED = frozenset({"record_kind"})  # fields whose weights are ruled and not learned: training takes them over
_RANGES = (  # kernels make room for caps, stores count the rest in 64 bits
    *(("key_cap", 2, 1 << 20), ("hubs", 1, 1 << 20), ("component_cap", 2, 1 << 20), ("calibrated_max", 1, MAX_WEIGHT)),
    *(("population", 0, 1 << 40), ("normalizer", 0, 1 << 40)),
)


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


@dataclass(frozen=True)
class Model:
    """Fields, prior, thresholds and calibrator. All weights in 1/1024 bit.

    Attributes:
        name: what people call it.
        fields: in the order in which levels and weights are listed.
        prior: weight of a pair of which nothing is known: of one person against strangers.
        groups: group name → the most that its fields may add together.
        link_bits: whole bits; a found pair at or above it is a match.
        key_cap: a blocking key with more members is generic.
        hubs: members of a key, smallest fingerprints first, that it pairs with all others.
        component_cap: a component with more members is taken at a higher threshold.
        calibrator: (raw weight, calibrated weight) knots, both strictly increasing; linear between and beyond.
        calibrated_max: calibrated weights are clamped to ± this.
        population: number of records it was fitted for.
        normalizer: version of the normalization it was fitted with.
        rules: names of the blocking rules that find pairs, () for all of them.
        attach_margin: a thin cluster that fits a person as a whole above this raw weight attaches to it; None: none do.
        variants: further ways in which records of one person differ (moved: the home differs as one fact), beside the
            first, in which all fields are hers.
        alternatives: who else two records could be of, beside strangers.
    """

    name: str
    fields: tuple[FieldModel, ...]
    prior: int
    groups: Mapping[str, int]
    link_bits: int
    key_cap: int
    hubs: int
    component_cap: int
    calibrator: tuple[tuple[int, int], ...]
    calibrated_max: int
    population: int
    normalizer: int
    attach_margin: int | None = None
    rules: tuple[str, ...] = ()
    variants: tuple[Hypothesis, ...] = ()
    alternatives: tuple[Hypothesis, ...] = ()

    @cached_property
    def body(self) -> bytes:
        """Canonical JSON, the content that `model_id` hashes."""
        fields = [
            {
                "name": f.name,
                "kind": f.kind.name.lower(),
                "weights": list(f.weights),
                "group": f.group,
                "frequency": dict(f.frequency),
                "frequency_default": f.frequency_default,
                "frequency_suffix": dict(f.frequency_suffix),
            }
            for f in self.fields
        ]
        scalars = ("name", "prior", "link_bits", "key_cap", "hubs", "component_cap")
        body: dict[str, Any] = {"format": 1, "fields": fields, "groups": dict(self.groups)}
        body |= {s: getattr(self, s) for s in (*scalars, "calibrated_max", "population", "normalizer")}
        body["calibrator"] = [list(knot) for knot in self.calibrator]
        if self.attach_margin is not None or self.rules:
            body |= {"format": 2, "attach_margin": self.attach_margin}
        if self.rules:
            body["rules"] = list(self.rules)
        if self.variants or self.alternatives:
            body |= {"format": 3, "attach_margin": self.attach_margin}
            body |= {"variants": document(self.variants), "alternatives": document(self.alternatives)}
        return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()

    @cached_property
    def model_id(self) -> str:
        """32 hex digits: BLAKE2b-128 of `body`."""
        return hashlib.blake2b(self.body, digest_size=16).hexdigest()

    @cached_property
    def own_fields(self) -> frozenset[str]:
        """The fields `custom:<name>` that have weights of their own."""
        return frozenset(f.name for f in self.fields if f.name.startswith("custom:"))

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(f.name for f in self.fields)

    @cached_property
    def salt(self) -> bytes:
        """16 bytes that salt fingerprints, so that hub lists differ from model to model."""
        return bytes.fromhex(self.model_id)

    def weigh(self, values: Mapping[str, int]) -> int:
        """The raw weight of a pair: one person at her likeliest, less the likeliest that it could be otherwise.

        Args:
            values: field → weight, groups bounded; and what settings of identifiers add (`features.JOINED`,
                `per_person`), which is of no hypothesis and counts in whichever way the two are one person.
        """
        return self.one_person(values)[1] - likeliest(self.alternatives, values)[1]

    def one_person(self, values: Mapping[str, int]) -> tuple[str, int]:
        """In which way the two are likeliest one person ("" for the first, in which all fields are hers), and how so.

        Log2 of the likelihood against strangers, in 1/1024 bit.
        """
        best, most = "", self.prior + sum(values.values())
        ruled = sum(weight for name, weight in values.items() if name not in self._names)
        for variant in self.variants:
            weight = variant.weight(values) + ruled
            if weight > most:
                best, most = variant.name, weight
        return best, most

    def calibrate(self, weight: int) -> int:
        """The calibrated weight of a raw one; an integer that never falls as the raw one rises."""
        knots = self.calibrator
        at = min(max(bisect_right(knots, (weight, 1 << 62)) - 1, 0), len(knots) - 2)
        (x0, y0), (x1, y1) = knots[at], knots[at + 1]
        value = y0 + (weight - x0) * (y1 - y0) // (x1 - x0)
        return max(-self.calibrated_max, min(self.calibrated_max, value))

    @cached_property
    def stop_weight(self) -> int:
        """The greatest raw weight that is not above 0 calibrated bits: linkage joins above it."""
        low, high = -(1 << 30), 1 << 30
        while low < high:
            middle = (low + high + 1) // 2
            if self.calibrate(middle) <= 0:
                low = middle
            else:
                high = middle - 1
        return low

    def probability(self, weight: int) -> float:
        """Probability that two records with this raw weight are one person."""
        return float(1.0 / (1.0 + 2.0 ** (-self.calibrate(weight) / UNIT)))

    def confidence(self, weakest: int | None) -> float | None:
        """Probability of a cluster's weakest join; None for a record alone, which has none."""
        return None if weakest is None else self.probability(weakest)


def parse_model(body: bytes) -> Model:
    """The model a body describes.

    Raises:
        InvalidMapping: it is not a model, or of another format.
    """
    try:
        d = json.loads(body)
        if d["format"] not in FORMATS:
            known = f"{FORMATS[0]} to {FORMATS[-1]}"
            raise InvalidMapping(f"model format {d['format']} is not supported; this version reads {known}")
        fields = tuple(
            FieldModel(
                name=f["name"],
                kind=Kind[f["kind"].upper()],
                weights=tuple(map(int, f["weights"])),
                group=f.get("group", ""),
                frequency={str(k): int(v) for k, v in f.get("frequency", {}).items()},
                frequency_default=int(f.get("frequency_default", 0)),
                frequency_suffix={str(k): int(v) for k, v in f.get("frequency_suffix", {}).items()},
            )
            for f in d["fields"]
        )
        model = Model(
            name=str(d["name"]),
            fields=fields,
            prior=int(d["prior"]),
            groups={str(k): int(v) for k, v in d["groups"].items()},
            link_bits=int(d["link_bits"]),
            key_cap=int(d["key_cap"]),
            hubs=int(d["hubs"]),
            component_cap=int(d["component_cap"]),
            calibrator=tuple((int(x), int(y)) for x, y in d["calibrator"]),
            calibrated_max=int(d["calibrated_max"]),
            population=int(d["population"]),
            normalizer=int(d["normalizer"]),
            attach_margin=int(margin) if (margin := d.get("attach_margin")) is not None else None,
            rules=tuple(map(str, d.get("rules", ()))),
            variants=parsed(d.get("variants", ())),
            alternatives=parsed(d.get("alternatives", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise InvalidMapping(f"this is not a model of Onefold: {what}") from error
    _validate(model)
    return model


def _validate(model: Model) -> None:
    for f in model.fields:
        if len(f.weights) != len(LEVELS[f.kind]):
            raise InvalidMapping(
                f"model field {f.name}: {counted(len(f.weights), 'weight')} for {counted(len(LEVELS[f.kind]), 'level')}"
            )
        if f.group and f.group not in model.groups:
            raise InvalidMapping(f"model field {f.name}: unknown group {f.group}")
    steps = zip(model.calibrator, model.calibrator[1:], strict=False)
    if len(model.calibrator) < 2 or any(a >= c or b >= d for (a, b), (c, d) in steps):
        raise InvalidMapping("model calibrator: two or more knots, strictly increasing, are needed")
    if len({f.name for f in model.fields}) < len(model.fields):
        raise InvalidMapping("model fields: each may stand there once")
    hypotheses = (*model.variants, *model.alternatives)
    if unknown := {name for h in hypotheses for name in h.fields} - {f.name for f in model.fields}:
        raise InvalidMapping(f"model hypotheses: unknown field {min(unknown)}")
    if len({h.name for h in hypotheses} | {STRANGERS, ""}) < len(hypotheses) + 2:
        raise InvalidMapping(f"model hypotheses: each has a name of its own, and none is called {STRANGERS}")
    for name, least, most in _RANGES:
        if not least <= getattr(model, name) <= most:
            raise InvalidMapping(f"model {name} is {getattr(model, name)}; {least} to {most} is possible")
    if max(map(abs, _weights(model))) > MAX_WEIGHT:
        raise InvalidMapping(f"model weights: none may exceed {MAX_WEIGHT // UNIT} bits either way")


def _weights(model: Model) -> Iterator[int]:
    """Every weight in a model."""
    for f in model.fields:
        yield from (*f.weights, *f.frequency.values(), f.frequency_default, *f.frequency_suffix.values())
    for knot in model.calibrator:
        yield from knot
    yield from (model.prior, model.calibrated_max, UNIT * model.link_bits, model.attach_margin or 0)
    yield from model.groups.values()
    yield from (h.prior for h in (*model.variants, *model.alternatives))


def load_model(path: str | Path) -> Model:
    """The model in a file.

    Raises:
        InvalidMapping: the file cannot be read or holds no model.
    """
    try:
        body = Path(path).read_bytes()
    except OSError as error:
        raise InvalidMapping(f"cannot read model {path}: {error.strerror}") from error
    try:
        return parse_model(body)
    except InvalidMapping as error:
        raise InvalidMapping(f"{path}: {error.message}") from error


def shipped_model() -> Model:
    """The person model in the package, built by `scripts/build_model.py`."""
    return parse_model(resources.files(__package__).joinpath("person.json").read_bytes())
