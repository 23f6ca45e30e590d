"""Texts in the encodings that people have: told by their bytes, decoded, and said."""

import contextlib
import random
from pathlib import Path

import pytest

from onefold.graph.errors import InvalidArgument, InvalidMapping
from onefold.server.files.encodings.encoding import Encoding, known_codec
from onefold.server.files.encodings.letters import likeliest
from onefold.server.files.formats.rows import Row
from onefold.server.files.formats.tables import open_table
from onefold.server.files.mapping_file import mapping_text, parse_mapping

NAMES = {
    "cp1252": "Jürgen Möller,André Côté,Núñez Peña,Zoë Åkesson,Søren Kjær,João Conceição,Niccolò Müller,Weiß’s Café",
    "cp1250": "Łukasz Świątek,Małgorzata Dąbrowska,Bożena Źdźbło,Józef Górski,Jiří Dvořák,Zdeněk Růžička",
    "iso8859_2": "Łukasz Świątek,Małgorzata Dąbrowska,Bożena Źdźbło,Śliwa Ścisła,Tomáš Šťastný,Lubomír Žižka",
    "cp1254": "Ayşe Yıldız,Çağrı Öztürk,İbrahim Güneş,Doğan Şahin",
    "cp1257": "Jānis Bērziņš,Kristīne Kalniņa,Ģirts Ķēniņš,Līga Šķēle",
    "cp1251": "Иванов Сергей,Мария Петрова,Анна Кузнецова,Дмитрий Щукин",
    "koi8_r": "Иванов Сергей,Мария Петрова,Анна Кузнецова,Дмитрий Щукин",
    "cp866": "Иванов Сергей,Мария Петрова,Анна Кузнецова,Дмитрий Щукин",
    "cp1253": "Γιώργος Παπαδόπουλος,Μαρία Οικονόμου,Ελένη Γεωργίου",
    "cp1255": "משה כהן,רחל לוי,דוד מזרחי,שרה פרץ,יוסף ביטון",
    "cp1256": "محمد أحمد,فاطمة علي,عبد الله حسن,مريم خالد",
    "cp932": "田中太郎,佐藤花子,鈴木一郎,高橋さくら,渡辺ケンジ",
    "gb18030": "王小明,李丽华,张建国,刘洋,陈秀英,杨伟,黄敏,赵静",
    "big5": "陳怡君,林志明,黃淑芬,張家豪,李美玲,王雅婷,吳宗翰",
    "cp949": "김민수,이영희,박지훈,최서연,정하은",
    "cp850": "Jürgen Möller,Günther Großmann,André Sjöström,Käthe Weiß,Jörg Schäfer,Özgür Müller,René Hélène",
    "mac_roman": "Jürgen Möller,Günther Großmann,André Sjöström,Käthe Weiß,Jörg Schäfer,Hélène Fraiche,Zoë Bäcker",
}


def people(codec: str) -> tuple[bytes, list[str]]:
    names = NAMES[codec].split(",")
    text = "id;name;email\r\n" + "".join(f"{n};{name};x{n}@mail.example\r\n" for n, name in enumerate(names))
    return text.encode(codec), names


def read(path: Path, content: bytes) -> tuple[list[str], tuple[str, ...]]:
    path.write_bytes(content)
    table = open_table(str(path))
    return [row.cells[1] for row in table.rows() if isinstance(row, Row)], table.notes


@pytest.mark.parametrize("codec", NAMES)
def test_an_encoding_from_before_unicode_is_told_by_its_letters(tmp_path: Path, codec: str) -> None:
    content, names = people(codec)
    found, notes = read(tmp_path / "people.csv", content)
    assert found == names
    assert f"is read as {Encoding(codec).shown}, by its bytes, which are not UTF-8" in notes[0]
    assert known_codec(Encoding(codec).shown)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("names", ["cp1252", "cp1251", "gb18030"])
def test_utf16_is_told_with_and_without_a_mark(tmp_path: Path, codec: str, names: str) -> None:
    content, expected = people(names)
    found, notes = read(tmp_path / "people.csv", content.decode(names).encode(codec))
    assert found == expected
    assert "is read as UTF-" in notes[0]


@pytest.mark.parametrize("codec", ["utf-16", "cp1252"])
def test_json_lines_are_decoded_too(tmp_path: Path, codec: str) -> None:
    text = '{"id": 1, "name": "Jürgen Möller"}\r\n{"id": 2, "name": "André Côté"}'
    found, notes = read(tmp_path / "people.jsonl", text.encode(codec))
    assert found == ["Jürgen Möller", "André Côté"]
    assert notes


def test_utf8_is_said_nowhere_and_stays_with_a_few_broken_bytes(tmp_path: Path) -> None:
    text = "id,name\n" + "".join(f"{n},Jürgen {n}\n" for n in range(50))
    assert read(tmp_path / "a.csv", text.encode()) == ([f"Jürgen {n}" for n in range(50)], ())
    found, notes = read(tmp_path / "b.csv", text.encode() + b"50,Andr\xe9\n51,M\xc3\n")
    assert found == [f"Jürgen {n}" for n in range(50)] + ["", ""]
    assert notes == ()


