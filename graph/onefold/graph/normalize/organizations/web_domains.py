"""Domains of organizations, from web addresses and mailboxes. Hosts that many share are nobody's."""

import re
from typing import Final

from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.text import fit_code, vocabulary

_HOST: Final = re.compile(
    r"(?:[a-z][a-z+.-]*://)?(?:[^/@]*@)?((?:[^\s./:@?#]+\.)+[^\W\d_][\w-]*)\.?(?::\d+)?(?:[/?#].*)?"
)
_SECOND_LEVEL: Final = vocabulary("co com org net gov edu ac gob gouv or ne go nom ltd plc web firm")
"""Labels before a country's under which everybody registers: nordvik.co.uk."""
_SHARED: Final = vocabulary(
    "gmail.com googlemail.com hotmail.com hotmail.co.uk hotmail.fr outlook.com live.com msn.com yahoo.com yahoo.co.uk",
    "yahoo.fr yahoo.de ymail.com aol.com icloud.com me.com mac.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de",
    "mail.com mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru rambler.ru proton.me protonmail.com tutanota.com",
    "posteo.de t-online.de freenet.de arcor.de orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it",
    "tiscali.it alice.it tin.it wp.pl o2.pl onet.pl op.pl interia.pl poczta.fm seznam.cz email.cz centrum.cz",
    "uol.com.br bol.com.br terra.com.br ig.com.br telia.com comhem.se online.no bluewin.ch hispavista.com",
    "telefonica.net btinternet.com btconnect.com sky.com virginmedia.com talktalk.net comcast.net verizon.net att.net",
    "sbcglobal.net cox.net charter.net bellsouth.net rogers.com shaw.ca bigpond.com optusnet.com.au qq.com 163.com",
    "126.com sina.com naver.com daum.net rediffmail.com zoho.com fastmail.com hey.com skynet.be telenet.be ziggo.nl",
    "kpnmail.nl xs4all.nl planet.nl facebook.com fb.com fb.me instagram.com linkedin.com twitter.com x.com",
    "youtube.com tiktok.com pinterest.com t.me google.com goo.gl business.site wordpress.com blogspot.com wixsite.com",
    "weebly.com squarespace.com jimdo.com jimdofree.com webnode.com github.io github.com medium.com yelp.com",
    "tripadvisor.com amazon.com ebay.com etsy.com shopify.com myshopify.com wikipedia.org linktr.ee bit.ly",
    "example.com example.org",
)


def web_domain(raw: str, _conventions: Conventions) -> Normalized:
    """The domain that somebody registered: "nordvik.se" of "https://www.nordvik.se/om-oss"."""
    host = _HOST.fullmatch(raw.strip().casefold())
    if host is None:
        return MALFORMED
    labels = host[1].split(".")
    taken = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    try:
        domain = ".".join(labels[-taken:]).encode("idna").decode("ascii")
    except UnicodeError:
        return MALFORMED
    return PLACEHOLDER if domain in _SHARED or labels[-2] == "www" else one(fit_code(domain))


def of_email(address: str) -> str:
    """The domain of a canonical e-mail address, where it is an organization's; else ""."""
    found = web_domain(address.rpartition("@")[2], Conventions())
    return found.values[0] if found.values else ""
