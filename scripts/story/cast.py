"""The hand-written cast, beat by beat; the plot in prose is in docs/demo.md. Phones are of ranges kept for fiction."""

from typing import Any

from story.touchpoint import Touchpoint

PRELUDE = "prelude"
ANONYMOUS = "a-anonymous"
LOGIN = "b-login"
FATHER_AND_SON = "c-father-and-son"
GLUED = "d-glued"
SPLIT = "d-split"
SCRIPTS = "e-scripts"
BEATS = (PRELUDE, ANONYMOUS, LOGIN, FATHER_AND_SON, GLUED, SPLIT, SCRIPTS)

COOKIE, AD_COOKIE = "ck-7f3a90c2d41e", "ad-91c2e07b55"
EMAIL, PHONE = "amelia.hartley@mail.example.com", "0113 496 0187"
OFFICE_PHONE = "0117 496 0300"  # the line that two colleagues share


def _say(source: str, name: str, at: str, **values: str | tuple[str, ...]) -> dict[str, Any]:
    return {"source": source, "touchpoint_id": name, "observed_at": at, "values": values}


def cast() -> list[Touchpoint]:
    """All touchpoints of the cast, in the order of the story."""
    return [*_amelia(), *_clarkes(), *_joneses(), *_natalya(), *_others_across_scripts()]


def _amelia() -> list[Touchpoint]:
    home = {"street_address": "14 Chapel Lane", "city": "Leeds", "postal_code": "LS6 3AB", "country": "GB"}
    known = _say("crm", "crm-amelia-1", "2025-01-14T09:12:00+00:00", given_name="Amelia", family_name="Hartley",
                 birth_date="1988-04-17", gender="female", email=EMAIL, phone=PHONE, **home)  # fmt: skip
    visits = [
        (_say("web", "web-a1", "2025-03-03T19:02:11+00:00", cookie_id=COOKIE), {"page": "/boots"}),
        (_say("web", "web-a2", "2025-03-03T19:04:40+00:00", cookie_id=COOKIE), {"page": "/boots/fell-runner"}),
        (_say("ad_platform", "ad-a1", "2025-03-04T07:31:05+00:00", cookie_id=AD_COOKIE),
         {"impression": "boots-spring"}),
        (_say("ad_platform", "ad-a2", "2025-03-04T21:15:48+00:00", cookie_id=AD_COOKIE), {"click": "boots-spring"}),
        (_say("web", "web-a3", "2025-03-04T21:15:52+00:00", cookie_id=(COOKIE, AD_COOKIE)),
         {"page": "/boots/fell-runner", "referrer": "ad_platform"}),
        (_say("web", "web-a4", "2025-03-05T12:40:00+00:00", cookie_id=COOKIE), {"page": "/delivery"}),
    ]  # fmt: skip
    logins = [
        (_say("web", "web-b1", "2025-03-06T20:10:30+00:00", cookie_id=COOKIE, email=EMAIL), {"event": "login"}),
        (_say("web", "web-b2", "2025-03-06T20:18:02+00:00", cookie_id=COOKIE, email=EMAIL, full_name="Amelia Hartley",
              phone="+44 113 496 0187", postal_code="LS6 3AB"), {"event": "order", "total": "129.00 GBP"}),
        (_say("app", "app-b1", "2025-03-08T08:01:19+00:00", device_id="ios-5b1d77",
              email="Amelia.Hartley@mail.example.com"),
         {"event": "first start"}),
        (_say("store", "store-b1", "2025-03-09T15:25:00+00:00", loyalty_id="L20481177", full_name="Mrs A. Hartley",
              phone=PHONE, birth_date="1988-04-17"), {"till": "Leeds 3", "total": "24.50 GBP"}),
    ]  # fmt: skip
    return [
        Touchpoint(**known, person="amelia", story=PRELUDE, record_id="C-1001", payload={"row": "insert"}),
        *(Touchpoint(**said, person="amelia", story=ANONYMOUS, payload=payload) for said, payload in visits),
        *(Touchpoint(**said, person="amelia", story=LOGIN, payload=payload) for said, payload in logins),
    ]


def _clarkes() -> list[Touchpoint]:
    senior = {"given_name": "William", "family_name": "Clarke", "birth_date": "1951-03-02"}
    junior = {"given_name": "William", "family_name": "Clarke", "birth_date": "1979-11-23"}
    said = [
        ("senior", "C-2001", _say("crm", "crm-c1", "2025-03-20T10:00:00+00:00", **senior, name_suffix="Sr",
                                  city="Birmingham",
                                  postal_code="B13 9AA", email="w.clarke1951@post.example.net", phone="0121 496 0111")),
        ("junior", "C-2002", _say("crm", "crm-c2", "2025-03-20T10:05:00+00:00", **junior, name_suffix="Jr",
                                  city="Birmingham",
                                  postal_code="B29 6QX", email="will.clarke@inbox.example.org", phone="0121 496 0222")),
        ("senior", "", _say("call_centre", "call-c1", "2025-03-21T11:30:00+00:00", full_name="Mr William Clarke",
                            birth_date="02/03/1951", phone="+441214960111", city="Birmingham")),
        ("junior", "", _say("app", "app-c1", "2025-03-21T18:45:33+00:00", device_id="and-90aa31", given_name="Will",
                            family_name="Clarke", birth_date="1979-11-23", email="will.clarke@inbox.example.org")),
        ("senior", "S-51", _say("store", "store-c1", "2025-03-22T09:20:00+00:00", full_name="William Clarke Sr",
                                birth_date="1951-03-02", email="w.clarke1951@post.example.net",
                                loyalty_id="L10095100")),
    ]  # fmt: skip
    return [Touchpoint(**what, person=f"clarke-{who}", story=FATHER_AND_SON, record_id=key) for who, key, what in said]


