"""Names, places and streets to draw from: the built tables, and short lists of our own."""

# ruff: noqa: RUF001 (names in other scripts are the point here)

import json
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

TABLES = Path(__file__).with_name("names.json")

# Arabic names with the Latin spellings that offices give them; our own list, most usual spelling first.
ARABIC_MALE = {
    "محمد": ("Mohammed", "Muhammad", "Mohamed", "Mohammad", "Mohamad"), "أحمد": ("Ahmed", "Ahmad"),
    "علي": ("Ali", "Aly"), "حسن": ("Hassan", "Hasan"), "حسين": ("Hussein", "Hussain", "Husain"),
    "عمر": ("Omar", "Umar"), "خالد": ("Khaled", "Khalid"), "يوسف": ("Youssef", "Yusuf", "Yousef"),
    "إبراهيم": ("Ibrahim", "Ebrahim"), "محمود": ("Mahmoud", "Mahmud"), "سعيد": ("Said", "Saeed"),
    "طارق": ("Tarek", "Tariq"), "كريم": ("Karim", "Kareem"), "مصطفى": ("Mustafa", "Mostafa"),
    "سامي": ("Sami", "Samy"), "رشيد": ("Rashid", "Rachid"), "جمال": ("Jamal", "Gamal", "Djamel"),
}  # fmt: skip
ARABIC_FEMALE = {
    "فاطمة": ("Fatima", "Fatma", "Fatimah"), "عائشة": ("Aisha", "Aicha", "Ayesha"),
    "مريم": ("Maryam", "Mariam", "Meriem"), "خديجة": ("Khadija", "Khadijah"), "زينب": ("Zainab", "Zeinab", "Zaynab"),
    "ليلى": ("Layla", "Leila", "Laila"), "سارة": ("Sara", "Sarah"), "نور": ("Nour", "Noor"),
    "أمينة": ("Amina", "Ameena"), "سلمى": ("Salma", "Selma"), "هدى": ("Huda", "Hoda"), "ياسمين": ("Yasmin", "Yasmine"),
}  # fmt: skip
ARABIC_FAMILY = {
    "الحسيني": ("al-Husseini", "Elhusseiny", "Al Hussaini"), "المصري": ("al-Masri", "Elmasry", "Almasri"),
    "حداد": ("Haddad", "Hadad"), "منصور": ("Mansour", "Mansoor"), "خليل": ("Khalil", "Khaleel"),
    "نجار": ("Najjar", "Naggar"), "صالح": ("Saleh", "Salih"), "عباس": ("Abbas", "Abas"), "قاسم": ("Qasim", "Kassem"),
    "الخطيب": ("al-Khatib", "Elkhateeb"), "شريف": ("Sharif", "Cherif", "Shareef"), "عثمان": ("Othman", "Osman"),
    "فاروق": ("Farouk", "Faruq"), "زيدان": ("Zidan", "Zidane"), "بكر": ("Bakr", "Baker"), "داود": ("Daoud", "Dawood"),
}  # fmt: skip
ARABIC = ARABIC_MALE | ARABIC_FEMALE | ARABIC_FAMILY

# Endings of family names by gender: Russian, Ukrainian and Greek.
FAMILY_ENDINGS = (("ский", "ская"), ("ський", "ська"), ("ов", "ова"), ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина"),
                  ("ын", "ына"), ("όπουλος", "οπούλου"), ("ίδης", "ίδου"), ("άκης", "άκη"), ("ης", "η"), ("ας", "α"),
                  ("ος", "ου"))  # fmt: skip
AUSTRALIAN_STATES = {
    "01": "ACT",
    "02": "NSW",
    "03": "NT",
    "04": "QLD",
    "05": "SA",
    "06": "TAS",
    "07": "VIC",
    "08": "WA",
}

STREETS = ("High", "Station", "Church", "Park", "Victoria", "London", "Mill", "Green", "Manor", "King", "Queen", "New",
           "Grange", "York", "Springfield", "George", "School", "North", "South", "West", "Chapel", "Richmond",
           "Albert", "Broad", "Oak", "Maple", "Cedar", "Hill", "Lake", "River", "Forest", "Meadow", "Orchard", "Willow",
           "Beech", "Elm", "Wattle", "Banksia", "Acacia", "Railway", "Market", "Bridge", "Castle", "Garden",
           "Washington", "Lincoln", "Jefferson", "Sunset", "Highland", "Ridge", "Valley", "Lancaster",
           "Windsor")  # fmt: skip
