"""Vietnamese full names, which have the family name first and the given name last: Nguyễn Văn An."""

import re
import unicodedata
from typing import Final

from onefold.graph.normalize.text import vocabulary

_FAMILY: Final = vocabulary(
    "nguyen tran pham huynh hoang phan truong bui dang ngo duong dinh trinh doan vuong luong",
)
_ALSO_ELSEWHERE: Final = vocabulary(
    "le vu vo do ho ly mai lam dao ha cao to ta thai quach chau lieu luu chu la phung nghiem khuc tong thach ninh",
)
"""Family names that begin names of other languages too: only before a usual middle name, or with Vietnamese signs."""
_GIVEN_TOO: Final = vocabulary("hoang bui dang duong dinh")
_MIDDLE: Final = vocabulary("van thi duc minh ngoc thanh quang huu dinh xuan hong kim hoang quoc thuy bao gia anh cong")
_GIVEN: Final = vocabulary(
    "hung tuan dung minh hai anh thanh duc cuong nam long hieu son thang trung quang huy dat tien tung khanh linh",
    "phong hoa binh kien hoai tan quan khoa phuc duy bao loc tai viet thinh vinh nghia hau dong kiet khang huong lan",
    "thao trang hang phuong nga thuy hien ngoc yen nhung thu hong huyen nguyet quynh hanh nhi oanh tham tram bich uyen",
    "hue an cau muoi luyen tam",
)
VIETNAMESE_GENDERS: Final = {"van": "m", "thi": "f"}
"""Middle names that only men and only women have, for nearly all purposes."""
_LEAST_PARTS: Final = 3
_SIGNS: Final = re.compile("[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0\u0110\u0111\u0102\u0103\u0128\u0129\u0168\u0169]")
"""Letters that next to no other language has, đ and ă apart, which only count where the family name is one."""


def is_vietnamese(tokens: tuple[str, ...], raw: str) -> bool:
    """Whether a name is a Vietnamese one in its own order; of two parts without signs only the clearest can be told.

    Args:
        tokens: canonical.
        raw: as it was written.
    """
    if len(tokens) < 2 or tokens[-1] in _FAMILY - _GIVEN_TOO:
        return False
    if not raw.isascii() and _SIGNS.search(unicodedata.normalize("NFC", raw)):
        return tokens[0] in _FAMILY | _ALSO_ELSEWHERE
    if len(tokens) < _LEAST_PARTS:
        return tokens[0] in _FAMILY - _GIVEN_TOO and tokens[-1] in _GIVEN
    if tokens[0] in _ALSO_ELSEWHERE and tokens[1] in _MIDDLE:
        return tokens[1] != "van" or tokens[-1] in _GIVEN  # Mai van Dijk
    return tokens[0] in _FAMILY


def is_van_a_middle_name(before: str, family: str) -> bool:
    """Whether "van" before a family name is Văn, as in Hung Van Nguyen, and no particle."""
    return before == "van" and family in _FAMILY
