"""What must hold after each beat, for a test to check the demo by."""

from collections.abc import Sequence
from typing import Any

from story.cast import ANONYMOUS, BEATS, FATHER_AND_SON, GLUED, LOGIN, SCRIPTS, SPLIT
from story.touchpoint import Reference, Touchpoint

SUMMARY = {
    ANONYMOUS: "Amelia's visits and the advertiser's are one unknown visitor, not yet the customer in the CRM",
    LOGIN: "one login carries her cookie and her e-mail: visits, orders, app and loyalty card become one person",
    FATHER_AND_SON: "William Clarke senior and junior, of one city, stay two people",
    GLUED: "two women called Sarah Jones on one office phone are taken for one: nothing yet says otherwise",
    SPLIT: "both gave their birth date and national id: the golden record splits again",
    SCRIPTS: "Natalya is one person in Cyrillic and in Latin letters; Greek, Arabic, Chinese and German likewise",
}
Group = list[Reference]


def expected(cast: Sequence[Touchpoint], background: Sequence[Touchpoint]) -> dict[str, Any]:
    """The content of expected.json.

    `beats`: after the last touchpoint of a beat, the records of one group are in one golden record, and those of two
    groups are in two.
    `truth`: person → records, of everybody.
    """
    everybody = [*cast, *background]
    return {
        "beats": [_beat(story, cast) for story in BEATS if story in SUMMARY],
        "truth": {person: _records(t for t in everybody if t.person == person)
                  for person in dict.fromkeys(t.person for t in everybody)},
    }  # fmt: skip


def _beat(story: str, cast: Sequence[Touchpoint]) -> dict[str, Any]:
    last = max((t for t in cast if t.story == story), key=lambda t: t.time)
    seen = [t for t in cast if t.time <= last.time]
    people = {person: [t for t in seen if t.person == person] for person in dict.fromkeys(t.person for t in seen)}
    groups = [_records(touchpoints) for touchpoints in people.values()]
    if story == ANONYMOUS:  # the only beat at which the truth cannot be known yet, but for …
        groups = [_records(t for t in seen if t.story == ANONYMOUS), _records(t for t in seen if t.story != ANONYMOUS)]
    if story == GLUED:  # … this one, at which the wrong answer is the right one
        joneses = [t for t in seen if t.person.startswith("jones")]
        groups = [_records(people[who]) for who in people if not who.startswith("jones")] + [_records(joneses)]
    return {
        "story": story, "summary": SUMMARY[story], "after": {"source": last.source,
                                                             "touchpoint_id": last.touchpoint_id},
        "groups": groups,
    }  # fmt: skip


def _records(touchpoints: Any) -> Group:
    records: Group = []
    for touchpoint in touchpoints:
        if touchpoint.record not in records:
            records.append(touchpoint.record)
    return records
