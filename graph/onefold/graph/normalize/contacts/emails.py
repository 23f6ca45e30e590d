"""E-mail addresses to the form under which one mailbox has one spelling.

Syntax is email-validator's (no DNS). Plain ASCII addresses, nearly all, skip it by a stricter pattern: 2 µs
instead of 20. Nothing is transliterated, look-alikes included: müller@ and muller@ are two mailboxes.
"""

import re
import unicodedata
from typing import Final

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from onefold.graph.normalize.contacts.no_mailbox import is_no_mailbox
from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.missing.placeholders import is_one_character
from onefold.graph.normalize.missing.words import WORDS
from onefold.graph.normalize.text import fit_code, visible, words

_ATOM: Final = r"[a-z0-9!#$%&*+/=?^_{|}~-]+"
_LABEL: Final = r"(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PLAIN: Final = re.compile(rf"(?=.{{1,254}}\Z)(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[a-z]{{2,63}}")
_DISPLAY_FORM: Final = re.compile(r"(?:mailto:|[^<>]*<)?([^<>]*)>?")

_AROUND: Final = " \t\r\n\x0b\x0c.,;'"
_SHORTEST_WORD: Final = 4
"""Letters of a mailbox's name that is a word for nothing; na@ and nil@ are people."""

_TWICE: Final = 3
"""Letters of what is typed twice to get past a form: no@no.com, aa@aa.de."""

_GMAIL_DOMAINS: Final = frozenset({"gmail.com", "googlemail.com"})

# .example, .test and example.com are reserved too, but whole files of test people have their mailboxes there.
_RESERVED_ENDINGS: Final = tuple(f".{name}" for name in SPECIAL_USE_DOMAIN_NAMES if name != "test")
_PLACEHOLDER_DOMAINS: Final = frozenset(
    {
        *("test.com", "none.com", "null.com", "na.com", "noemail.com", "nomail.com"),
        *("unknown.com", "noreply.com", "domain.com", "invalid.com", "mailinator.com", "localhost"),
        *("keine.de", "unbekannt.de", "nomail.de", "inconnu.fr", "sinemail.com", "nessuna.it", "brak.pl", "none.none"),
    }
)
_PLACEHOLDER_MAILBOXES: Final = frozenset(
    {
        *("noreply", "no reply", "donotreply", "do not reply", "noemail", "no email", "nomail", "no mail"),
        *("nobody", "notprovided", "notavailable", "noaddress", "mailer daemon", "example", "email", "user"),
        *("none", "null", "unknown", "anonymous", "test", "testing", "dummy", "asdf", "qwerty", "xxx", "undefined"),
        *("john doe", "johndoe", "jane doe", "janedoe", "your name", "yourname", "someone", "somebody", "name"),
    }
)


def email(raw: str, _conventions: Conventions) -> Normalized:
    """The address, lower-case, its plus-tag and provider quirks removed, its domain as IDNA ASCII."""
    address = unicodedata.normalize("NFKC", visible(raw)).strip(_AROUND).casefold()
    bare = _DISPLAY_FORM.fullmatch(address)
    parts = _split(bare[1].strip() if bare else address)
    if parts is None:
        return MALFORMED
    mailbox, domain = parts
    if _is_placeholder(mailbox, domain):
        return PLACEHOLDER
    return one(fit_code(f"{_untagged(mailbox, domain)}@{'gmail.com' if domain in _GMAIL_DOMAINS else domain}"))


def _split(address: str) -> tuple[str, str] | None:
    """Mailbox and ASCII domain of an address that could exist, or that is reserved; None when malformed."""
    mailbox, _, domain = address.rpartition("@")
    if _PLAIN.fullmatch(address):
        return mailbox, domain
    try:
        valid = validate_email(address, check_deliverability=False)
    except (EmailNotValidError, ValueError):
        return None
    mailbox = valid.local_part.casefold()
    if not mailbox.isascii():
        mailbox = "xn--" + mailbox.encode("punycode").decode("ascii")
    return mailbox, (valid.ascii_domain or valid.domain).lower()


def _untagged(mailbox: str, domain: str) -> str:
    name = mailbox.partition("+")[0] or mailbox
    if domain in _GMAIL_DOMAINS:
        name = name.replace(".", "") or name
    return name


def _is_placeholder(mailbox: str, domain: str) -> bool:
    name = words(mailbox.partition("+")[0])
    return (
        domain in _PLACEHOLDER_DOMAINS
        or domain.endswith(_RESERVED_ENDINGS)
        or name in _PLACEHOLDER_MAILBOXES
        or (len(name) >= _SHORTEST_WORD and name in WORDS)
        or (len(name) >= 4 and is_one_character(name))
        or (len(name) <= _TWICE and domain.startswith(f"{name}."))
        or is_no_mailbox(name.replace(" ", ""), domain)
    )
