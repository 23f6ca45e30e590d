"""Whole names: those of Vietnam, India and the Arab world too, and their look-alikes."""

import pytest

from onefold.graph.normalize.names.full_names import parse
from unit.graph.normalize.checks import check


@pytest.mark.parametrize(
    ("raw", "given", "middle", "family"),
    [
        # Vietnamese: signs tell the order, and of names without them the clearest
        *(("Nguyễn Hùng", "hung", "", "nguyen"), ("Nguyen Hung", "hung", "", "nguyen"), ("Lê Hùng", "le", "", "hung")),
        *(("Đỗ Hùng Dũng", "dung", "hung", "do"), ("Lý Thường Kiệt", "kiet", "thuong", "ly")),
        *(("Chu Văn An", "an", "van", "chu"), ("Hung Van Nguyen", "hung", "van", "nguyen")),
        *(("Nguyen, Hung Van", "hung", "van", "nguyen"), ("Ha Nguyen", "ha", "", "nguyen")),
        *(
            ("Mai van Dijk", "mai", "", "van dijk"),
            ("Ton van Dijk", "ton", "", "van dijk"),
            ("Tran Smith", "tran", "", "smith"),
        ),
        # Indian: whose child or wife somebody is, initials that look like a title
        *(("Amit Kumar S/O Mohan Lal", "amit", "", "kumar"), ("Sunita Devi w/o Ram Singh", "sunita", "", "devi")),
        *(
            ("Neha D/O Suresh Patil", "neha", "", "patil"),
            ("S/O Mohan Lal", "", "", ""),
            ("Ravi a/l Muthu", "ravi", "", "muthu"),
        ),
        *(
            ("M.S. Dhoni", "m-s", "", "dhoni"),
            ("Ms. Dhoni", "", "", "dhoni"),
            ("Km. Neha Sharma", "neha", "", "sharma"),
        ),
        *(("Late Shri Mohan Lal", "mohan", "", "lal"), ("DUNMORE/WALTER MR", "walter", "", "dunmore")),
        # Arabic: names of several words
        *(
            ("Abd al-Rahman al-Ghamdi", "abd al-rahman", "", "al-ghamdi"),
            ("Abdul Rahman Khan", "abdul rahman", "", "khan"),
        ),
        *(("Nour El Din Mahmoud", "nour el din", "", "mahmoud"), ("Zia ul Haq Khan", "zia ul haq", "", "khan")),
        *(("Hassan Abdel Aziz", "hassan", "", "abdel aziz"), ("Abdul Karim", "abdul", "", "karim")),
        *(("Fahd Al Otaibi", "fahd", "", "al otaibi"), ("Ahmed Al-Ghamdi", "ahmed", "", "al-ghamdi")),
        # Titles in front
        *(("Sr. João Silva", "joao", "", "silva"), ("Engr. Chidi Okafor", "chidi", "", "okafor")),
    ],
)
def test_the_parts_of_a_whole_name(raw: str, given: str, middle: str, family: str) -> None:
    name = parse(raw)
    assert (name.given, name.middle, name.family) == (given, middle, family)


def test_a_passengers_suffix_is_no_title() -> None:
    assert parse("DUNMORE/WALTER SR").suffix == "sr"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("John Smith", "john smith"),
        ("Smith, John", "john smith"),
        ("Smith Jr, John A", "john a smith jr"),
        ("John Smith, Jr.", "john smith jr"),
        ("Dr. Juan de la Vega Jr.", "juan de la vega jr"),
        ("Berg, Jan van der", "jan van der berg"),
        ("Jane Smith, M.D., Ph.D.", "jane smith"),
        ("Mr Smith", "smith"),
        ("Smith, Mr", "smith"),
        ('Robert "Bob" Smith (née Jones)', "robert smith"),
        ("thomas clifford, 1st baron clifford of chudleigh", "thomas clifford"),
        ("tom 1st baron clifford of chudleigh", "tom chudleigh"),
        ("thomas of chudleigh", "thomas chudleigh"),
        ("Earl Hines", "earl hines"),
        ("李 小龙", "xiaolong li"),
        ("(John)", "john"),
        ("Diaz Jennifer", "jennifer diaz"),  # far likelier family name first
        ("DIAZ JENNIFER M.", "jennifer m diaz"),
        ("Thomas James", "thomas james"),
        ("Hudson Raphael Stone", "hudson raphael stone"),
        ("Xqzt Rfgh", "xqzt rfgh"),
        ("John Doe", "!placeholder"),
        ("unknown", "!placeholder"),
        (",,,", "!placeholder"),
        ("unknown unknown", "!placeholder"),
        ("Nieznany, Nieznany", "!placeholder"),
        ("keine Angabe keine Angabe", "!placeholder"),
        ("N.N.", "!placeholder"),
        ("不明", "!placeholder"),
        ("Müller sen., Hans", "hans muller sr"),
        ("Hans Müller jun.", "hans muller jr"),
        ("Amartya Sen", "amartya sen"),  # a name without its dot
        ("Walter Dunmore (Jr.)", "walter dunmore jr"),
        ("Dunmore, Walter, Jr", "walter dunmore jr"),
        ("Dunmore, not known", "dunmore"),
        ("DUNMORE/WALTER MR", "walter dunmore"),
        ("\u200b李\ufeff 小龙", "xiaolong li"),
    ],
)
def test_a_full_name_on_its_own(raw: str, expected: str) -> None:
    check("full_name", raw, expected)
