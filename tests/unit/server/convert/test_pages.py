"""Sizes of pages, and the tokens that lead to the next one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onefold.graph.answers import Moment
from onefold.graph.errors import InvalidArgument
from onefold.server.convert.pages import moment_cursor, moment_of, page_cursor, page_size, page_start, page_token
from onefold.v1 import golden_record_pb2


def test_page_sizes() -> None:
    assert page_size(golden_record_pb2.ListRecordsRequest()) == 100
    assert page_size(golden_record_pb2.ListRecordsRequest(page_size=1000)) == 1000


@pytest.mark.parametrize("size", [0, -1, 1001])
def test_a_page_size_out_of_range_is_refused(size: int) -> None:
    request = golden_record_pb2.ListRecordsRequest(page_size=size)
    with pytest.raises(InvalidArgument, match="1 to 1000"):
        page_size(request)


def test_page_tokens_come_back() -> None:
    assert page_cursor("records", page_token("records", "ab:c\N{SNOWMAN}")) == "ab:c\N{SNOWMAN}"
    assert page_token("records", "") == page_cursor("records", "") == ""


@pytest.mark.parametrize("token", ["x", "!!", page_token("touchpoints", "5"), "cmVjb3Jkczo=", "\N{SNOWMAN}"])
def test_a_foreign_page_token_is_refused(token: str) -> None:
    with pytest.raises(InvalidArgument, match="page_token"):
        page_cursor("records", token)


@pytest.mark.parametrize("moment", [(None, "t1"), (None, ""), (-(10**15), "a|b"), (0, "t"), (2**60, "t")])
def test_moments_come_back(moment: Moment) -> None:
    assert moment_of(moment_cursor(moment)) == moment


@pytest.mark.parametrize(("read", "cursor"), [(bytes.fromhex, "no hex"), (int, "x"), (moment_of, "when|t1")])
def test_a_cursor_that_was_made_up_is_refused(read: Callable[[str], object], cursor: str) -> None:
    with pytest.raises(InvalidArgument, match="page_token"):
        page_start("records", page_token("records", cursor), read, None)
