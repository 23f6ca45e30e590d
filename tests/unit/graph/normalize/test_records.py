"""The rules that look at several fields of one record, and what names sound like."""

import pytest

from onefold.graph.normalize import Conventions, consonant_skeleton, normalize_record, phonetic
from onefold.graph.normalize.names.patronymics import fathers_name
from onefold.graph.normalize.names.variants import name_sounds
from onefold.graph.normalize.places.addresses import Address
from onefold.graph.normalize.places.addresses import parse as parse_address
from onefold.graph.normalize.text import fold, words

SHORT = {"given_name": "g", "middle_name": "m", "family_name": "f", "name_suffix": "s", "full_name": "full"}


def names_of(**raw: str) -> dict[str, str]:
    """Name parts of a record by their short names, several values joined by a bar."""
    long = {short: field for field, short in SHORT.items()}
    said = normalize_record([(long[short], value) for short, value in raw.items()], Conventions())
    return {SHORT[field]: "|".join(found) for field, found in said.items() if field in SHORT}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"full": "John Smith"}, {"g": "john", "f": "smith"}),
        ({"full": "John Q. Smith Jr"}, {"g": "john", "m": "q", "f": "smith", "s": "jr"}),
        ({"full": "Smith, John Q"}, {"g": "john", "m": "q", "f": "smith"}),
        ({"full": "Mary Ann Smith"}, {"g": "mary", "m": "ann", "f": "smith"}),
        ({"full": "Jean-Luc Doe-Smith"}, {"g": "jean luc", "f": "doe smith"}),
        ({"full": "Dr. Juan de la Vega III"}, {"g": "juan", "f": "de la vega", "s": "3"}),
        ({"full": "Ali bin Hassan al-Rashid"}, {"g": "ali", "m": "bin hassan", "f": "al rashid"}),
        ({"full": "Madonna"}, {"g": "madonna"}),
        ({"full": "Mr Smith"}, {"f": "smith"}),
        ({"full": "N/A"}, {}),
        ({"full": "x" * 5000}, {}),
        # parts beat the full name, which only fills blanks
        ({"g": "Bob", "f": "Smith", "full": "Robert John Smith"}, {"g": "bob", "m": "john", "f": "smith"}),
        ({"g": "Mary Ann", "full": "Mary Ann Smith"}, {"g": "mary ann", "f": "smith"}),
        ({"g": "Jane", "full": "Jane Doe-Smith"}, {"g": "jane", "f": "doe smith"}),
        ({"g": "Jan", "full": "Jan van der Berg"}, {"g": "jan", "f": "van der berg"}),
        ({"g": "Jon", "full": "John Smith"}, {"g": "jon", "f": "smith"}),
        ({"g": "Jon", "full": "John"}, {"g": "jon"}),
        ({"f": "Smith", "full": "John Q Smith"}, {"g": "john", "m": "q", "f": "smith"}),
        ({"f": "Jones", "full": "Jane Q Smith"}, {"g": "jane", "m": "q", "f": "jones"}),
        ({"f": "Smith Jr", "full": "John Smith"}, {"g": "john", "f": "smith", "s": "jr"}),
        ({"f": "Smith Jr", "s": "III"}, {"f": "smith", "s": "3"}),
        ({"f": "Null", "full": "John Smith"}, {"g": "john", "f": "smith"}),
        ({"g": "a", "m": "b", "f": "c", "full": "d e f"}, {"g": "a", "m": "b", "f": "c"}),
        (
            {"g": "thomas", "f": "chudleigh", "full": "thomas clifford, 1st baron clifford of chudleigh"},
            {"g": "thomas", "m": "clifford", "f": "chudleigh"},
        ),
    ],
)
def test_full_names_fill_blank_parts(raw: dict[str, str], expected: dict[str, str]) -> None:
    assert names_of(**raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"full": "Guest Guest"}, {}),
        ({"g": "Guest", "f": "Guest"}, {}),
        ({"g": "Gast", "f": "Kunde"}, {}),
        ({"f": "Guest"}, {}),
        ({"full": "Guest User"}, {}),
        ({"full": "Kunde 12345"}, {}),
        ({"g": "Nicholas", "f": "Guest"}, {"g": "nicholas", "f": "guest"}),
        ({"full": "Nicholas Guest"}, {"g": "nicholas", "f": "guest"}),
        ({"full": "Unknown Palmer"}, {"f": "palmer"}),
        ({"full": "Palmer, not known"}, {"f": "palmer"}),
        ({"full": "inconnu, Agathe"}, {"g": "agathe"}),
        ({"full": "Herr Unbekannt"}, {}),
        ({"full": "неизвестно"}, {}),
        ({"full": "不明 不明"}, {}),
        ({"g": "Unknown", "f": "Patient"}, {}),
        ({"g": "Walk-in", "f": "Walk-in"}, {}),
        ({"g": "Consumidor", "f": "Final"}, {}),
        ({"g": "Walk-in", "f": "Customer"}, {}),
        ({"full": "Unknown Patient"}, {}),
        ({"g": "Patient", "f": "Mbala"}, {"g": "patient", "f": "mbala"}),
        ({"g": "Johnny", "f": "Cash"}, {"g": "johnny", "f": "cash"}),
        ({"g": "Maria", "f": "Final"}, {"g": "maria", "f": "final"}),
    ],
)
def test_a_name_that_is_none_is_no_evidence(raw: dict[str, str], expected: dict[str, str]) -> None:
    assert names_of(**raw) == expected


