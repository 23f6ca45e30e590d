"""What the engine must say, literally: F(live touchpoints, live assertions, source settings, model).

Global and from scratch: no order of arrival, no state before, no kernels. `world.World` says what is live; `specify`
says what follows from it. After semantics.md §2–§7 and prototype/rules/brute.py.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from kernels import oracles
from laws.world import Evidence, Key, World, joined
from onefold.graph.kinds import Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import MAX_VALUES, Model
from onefold.graph.normalize import IDENTIFIER_NAMESPACES, normalize, phonetic
from onefold.graph.touchpoint import IdentifierSettings
from onefold.graph.transaction import generic as rule
from onefold.graph.transaction.blocking.rules import key_texts
from onefold.graph.transaction.linkage import ASSERTED
from onefold.graph.units import UNIT

Rules = Mapping[str, IdentifierSettings]


@dataclass
class Specified:
    """What must be stored.

    Attributes:
        members: record → fingerprint of its evidence, or its own key where that is bare.
        edges: (low, high) → (weight, number of keys that find the pair).
        clusters: sets of records → (weakest join, best rejected join, cut).
        component: record → the records of its component.
        attached: records that linkage left alone and that fit their cluster as a whole.
        says: record → fingerprint of its evidence, bare or not.
        identifiers: record → the identifiers that it carries.
        generic: those of them that link nobody, for too many different people carry them, by what is stored.
        unused: record → those of its own that are no evidence: generic as it is read, or never to be used.
        seen: the interesting states that this one is an example of.
    """

    members: dict[Key, Key]
    edges: dict[tuple[Key, Key], tuple[int, int]]
    clusters: dict[frozenset[Key], tuple[int | None, int | None, bool]]
    component: dict[Key, frozenset[Key]] = field(default_factory=dict)
    attached: set[Key] = field(default_factory=set)
    says: dict[Key, Key] = field(default_factory=dict)
    identifiers: dict[Key, set[tuple[str, str]]] = field(default_factory=dict)
    generic: set[tuple[str, str]] = field(default_factory=set)
    unused: dict[Key, set[tuple[str, str]]] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)


class Specification:
    """F for one model; weights of pairs are remembered, as they are pure functions of two evidences."""

    def __init__(self, model: Model) -> None:
        self.model = model
        joins = FieldModel("joins", Kind.TOKEN, (200 * UNIT,))
        variants = tuple(replace(way, fields=(*way.fields, "joins")) for way in model.variants)
        self.weighing = replace(model, fields=(*model.fields, joins), variants=variants)
        self._only_strangers = replace(self.weighing, alternatives=())
        self.evidence: dict[Key, Evidence] = {}
        self._compared: dict[tuple[Key, Key], oracles.score.FieldWeights] = {}
        self._unbounded: dict[tuple[Key, Key], oracles.score.FieldWeights] = {}
        self._keys: dict[Key, frozenset[tuple[str, str]]] = {}

    def specify(self, world: World) -> Specified:
        """What must be stored when `world` is what is live."""
        said = {key: world.said(key, t) for key, t in world.records().items()}
        hashes = {key: world.said_hash(key, t) for key, t in world.records().items()}
        rules = {key: world.rules(key) for key in said}
        carriers = _carriers(said, hashes, rules)
        carried = {key: {i for i, keys in carriers.items() if key in keys} for key in said}
        unused = {
            key: {i for i in carried[key] if self._generic(said, carriers[i], i[0], rules[key])}
            | {i for i in carried[key] if i[0] in rules[key] and _never(rules[key][i[0]], i[1], world, key)}
            for key in said
        }
        says = {
            key: self._fingerprint(_marked(_without(_folded(values, self.model), unused[key]), rules[key]))
            for key, values in said.items()
        }
        members = {r: r if self._bare(e) else e for r, e in says.items()}
        evidences = sorted({e for r, e in members.items() if e != r})
        postings: dict[tuple[str, str], list[Key]] = {}
        for e in evidences:
            for text in self._texts(e):
                postings.setdefault(text, []).append(e)
        edges = self._edges(postings)
        active = [(kind, a, b) for kind, a, b in world.keyed_assertions() if a in says and b in says]
        stored = {name: s for name, s in world.identifiers.items() if s != IdentifierSettings(name)}
        generic = {i for i, keys in carriers.items() if self._generic(said, keys, i[0], stored)}
        result = Specified(members, edges, {}, says=says, generic=generic, unused=unused, identifiers=carried)
        result.seen["own field by name"] += any("custom:tier" in self.evidence[e] for e in evidences)
        result.seen["more carriers than are looked at"] += any(len(c) > rule.WINDOW for c in carriers.values())
        self._cluster(result, active)
        self._note(result, postings, active, says)
        return result

    @staticmethod
    def _generic(said: Mapping[Key, Evidence], carriers: list[Key], namespace: str, rules: Rules) -> bool:
        most = rules[namespace].people_max if namespace in rules else None
        people = rule.PEOPLE if most is None else most + 1
        logins = rule.LOGINS if most is None else most + 1
        looked_at = carriers[: rule.WINDOW * people // rule.PEOPLE]
        names = [[phonetic(n) or n for n in said[key].get("family_name", ())] for key in looked_at]
        used = [said[key].get(rule.LOGIN, ()) for key in looked_at]
        return _people(names) >= people or (namespace in rule.LOGGED_IN_ON and _people(used) >= logins)

    # -- evidences and weights

    def _fingerprint(self, evidence: Evidence) -> Key:
        body = json.dumps(evidence, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        fingerprint = hashlib.blake2b(body, digest_size=16, key=self.model.salt).digest()
        self.evidence[fingerprint] = evidence
        return fingerprint

    def _compare(self, a: Key, b: Key) -> oracles.score.FieldWeights:
        pair = (a, b) if a <= b else (b, a)
        if pair not in self._compared:
            self._compared[pair] = oracles.score.field_weights(
                self.weighing, *(_weighed(self.evidence[e]) for e in pair)
            )
        return self._compared[pair]

    def _alone(self, a: Key, b: Key) -> oracles.score.FieldWeights:
        """Each field by itself, groups not bounded."""
        pair = (a, b) if a <= b else (b, a)
        if pair not in self._unbounded:
            self._unbounded[pair] = oracles.score.unbounded(self.weighing, *(_weighed(self.evidence[e]) for e in pair))
        return self._unbounded[pair]

    def _weight(self, a: Key, b: Key) -> int:
        """How much likelier one person is than whoever else it could be."""
        return oracles.score.weigh(self.weighing, self._compare(a, b)) + self.against(a, b)

    def against(self, a: Key, b: Key) -> int:
        """What two evidences weigh less for every limit per person that they would break as one."""
        return -300 * UNIT * len(too_many([[self.evidence[a]], [self.evidence[b]]]))

    def _against_strangers(self, a: Key, b: Key) -> int:
        """How much likelier one person, every field counting, is than strangers."""
        return oracles.score.against_strangers(self.weighing, self._compare(a, b)) + self.against(a, b)

    def _one_person(self, a: Key, b: Key) -> int:
        """How much likelier one person, in whichever way, is than strangers."""
        return oracles.score.weigh(self._only_strangers, self._compare(a, b)) + self.against(a, b)

    def _bare(self, e: Key) -> bool:
        return self.model.calibrate(self._against_strangers(e, e)) <= 0

    def _texts(self, e: Key) -> frozenset[tuple[str, str]]:
        if e not in self._keys:
            self._keys[e] = frozenset(key_texts(self.evidence[e], self.model.rules))
        return self._keys[e]

    # -- edges, components, clusters

    def _edges(self, postings: Mapping[tuple[str, str], list[Key]]) -> dict[tuple[Key, Key], tuple[int, int]]:
        support: Counter[tuple[Key, Key]] = Counter()
        for carriers in postings.values():
            if len(carriers) <= self.model.key_cap:
                hubs = sorted(carriers)[: self.model.hubs]
                support.update((a, b) for a, b in combinations(sorted(carriers), 2) if a in hubs or b in hubs)
        least = self.model.link_bits * UNIT
        return {p: (self._weight(*p), n) for p, n in support.items() if self._weight(*p) >= least}

    def _cluster(self, result: Specified, active: list[tuple[str, Key, Key]]) -> None:
        members = result.members
        ordered = sorted(set(members.values()))
        at = {m: n for n, m in enumerate(ordered)}
        edges: dict[tuple[int, int], float] = {(at[a], at[b]): w for (a, b), (w, _) in result.edges.items()}
        for kind, a, b in active:
            ends = sorted((at[members[a]], at[members[b]]))
            if kind == "same" and ends[0] != ends[1]:
                edges[ends[0], ends[1]] = oracles.components.SAME
        model = self.model
        found = oracles.components.components(range(len(ordered)), edges, model.component_cap, model.link_bits, UNIT)
        for component, cut in set(found.values()):
            keys = {ordered[n] for n in component}
            records = {r for r, m in members.items() if m in keys}
            result.component |= dict.fromkeys(records, frozenset(records))
            inside = [x for x in active if x[1] in records and x[2] in records]
            self._link(result, records, inside, cut)
            result.seen["cut"] += cut
            result.seen["oversize same-group"] += len(component) > model.component_cap

    def _link(self, result: Specified, records: set[Key], active: list[tuple[str, Key, Key]], cut: bool) -> None:
        nodes = sorted(self._nodes(result.members, records, active))
        of = {r: n for n, (_, _, group) in enumerate(nodes) for r in group}
        forbidden = [(of[a], of[b]) for kind, a, b in active if kind == "not_same"]
        evidences = sorted({e for _, said, _ in nodes for e in said})
        number = {e: n for n, e in enumerate(evidences)}

        def fit(thin: int, target: Iterable[int]) -> int:
            return oracles.score.whole_weight(
                self.weighing, (self._alone(evidences[thin], evidences[e]) for e in target)
            )

        margin = self.model.attach_margin
        clusters, joins, attached, rejected = oracles.linkage.link(
            [[number[e] for e in said] for _, said, _ in nodes],
            forbidden,
            lambda x, y: self._compare(evidences[x], evidences[y]),
            lambda weights: oracles.score.weigh(self.weighing, weights),
            self._stop(),
            None if margin is None else fit,
            margin or 0,
            result.seen,
            lambda some: not too_many([[self.evidence[e] for e in nodes[n][1]] for n in some]),
        )
        result.seen["attached"] += len(attached)
        for group in oracles.components.connected(range(len(nodes)), [(a, b) for a, b, _ in joins]):
            if not group.isdisjoint(thin for _, thin, _ in attached):
                result.attached.update(r for n in group for r in nodes[n][2])
        for cluster in clusters:
            inside = [self._inside(result.members, nodes[n][2], active) for n in cluster]
            weights = [w for w in inside if w is not None] + [w for a, _, w in joins + attached if a in cluster]
            group = frozenset(r for n in cluster for r in nodes[n][2])
            best = rejected.get(cluster[0])
            result.clusters[group] = (min(weights, default=None), best[1] if best else None, cut)

    def _stop(self) -> int:
        low = -(1 << 24)
        high = 1 << 24
        while high - low > 1:  # the greatest raw weight that is not above 0 calibrated bits
            middle = (low + high) // 2
            low, high = (middle, high) if self.model.calibrate(middle) <= 0 else (low, middle)
        return low

    def _nodes(
        self, members: Mapping[Key, Key], records: set[Key], active: list[tuple[str, Key, Key]]
    ) -> list[tuple[tuple[bool, Key, Key], tuple[Key, ...], tuple[Key, ...]]]:
        """(order, evidences, records) of what linkage starts from."""
        same = [(a, b) for kind, a, b in active if kind == "same"]
        classes = joined(records, same)
        separate = {classes[r] for kind, *ends in active if kind == "not_same" for r in ends}
        alike = [
            (r, s)
            for r, s in combinations(sorted(records), 2)
            if members[r] == members[s] and classes[r] not in separate and classes[s] not in separate
        ]
        groups = {}
        for group in set(joined(records, same + alike).values()):
            said = tuple(sorted({members[r] for r in group if members[r] != r}))
            order = (not said, said[0] if said else b"", min(group))
            groups[order] = (order, said, tuple(sorted(group)))
        return list(groups.values())

    def _inside(
        self, members: Mapping[Key, Key], group: tuple[Key, ...], active: list[tuple[str, Key, Key]]
    ) -> int | None:
        """What holds one node together: an assertion, or the weight of its evidence against itself."""
        if len(group) == 1:
            return None
        said = {members[r] for r in group}
        return self._weight(*said, *said) if len(said) == 1 else ASSERTED

    def _note(
        self,
        result: Specified,
        postings: Mapping[tuple[str, str], list[Key]],
        active: list[tuple[str, Key, Key]],
        says: Mapping[Key, Key],
    ) -> None:
        seen, cluster_of, members = result.seen, {r: c for c in result.clusters for r in c}, result.members
        seen["states"] += 1
        seen["matched"] += any(len(c) > 1 for c in result.clusters)
        seen["generic key"] += any(len(p) > self.model.key_cap for p in postings.values())
        seen["hubs bind"] += any(self.model.hubs + 1 < len(p) <= self.model.key_cap for p in postings.values())
        seen["bare"] += any(r == m for r, m in result.members.items())
        seen["empty record"] += any(not self.evidence[e] for e in says.values())
        seen["shared evidence"] += len(set(says.values())) < len(says)
        seen["same"] += any(kind == "same" for kind, _, _ in active)
        seen["not same"] += any(kind == "not_same" for kind, _, _ in active)
        seen["not same in one evidence"] += any(k == "not_same" and says[a] == says[b] for k, a, b in active)
        found = {p for p in postings.values() if len(p) <= self.model.key_cap for p in combinations(sorted(p), 2)}
        stop = self._stop()
        one_person = {p for p in found if self._one_person(*p) > stop}
        seen["likelier in another way"] += any(self._against_strangers(*p) <= stop for p in one_person)
        seen["likelier somebody else"] += any(self._weight(*p) <= stop for p in one_person)
        seen["alike, yet likelier somebody else"] += any(
            len(group) > 1 and len({members[r] for r in group}) == 1 and weakest is not None and weakest <= stop
            for group, (weakest, _, _) in result.clusters.items()
        )
        marked = [self.evidence[e] for e in says.values()]
        seen["joins"] += any("joins" in e for e in marked)
        seen["per person"] += any("per_person" in e for e in marked)
        seen["several keys"] += any(n > 1 for _, n in result.edges.values())
        assert all((k == "same") == (cluster_of[a] == cluster_of[b]) for k, a, b in active), "an assertion is broken"


def _carriers(
    said: Mapping[Key, Evidence], hashes: Mapping[Key, bytes], rules: Mapping[Key, Rules]
) -> dict[tuple[str, str], list[Key]]:
    """Identifier → the records that carry it, by what they say."""
    carriers: dict[tuple[str, str], list[Key]] = {}
    for key in sorted(said, key=lambda key: (hashes[key], key)):
        for namespace in IDENTIFIER_NAMESPACES | rules[key].keys():
            for value in _values(said[key], namespace):
                carriers.setdefault((namespace, value), []).append(key)
    return carriers


def _values(said: Evidence, namespace: str) -> list[str]:
    """The values of an identifier; those of a source's own field stand among all of them where it is folded."""
    if namespace in said or not namespace.startswith("custom:"):
        return list(said.get(namespace, ()))
    pairs = [text.split("=", 1) for text in said.get("custom", ())]
    return [value for name, value in pairs if f"custom:{name}" == namespace]


