"""Parts of names: what people write, what it becomes, and what it sounds like."""

import pytest

from onefold.graph.normalize import consonant_skeleton, phonetic
from unit.graph.normalize.checks import check


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Mary Ann", "mary ann"),
        ("  MARY\t ann ", "mary ann"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("Nelson-Herrera", "nelson herrera"),
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("Straßer", "strasser"),
        ("İpek", "ipek"),
        ("Đặng", "dang"),
        ("Владимир", "vladimir"),
        ("Παύλος", "paylos"),
        ("محمد", "mhmd"),
        ("وحید", "whyd"),
        ("𝐉𝐨𝐡𝐧", "john"),
        ("Ｊｏｈｎ", "john"),
        ("Jo\u200bhn\u200f\ufeff", "john"),
        ("Jo\u00adhn\x00", "john"),
        ("Jo\ud800hn", "john"),
        ("John 😀", "john"),
        ("Аnnа", "anna"),  # Cyrillic А and а
        ("Pоbеrt", "pobert"),  # Cyrillic о and е
        ("Miсhael", "michael"),  # Cyrillic с, which alone would be an s
        ("greg.", "greg"),
        ("J.R.", "j r"),
        ("Dr. Jane", "jane"),
        ("Smith Jr.", "smith"),
        ("Smith, III", "smith"),
        ("Junior", "junior"),
        ("楠", "nan"),  # a name in its script, though not in ours
        ("娜", "na"),
        ("NaN", "!placeholder"),
        ("Ｎａｎ", "!placeholder"),
        ("Nаn", "!placeholder"),  # Cyrillic а
        ("1st", "!placeholder"),
        ("bt", "!placeholder"),
        ("\u202eАnnа\u202c", "anna"),
        ("A\u0308\u0323nna", "anna"),
        ("ﬁona", "fiona"),
        ("Null", "!placeholder"),
        ("Test", "!placeholder"),
        ("N/A", "!placeholder"),
        ("n.a.", "!placeholder"),
        ("#N/A", "!placeholder"),
        ("?", "!placeholder"),
        ("--", "!placeholder"),
        ("xxx", "!placeholder"),
        ("Aaaa", "!placeholder"),
        ("Mr.", "!placeholder"),
        ("First Name", "!placeholder"),
        ("Lady of the House", "!placeholder"),
        ("", "!empty"),
        (" \u200b\n", "!empty"),
        ("x" * 4097, "!too_long"),
        ("ab" * 40, ("ab" * 32)),
    ],
)
@pytest.mark.parametrize("field", ["given_name", "middle_name", "family_name"])
def test_a_name_part(field: str, raw: str, expected: str) -> None:
    check(field, raw, expected)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("Jr.", "jr"), ("senior", "sr"), ("II", "2"), ("2nd", "2"), ("3", "3"), ("IV", "4"), ("V", "5"), ("OBE", "obe")],
)
def test_a_name_suffix(raw: str, expected: str) -> None:
    check("name_suffix", raw, expected)


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
