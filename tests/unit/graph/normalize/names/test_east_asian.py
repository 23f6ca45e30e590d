"""Chinese, Japanese and Korean names that are written in one piece."""

import pytest

from unit.graph.normalize.checks import names_of


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
