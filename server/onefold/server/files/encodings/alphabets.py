"""Letters beyond ASCII of the languages that were written in encodings before Unicode, and where those have them."""

from __future__ import annotations

from typing import Final

_WEST: Final = (
    *("äöüßé", "àâæçéèêëîïôœùûüÿ", "áéíóúüñç", "áâãàçéêíóôõúü", "àèéìîòóù", "áéëïöóèüêç", "åäöéüáà", "æøåéöüä"),
    *("àçèéíïòóúüñ", "áéíóú", "äöüßàâçéèêëîïôûáíóúñåæøãõìò"),
)
_ICELANDIC: Final = ("áéíóúýþæöð",)
"""Apart, for of few letters ð, þ and ý are likelier the ğ, ş and ı of many more people."""
_CENTRAL: Final = (
    *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čšžćđ", "ăâîşţșț"),
    "ąćęłńóśźżáčďéěíňóřšťúůýžäôöőüűđăâîşţ",
)
_CYRILLIC: Final = (
    *("оеаинтсрвлк|бгдёжзймпуфхцчшщъыьэюя", "оаинетірвлк|бгґдєжзїймпсуфхцчшщьюя"),
    *("аоиенрјтсвк|бгдђжзлљмњпћуфхцчџш", "аоиентрслвк|бгдёжзійўмпуфхцчшыьэюя"),
)
_GREEK: Final = ("αοιετσνηυρπκλς|βγδζθμξφχψωάέήίόύώϊϋ",)
_HEBREW: Final = ("יוהלאמרתבנש|גדזחטכסעפצקךםןףץ",)
_ARABIC: Final = ("اليمونرتبعدح|ثجخذزسشصضطظغفقكهةىأإآءؤئ", "ایمونردتهبسش|پثجچحخذزژصضطظعغفقکگليئآ")
_THAI: Final = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F)]))

LATIN: Final = (
    ("cp1252", _WEST, 2.0),
    ("cp1252", _ICELANDIC, -2.0),
    ("cp1250", _CENTRAL, 0.0),
    ("iso8859_2", _CENTRAL, 0.0),
    ("cp1254", ("çğıiöşüâî",), 0.0),
    ("cp1257", ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"), 0.0),
    ("iso8859_15", _WEST, -2.0),
    ("cp850", _WEST, -2.0),
    ("mac_roman", _WEST, -3.0),
    ("cp852", _CENTRAL, -2.0),
)
"""Codec; the alphabets of its languages, and of a mixture of them; how much likelier than others it is before anything
is read, in natural units: what is common today before what once was. Letters before a | are most of a text."""

OTHER_SCRIPTS: Final = (
    ("cp1251", _CYRILLIC, 0.0),
    ("koi8_r", _CYRILLIC, -3.0),
    ("cp866", _CYRILLIC, -3.0),
    ("iso8859_5", _CYRILLIC, -4.0),
    ("mac_cyrillic", _CYRILLIC, -4.0),
    ("cp1253", _GREEK, 0.0),
    ("iso8859_7", _GREEK, 0.0),
    ("cp1255", _HEBREW, 0.0),
    ("cp1256", _ARABIC, 0.0),
    ("cp874", (_THAI,), 0.0),
)

IDEOGRAPHS: Final = {
    "cp932": ((0x82, 0x83, 500), (0x88, 0x97, 4200), (0xA6, 0xDD, 1000)),  # kana, kanji of level 1, kana of one byte
    "euc_jp": ((0xA4, 0xA5, 500), (0xB0, 0xCF, 4200)),
    "gb18030": ((0xB0, 0xD7, 4000),),  # hanzi of level 1
    "big5": ((0xA4, 0xC6, 5700),),
    "cp949": ((0xB0, 0xC8, 2500),),  # syllables
}
"""Codec → (first and last leading byte, one in how many): the characters that names are written in, and how likely each
is, a little less than if all were equal."""