def test_other_names_add_their_parts() -> None:
    values = [("given_name", "Margaret"), ("family_name", "Hale"), ("other_name", "Peggy Thornton")]
    assert normalize_record([*values, ("other_name", "unknown")], Conventions()) == {
        "given_name": ("margaret", "peggy"),
        "family_name": ("hale", "thornton"),
        "record_kind": ("person",),
    }
    native = [("full_name", "Jackie Chan"), ("other_name", "成 龍")]
    assert normalize_record(native, Conventions()) == {
        "given_name": ("jackie", "long"),
        "family_name": ("chan", "cheng"),
        "record_kind": ("person",),
    }


def test_a_name_at_birth_is_a_further_family_name() -> None:
    assert normalize_record([("birth_name", "Hale"), ("full_name", "Margaret Thornton")], Conventions()) == {
        "given_name": ("margaret",),
        "family_name": ("hale", "thornton"),
        "record_kind": ("person",),
    }
    assert normalize_record([("birth_name", "unbekannt"), ("family_name", "Thornton")], Conventions()) == {
        "family_name": ("thornton",),
        "record_kind": ("person",),
    }


def test_several_full_names_of_one_record_are_all_heard() -> None:
    values = [("full_name", "Jane Dow"), ("full_name", "Jane Ann Smith")]
    assert normalize_record(values, Conventions()) == {
        "given_name": ("jane",),
        "middle_name": ("ann",),
        "family_name": ("dow", "smith"),
        "record_kind": ("person",),
    }


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("12 North Main Street, Apt 4B, Springfield", Address("12", "n main st", "4b", city="springfield")),
        ("Studio 17, Alexandra Corners", Address("", "alexandra corners", "17")),
        ("4226 Jody Courts, New Lisa, 43250", Address("4226", "jody courts", city="new lisa", postal_code="43250")),
        (
            "59664 Marvin Land # 361, Lake Ann 45983",
            Address("59664", "marvin land", "361", "", "lake ann", "", "45983"),
        ),
        ("9 Oak Ave, Ashley, CO 80832-1234", Address("9", "oak ave", "", "", "ashley", "co", "808321234")),
        ("9 Oak Ave, Ashley CO 80832, USA", Address("9", "oak ave", "", "", "ashley", "co", "80832")),
        ("9 Oak Ave, Ashley, Ohio", Address("9", "oak ave", city="ashley", region="oh")),
        ("9 Oak Ave Ashley 80832", Address("9", "oak ave ashley", postal_code="80832")),
        ("9 High St, Camden, London NW1 1AA", Address("9", "high st", city="london", postal_code="nw1 1aa")),
        ("9 High St, Camden, London", Address("9", "high st")),  # which of the two?
        ("9 King St, Richmond VIC 3121", Address("9", "king st", "", "", "richmond", "vic", "3121")),
        ("Hauptstr. 9, 10115 Berlin", Address("9", "hauptstr", city="berlin", postal_code="10115")),
        ("Rose Cottage, Mill Lane", Address("", "rose cottage")),
        ("9 Mill Lane, Rose Cottage", Address("9", "mill ln")),
        ("9 Highway 12345", Address("9", "hwy 12345")),
        ("9 Oak Ave, 00000", Address("9", "oak ave")),
        ("12 Main St Apt. # 4", Address("12", "main st", "4")),
        ("12, Main Street", Address("12", "main st")),
        ("Flat 2, 10 Downing St", Address("10", "downing st", "2")),
        ("#5 100 Main St", Address("100", "main st", "5")),
        ("3/12 Smith Rd", Address("12", "smith rd", "3")),
        ("12 1/2 Main St", Address("12", "main st")),
        ("12-14 High St", Address("12-14", "high st")),
        ("221B Baker Street", Address("221b", "baker st")),
        ("Hauptstraße 12", Address("12", "hauptstr")),
        ("1st Avenue", Address("", "1st ave")),
        ("26th St W", Address("", "26th st w")),
        ("PO Box 123", Address(po_box="123")),
        ("123 Main St Unit 5 P.O. Box 7", Address("123", "main st", "5", "7")),
        ("Unity Street", Address("", "unity st")),
        ("", Address()),
    ],
)
def test_a_street_address_comes_apart(raw: str, expected: Address) -> None:
    assert parse_address(raw) == expected


