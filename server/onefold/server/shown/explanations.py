"""What `onefold explain` says beneath its tables, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from onefold.graph.explanations import GoldenEffect, GoldenExplanation, MatchExplanation, TouchpointExplanation
from onefold.graph.reasons import WhyNot
from onefold.graph.wording import counted
from onefold.server.shown.golden import said_between
from onefold.server.shown.names import group, named

NEVER_COMPARED = (WhyNot.NO_COMMON_KEY, WhyNot.GENERIC_KEYS, WhyNot.NO_HUB)


def of_match(match: MatchExplanation) -> Iterator[str]:
    """The verdict, what would change it, and how the two were found or were not."""
    yield match.verdict
    if match.remedy:
        yield f"What would change it: {match.remedy}"
    if match.why_not in NEVER_COMPARED:
        yield from _rules(match)
    else:
        found = "; ".join(match.found_by) or "no blocking key: they are compared only to close a component"
        yield f"Found by {found}." + _too_many("Too common to be used", match.generic)
    if match.join is not None and not match.join.asserted and match.join.pairs > 1:
        groups = f"{counted(len(match.join.left), 'record')} and {counted(len(match.join.right), 'record')}"
        made = "joined" if match.same_golden_record else "kept apart"
        yield f"Their groups of {groups} were {made} at {match.join.bits:+.1f} bits: {said_between(match.join)}."
    for ruling in match.rulings:
        why = f" ({ruling.reason})" if ruling.reason else ""
        by = f", by {ruling.author}" if ruling.author else ""
        said = f"{named(ruling.left)} {ruling.kind.replace('_', ' ')} {named(ruling.right)}"
        yield f"Assertion {ruling.assertion_id}: {said}{by}{why}."


def _rules(match: MatchExplanation) -> Iterator[str]:
    both = [rule for rule in match.left_rules if rule in match.right_rules]
    for ref, ours in ((match.left, match.left_rules), (match.right, match.right_rules)):
        only = [rule for rule in ours if rule not in both]
        if only:
            yield f"Only {named(ref)} can be found by {'; '.join(only)}."
    if both:
        yield f"Both can be found by {'; '.join(both)}, but by no value that both have" + (
            " and that is not too common." if match.generic or match.crowded else "."
        )


def _too_many(heading: str, rules: tuple[str, ...]) -> str:
    return f" {heading}: {'; '.join(rules)}." if rules else ""


def of_golden(built: GoldenExplanation) -> Iterator[str]:
    """Its records, its weakest join, its bridges, and whether its component was cut."""
    yield f"{counted(len(built.records), 'record')}: {', '.join(map(named, built.records))}"
    component = f"{counted(built.component_records, 'record')} in the component."
    if built.weakest is None:
        yield f"It stands alone. {component}" if built.component_records > 1 else "It stands alone."
    else:
        weakest = built.joins[built.weakest]
        sides = f"{group(weakest.left)} with {group(weakest.right)}"
        yield f"Confidence {weakest.probability:.4f}: its least certain join, {sides}. {component}"
        if weakest.matching == 1 and weakest.pairs > 1 and weakest.best is not None:
            left, right, bits = weakest.best
            yield f"A single match bridges that join: {named(left)} ↔ {named(right)}, {bits:+.1f} bits."
    if built.bridges is None:
        yield "Bridges were not looked for: it holds too many records to try each."
    for bridge in built.bridges or ():
        parts = " and ".join(f"[{group(part)}]" for part in bridge.parts)
        yield f"Bridge: without {named(bridge.record)} the rest falls apart into {parts}."
    if built.cut_at_bits is not None:
        yield f"The component was too large and was cut at {built.cut_at_bits} bits."


def of_touchpoint(told: TouchpointExplanation) -> Iterator[str]:
    """What would happen, and to which golden records."""
    yield f"{named(told.record)}: {told.verdict}"
    for field, problem in told.warnings:
        yield f"Its {field} would link nothing: {problem.replace('_', ' ')}."
    for effect in told.effects:
        yield _effect(effect)


def _effect(effect: GoldenEffect) -> str:
    name = effect.golden_id or "a new golden record"
    if effect.before == effect.after:
        what = f"keeps {counted(len(effect.after), 'record')}"
    elif not effect.after:
        what = f"is no more; its {counted(len(effect.before), 'record')} would be elsewhere"
    else:
        what = f"{len(effect.before)} → {counted(len(effect.after), 'record')}: {group(effect.after)}"
    also = f"; takes from {', '.join(effect.merged_from)}" if effect.merged_from and effect.after else ""
    into = ", ".join(i or "a new one" for i in effect.split_into)
    also += f"; gives to {into}" if into else ""
    sure = f"confidence {_sure(effect.confidence_before)} → {_sure(effect.confidence_after)}"
    return f"  {name} {what}{also}; {sure}"


def _sure(confidence: float | None) -> str:
    return "-" if confidence is None else f"{confidence:.4f}"
