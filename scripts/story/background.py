"""Generated people who make the demo's graph look lived in; they share nothing with the cast."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from people.person import CULTURES
from people.population import generate
from people.profiles import CRM, TODAY
from people.records import Record
from story.touchpoint import Touchpoint

SEED = 20250101
PEOPLE = 52
# Britain only, as the sources' region is GB; fewer slips than CRM at large, because this is the set, not the play.
PROFILE = replace(CRM, name="demo", sources=("crm", "store", "call_centre", "hotel_partner"), clean_share=0.6,
                  presence=CRM.presence | {"region": 0.0},
                  world=replace(TODAY, countries={"GB": 1.0}, cultures=CULTURES | {"anglo": 2.0}))  # fmt: skip
RECORD_PREFIX = {"crm": "C", "store": "S", "hotel_partner": "H", "call_centre": ""}
VISITS = {1: 0.3, 2: 0.3, 3: 0.2, 4: 0.2}  # anonymous visits before a login
VISITOR_RATE = 0.6  # people who also visit the shop's pages
START, DAYS = datetime(2025, 1, 2, tzinfo=UTC), 160
# City code and first digits of the British ranges kept for fiction; the last three digits count up.
FICTIONAL_PHONES = ("0114 496 0", "0131 496 0", "0116 496 0", "0141 496 0", "0151 496 0", "0161 496 0")


def fictional_phone(number: int) -> str:
    """The `number`-th British phone number that belongs to nobody."""
    return f"{FICTIONAL_PHONES[number % len(FICTIONAL_PHONES)]}{number // len(FICTIONAL_PHONES):03d}"


def with_fictional_phones(records: list[Record]) -> list[Record]:
    """The records with every phone replaced, the same by the same within a person."""
    numbers: dict[tuple[str, str], str] = {}
    out = []
    for record in records:
        if "phone" in record:
            key = (record["entity"], "".join(filter(str.isdigit, record["phone"]))[-7:])
            record = record | {"phone": numbers.setdefault(key, fictional_phone(len(numbers)))}  # noqa: PLW2901
        out.append(record)
    return out


def background() -> list[Touchpoint]:
    """The touchpoints of the background, in no particular order."""
    rng = Random(f"background/{SEED}")
    records = with_fictional_phones(list(generate(PEOPLE, SEED, PROFILE)))
    touchpoints = [_touchpoint(rng, at, record) for at, record in enumerate(records)]
    emails = {record["entity"]: record["email"] for record in records if "email" in record}
    for person, email in emails.items():
        if rng.random() < VISITOR_RATE:
            touchpoints += _visits(rng, person, email)
    return touchpoints


def _time(rng: Random) -> datetime:
    return START + timedelta(seconds=rng.randrange(DAYS * 86_400))


def _touchpoint(rng: Random, at: int, record: Record) -> Touchpoint:
    source = record["source"]
    prefix = RECORD_PREFIX[source]
    values = {name: value for name, value in record.items() if name not in ("record_id", "entity", "source", "profile")}
    return Touchpoint(source, f"{source}-bg-{at:03d}", _time(rng).isoformat(), dict(values), record["entity"],
                      record_id=f"{prefix}-{6000 + at}" if prefix else "")  # fmt: skip


def _visits(rng: Random, person: str, email: str) -> Iterator[Touchpoint]:
    cookie = f"ck-{rng.randrange(16**12):012x}"
    moment = _time(rng)
    for visit in range(rng.choices(list(VISITS), list(VISITS.values()))[0]):
        yield Touchpoint("web", f"web-bg-{person}-{visit}", moment.isoformat(), {"cookie_id": cookie}, person,
                         payload={"page": rng.choice(("/", "/boots", "/tents", "/sale", "/stores"))})  # fmt: skip
        moment += timedelta(minutes=rng.randint(1, 3000))
    yield Touchpoint("web", f"web-bg-{person}-login", moment.isoformat(), {"cookie_id": cookie, "email": email}, person,
                     payload={"event": "login"})  # fmt: skip
