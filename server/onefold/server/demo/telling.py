"""The telling: each beat as a heading, what came in, who is who now, and whether that is the truth."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table

from onefold.graph.explanations import GoldenExplanation, MatchExplanation, TouchpointExplanation
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.wording import counted
from onefold.server.demo.sample import Beat, Ref, Told
from onefold.server.demo.stage import Person, Record, Stage
from onefold.server.files.times import iso
from onefold.server.shown import explanations as explain_words
from onefold.server.shown.golden import golden_table, joins_table
from onefold.server.shown.names import named
from onefold.server.shown.waterfall import bits_table

MAX_SHOWN = 14
ID_CHARS = 8


class Teller:
    """Tells the story on a console; counts what came out otherwise than it should."""

    def __init__(self, console: Console, stage: Stage) -> None:
        self._console, self._stage = console, stage
        self.wrong = 0

    def beat(self, at: int, beat: Beat) -> None:
        """One beat: stream, show what came, who is who, and what is worth a closer look."""
        self._console.print()
        self._console.print(Rule(style="dim"))
        self._console.print(f"{at}. {_capital(beat.summary)}", style="bold", markup=False)
        torn = _torn(beat)
        steps = self._stepwise(beat, torn) if torn else []
        seconds = sum(steps) if torn else self._stage.stream(beat.touchpoints)
        mine = [told for told in beat.touchpoints if told.story == beat.story]
        self._came(mine, len(beat.touchpoints) - len(mine), seconds)
        self._who(_about(beat))
        if torn:
            self._match(self._stage.match(torn[0], torn[1]))
        self._closer(beat)

    def _stepwise(self, beat: Beat, torn: Sequence[Record]) -> list[float]:
        """Stream a beat piece by piece, and tell after each how sure the golden record still is."""
        built = self._stage.golden(torn[0])
        self._console.print(f"Before: {_holding(built)}.", markup=False)
        seconds, start = [], 0
        for end in [at + 1 for at, told in enumerate(beat.touchpoints) if told.story == beat.story]:
            last = beat.touchpoints[end - 1].touchpoint
            foretold = self._stage.foretold(last)
            self._console.print(f"If {last.source} says more: {_shortened(foretold)}", markup=False)
            seconds.append(self._stage.stream(beat.touchpoints[start:end]))
            start = end
            now = {built.golden.golden_id: built for built in map(self._stage.golden, torn)}
            states = "; ".join(map(_holding, now.values()))
            self._console.print(f"After {last.source} says more: {states}.", markup=False)
        return seconds

    def _came(self, mine: Sequence[Told], others: int, seconds: float) -> None:
        table = Table(show_edge=False, pad_edge=False, box=None)
        for heading in ("when", "source", "says"):
            table.add_column(heading, overflow="fold", style="cyan" if heading == "source" else None)
        for told in mine[:MAX_SHOWN]:
            touchpoint = told.touchpoint
            when = (iso(touchpoint.observed_at) or "")[:16].replace("T", " ")
            table.add_row(when, touchpoint.source, escape(_says(touchpoint)))
        self._console.print(table)
        more = f", among {others} of other people" if others else ""
        self._console.print(
            f"{counted(len(mine), 'touchpoint')}{more}; streamed and resolved in {seconds:.1f} s.", style="dim"
        )

    def _who(self, groups: Sequence[tuple[Ref, ...]]) -> None:
        people = self._stage.people(groups)
        shared = _shared(people)
        table = Table(title="who is who now", title_justify="left")
        table.add_column("golden record")
        table.add_column("records", overflow="fold")
        table.add_column("confidence", justify="right")
        table.add_column("")
        for group in people:
            right = len(group) == 1 and group[0].golden_id not in shared
            self.wrong += not right
            for person in group:
                mark = "[green]as it should be[/]" if right else "[red]otherwise than expected[/]"
                records = ", ".join(map(named, person.records))
                table.add_row(_short(person.golden_id), escape(records), _sure(person), mark)
        self._console.print(table)

    def _closer(self, beat: Beat) -> None:
        """A closer look, once each: at a match in bits, and at a golden record with its provenance."""
        if beat.story == "b-login":
            known, order = _first(beat, "crm"), _last(beat, "store")
            self._console.print("Why is the woman at the till the customer in the CRM?", style="bold")
            self._match(self._stage.match(self._stage.record(known), self._stage.record(order)))
        if beat.story == "e-scripts":
            group = max(_about(beat), key=len)
            built = self._stage.golden(self._stage.record(group[0]))
            self._console.print("One golden record, where each value comes from, and how it was built", style="bold")
            self._console.print(golden_table(built.golden))
            self._console.print(joins_table(built))
            for line in explain_words.of_golden(built):
                self._console.print(line, markup=False)

    def _match(self, match: MatchExplanation) -> None:
        """A match as a waterfall of bits, and in words that name what decides."""
        self._console.print(bits_table(match))
        self._console.print(match.verdict, markup=False)
        if match.remedy:
            self._console.print(f"What would change it: {match.remedy}", markup=False)


def _torn(beat: Beat) -> list[Record]:
    """The records that a split tears apart: those of the beat's own touchpoints."""
    if not beat.story.endswith("-split"):
        return []
    mine = [told.touchpoint for told in beat.touchpoints if told.story == beat.story]
    return list(dict.fromkeys((touchpoint.source, touchpoint.record_id) for touchpoint in mine))


def _about(beat: Beat) -> list[tuple[Ref, ...]]:
    """The groups that this beat is about: those with a touchpoint of the story in it."""
    mine = [told.touchpoint for told in beat.touchpoints if told.story]
    ids = {(t.source, "", t.touchpoint_id) for t in mine} | {(t.source, t.record_id, "") for t in mine if t.record_id}
    return [group for group in beat.groups if ids.intersection(group)]


def _shared(people: Sequence[tuple[Person, ...]]) -> set[str]:
    """Golden records that hold records of more than one person."""
    seen: set[str] = set()
    shared: set[str] = set()
    for group in people:
        for person in group:
            (shared if person.golden_id in seen else seen).add(person.golden_id)
    return shared


def _first(beat: Beat, source: str) -> Ref:
    return next(ref for group in beat.groups for ref in group if ref[0] == source)


def _last(beat: Beat, source: str) -> Ref:
    return [ref for group in beat.groups for ref in group if ref[0] == source][-1]


def _says(touchpoint: Touchpoint) -> str:
    said = " · ".join(value for _, value in touchpoint.values)
    payload = ", ".join(f"{name} {value}" for name, value in touchpoint.payload)
    return f"{said} ({payload})" if payload else said


def _sure(person: Person) -> str:
    if person.confidence is not None:
        return f"{person.confidence:.4f}"
    return "alone" if len(person.records) == 1 else "says the same"


def _holding(built: GoldenExplanation) -> str:
    """A golden record in half a sentence."""
    person = Person(
        built.golden.golden_id, built.records, min((join.probability for join in built.joins), default=None)
    )
    return f"{_short(person.golden_id)} = {' + '.join(map(named, person.records))} ({_sure(person)})"


def _short(golden_id: str) -> str:
    return golden_id[:ID_CHARS]


def _shortened(told: TouchpointExplanation) -> str:
    """A dry run's verdict, with golden ids as short as elsewhere in the story."""
    ids = {effect.golden_id for effect in told.effects} | {told.golden_id}
    text = told.verdict
    for golden_id in filter(None, ids):
        text = text.replace(golden_id, _short(golden_id))
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
