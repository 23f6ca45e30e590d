"""The telling: each beat as a heading, what came in, who is who now, and whether that is the truth."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.touchpoint import Touchpoint
from onefold.server.cli.export import iso
from onefold.server.cli.tables import bits_table, golden_table, joins_table, named
from onefold.server.demo.sample import Beat, Ref, Told
from onefold.server.demo.stage import Person, Record, Stage
from rich.console import Console
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table

MAX_SHOWN = 14
ID_CHARS = 8


class Teller:
    """Tells the story on a console; counts what came out otherwise than it should."""

    def __init__(self, console: Console, stage: Stage) -> None:
        self._console, self._stage = console, stage
        self.wrong = 0

    def beat(self, at: int, beat: Beat) -> None:
        """One beat: stream, show what came, who is who, and what is worth a closer look."""
        say = self._console.print
        say()
        say(Rule(f"[bold]{at}. {escape(_capital(beat.summary))}[/]", align="left"))
        split = _watched(beat)
        before = [self._stage.golden(record) for record in split[:1]]
        seconds = self._stage.stream(beat.touchpoints)
        mine = [told for told in beat.touchpoints if told.story == beat.story]
        self._came(mine, len(beat.touchpoints) - len(mine), seconds)
        fresh = self._fresh(beat)
        self._who(fresh)
        if before:
            self._moved(split, before[0].golden.golden_id, self._confidence_of(before[0].joins))
        self._closer(beat)

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
        self._console.print(f"{len(mine)} touchpoints{more}; streamed and resolved in {seconds:.1f} s.", style="dim")

    def _fresh(self, beat: Beat) -> list[tuple[Ref, ...]]:
        """The groups that this beat is about: those that hold a record not told of before."""
        told = {(t.touchpoint.source, t.touchpoint.touchpoint_id) for t in beat.touchpoints if t.story == beat.story}
        ids = {(t.touchpoint.source, t.touchpoint.record_id) for t in beat.touchpoints if t.story == beat.story}
        return [
            group
            for group in beat.groups
            if any((source, touchpoint) in told or (source, record) in ids for source, record, touchpoint in group)
        ]

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
                table.add_row(person.golden_id[:ID_CHARS], escape(records), _sure(person.confidence), mark)
        self._console.print(table)

    def _moved(self, records: Sequence[Record], golden_id: str, before: float | None) -> None:
        """Show how a golden record came apart."""
        answer = self._stage.client.golden_record(self._stage.tenant, golden_id)
        now = ", ".join(golden.golden_id[:ID_CHARS] for golden in answer.golden)
        match = self._stage.match(records[0], records[1])
        self._console.print(
            f"Golden record {golden_id[:ID_CHARS]} was {_sure(before)} sure; the pair is {match.probability:.4f} now. "
            f"Asked for, {golden_id[:ID_CHARS]} answers truly: {answer.state.value}, now {now}.",
            markup=False,
        )
        self._console.print(bits_table(match))

    @staticmethod
    def _confidence_of(joins: Sequence[object]) -> float | None:
        return min((getattr(join, "probability", 1.0) for join in joins), default=None)

    def _closer(self, beat: Beat) -> None:
        """A closer look, once each: at a match in bits, and at a golden record with its provenance."""
        if beat.story == "b-login":
            known, order = _first(beat, "crm"), _last(beat, "store")
            self._console.print("Why is the woman at the till the customer in the CRM?", style="bold")
            match = self._stage.match(self._stage.record(known), self._stage.record(order))
            self._console.print(bits_table(match))
            self._console.print(match.verdict, markup=False)
        if beat.story == "e-scripts":
            group = max(self._fresh(beat), key=len)
            built = self._stage.golden(self._stage.record(group[0]))
            self._console.print("One golden record, where each value comes from, and how it was built", style="bold")
            self._console.print(golden_table(built.golden))
            self._console.print(joins_table(built))


def _watched(beat: Beat) -> list[Record]:
    """The records that a split tears apart: those of the beat's own touchpoints."""
    if not beat.story.endswith("-split"):
        return []
    refs = [
        (told.touchpoint.source, told.touchpoint.record_id) for told in beat.touchpoints if told.story == beat.story
    ]
    return list(dict.fromkeys(refs))


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


def _sure(confidence: float | None) -> str:
    return "alone" if confidence is None else f"{confidence:.4f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