def test_the_only_letter_beyond_ascii_may_stand_at_the_end_of_a_large_file(tmp_path: Path) -> None:
    content = b"id,name\n" + b"".join(b"%d,Anna Smith\n" % n for n in range(200_000))
    found, _ = read(tmp_path / "people.csv", content + b"200000,Andr\xe9")
    assert found[-1] == "André"


def test_every_byte_of_every_encoding_is_read_without_a_traceback(tmp_path: Path) -> None:
    draw = random.Random(7)
    for size in (1, 2, 3, 50, 5000):
        for _ in range(20):
            content = b"id,name\n1," + bytes(draw.randrange(256) for _ in range(size))
            (tmp_path / "people.csv").write_bytes(content)
            with contextlib.suppress(InvalidArgument):  # said in words
                list(open_table(str(tmp_path / "people.csv")).rows())


def test_half_a_character_of_utf16_costs_its_cell(tmp_path: Path) -> None:
    text = "id,name\n1,Ann\n2,Bob".encode("utf-16-le")
    found, _ = read(tmp_path / "people.csv", b"\xff\xfe" + text + "é".encode("utf-16-le")[:1])
    assert found == ["Ann", ""]


def test_a_bare_sample_is_western() -> None:
    assert likeliest(b"Andr\xe9") == "cp1252"
    assert likeliest(b"") == "cp1252"


def test_the_mapping_says_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("id,name\n1,Ťupa\n".encode("cp1250"))
    table = open_table(str(path), "windows-1250")
    assert [row.cells for row in table.rows() if isinstance(row, Row)] == [["1", "Ťupa"]]
    assert table.notes == (f"{path} is read as Windows-1250, as the mapping says",)
    mapping, _ = parse_mapping("settings: {encoding: Windows-1250}\n", "mapping.yaml")
    assert mapping.settings.encoding == "Windows-1250"
    assert not mapping.settings.is_stored()
    assert "encoding: Windows-1250" in mapping_text(mapping)


@pytest.mark.parametrize("name", ["latin-ish", "base64", "''"])
def test_a_mapping_with_no_encoding_says_which_there_are(name: str) -> None:
    with pytest.raises(InvalidMapping, match=r"settings.encoding: .* is not an encoding; write a name such as UTF-8"):
        parse_mapping(f"settings: {{encoding: {name}}}\n", "mapping.yaml")


@pytest.mark.parametrize("said", ["utf-16", "utf-16-le", "utf-32", "shift_jis", "ascii", "utf-8"])
@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_a_mapping_that_says_the_wrong_encoding_brings_no_traceback(tmp_path: Path, said: str, suffix: str) -> None:
    path = tmp_path / f"people{suffix}"
    path.write_bytes(people("cp1252")[0])
    with contextlib.suppress(InvalidArgument):  # said in words
        list(open_table(str(path), said).rows())


FEW = {
    "Turkish": ("cp1254", "Işıl Çığır,Işık Çığır,Şeyma Gürbüz,Orhan Çelik,Muğla"),
    "Turkish in capitals": ("cp1254", "IŞIL ÇIĞIR,ŞEYMA GÜRBÜZ,İBRAHİM GÜNEŞ"),
    "Greek": ("cp1253", "Άννα Λύτρα,Νίκος Ιωάννου,Αθήνα"),
    "Polish": ("cp1250", "Żaneta Błażejczyk,Łódź,Świętosław Świękała"),
    "Czech": ("cp1250", "Jiří Říha,Eliška Šťastná,Žofie Křížová"),
    "Hungarian": ("cp1250", "Győző Kovács,Gyöngyi Őri,Árpád Kőrösi,Ödön Nagyházi"),
    "Latvian": ("cp1257", "Ģirts Ķēniņš,Līga Šķēle,Jūrmala,Kārlis Liepiņš"),
    "Lithuanian": ("cp1257", "Eglė Šimkutė,Kęstutis Čepaitis,Rūta Kazlauskienė,Panevėžys"),
    "Hebrew": ("cp1255", "משה כהן,רחל לוי,דוד מזרחי,חיפה"),
    "Arabic": ("cp1256", "محمد أحمد,فاطمة علي,جدة"),
    "Russian": ("cp1251", "Ян Юй,Илья Ким,Анна Щукина"),
    "Russian in capitals": ("cp1251", "ИВАНОВ СЕРГЕЙ,АННА КУЗНЕЦОВА"),
    "Ukrainian": ("cp1251", "Коваленко Олена,Мар’яна Їжак,Львів"),
    "Bulgarian": ("cp1251", "Стоянка Димитрова,Търново,Ъгъл"),
    "Icelandic": ("cp1252", "Þóra Ægisdóttir,Sigríður Jónsdóttir,Reykjavík"),
    "French": ("cp1252", "Éloïse Bœuf,François Pèlerin,Nîmes"),
    "Portuguese": ("cp1252", "João Conceição,Estêvão Leão,São Paulo"),
    "Chinese": ("big5", "陳怡君,林志明,黃淑芬,王雅婷,吳宗翰"),
}


@pytest.mark.parametrize(("codec", "names"), FEW.values(), ids=FEW)
def test_few_rows_are_enough(tmp_path: Path, codec: str, names: str) -> None:
    text = "id;name;email\n" + "".join(f"{n};{name};x{n}@mail.example\n" for n, name in enumerate(names.split(",")))
    assert read(tmp_path / "few.csv", text.encode(codec))[0] == names.split(",")
