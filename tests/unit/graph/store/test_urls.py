from __future__ import annotations

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.urls import masked_url, open_store


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("neo4j://neo4j:s3cret@db:7687", "neo4j://neo4j:***@db:7687"),
        ("neo4j://neo4j:p%40ss@[::1]:7687?database=x", "neo4j://neo4j:***@[::1]:7687?database=x"),
        ("neo4j://db:7687", "neo4j://db:7687"),
        ("neo4j://user@db", "neo4j://user@db"),
        ("neo4j://u:p@db:port", "neo4j://u:***@db:port"),
        ("sqlite:///a.db", "sqlite:///a.db"),
    ],
)
def test_a_masked_url_shows_all_but_the_password(url: str, masked: str) -> None:
    assert masked_url(url) == masked


def test_memory_is_a_store() -> None:
    assert isinstance(open_store("memory://"), MemoryStore)


@pytest.mark.parametrize("url", ["", "onefold.db", "sqlite://", "sqlite:///", "postgres://u:hidden@db"])
def test_another_url_is_refused_with_a_hint_and_no_password(url: str) -> None:
    with pytest.raises(InvalidArgument, match="sqlite:///path") as refused:
        open_store(url)
    assert "hidden" not in refused.value.message