def _never(settings: IdentifierSettings, value: str, world: World, key: Key) -> bool:
    """Whether a value is never to be used: it is one that is named, as written or as read, or fits a pattern."""
    conventions = world.conventions(key, world.records()[key])
    for named in settings.never:
        if {"*", "?"} & set(named):
            if _fits(named.casefold(), value):
                return True
        else:
            readings = normalize(settings.namespace, named, conventions).values
            read = [r.split("=", 1)[1] if settings.namespace.startswith("custom:") else r for r in readings]
            if value in (named.casefold(), *read):
                return True
    return False


def _fits(pattern: str, value: str) -> bool:
    if not pattern:
        return not value
    if pattern[0] == "*":
        return _fits(pattern[1:], value) or (bool(value) and _fits(pattern, value[1:]))
    return bool(value) and pattern[0] in ("?", value[0]) and _fits(pattern[1:], value[1:])


def _marked(evidence: Evidence, rules: Rules) -> Evidence:
    """The evidence with what is set for the identifiers that stand in it."""
    told = [s for name, s in sorted(rules.items()) if _values(evidence, name)]
    joins = tuple(s.namespace for s in told if s.joins)
    limits = tuple(f"{s.namespace} {s.per_person_max}" for s in told if s.per_person_max is not None)
    return evidence | ({"joins": joins} if joins else {}) | ({"per_person": limits} if limits else {})


