"""Mailboxes that nobody has: what is typed where a form insists on an address, in the languages that we read."""

import re
from typing import Final

from onefold.graph.normalize.text import vocabulary

_NO: Final = (
    "no|non|not|sin|sem|sans|kein|keine|keinen|ohne|senza|nessun|nessuna|brak|bez|geen|zonder|ingen|uten|uden|utan|"
    "nincs|nema|nemam|nimam|nie|yok|ei|fara|pasde|pas|aucun|aucune|none|null|test|prueba|teste|fake"
)
_HAS_NONE: Final = (
    "notiene|notengo|noposee|nodispone|nocuenta|naotem|naotenho|naopossui|nonha|niema|niemam|nemam|nimam|harikke"
)
_MAIL: Final = (
    "email|emails|e mail|mail|maila|mailu|maili|mailem|emaila|emailu|correo|correos|correoelectronico|courriel|eposta|"
    "posta|epost|epostan|poczta|poczty|pec|adresse|adres|adresu|address|direccion|sahkoposti|sahkopostia|contacto"
)
_SAYS_NO: Final = re.compile(
    rf"(?:{_NO})(?:de|d)?(?:{_MAIL.replace(' ', '')})|(?:{_HAS_NONE})(?:{_MAIL.replace(' ', '')})?|"
    rf"(?:{_MAIL.replace(' ', '')})(?:yok|unknown|missing|fehlt|unbekannt|inconnu|desconocido)"
)
_BARE_NO: Final = frozenset(f"{_NO}|{_HAS_NONE}|na|nn|xx|xxx|abc|asd".split("|"))
_ANYBODY_S: Final = frozenset(
    f"{_MAIL.replace(' ', '')}|gmail|hotmail|yahoo|outlook|example|domain|dominio|nomail|"
    "noemail|sinemail|sincorreo|sinmail|notiene|tiene|ninguno|temp|temporal|dummy".split("|")
)
"""First labels of domains where an address is looked for in vain; the freemailers take no name that short."""
_OTHER_WORDS: Final = vocabulary(
    "prueba pruebas teste testes essai prova proba probny fake dummy sample abc123 asdf1234 test1 test123 testtest "
    "consumidorfinal clientefinal mostrador laufkunde walkin walkincustomer guestuser invitado cliente clientes "
    "ninguno ninguna nadie desconocido desconhecido inconnu unbekannt sconosciuto onbekend nieznany okand ukendt "
    "noaplica nodisponible noregistra noregistrado sinregistro sinregistrar sindatos sininformacion",
)


def is_no_mailbox(name: str, domain: str) -> bool:
    """Whether a mailbox's name, without blanks and punctuation, says that there is none: sincorreo@, no@email.com."""
    if _SAYS_NO.fullmatch(name) or name in _OTHER_WORDS:
        return True
    label = domain.partition(".")[0].replace("-", "")
    return label in _ANYBODY_S and (name in _BARE_NO or name == label)
