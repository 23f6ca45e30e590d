"""Builds the pairs of given names of a man and of a woman that only their endings tell apart: Mario and Maria.

Sources are the packages of the dependency group `model` that `build_frequencies.py` reads, which say who bears a name.
Of a pair, some list has the one for men only and the other for women only, and no list has both for one gender, as it
would two spellings of one name (Ann, Anna); what our own lists of frequent names say, theirs do not overrule. Nothing
is installed or downloaded here. Same bytes every time.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import typer

from build_frequencies import births, canonical, locale_list
from modelling.national_names import NATIONAL_NAMES
from onefold.graph.normalize import nickname_groups

OUT = Path(__file__).resolve().parent.parent / "graph/onefold/graph/normalize/names/opposite_names.json"
YEARS = (1920, 2017)
BIRTHS = 2000  # of a name in those years; rarer ones are mostly slips of the register
ONE_GENDER = 0.97  # of them, to be a name of men or of women
ENDING = 3  # letters: Gabriel, Gabriella
SHORTEST = 2
STEM = 3  # letters before the o of a man's name, which an a makes a woman's: Severino, Severina
_NAME = re.compile("[a-z]*[aeiouy][a-z]*")  # no consonants of a name that is written without vowels


Lists = Iterator[tuple[set[str], set[str]]]
"""(names of men only, names of women only) in one country each, canonical."""


def national_lists() -> Lists:
    """Our own: frequent names, which are seldom misread."""
    for country in NATIONAL_NAMES.values():
        yield _apart(country.men.shares(), country.women.shares())


def package_lists() -> Lists:
    """Of the packages; births of a country of immigrants give many names to either."""
    men, women = births(*YEARS, "M"), births(*YEARS, "F")
    often = [n for n in sorted(men.keys() | women.keys()) if men.get(n, 0) + women.get(n, 0) >= BIRTHS]
    share = {n: men.get(n, 0) / (men.get(n, 0) + women.get(n, 0)) for n in often}
    yield _apart([n for n in often if share[n] >= ONE_GENDER], [n for n in often if share[n] <= 1 - ONE_GENDER])
    for locale in sorted(m.name for m in iter_modules(import_module("faker.providers.person").__path__)):
        yield _apart(*(locale_list(locale, f"first_names_{who}") for who in ("male", "female")))


def _apart(men: Iterable[str], women: Iterable[str]) -> tuple[set[str], set[str]]:
    male, female = _canonical(men), _canonical(women)
    return male - female, female - male


def _canonical(names: Iterable[str]) -> set[str]:
    return {name for raw in names if len(name := canonical("given_name", raw)) >= SHORTEST and _NAME.fullmatch(name)}


def confusable(man: str, woman: str) -> bool:
    """Whether only the ending of a name tells a woman's from a man's: Mario and Maria, Emil and Emilie.

    What differs before the end is as often a slip: Frances for Francis. What is short for one formal name is left to
    nicknames, and so is a woman's name that a man's begins with: Fern for Fernando.
    """
    if nickname_groups(man) and set(nickname_groups(man)) & set(nickname_groups(woman)):
        return False
    if man == f"{woman}s":
        return True  # Andreas, Andrea
    return len(man) >= STEM and woman.startswith(man[:-1]) and len(man) <= len(woman) <= len(man) + ENDING


def opposites() -> dict[str, list[str]]:
    """Man's name → women's names."""
    ours, theirs = list(national_lists()), list(package_lists())
    found: dict[str, set[str]] = {}
    for known, judges in ((ours, ours), (theirs, [*ours, *theirs])):
        for men, women in known:
            for man, woman in _alike(men, women):
                if not any({man, woman} <= names for some in judges for names in some):
                    found.setdefault(man, set()).add(woman)
    called = {man for men, _ in (*ours, *theirs) for man in men}
    for man in called:
        if man.endswith("o") and len(man) > STEM and (woman := f"{man[:-1]}a") not in called:
            found.setdefault(man, set()).add(woman)
    return {man: sorted(women) for man, women in sorted(found.items())}


def _alike(men: set[str], women: set[str]) -> Iterator[tuple[str, str]]:
    for man in sorted(men):
        for woman in sorted(women):
            if man[0] == woman[0] and confusable(man, woman):
                yield man, woman


def main(check: bool = False) -> None:
    """Build `opposite_names.json`, or with --check compare it with what would be built."""
    text = json.dumps(opposites(), indent=0, separators=(",", ":"), ensure_ascii=False) + "\n"
    if check and text != OUT.read_text("utf-8"):
        raise typer.BadParameter(f"{OUT.name} is not what its sources say; run scripts/build_opposite_names.py")
    OUT.write_text(text, "utf-8")
    typer.echo(f"{OUT.name}: {sum(map(len, json.loads(text).values()))} pairs, {len(text) / 1000:.0f} KB")


if __name__ == "__main__":
    typer.run(main)
