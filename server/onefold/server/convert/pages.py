"""Pages of lists: sizes, and opaque tokens that say where the next page begins."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Literal, Protocol, TypeVar

from onefold.graph.answers import Moment
from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import StoredTouchpoint

K = TypeVar("K")
T = TypeVar("T")

DEFAULT_PAGE, MAX_PAGE = 100, 1000
NO_TIME = "-"
OFFSET = 1 << 62  # lifts every time above 0, so that text of a fixed length sorts as the times do


class Paged(Protocol):
    """A request for a page, as generated."""

    page_size: int

    def HasField(self, field_name: Literal["page_size"]) -> bool:  # noqa: N802 (protobuf's name)
        """Whether the field was sent."""


def page_size(request: Paged) -> int:
    """The size asked for, or the default. Raises InvalidArgument out of range."""
    size = request.page_size if request.HasField("page_size") else DEFAULT_PAGE
    if not 1 <= size <= MAX_PAGE:
        raise InvalidArgument(f"page_size is 1 to {MAX_PAGE}, not {size}", field="page_size")
    return size


def page_token(list_name: str, cursor: str) -> str:
    """The token of the page after `cursor` in a list; "" for an empty cursor."""
    return base64.urlsafe_b64encode(f"{list_name}:{cursor}".encode()).decode() if cursor else ""


def page_cursor(list_name: str, token: str) -> str:
    """The cursor that a token stands for, "" for none. Raises InvalidArgument for a token that this list never gave."""
    if not token:
        return ""
    try:
        name, colon, cursor = base64.urlsafe_b64decode(token.encode()).decode().partition(":")
    except (binascii.Error, UnicodeError):
        name, colon, cursor = "", "", ""
    if not colon or name != list_name or not cursor:
        raise _foreign()
    return cursor


def page_start(list_name: str, token: str, read: Callable[[str], K], start: K) -> K:
    """What a page begins after, `start` for the first; `read` reads a cursor. Raises as `page_cursor`."""
    cursor = page_cursor(list_name, token)
    if not cursor:
        return start
    try:
        return read(cursor)
    except ValueError:
        raise _foreign() from None


def _foreign() -> InvalidArgument:
    text = "page_token is not one that this list gave; leave it out to begin anew"
    return InvalidArgument(text, field="page_token")


def page_of(list_name: str, found: Sequence[T], size: int, cursor: Callable[[T], str]) -> tuple[Sequence[T], str]:
    """The first `size` of what was found, and the token of the page after them, "" when that was all."""
    page = found[:size]
    return page, page_token(list_name, cursor(page[-1]) if len(found) > size else "")


def touchpoint_cursor(stored: StoredTouchpoint) -> str:
    """The cursor of a touchpoint among those of its record."""
    return moment_cursor((stored.touchpoint.observed_at, stored.touchpoint.touchpoint_id))


def moment_cursor(moment: Moment) -> str:
    """The cursor of a touchpoint among those of its record."""
    at, touchpoint_id = moment
    return f"{NO_TIME if at is None else f'{at + OFFSET:020d}'}|{touchpoint_id}"


def moment_of(cursor: str) -> Moment:
    """What `moment_cursor` made a cursor of. Raises ValueError for anything else."""
    time, _, touchpoint_id = cursor.partition("|")
    return None if time == NO_TIME else int(time) - OFFSET, touchpoint_id