def test_a_street_address_fills_blanks_only() -> None:
    values = [("street_address", "12 Main St Apt 3"), ("street_number", "13"), ("unit", "n/a")]
    assert normalize_record(values, Conventions()) == {
        "street_number": ("13",),
        "street_name": ("main st",),
        "unit": ("3",),
    }


def test_values_of_one_field_are_collected() -> None:
    values = [("custom:b", "2"), ("custom:a", "1"), ("email", "B@x.org"), ("email", "b+1@x.org"), ("phone", "?")]
    assert normalize_record(values, Conventions()) == {"email": ("b@x.org",), "custom:a": ("1",), "custom:b": ("2",)}
    assert normalize_record([], Conventions()) == {}


def test_an_unknown_field_of_a_record_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown field 'shoe'"):
        normalize_record([("shoe", "9")], Conventions())


@pytest.mark.parametrize(
    ("latin", "transliterated", "skeleton"),
    [
        ("mohammed", "mhmd", "mhmd"),
        ("hussein", "hsyn", "hsn"),
        ("fatimah", "ftmh", "ftm"),
        ("yousef", "ywsf", "sf"),
        ("vahid", "whyd", "hd"),
        ("qasim", "qasm", "ksm"),
        ("abdul rahman", "abd alrhmn", ""),
        ("eva", "", ""),
    ],
)
def test_a_consonant_skeleton_bridges_scripts(latin: str, transliterated: str, skeleton: str) -> None:
    if skeleton:
        assert consonant_skeleton(latin) == skeleton
        assert consonant_skeleton(transliterated) == skeleton
    else:
        assert consonant_skeleton(latin) in {"", "bdlrhmn"}


def test_phonetic_codes() -> None:
    assert phonetic("nelson herrera") == phonetic("nelson") == "n425"
    assert phonetic("smith") == phonetic("smyth")
    assert phonetic("123") == phonetic("") == ""


@pytest.mark.parametrize(
    "said",
    [
        [("given_name", "Иван"), ("middle_name", "Николаевич"), ("family_name", "Орлов")],
        [("full_name", "Орлов Иван Николаевич")],
        [("full_name", "Иван Николаевич Орлов")],
        [("full_name", "Orlov, Ivan Nikolaevich")],
    ],
)
def test_a_patronymic_is_a_field_of_its_own_wherever_it_stands(said: list[tuple[str, str]]) -> None:
    found = normalize_record(said, Conventions())
    assert (found["given_name"], found["patronymic"], found["family_name"]) == (("ivan",), ("nikola",), ("orlov",))
    assert "middle_name" not in found


@pytest.mark.parametrize(
    ("patronymic", "father"),
    [
        *(
            ("Иванович", "ivan"),
            ("Іванівна", "ivan"),
            ("Богданівна", "bogdan"),
            ("Sergeevna", "serge"),
            ("Ильич", "il"),
        ),
        *(
            ("Sergejewna", "sergejewna"),
            ("Nikolajevich", "nikola"),
            ("Alekseyevich", "alekse"),
            ("Nikitichna", "nikit"),
        ),
    ],
)
def test_a_patronymic_is_the_fathers_name(patronymic: str, father: str) -> None:
    assert fathers_name(words(fold(patronymic))) == father


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ("Olga S. Lebedeva", ("s",)),
        ("Shevchuk, Taras Gr.", ("g",)),
        ("Sergey M. Kalinin", ("m",)),
        ("Olga Y. Lebedeva", ()),  # Yurievna, Iurievna
        ("Anna S. Martin", ()),
        ("Linda S. Petrova", ()),
        ("Olga S. Meier", ()),
    ],
)
def test_an_initial_between_russian_names_is_a_fathers(full: str, expected: tuple[str, ...]) -> None:
    found = normalize_record([("full_name", full)], Conventions())
    assert found.get("patronymic", ()) == expected