def _weighed(evidence: Evidence) -> Evidence:
    """The evidence as it is weighed: values of which sharing one is enough are a field of their own."""
    joins = [(name, value) for name in evidence.get("joins", ()) for value in _values(evidence, name)]
    return evidence | {"joins": tuple(map(str, joins))}


def too_many(nodes: list[list[Evidence]]) -> set[str]:
    """The identifiers of which nodes of linkage, each by its evidences, would be too many values for one person."""
    found = set()
    for mark in {mark for node in nodes for e in node for mark in e.get("per_person", ())}:
        name, most = mark.rsplit(" ", 1)
        said = [{v for e in node if mark in e.get("per_person", ()) for v in _values(e, name)} for node in nodes]
        said = [values for values in said if values]
        few = {v for values in said if len(values) <= int(most) for v in values}
        alone = any(not x & y for x in said if len(x) > int(most) for y in said)
        if len(few) > int(most) or alone:
            found.add(name)
    return found


def _people(told: Sequence[Sequence[str]]) -> int:
    """How many people the names of each carrier are of; those that one record says are of one person."""
    pairs = [pair for names in told for pair in combinations(names, 2)]
    return len(set(joined({n for names in told for n in names}, pairs).values()))


def _folded(said: Evidence, model: Model) -> Evidence:
    """What is said, own fields of which the model knows no name in one."""
    known = {f.name for f in model.fields}
    out = {name: values for name, values in said.items() if ":" not in name or name in known}
    rest = [f"{name[len('custom:') :]}={value}" for name in said if name not in out for value in said[name]]
    return {**out, "custom": tuple(sorted(rest))} if rest else out


def _without(said: Evidence, generic: set[tuple[str, str]]) -> Evidence:
    """The evidence: what is said but for generic identifiers, so many values of each field as it keeps."""
    own = {("custom", f"{name.split(':', 1)[1]}={value}") for name, value in generic if name.startswith("custom:")}
    kept = {name: tuple(v for v in values if (name, v) not in generic | own) for name, values in said.items()}
    return {name: _bounded(values) for name, values in kept.items() if values}


def _bounded(values: tuple[str, ...]) -> tuple[str, ...]:
    by_hash = sorted(values, key=lambda v: hashlib.blake2b(v.encode(), digest_size=8).digest())
    return tuple(sorted(by_hash[:MAX_VALUES]))
