"""Columns that the ones beside them decide: a browser's `client_id`, a document of a type, a house's bare number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onefold.graph.normalize.text import vocabulary
from onefold.server.files.columns import content
from onefold.server.files.columns import value_tests as looks
from onefold.server.files.columns.ambiguous import Claim
from onefold.server.files.columns.content import Column
from onefold.server.files.headings.contact_synonyms import STREET
from onefold.server.files.headings.naming import Named, fields_hinted
from onefold.server.files.headings.words import squeezed, words_of

_MOST: Final = 0.9
_TELEFONO: Final = "tfn"
"""An Australian's number for taxes, and in Spain a phone."""
_LEAST_CODED: Final = 0.5
_NUMBERS: Final = vocabulary("number numero numer nummer nr no num nro номер cislo hausnr")
_OF_WEB: Final = vocabulary(
    "event events page pages pageview session sessions url referrer referer utm agent useragent hit hits browser",
    "hostname landing anonymous pseudo campaign",
)
_TYPES: Final = vocabulary("type typ tipo art kind")
_OF_TRADE: Final = vocabulary(
    "invoice order receipt bill credit debit memo payment delivery purchase sales quote contract rechnung auftrag",
    "gutschrift lieferschein beleg facture commande avoir factura pedido albaran fattura ordine faktura factuur",
)
_LONGEST_TRADE_CODE: Final = 2
"""Letters: RV, DR and KR are types of an accountant's documents."""
_OF_PAPERS: Final = vocabulary("document documento dokument doc dokumentu dokumentes piece документ документа")


def settle_keys(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    """Settle what a `client_id` is by its values and its neighbours, and a `document_number` beside a document type."""
    of_web = any(not _OF_WEB.isdisjoint(words_of(column.name)) for column in columns)
    for at, (column, found) in enumerate(named):
        if squeezed(column.name) == "clientid" and (of_web or column.share(content.is_cookie) >= _MOST):
            named[at] = (column, Named("cookie_id", found.prefix, found.dropped))
            why[column.name] = "a web page's client: by its values, or the columns beside it"
        if squeezed(column.name) == _TELEFONO and looks.is_of("phone", column):
            named[at] = (column, Named("phone", found.prefix, found.dropped))
            why[column.name] = "by its values: phone numbers, and none of taxes"
    typed = next((column.name for column in columns if _tells_papers(column)), None)
    taken = {column.name for column, _ in named}
    for column in columns:
        hint = next((hint for hint in fields_hinted(column.name) if hint.field == "national_id"), None)
        if hint is None or not typed or column.name in taken or not _is_of_paper(column):
            continue
        if column.telling().share(content.is_coded) >= _LEAST_CODED:
            named.append((column, hint))
            why[column.name] = f"beside {typed!r}"


def settle_house_numbers(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    """A column called "number" is the house's where the street has none: `logradouro`, `numero`."""
    street = next((column for column, found in named if found.field == STREET), None)
    if street is None or any(found.field == "street_number" for _, found in named):
        return
    if not street.values or street.share(content.has_digit) > 1 - _MOST:
        return
    taken = {column.name for column, _ in named}
    for column in columns:
        bare = squeezed(column.name) in _NUMBERS and column.name not in taken
        if bare and column.telling().values and column.telling().share(content.is_house_number) >= _MOST:
            named.append((column, Named("street_number", "", 0)))
            why[column.name] = f"beside {street.name!r}, which has no numbers"
            return


def _tells_papers(column: Column) -> bool:
    """Whether the column says of which type a person's paper is, and not a document of a trade."""
    if _TYPES.isdisjoint(words_of(column.name)) or not _is_of_paper(column):
        return False
    return column.share(_is_of_trade) <= 1 - _MOST


def _is_of_trade(value: str) -> bool:
    return len(value) <= _LONGEST_TRADE_CODE or not _OF_TRADE.isdisjoint(words_of(value))


def _is_of_paper(column: Column) -> bool:
    return not _OF_PAPERS.isdisjoint(words_of(column.name))
