"""Vietnamese full names, which have the family name first and the given name last: Nguyễn Văn An."""

from typing import Final

from onefold.graph.normalize.text import vocabulary

_FAMILY: Final = vocabulary(
    "nguyen tran pham huynh hoang phan truong bui dang ngo duong dinh trinh doan vuong luong",
)
_ALSO_ELSEWHERE: Final = vocabulary("le vu vo do ho ly mai lam dao ha cao to ta thai quach chau lieu luu")
"""Family names that begin names of other languages too: only before a usual middle name."""
_MIDDLE: Final = vocabulary("van thi duc minh ngoc thanh quang huu dinh xuan hong kim hoang quoc thuy bao gia anh cong")
VIETNAMESE_GENDERS: Final = {"van": "m", "thi": "f"}
"""Middle names that only men and only women have, for nearly all purposes."""
_LEAST_PARTS: Final = 3


def is_vietnamese(tokens: tuple[str, ...]) -> bool:
    """Whether a name of three parts or more is a Vietnamese one in its own order; of two, no one can tell."""
    if len(tokens) < _LEAST_PARTS or tokens[-1] in _FAMILY:
        return False
    return tokens[0] in _FAMILY or (tokens[0] in _ALSO_ELSEWHERE and tokens[1] in _MIDDLE)
