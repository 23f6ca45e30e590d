"""Pages of lists: sizes, and opaque tokens that say where the next page begins."""

from __future__ import annotations

import base64
import binascii
from typing import Literal, Protocol

from onefold.graph.errors import InvalidArgument

DEFAULT_PAGE, MAX_PAGE = 100, 1000


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
        raise InvalidArgument(
            "page_token is not one that this list gave; leave it out to begin anew", field="page_token"
        )
    return cursor