def _joneses() -> list[Touchpoint]:
    name = {"given_name": "Sarah", "family_name": "Jones", "phone": OFFICE_PHONE}
    glued = [
        ("elder", _say("crm", "crm-d1", "2025-04-10T09:00:00+01:00", **name), "C-3001"),
        ("younger", _say("store", "store-d1", "2025-04-11T13:30:00+01:00", **name), "S-77"),
    ]
    split = [
        ("elder", _say("crm", "crm-d2", "2025-05-06T09:00:00+01:00", **name, birth_date="1962-02-14", city="Bristol",
                       postal_code="BS6 5QA", national_id="QQ620214A", email="sarah.jones62@home.example.org"),
                       "C-3001"),
        ("younger", _say("store", "store-d2", "2025-05-07T17:10:00+01:00", **name, birth_date="1994-09-30", city="Bath",
                         postal_code="BA2 3DR", national_id="QQ940930C", email="sj.runs@web.example.com"), "S-77"),
    ]  # fmt: skip
    return [
        *(Touchpoint(**what, person=f"jones-{who}", story=GLUED, record_id=key) for who, what, key in glued),
        *(Touchpoint(**what, person=f"jones-{who}", story=SPLIT, record_id=key) for who, what, key in split),
    ]


def _natalya() -> list[Touchpoint]:
    said = [
        ("natalya", "C-4001", _say("crm", "crm-e1", "2025-05-20T12:00:00+03:00", given_name="Наталья",
                                   family_name="Ковалёва",
                                   birth_date="1985-07-09", city="Москва", country="RU", phone="+7 495 555-01-42")),
        ("natalya", "", _say("call_centre", "call-e1", "2025-05-21T10:15:00+01:00", full_name="Natalia Kovaleva",
                             birth_date="09/07/1985", phone="+74955550142")),
        ("natalya", "H-3310", _say("hotel_partner", "hotel-e1", "2025-05-23T21:00:00+02:00", given_name="Natalya",
                                   family_name="Kovalyova", birth_date="1985-07-09", city="Moscow", country="RU",
                                   email="n.kovaleva@letters.example.net")),
        ("natalya", "", _say("web", "web-e1", "2025-05-25T18:31:00+03:00", cookie_id="ck-0d55aa21b7f0",
                             email="n.kovaleva@letters.example.net", full_name="Наталья Ковалева")),
        ("kovalenko", "C-4002", _say("crm", "crm-e2", "2025-05-26T12:00:00+03:00", given_name="Наталія",
                                     family_name="Коваленко", birth_date="1991-12-01", city="Київ", country="UA")),
    ]  # fmt: skip
    return [Touchpoint(**what, person=who, story=SCRIPTS, record_id=key) for who, key, what in said]


def _others_across_scripts() -> list[Touchpoint]:
    said = [
        ("giorgos", "C-4003", _say("crm", "crm-e3", "2025-05-27T10:00:00+03:00", given_name="Γιώργος",
                                   family_name="Παπαδόπουλος", birth_date="1972-10-28", city="Αθήνα", country="GR",
                                   phone="+30 210 555 0123")),
        ("giorgos", "", _say("call_centre", "call-e2", "2025-05-28T09:40:00+01:00", full_name="Giorgos Papadopoulos",
                             birth_date="28/10/1972", phone="+302105550123")),
        ("mohammed", "C-4004", _say("crm", "crm-e4", "2025-05-29T10:00:00+02:00", given_name="محمد",
                                    family_name="الحسيني",
                                    birth_date="1990-01-25", email="m.husseini@office.example.com", country="EG")),
        ("mohammed", "", _say("app", "app-e1", "2025-05-29T22:12:00+02:00", device_id="and-17c0de",
                              full_name="Mohammed al-Husseini", birth_date="1990-01-25",
                              email="m.husseini@office.example.com")),
        ("xiaoming", "C-4005", _say("crm", "crm-e5", "2025-05-30T10:00:00+08:00", given_name="小明", family_name="王",
                                    birth_date="1995-06-18", phone="020 7946 0555")),
        ("xiaoming", "S-90", _say("store", "store-e1", "2025-05-31T16:00:00+01:00", full_name="Xiaoming Wang",
                                  birth_date="1995-06-18", phone="+442079460555", loyalty_id="L77310442")),
        ("juergen", "H-3311", _say("hotel_partner", "hotel-e2", "2025-06-01T20:00:00+02:00", given_name="Jürgen",
                                   family_name="Müller", birth_date="1968-08-08",
                                   email="juergen.mueller@home.example.org",
                                   city="Köln", country="DE")),
        ("juergen", "C-4006", _say("crm", "crm-e6", "2025-06-02T10:00:00+02:00", given_name="Juergen",
                                   family_name="Mueller",
                                   birth_date="1968-08-08", city="Koeln", email="juergen.mueller@home.example.org")),
    ]  # fmt: skip
    return [Touchpoint(**what, person=who, story=SCRIPTS, record_id=key) for who, key, what in said]