@pytest.mark.parametrize("middle", ["Ann", "Friedrich", "Erich", "Rich", "Milica"])
def test_other_middle_names_stay_middle_names(middle: str) -> None:
    found = normalize_record([("given_name", "Karl"), ("middle_name", middle)], Conventions())
    assert "patronymic" not in found
    assert found["middle_name"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"full": "Baby A Smith"}, {"f": "smith", "s": "1"}),
        ({"full": "Twin 2 Smith"}, {"f": "smith", "s": "2"}),
        ({"full": "Babyboy Jones II"}, {"f": "jones", "s": "2"}),
        ({"full": "Twin B Infant Girl Smith"}, {"f": "smith", "s": "2"}),
        ({"full": "Smith, Baby Boy"}, {"f": "smith"}),
        ({"full": "SMITH BABY GIRL B"}, {"f": "smith", "s": "2"}),
        ({"full": "Smith, Judys Girl"}, {"f": "smith"}),
        ({"full": "B/O Mary Smith"}, {"f": "smith"}),
        ({"full": "RN de Maria Silva"}, {"f": "silva"}),
        ({"full": "RN García López"}, {"f": "garcia lopez"}),
        ({"full": "Recién nacido Pérez"}, {"f": "perez"}),
        ({"full": "Säugling Müller"}, {"f": "muller"}),
        ({"full": "Bébé de Marie Dupont"}, {"f": "dupont"}),
        ({"full": "Baby de Vries"}, {"f": "de vries"}),
        ({"full": "Новорождённый Иванов"}, {"f": "ivanov"}),
        ({"full": "Baby James Smith"}, {"g": "james", "f": "smith"}),
        ({"g": "Newborn", "f": "Smith"}, {"f": "smith"}),
        ({"g": "BG", "f": "Smith"}, {"f": "smith"}),
        ({"g": "Baby", "m": "A", "f": "Smith"}, {"f": "smith", "s": "1"}),
        ({"g": "Twin 1", "f": "Smith"}, {"f": "smith", "s": "1"}),
        ({"g": "Marys Twin B", "f": "Smith"}, {"f": "smith", "s": "2"}),
        # which of several, behind the mother's names
        ({"full": "RN de Ana A"}, {"s": "1"}),
        ({"full": "RN de Ana 2"}, {"s": "2"}),
        ({"full": "RN de Ana-B"}, {"s": "2"}),
        ({"full": "RN de Maria Silva B"}, {"f": "silva", "s": "2"}),
        ({"full": "RN García López II"}, {"f": "garcia lopez", "s": "2"}),
        ({"full": "Recém-nascido de Maria Silva gêmeo 2"}, {"f": "silva", "s": "2"}),
        ({"full": "RN 1 de Eva"}, {"s": "1"}),
        ({"full": "Infant of Mary Smith B"}, {"f": "smith", "s": "2"}),
        ({"full": "B/O Mary Smith 2"}, {"f": "smith", "s": "2"}),
        ({"full": "Silva, RN de Ana B"}, {"f": "silva", "s": "2"}),
        ({"g": "RN de Ana A", "f": "Silva"}, {"f": "silva", "s": "1"}),
        ({"g": "RN de Ana 2", "f": "Silva"}, {"f": "silva", "s": "2"}),
        ({"g": "RN de Ana gemelo B", "f": "Silva"}, {"f": "silva", "s": "2"}),
        # one of several, in other words
        ({"g": "Gemelar II", "f": "Souza"}, {"f": "souza", "s": "2"}),
        ({"full": "Gemelar I de Ana Souza"}, {"f": "souza", "s": "1"}),
        ({"g": "2º gemelar", "f": "Souza"}, {"f": "souza", "s": "2"}),
        ({"g": "First Twin", "f": "Smith"}, {"f": "smith", "s": "1"}),
        ({"full": "Primo gemello Rossi"}, {"f": "rossi", "s": "1"}),
        ({"g": "G2", "f": "Souza"}, {"f": "souza", "s": "2"}),
        ({"full": "RN G1 de Ana Souza"}, {"f": "souza", "s": "1"}),
        ({"full": "RN Ana Souza G2"}, {"f": "souza", "s": "2"}),
        ({"full": "Souza G2"}, {"f": "souza", "s": "2"}),
        ({"g": "J1", "f": "Dupont"}, {"f": "dupont", "s": "1"}),
        ({"g": "Tvilling B", "f": "Berg"}, {"f": "berg", "s": "2"}),
        ({"g": "Bliźniak 2", "f": "Nowak"}, {"f": "nowak", "s": "2"}),
        ({"g": "Близнец 1", "f": "Иванов"}, {"f": "ivanov", "s": "1"}),
        ({"g": "Новорождённая", "f": "Иванова"}, {"f": "ivanova"}),
        ({"g": "Trillizo III", "f": "Pérez"}, {"f": "perez", "s": "3"}),
        # names all the same
        ({"g": "Iker A.", "f": "Pérez"}, {"g": "iker a", "f": "perez"}),
        ({"full": "Jan Bliźniak"}, {"g": "jan", "f": "blizniak"}),
        ({"full": "G. Smith"}, {"g": "g", "f": "smith"}),
        ({"full": "Primo Levi"}, {"g": "primo", "f": "levi"}),
        ({"full": "B. G. Smith"}, {"g": "b", "m": "g", "f": "smith"}),
        ({"full": "Lil Baby"}, {"g": "lil", "f": "baby"}),
        ({"full": "Infante García"}, {"g": "infante", "f": "garcia"}),
        ({"full": "رن محمد"}, {"g": "rn", "f": "mhmd"}),
        ({"g": "Mary", "m": "A", "f": "Boy"}, {"g": "mary", "m": "a", "f": "boy"}),
    ],
)
def test_a_hospitals_word_for_a_newborn_is_no_given_name(raw: dict[str, str], expected: dict[str, str]) -> None:
    assert names_of(**raw) == expected


