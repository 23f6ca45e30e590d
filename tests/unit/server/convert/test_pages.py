"""Sizes of pages, and the tokens that lead to the next one."""

from __future__ import annotations

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.convert.pages import page_cursor, page_size, page_token
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
