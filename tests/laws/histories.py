"""Tiny models, tiny value pools and random histories of commands, so that every cap is met in a few steps.

Keys cross their cap in both directions, hubs are replaced, components are cut, and groups of "same" outgrow the cap;
`test_specification.py` counts that they do.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from onefold.graph.kinds import LEVELS, Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.model.model import Model
from onefold.graph.normalize import NORMALIZER_VERSION
from onefold.graph.touchpoint import (
    Assert,
    Command,
    DeleteRecord,
    IdentifierSettings,
    PutIdentifier,
    PutSource,
    Revoke,
    SourceSettings,
    Touchpoint,
    Values,
)

DEEP = int(os.environ.get("ONEFOLD_DEEP", "1"))  # ONEFOLD_DEEP=50 looks fifty times as long
SOURCES = ("a", "b", "s")  # "s" begins as a snapshot source
RECORDS = tuple((source, str(n)) for source in SOURCES for n in range(5))
START = (PutSource(SourceSettings("s", keep="snapshot", priority=1)),)
NOW = 1_700_000_000_000_000  # received_at of every command; microseconds

POOLS: dict[str, tuple[str, ...]] = {
    "given_name": ("Anna", "Hanna", "Bob", "Robert", "A", "Berg"),
    "family_name": ("Berg", "Bergh", "Stone", "Anna"),
    "birth_date": ("1980-01-02", "1980-02-01", "03/04/1985", "1985", "1980-01-03"),
    "email": ("anna@posteo.de", "anna@gmx.de", "annas@posteo.de", "x@posteo.de"),
    "phone": ("020 7946 0958", "+44 20 7946 0958", "020 7946 0959"),
    "custom:tier": ("gold", "golden", "lead"),
    "custom:shop": ("north", "gold"),
}

NAME_WEIGHTS = {"exact": 4100, "nickname": 2500, "one edit": 2050, "part": 1500, "near": 700, "initial": 300}
NAME_WEIGHTS |= {"swapped": 6200, "elsewhere": 900}
DATE_WEIGHTS = {
    "exact": 6001,
    "exchanged": 3500,
    "one digit": 3400,
    "year only": 1200,
    "near": -300,
    "different": -5000,
}
EMAIL_WEIGHTS = {"exact": 7003, "same name": 4000, "close": 1001, "different": -1500}
PHONE_WEIGHTS = {"exact": 6100, "same tail": 5100, "one edit": 3000, "different": -1200}
TIER_WEIGHTS = {"exact": 3300, "close": 1900, "contained": 1200, "near": 600, "different": -900}
CUSTOM_WEIGHTS = {"exact": 3000, "close": 1500, "different": -700}


def tiny_model(
    name: str = "tiny",
    prior: int = -4300,
    caps: tuple[int, int, int] = (4, 2, 5),
    link_bits: int = 0,
    shift: int = 0,
    bound: int = 9000,
    flat: bool = False,
    attach_margin: int | None = None,
    variants: tuple[Hypothesis, ...] = (),
    alternatives: tuple[Hypothesis, ...] = (),
    own: bool = False,
) -> Model:
    """A model of six fields; `caps` are (key_cap, hubs, component_cap), `shift` moves 0 calibrated bits.

    With `own`, one of the sources' own fields has weights of its own, and the others are one field as ever.
    """
    name_weights = {**NAME_WEIGHTS, "different": 0 if flat else -3100}
    fields = (
        _field("given_name", Kind.NAME, name_weights, "name", {"anna": -1111}, 77),
        _field("family_name", Kind.NAME, {**name_weights, "exact": 5200}, "name", {"berg": -2051}),
        _field("birth_date", Kind.DATE, DATE_WEIGHTS, frequency_suffix={"0102": -999}),
        _field("email", Kind.EMAIL, EMAIL_WEIGHTS, "", {"anna@posteo.de": -2500}, 5),
        _field("phone", Kind.PHONE, PHONE_WEIGHTS),
        _field("custom", Kind.CUSTOM, CUSTOM_WEIGHTS, "", {"tier=gold": -1900}),
        *([_field("custom:tier", Kind.TEXT, TIER_WEIGHTS, "name", {"gold": -1700})] if own else ()),
    )
    return Model(
        name=name,
        fields=fields,
        prior=prior,
        groups={"name": bound},
        link_bits=link_bits,
        key_cap=caps[0],
        hubs=caps[1],
        component_cap=caps[2],
        calibrator=((-20_000, -20_000 - shift), (20_000, 20_000 - shift)),
        calibrated_max=40_000,
        population=100,
        normalizer=NORMALIZER_VERSION,
        attach_margin=attach_margin,
        variants=variants,
        alternatives=alternatives,
    )


def _field(name: str, kind: Kind, weights: Mapping[str, int], *others: Any, **named: Any) -> FieldModel:
    return FieldModel(name, kind, tuple(weights.get(level, 0) for level in LEVELS[kind]), *others, **named)


COMPARED = ("given_name", "family_name", "birth_date", "email", "phone", "custom")
RELATIVES = Hypothesis("relatives", -4500, ("custom", "family_name", "phone"))
TWINS = Hypothesis("twins", -6900, ("birth_date", "custom", "family_name", "phone"))
MATES = Hypothesis("mates", -3300, ("custom", "email", "phone"))
MOVED = Hypothesis("moved", -5500, ("birth_date", "custom", "family_name", "given_name"))


def _hypotheses(name: str, *typical: Hypothesis) -> st.SearchStrategy[tuple[Hypothesis, ...]]:
    """None, some typical ones, or any."""
    priors, fields = st.sampled_from((-7000, -5000, -3500, -1500, 500)), st.sets(st.sampled_from(COMPARED))
    any_fields = st.lists(st.tuples(priors, fields), max_size=3).map(
        lambda some: tuple(Hypothesis(f"{name} {n}", p, tuple(sorted(f))) for n, (p, f) in enumerate(some))
    )
    return st.one_of(st.just(()), st.lists(st.sampled_from(typical), unique=True).map(tuple), any_fields)


def models() -> st.SearchStrategy[Model]:
    """Tiny models; each name salts fingerprints anew, so that their order varies."""
    return st.builds(
        tiny_model,
        name=st.integers(0, 999).map("tiny {}".format),
        prior=st.sampled_from((-4300, -3000, -6100, -8200, -1500)),
        caps=st.tuples(st.integers(3, 6), st.integers(1, 3), st.integers(3, 7)),
        link_bits=st.sampled_from((0, 0, 1, -1, -6)),
        shift=st.sampled_from((0, 0, 1500, -1500)),
        bound=st.sampled_from((9000, 5000)),
        flat=st.booleans(),
        attach_margin=st.sampled_from((None, -1000, 0, 1500)),
        variants=_hypotheses("way", MOVED),
        alternatives=_hypotheses("other", RELATIVES, TWINS, MATES),
        own=st.booleans(),
    )


def contents() -> st.SearchStrategy[Values]:
    """What one touchpoint says: up to five fields, some of them twice, or nothing at all."""
    value = st.sampled_from([(name, raw) for name, pool in POOLS.items() for raw in pool])
    return st.lists(value, max_size=5).map(tuple)


class Plan:
    """A history: what the model is, and the batches of commands that come.

    Where changed settings reach only `work_cap` records at once, `patience` further steps are taken after each batch.
    """

    def __init__(
        self, model: Model, batches: Iterable[tuple[Command, ...]], work_cap: int | None = None, patience: int = 0
    ) -> None:
        self.model = model
        self.batches = tuple(batches)
        self.work_cap = work_cap
        self.patience = patience

    @property
    def commands(self) -> list[Command]:
        return [c for batch in self.batches for c in batch]

    def __repr__(self) -> str:
        """As code that can be pasted into a test."""
        m = self.model
        lines = ["".join(f"\n        {_code(c)}," for c in batch) for batch in self.batches]
        caps = m.key_cap, m.hubs, m.component_cap
        head = f"name={m.name!r} prior={m.prior} caps={caps} link={m.link_bits} attach={m.attach_margin}"
        head += f" calibrator={m.calibrator} variants={m.variants} alternatives={m.alternatives}"
        head += f" work_cap={self.work_cap} patience={self.patience}"
        return f"Plan({head}:" + "".join(f"\n    ({line}\n    )," for line in lines) + ")"


def _code(command: Command) -> str:
    if isinstance(command, Touchpoint):
        c = command
        return f"Touchpoint({c.source!r}, {c.values!r}, {c.touchpoint_id!r}, {c.record_id!r}, '', {c.observed_at!r})"
    return repr(command).replace(", author='', reason=''", "")


def histories(steps: int = 60, largest_batch: int = 6, model: Model | None = None) -> st.SearchStrategy[Plan]:
    """Histories of up to `steps` steps in batches of 1 to `largest_batch`."""

    @st.composite
    def build(draw: st.DrawFn) -> Plan:
        chosen = model or draw(models())
        pool = draw(st.lists(contents(), min_size=2, max_size=10))
        commands: list[Command] = [*START]
        few, many = st.lists(_steps(), max_size=5), st.lists(_steps(), min_size=steps // 2, max_size=steps)
        for n, step in enumerate(draw(st.one_of(few, many, many, many))):
            commands += _commands(n, step, pool, commands)
        batches = _cut(commands, draw(_sizes(largest_batch)))
        return Plan(chosen, batches, draw(st.sampled_from((None, 1, 2, 4))), draw(st.integers(0, 2)))

    return build()


def _sizes(largest: int) -> st.SearchStrategy[list[int]]:
    return st.one_of(st.just([1]), st.lists(st.integers(1, largest), min_size=1, max_size=8))


def _cut(commands: Sequence[Command], sizes: Sequence[int]) -> list[tuple[Command, ...]]:
    batches, at, turn = [], 0, 0
    while at < len(commands):
        size = sizes[turn % len(sizes)]
        batches.append(tuple(commands[at : at + size]))
        at, turn = at + size, turn + 1
    return batches


Step = tuple[Any, ...]
KINDS = ("add",) * 12 + ("nameless", "reuse", "replay", "delete", "delete", "again", "settings", "revoke", "revoke")
KINDS += ("assert",) * 6 + ("chain", "twins", "kiosk", "identifier", "identifier", "bridge")


def _steps() -> st.SearchStrategy[Step]:
    small = st.integers(0, 99)
    return st.tuples(st.sampled_from(KINDS), small, small, small, small)


def _commands(n: int, step: Step, pool: Sequence[Values], before: Sequence[Command]) -> list[Command]:
    """The commands of one step; `n` numbers it, the other numbers choose."""
    kind, a, b, c, d = step
    source, record_id = RECORDS[a % len(RECORDS)]
    values = pool[b % len(pool)]
    time = None if c % 4 == 3 and source != "s" else c % 5
    if kind == "add":
        return [Touchpoint(source, values, f"t{n}", record_id, observed_at=time)]
    if kind == "nameless":
        return [Touchpoint(source, values, f"t{n}" if d % 2 else "", "", observed_at=time)]
    if kind == "reuse":
        return [Touchpoint(source, values, f"t{d % (n + 1)}", record_id, observed_at=time)]
    if kind == "replay":
        return [before[d % len(before)]]
    if kind == "delete":
        return [DeleteRecord(source, record_id)]
    if kind == "again":
        added = [t for t in before if isinstance(t, Touchpoint) and (t.source, t.record_id) == (source, record_id)]
        return [DeleteRecord(source, record_id), *added[-1 - d % 2 :]]
    if kind == "settings":
        keep = ("snapshot", "append")[b % 3 == 0] if source == "s" else ("append", "snapshot")[b % 4 == 0]
        region, order = ("GB", None)[c % 2], ("DMY", None)[d % 2]
        return [PutSource(SourceSettings(source, region, order, priority=d % 3, keep=keep))]
    if kind == "identifier":
        return [_identifier(step)]
    if kind == "bridge":
        return _bridge(n, step)
    if kind == "revoke":
        return [Revoke(f"a{d % 12}")]
    if kind == "chain":
        links = [(RECORDS[(a + k) % len(RECORDS)], RECORDS[(a + k + 1) % len(RECORDS)]) for k in range(c % 9)]
        return [Assert(f"a{(d + k) % 12}", "same", left, right) for k, (left, right) in enumerate(links)]
    if kind == "twins":
        return twins(n, step)
    if kind == "kiosk":
        return _kiosk(n, step)
    left, right = RECORDS[a % len(RECORDS)], RECORDS[b % len(RECORDS)]
    return [Assert(f"a{d % 12}", ("same", "same", "same", "not_same")[c % 4], left, right)]


NEVER: dict[str, tuple[tuple[str, ...], ...]] = {
    "email": (("anna@*",), ("*@GMX.de", "x@posteo.de")),
    "phone": (("020 7946 0958",), ("*095?",)),
    "custom:tier": (("gold",), ("gol?*",)),
    "custom:shop": (("North",), ("*o*",)),
}
NAMESPACES = tuple(NEVER)


def _identifier(step: Step) -> Command:
    """Settings of a namespace; those of one in four steps are the defaults again."""
    _, a, b, c, d = step
    namespace = NAMESPACES[a % len(NAMESPACES)]
    if d % 4 == 3:
        return PutIdentifier(IdentifierSettings(namespace))
    joins = b % 2 == 0
    people_max = (None, 5)[c % 2] if joins else (None, 1, 2, 3)[c % 4]
    never = ((), (), *NEVER[namespace])[(b // 2) % 4]
    return PutIdentifier(IdentifierSettings(namespace, joins, (None, 1, 2)[d % 3], people_max, never))


def _bridge(n: int, step: Step) -> list[Command]:
    """Records in a chain, each sharing one value with the next, under one name or of many."""
    _, a, b, c, d = step
    namespace = NAMESPACES[d % len(NAMESPACES)]
    values, names = POOLS[namespace], POOLS["family_name"]
    came: list[Command] = []
    for k in range(3 + b % 3):
        source, record_id = RECORDS[(a + k) % len(RECORDS)]
        said = ((namespace, values[(c + k) % len(values)]), (namespace, values[(c + k + k % 2) % len(values)]))
        came.append(Touchpoint(source, (*said, ("family_name", names[k * (c % 2) % 4])), f"t{n}-{k}", record_id, "", 3))
    return came


def twins(n: int, step: Step) -> list[Command]:
    """One or two people whose two records disagree, and two strangers who may fit them as a whole."""
    _, a, b, c, d = step

    def of(name: str, k: int) -> tuple[str, str]:
        return name, POOLS[name][k % len(POOLS[name])]

    one = (of("given_name", b), of("birth_date", c), of("email", d))
    other = (of("given_name", b + 2), of("birth_date", c + 2), of("email", d))
    people = 1 + b % 2
    said = [one, other] * people + [(one[0], other[1]), (one[0], other[1], *[of("phone", d)] * (c % 2))]
    ends = [RECORDS[(a + k) % len(RECORDS)] for k in range(len(said))]
    came = [Touchpoint(at, v, f"t{n}-{k}", id_, "", 1) for k, ((at, id_), v) in enumerate(zip(ends, said, strict=True))]
    rulings = [("same", ends[2 * k], ends[2 * k + 1]) for k in range(people)] + [("not_same", ends[-1], ends[-2])]
    rulings += [("not_same", ends[0], ends[2])] * (people - 1)
    return [*came, *(Assert(f"a{(d + k) % 12}", *ruling) for k, ruling in enumerate(rulings))]


def _kiosk(n: int, step: Step) -> list[Command]:
    """People of all names under one e-mail or phone; a step of the same numbers adds some, takes some away."""
    _, a, b, c, d = step
    name = ("email", "phone")[d % 2]
    value = (name, POOLS[name][b % len(POOLS[name])])
    families = POOLS["family_name"][c % 2 :]
    came: list[Command] = []
    for k, family in enumerate(families):
        source, record_id = RECORDS[(a + 2 * k) % len(RECORDS)]
        came.append(Touchpoint(source, (value, ("family_name", family)), f"t{n}-{k}", record_id, "", 2))
    source, record_id = RECORDS[(a + 2 * (c % len(families))) % len(RECORDS)]
    return [*came, DeleteRecord(source, record_id)] if c % 3 else came


def crowd(seed: int, touchpoints: int = 160) -> list[Command]:
    """Many touchpoints of few people, and a consistent set of assertions: any order of them means the same."""
    rng = random.Random(seed)
    pool = [(name, raw) for name, values in POOLS.items() for raw in values]
    records = [(source, str(n)) for source in SOURCES for n in range(touchpoints // 8)]
    commands: list[Command] = []
    for n in range(touchpoints):
        source, record_id = rng.choice(records)
        values = tuple(rng.sample(pool, rng.randint(0, 4)))
        commands.append(Touchpoint(source, values, f"t{n}", record_id, "", rng.randrange(9)))
    ends = rng.sample(records, 16)  # four groups of three under "same", and each apart from someone else
    for n in range(0, 16, 4):
        a, b, c, d = ends[n : n + 4]
        commands += [
            Assert(f"{n} ab", "same", a, b),
            Assert(f"{n} bc", "same", b, c),
            Assert(f"{n} ad", "not_same", a, d),
        ]
    return commands