@pytest.mark.parametrize(
    ("given", "gender", "expected"),
    [("Baby Girl", "", ("f",)), ("Boy B", "", ("m",)), ("Baby Girl", "M", ("m",)), ("BG", "", ()), ("Baby", "", ())],
)
def test_a_word_for_a_newborn_tells_the_gender(given: str, gender: str, expected: tuple[str, ...]) -> None:
    said = normalize_record([("given_name", given), ("family_name", "Smith"), ("gender", gender)], Conventions())
    assert said.get("gender", ()) == expected


@pytest.mark.parametrize(
    ("full", "spaced"),
    [
        ("山田太郎", "山田 太郎"),
        ("山田花子", "山田 花子"),
        ("佐々木健", "佐々木 健"),
        ("林真理子", "林 真理子"),
        ("長谷川博己", "長谷川 博己"),
        ("鈴木さくら", "鈴木 さくら"),
        ("安倍晋三", "安倍 晋三"),
        ("ヤマダタロウ", "ヤマダ タロウ"),
        ("山田太郎(ヤマダ タロウ)", "山田 太郎"),
        ("王小明", "王 小明"),
        ("王伟", "王 伟"),
        ("金子涵", "金 子涵"),
        ("欧阳娜娜", "欧阳 娜娜"),
        ("김민준", "김 민준"),
        ("남궁민수", "남궁 민수"),
    ],
)
def test_an_east_asian_name_is_cut_behind_a_common_family_name(full: str, spaced: str) -> None:
    assert names_of(full=full) == names_of(full=spaced)
    assert set(names_of(full=full)) == {"g", "f"}


@pytest.mark.parametrize("full", ["小明", "민준", "はなこ", "太郎"])
def test_an_east_asian_name_without_a_known_family_name_stays_whole(full: str) -> None:
    assert set(names_of(full=full)) == {"g"}


def test_a_family_name_alone_is_one() -> None:
    assert names_of(full="高橋") == {"f": "gaoqiao"}
    assert names_of(full="Smith, ") == {"f": "smith"}


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ("Nguyễn Văn An", {"g": "an", "m": "van", "f": "nguyen"}),
        ("TRAN THI MINH KHAI", {"g": "khai", "m": "thi minh", "f": "tran"}),
        ("Lê Thị Hoa", {"g": "hoa", "m": "thi", "f": "le"}),
        ("Van An Nguyen", {"g": "van", "m": "an", "f": "nguyen"}),
        ("Le Roy Brown", {"g": "le", "m": "roy", "f": "brown"}),
    ],
)
def test_a_vietnamese_name_has_the_given_name_last(full: str, expected: dict[str, str]) -> None:
    assert names_of(full=full) == expected


def test_a_vietnamese_middle_name_tells_the_gender() -> None:
    assert normalize_record([("full_name", "Nguyễn Thị An")], Conventions())["gender"] == ("f",)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        *(("hasan", "hassan", True), ("hussein", "husain", True), ("layla", "leila", True), ("omar", "umar", True)),
        *(
            ("hasan", "husain", False),
            ("mohamed", "mahmoud", False),
            ("omar", "amir", False),
            ("salem", "salim", False),
        ),
        *(("karim", "akram", False), ("yuri", "iurii", True)),
    ],
)
def test_arabic_names_that_vowels_tell_apart_are_not_alike(one: str, other: str, alike: bool) -> None:
    assert bool(name_sounds(one) & name_sounds(other)) == alike
