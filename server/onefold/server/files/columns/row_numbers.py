"""Columns that number the rows of a file, by what they are called in the languages we read: Nr., Lp., STT, roll no.

They are keys only where every row has its own; a running number only where no better key is there. Columns
that may be evidence, such as phones or tax numbers, are not among them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from onefold.graph.normalize.text import vocabulary
from onefold.server.files.columns import content
from onefold.server.files.columns.content import Column
from onefold.server.files.headings.synonyms import PARTICLES, squeezed, table, words_of

NONE: Final = -1
OF_CASES, GLUED, RUNNING = range(3)
"""How well a heading says that a column is the key, the best first."""

_ALONE: Final = frozenset(
    table(
        "roll case chart dossier folio ticket txn trx transaction transaktion registro registo registr proces processo "
        "proceso procedura expediente expedient exp vorgang akte aktenzeichen fall fallnummer geschaftszeichen zaak "
        "sprawa sprawy spis entry record rec datensatz satz zaznam zaznamu wpis kayit enregistrement fiche scheda "
        "ficha "
        "pratica eintrag reference referenz referencia riferimento referentie ref дело дела запись записи анкета 案件 "
    )
)
_CASES: Final = _ALONE | frozenset(
    table(
        "file registration vorgangs akten kontakt contact person personen posten admission enrollment enrolment "
        "application candidate candidatura inscripcion inscription inscricao iscrizione anmeldung bewerbung zgloszenie "
        "zgloszenia prihlaska basvuru заявка заявки заявление анкеты 受付 申請 접수 "
    )
)
"""Those and what needs a word for number beside it."""
_NUMBERS: Final = frozenset(
    table(
        "no nr num number nbr numb n numero nro nummer numer numarasi numara cislo szam szama stevilka broj nomer "
        "номер id ident code cod codigo codice kod kodu kood код nummern zahl numeris numurs αριθμος 番号 编号 編號 "
        "번호 رقم מספר sayisi หมายเลข เลขที่ नंबर"
    )
)
_BARE: Final = _NUMBERS | frozenset(
    table(
        "lp l_p lfd lfd_nr lfdnr lfd_nummer laufende_nummer laufende_nr lauf_nr sno s_no sl_no slno sr_no srno si_no "
        "sn serial serial_no serial_number seq seq_no sequence index idx row row_no row_number row_num rownum line "
        "line_no line_number item_no stt so_thu_tu tt rb r_br redni_broj poradie poradove_cislo por_cislo por_c c "
        "sorszam ssz srsz jrk jrk_nr nr_crt nrcrt sira sira_no s_n sn_no num_ordre n_ordre no_ordre n_orden num_orden "
        "orden nr_ordem n_ordem ordem num_ordem ordine n_ordine volgnr volgnummer lopnr lopenummer lobenr lopnummer "
        "jarjestysnro p_n п_п пп номер_п_п no_п_п n_п_п 序号 序號 連番 通番 행번호 순번 연번 م مسلسل ردیف ลำดับ "
        "ลำดับที่ क्रमांक क्र unnamed pos zeile ligne fila riga wiersz rad radek rivi"
    )
)
_GLUED: Final = re.compile(r"[a-z]{1,8}id")
_NO_IDS: Final = vocabulary("paid prepaid unpaid repaid bid said aid valid invalid covid grid hybrid rapid void")
_NO_NUMBER: Final = re.compile(r"[-+]?\d+[.,]\d+|.*[€$£%@].*")
_MOST: Final = 0.99
_MOSTLY: Final = 0.8
"""Share of values with a digit; a name of a row among them is one all the same."""
_SOME: Final = 0.1


def rank(column: Column, is_first: bool) -> int:
    """How well a column may number the rows of a file whose first column it is or not; NONE where it does not."""
    said = _said(column.name)
    if said == NONE or column.distinct() < len(column.values) or column.filled() < _MOST:
        return NONE
    if said == RUNNING and not (is_first or _rises(column)):
        return NONE
    return said if column.share(_is_number) >= _MOSTLY and not _is_evidence(column) else NONE


def _said(name: str) -> int:
    words = tuple(word for word in words_of(name) if word not in _JOINING or word in _BARE)
    if "".join(words) in _BARE or squeezed(name) in _BARE or (words and words[0] == "unnamed"):
        return RUNNING
    rest = [word for word in words if word not in _NUMBERS]
    if rest and all(word in (_ALONE if rest == list(words) else _CASES) for word in rest):
        return OF_CASES
    if len(words) == 1 and any(words[0] == case + number for case in _CASES for number in ("nr", "no", "num")):
        return OF_CASES
    glued = len(words) == 1 and _GLUED.fullmatch(words[0]) is not None and words[0] not in _NO_IDS
    return GLUED if glued else NONE


_JOINING: Final = frozenset(PARTICLES.split())


def _is_number(value: str) -> bool:
    return content.is_coded(value) and _NO_NUMBER.fullmatch(value) is None


def _is_evidence(column: Column) -> bool:
    """Whether the values are phones or dates, whatever the heading says."""
    return any(
        column.share(looks) > _SOME
        for looks in (content.is_international_phone, lambda value: not value.isdigit() and content.is_date(value))
    )


def _rises(column: Column) -> bool:
    """Whether the values are whole numbers, each greater than the one before."""
    if not all(value.isascii() and value.isdigit() for value in column.values):
        return False
    return all(before < behind for before, behind in pairwise(map(int, column.values)))
