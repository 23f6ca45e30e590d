"""What a shop knows of its customers beside who and where they are, and columns that say nothing of anybody.

Four attributes are a person's own, written down now and then, with slips; ten columns of noise are such as every
export has. All rates are stated guesses. An attribute is a function of who somebody is; all else is drawn record by
record.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from random import Random

from people import errors
from people.records import Record

BRANCHES, PETS, COLOURS, AGENTS = 80, 400, ("red", "green", "blue", "teal", "amber", "violet"), 25
WRITTEN = {"favourite_branch": 0.6, "policy_no": 0.5, "car_plate": 0.4, "dog": 0.4}  # chance that a record has it
WRONG = {"favourite_branch": 0.08, "policy_no": 0.06, "car_plate": 0.07, "dog": 0.12}  # … and that it has a slip
SECOND_RATE = {"favourite_branch": 0.25, "policy_no": 0.1, "car_plate": 0.2, "dog": 0.15}  # people with two
ATTRIBUTES = tuple(WRITTEN)
NOISE = ("random_number", "import_batch", "agent", "colour", "newsletter", "order_total", "last_change", "row_hash",
         "language", "colour_code")  # fmt: skip
START, BATCH_ROWS, DAYS = datetime(2019, 1, 1), 400, 2200
SYLLABLES = ("ba", "be", "bo", "chi", "co", "da", "du", "fi", "jo", "ka", "lo", "lu", "ma", "mi", "mo", "na", "pi",
             "ra", "ro", "sa", "ti", "to", "wi", "za")  # fmt: skip


def with_attributes(records: Iterable[Record], seed: int) -> Iterator[Record]:
    """The records with what the shop knows of the person, as often as it is written down."""
    for record in records:
        rng = Random(f"written/{seed}/{record['record_id']}")
        known = _known(record["entity"], seed)
        yield record | {name: _written(rng, name, rng.choice(known[name])) for name in ATTRIBUTES
                        if rng.random() < WRITTEN[name]}  # fmt: skip


def with_noise(records: Iterable[Record], seed: int) -> Iterator[Record]:
    """The records with ten columns that have nothing to do with who they are of."""
    for number, record in enumerate(records):
        rng = Random(f"noise/{seed}/{record['record_id']}")
        colour = rng.choice(COLOURS)
        at = START + timedelta(days=rng.randrange(DAYS), seconds=rng.randrange(86_400))
        noise = {
            "random_number": str(rng.randrange(100_000)), "import_batch": f"B{number // BATCH_ROWS:04d}",
            "agent": f"agent {1 + int(AGENTS * rng.random() ** 2)}", "colour": colour,
            "newsletter": rng.choice(("yes", "no")), "order_total": f"{rng.expovariate(1 / 60):.2f}",
            "last_change": at.isoformat(sep=" "), "row_hash": f"{rng.getrandbits(64):016x}",
            "language": "de" if rng.random() < 0.03 else "en", "colour_code": f"C-{COLOURS.index(colour):02d}",
        }  # fmt: skip
        yield record | noise


def _known(entity: str, seed: int) -> dict[str, list[str]]:
    """All values that a person may give, by attribute."""
    rng = Random(f"attributes/{seed}/{entity}")
    draw = {"favourite_branch": _branch, "policy_no": _policy, "car_plate": _plate, "dog": _dog}
    return {name: [draw[name](rng) for _ in range(1 + (rng.random() < SECOND_RATE[name]))] for name in ATTRIBUTES}


def _branch(rng: Random) -> str:
    number = int(BRANCHES * rng.random() ** 2)  # some are larger than others
    return f"{_pet(number).title()} Street"


def _policy(rng: Random) -> str:
    return f"{rng.choice('ABK')}{rng.randrange(10**7):07d}"


def _plate(rng: Random) -> str:
    letters = "ABCDEFGHJKLMNOPRSTUVWXYZ"
    return f"{''.join(rng.choices(letters, k=2))}{rng.randrange(100):02d} {''.join(rng.choices(letters, k=3))}"


def _dog(rng: Random) -> str:
    return _pet(int(PETS * rng.random() ** 3)).title()


def _pet(number: int) -> str:
    rng = Random(f"pet/{number}")
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3)))


def _written(rng: Random, name: str, value: str) -> str:
    if rng.random() >= WRONG[name]:
        return value
    return errors.wrong_digits(rng, value) if name == "policy_no" else errors.typo(rng, value)