STREET_TYPES = (("Street", "St"), ("Road", "Rd"), ("Avenue", "Ave"), ("Lane", "Ln"), ("Close", "Cl"), ("Drive", "Dr"),
                ("Place", "Pl"), ("Crescent", "Cres"), ("Court", "Ct"), ("Way", "Wy"), ("Terrace", "Tce"))  # fmt: skip
OCCUPATIONS = ("nurse", "teacher", "engineer", "driver", "sales assistant", "accountant", "electrician", "cleaner",
               "chef", "lawyer", "doctor", "farmer", "student", "software developer", "manager", "plumber", "clerk",
               "hairdresser", "designer", "carer", "researcher", "police officer", "retired")  # fmt: skip
OLD_OCCUPATIONS = ("politician", "painter", "writer", "clergyman", "military officer", "merchant", "farmer", "lawyer",
                   "physician", "architect", "engineer", "cricketer", "actor", "composer", "banker", "botanist",
                   "poet", "naval officer", "publisher", "judge", "photographer", "schoolmaster")  # fmt: skip
EMPLOYERS = ("Northgate", "Harbour", "Bluebell", "Summit", "Crown", "Riverside", "Albion", "Sterling", "Beacon",
             "Pioneer", "Meridian", "Oakfield", "Falcon", "Granite", "Silverline", "Union", "Atlas",
             "Heron")  # fmt: skip
EMPLOYER_KINDS = ("Foods", "Logistics", "Health", "Insurance", "Retail", "Energy", "Schools", "Bank", "Builders")
MAIL_HOSTS = ("mail.example.com", "post.example.net", "inbox.example.org", "web.example.com", "letters.example.net",
              "home.example.org", "office.example.com")  # fmt: skip


@dataclass(frozen=True)
class Weighted:
    """Values to draw in proportion to their weights."""

    values: tuple[str, ...]
    cumulative: tuple[float, ...]

    @classmethod
    def of(cls, rows: list[list[Any]]) -> "Weighted":
        """From rows of (value, weight, …)."""
        return cls(tuple(str(row[0]) for row in rows), tuple(accumulate(float(row[1]) for row in rows)))

    def draw(self, rng: Random) -> str:
        """One value."""
        return self.values[min(bisect(self.cumulative, rng.random() * self.cumulative[-1]), len(self.values) - 1)]


@dataclass(frozen=True)
class Culture:
    """How people of one language are named."""

    name: str
    male: Weighted
    female: Weighted
    family_male: Weighted
    family_female: Weighted

    def given(self, rng: Random, gender: str) -> str:
        """A given name."""
        return (self.male if gender == "male" else self.female).draw(rng)

    def family(self, rng: Random, gender: str) -> str:
        """A family name in the form that this gender carries."""
        return (self.family_male if gender == "male" else self.family_female).draw(rng)


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(TABLES.read_text("utf-8"))
    return tables


def _ranked(values: dict[str, tuple[str, ...]]) -> Weighted:
    return Weighted.of([[value, 1 / (rank + 3)] for rank, value in enumerate(values)])


@cache
def culture(name: str) -> Culture:
    """The culture of this name: `anglo`, `anglo_old`, `arabic`, or a locale such as `ru_RU`."""
    if name == "arabic":
        family = _ranked(ARABIC_FAMILY)
        return Culture(name, _ranked(ARABIC_MALE), _ranked(ARABIC_FEMALE), family, family)
    table = _tables()["cultures"][name]
    family = Weighted.of(table["family"])
    female = Weighted.of(table["family_female"]) if "family_female" in table else family
    return Culture(name, Weighted.of(table["male"]), Weighted.of(table["female"]), family, female)


@cache
def cities(country: str) -> Weighted:
    """Cities of a country, by population."""
    return Weighted.of(_tables()["cities"][country])


@cache
def regions(country: str) -> dict[str, str]:
    """City → code of its region; empty where GeoNames has a number that nobody writes in an address."""
    codes = {row[0]: str(row[2]) if len(row) > 2 else "" for row in _tables()["cities"][country]}
    if country == "AU":
        return {city: AUSTRALIAN_STATES.get(code, "") for city, code in codes.items()}
    return {city: code if code.isalpha() else "" for city, code in codes.items()}


def other_gender(family: str, gender: str) -> str:
    """A Slavic or Greek family name in the form that the other gender carries; unchanged where none is known."""
    for male, female in FAMILY_ENDINGS:
        old, new = (male, female) if gender == "female" else (female, male)
        if family.endswith(old):
            return family.removesuffix(old) + new
    return family
