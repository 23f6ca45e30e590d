"""Whole names of Vietnam, India and the Arab world, and their look-alikes."""

import pytest

from onefold.graph.normalize.names.full_names import parse


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
