"""What shops, hospitals and systems call somebody whose name they do not know: walk-ins, final consumers, guests."""

import re
from itertools import product
from typing import Final

_UNKNOWN: Final = (
    "unknown|anonymous|unidentified|unnamed|guest|walk in|walkin|cash|test|dummy|demo|sample|generic|default"
)
_ROLES: Final = (
    "patient|customer|client|guest|person|user|visitor|donor|caller|member|buyer|shopper|male|female|man|woman"
)
_OTHERS: Final = (
    # English
    "walk in|walkin|walk ins|walk in client|cash sale|cash sales|cash account|counter sale|counter sales|counter",
    "customer",
    "retail customer|retail sale|pos customer|over the counter|general public|misc customer|sundry customer",
    "various customers|one time customer|guest checkout|guest account|anonymous anonymous",
    # German
    "laufkunde|laufkundin|laufkundschaft|laufkunden|barverkauf|barkunde|barkundin|kunde bar|bar kunde|einmalkunde",
    "sammelkunde|diverse kunden|kunde diverse|divers kunde|cpd kunde|gastkunde|tageskunde|kassenkunde|unbekannter",
    "kunde",
    "unbekannter patient|unbekannte patientin|unbekannte person|anonymer kunde|neuer kunde|thekenverkauf",
    # Spanish
    "consumidor final|cliente final|cliente mostrador|cliente de mostrador|venta mostrador|ventas mostrador|mostrador",
    "publico en general|publico general|venta al publico|ventas al publico|cliente contado|cliente de contado",
    "cliente generico|clientes varios|cliente varios|cliente anonimo|cliente ocasional|cliente de paso|cliente",
    "eventual",
    "paciente desconocido|paciente anonimo|persona desconocida|cliente desconocido|venta contado|cliente general",
    # Portuguese
    "consumidor nao identificado|consumidor|cliente balcao|venda balcao|vendas balcao|cliente de balcao|cliente padrao",
    "clientes diversos|cliente diversos|cliente diverso|cliente avulso|cliente nao identificado|paciente desconhecido",
    "cliente indiferenciado|cliente consumidor final|cliente desconhecido",
    # French
    "client comptoir|client de passage|client passage|client divers|clients divers|vente comptoir|ventes comptoir",
    "client anonyme|client inconnu|patient inconnu|patient anonyme|client particulier|client caisse|client web",
    # Italian
    "cliente occasionale|clienti vari|cliente vario|cliente banco|vendita banco|vendita al banco|cliente al banco",
    "cliente generico|cliente sconosciuto|paziente sconosciuto|consumatore finale|cliente privato",
    "generico|corrispettivi",
    # Polish, Czech, Slovak, Hungarian, Romanian, Croatian
    "klient detaliczny|klient indywidualny|klient gotowkowy|sprzedaz detaliczna|sprzedaz paragonowa|klient anonimowy",
    "klient nieznany|pacjent nieznany|klient paragonowy|koncovy zakaznik|hotovostni zakaznik|maloobchodni zakaznik",
    "neznamy zakaznik|neznamy pacient|anonymni zakaznik|lakossagi vevo|penztari vevo|ismeretlen vevo|ismeretlen beteg",
    "client ocazional|client necunoscut|pacient necunoscut|krajnji kupac|krajnji potrosac|kupac gradanin|nepoznat",
    "kupac",
    # Dutch, Swedish, Danish, Norwegian, Finnish
    "losse klant|contante klant|kassaklant|onbekende klant|onbekende patient|anonieme klant|balieverkoop|baliekant",
    "kontantkund|kontantkunde|kontant kunde|kontant kund|diverse kunder|okand kund|okand patient|ukendt kunde",
    "ukendt patient|ukjent kunde|ukjent pasient|butikskund|kassekunde|kateisasiakas|tuntematon",
    "asiakas|satunnaisasiakas",
    # Turkish, Indonesian, Vietnamese
    "perakende musteri|perakende satis|muhtelif musteri|muhtelif musteriler|nihai tuketici|pesin musteri|misafir",
    "musteri",
    "bilinmeyen hasta|bilinmeyen musteri|kimligi belirsiz|pelanggan umum|pelanggan tunai|pasien umum",
    "khach le|khach vang lai|khach hang le",
    # Russian, Ukrainian and Bulgarian, as they are transliterated
    "roznichnyi pokupatel|roznichnyy pokupatel|chastnoe litso|chastnoe lico|fizicheskoe litso|fizicheskoe lico|fizlico",
    "fizlitso|fizichna osoba|neizvestnyi patsient|neizvestnyy pacient",
)

NOBODY: Final = frozenset(
    {f"{unknown} {role}" for unknown, role in product(_UNKNOWN.split("|"), _ROLES.split("|"))}
    | {phrase for phrases in _OTHERS for phrase in phrases.split("|")}
) - {"cash man", "cash woman"}
"""Whole names, after `text.words`; also where a form has cut them in a given and a family name."""

_NUMBERED: Final = re.compile(r"(.+?)(?: no| nr)? ?\d+")


def is_nobody(words: str) -> bool:
    """Whether a whole name, as `text.words` gives it, is what somebody without a name is called: "Walk-in 12"."""
    if words in NOBODY:
        return True
    numbered = _NUMBERED.fullmatch(words) if words[-1:].isdigit() else None
    return numbered is not None and numbered[1] in NOBODY
