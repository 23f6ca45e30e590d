"""Towns, regions, countries and postal codes."""

import re
from typing import Final

import phonenumbers

from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.text import fit, fit_code, words

_LEADING: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

# States and provinces whose codes are in everyday use. "wa" is Washington and Western Australia; so be it.
_REGIONS: Final = (
    "alabama al,alaska ak,arizona az,arkansas ar,california ca,colorado co,connecticut ct,delaware de,"
    "district of columbia dc,florida fl,georgia ga,hawaii hi,idaho id,illinois il,indiana in,iowa ia,kansas ks,"
    "kentucky ky,louisiana la,maine me,maryland md,massachusetts ma,michigan mi,minnesota mn,mississippi ms,"
    "missouri mo,montana mt,nebraska ne,nevada nv,new hampshire nh,new jersey nj,new mexico nm,new york ny,"
    "north carolina nc,north dakota nd,ohio oh,oklahoma ok,oregon or,pennsylvania pa,puerto rico pr,"
    "rhode island ri,south carolina sc,south dakota sd,tennessee tn,texas tx,utah ut,vermont vt,virginia va,"
    "washington wa,west virginia wv,wisconsin wi,wyoming wy,"
    "new south wales nsw,victoria vic,queensland qld,south australia sa,western australia wa,tasmania tas,"
    "northern territory nt,australian capital territory act,"
    "alberta ab,british columbia bc,manitoba mb,new brunswick nb,newfoundland and labrador nl,nova scotia ns,"
    "ontario on,prince edward island pe,quebec qc,saskatchewan sk"
)
_COUNTRIES: Final = (
    "ae united arab emirates,ae uae,ae are,ar argentina,ar arg,at austria,at osterreich,at aut,au australia,au aus,"
    "bd bangladesh,bd bgd,be belgium,be belgique,be belgie,be bel,bg bulgaria,bg bgr,br brazil,br brasil,br bra,"
    "ca canada,ca can,ch switzerland,ch schweiz,ch suisse,ch che,cl chile,cl chl,cn china,cn chn,"
    "cn peoples republic of china,co colombia,co col,cz czech republic,cz czechia,cz cze,de germany,"
    "de deutschland,de deu,de ger,dk denmark,dk danmark,dk dnk,ee estonia,ee est,eg egypt,eg egy,es spain,es espana,"
    "es esp,fi finland,fi suomi,fi fin,fr france,fr fra,gb united kingdom,gb uk,gb gbr,gb great britain,"
    "gb england,gb scotland,gb wales,gb northern ireland,gb britain,gr greece,gr hellas,gr grc,hk hong kong,hk hkg,"
    "hr croatia,hr hrvatska,hr hrv,hu hungary,hu magyarorszag,hu hun,id indonesia,id idn,ie ireland,ie eire,ie irl,"
    "ie republic of ireland,il israel,il isr,in india,in ind,iq iraq,iq irq,ir iran,ir irn,"
    "ir islamic republic of iran,is iceland,is isl,it italy,it italia,it ita,jp japan,jp nippon,jp jpn,ke kenya,"
    "ke ken,kr south korea,kr korea,kr republic of korea,kr kor,lt lithuania,lt ltu,lu luxembourg,lu lux,lv latvia,"
    "lv lva,ma morocco,ma mar,mx mexico,mx mex,my malaysia,my mys,ng nigeria,ng nga,nl netherlands,"
    "nl the netherlands,nl nederland,nl holland,nl nld,no norway,no norge,no nor,nz new zealand,nz nzl,pe peru,"
    "pe per,ph philippines,ph the philippines,ph phl,pk pakistan,pk pak,pl poland,pl polska,pl pol,pt portugal,"
    "pt prt,ro romania,ro rou,rs serbia,rs srb,ru russia,ru russian federation,ru rus,sa saudi arabia,sa sau,"
    "se sweden,se sverige,se swe,sg singapore,sg sgp,si slovenia,si svn,sk slovakia,sk svk,th thailand,th tha,"
    "tr turkey,tr turkiye,tr tur,tw taiwan,tw twn,ua ukraine,ua ukr,us united states,us united states of america,"
    "us usa,us u s a,us u s,us america,us the united states,ve venezuela,ve ven,vn vietnam,vn viet nam,vn vnm,"
    "za south africa,za zaf"
)

REGION_CODES: Final = {name: code for name, _, code in (r.rpartition(" ") for r in _REGIONS.split(","))}
COUNTRY_CODES: Final = {
    **{code.lower(): code.lower() for code in phonenumbers.SUPPORTED_REGIONS},
    **{name: code for code, _, name in (c.partition(" ") for c in _COUNTRIES.split(","))},
}

_FLOAT_TAIL: Final = re.compile(r"(?<=\d)\.0$")
_SEPARATORS: Final = re.compile(r"[^a-z0-9]+")
_BRITISH: Final = re.compile(r"([a-z]{1,2}[0-9][a-z0-9]?)([0-9][a-z]{2})")
_UNKNOWN_BRITISH: Final = "zz99"  # the NHS's pseudo postcodes: no fixed abode, abroad, not known


def place(folded: str, _conventions: Conventions) -> Normalized:
    """A town or birth place; a leading St, Ft or Mt is spelled out."""
    first, _, rest = words(folded).partition(" ")
    return one(fit(f"{_LEADING.get(first, first)} {rest}" if rest else first))


def region(folded: str, _conventions: Conventions) -> Normalized:
    """A state or province: its usual code for the United States, Australia and Canada, else its name."""
    name = words(folded)
    return one(fit(REGION_CODES.get(name, name)))


def country(folded: str, _conventions: Conventions) -> Normalized:
    """ISO 3166 alpha-2 where the name is known, else the name. Namibia's "NA" is read as "not available"."""
    name = words(folded)
    return one(fit(COUNTRY_CODES.get(name, name)))


def postal_code(folded: str, _conventions: Conventions) -> Normalized:
    """Letters and digits; British ones with the space before the inward part ("tq13 8df")."""
    code = _SEPARATORS.sub("", _FLOAT_TAIL.sub("", folded))
    if not code:
        return MALFORMED
    if not code.strip("0") or not code.strip("9") or code.startswith(_UNKNOWN_BRITISH):
        return PLACEHOLDER
    british = _BRITISH.fullmatch(code)
    return one(f"{british[1]} {british[2]}" if british else fit_code(code))
