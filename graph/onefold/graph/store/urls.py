"""Which store a URL means: `sqlite:///path` (embedded), `neo4j://user:password@host:port`, or `memory://`."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

from onefold.graph.errors import InvalidArgument
from onefold.graph.store.contract import Store

DEFAULT_STORE_URL = "sqlite:///onefold.db"
_SQLITE: Final = "sqlite:///"
_NEO4J: Final = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})


def check_url(url: str) -> None:
    """Raises InvalidArgument when the URL names no known store; nothing is opened."""
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        if not url.startswith(_SQLITE) or url == _SQLITE:
            raise InvalidArgument(f"{url!r} names no file; write sqlite:///path/to/file.db", field="store")
    elif scheme != "memory" and scheme not in _NEO4J:
        raise InvalidArgument(
            f"{masked_url(url)!r} names no store; use sqlite:///path, neo4j://user:password@host:port or memory://",
            field="store",
        )


def open_store(url: str) -> Store:
    """The opened store that `url` names; drivers are imported only for the store that needs them.

    Raises:
        InvalidArgument: the URL names no known store.
        StoreError: it cannot be opened (see the contract).
    """
    check_url(url)
    scheme = urlsplit(url).scheme
    if scheme == "memory":
        from onefold.graph.store.memory import MemoryStore

        return MemoryStore()
    if scheme == "sqlite":
        from onefold.graph.store.embedded import EmbeddedStore

        return EmbeddedStore(unquote(url.removeprefix(_SQLITE)))
    from onefold.graph.store.neo4j import Neo4jStore

    return Neo4jStore(url)


def masked_url(url: str) -> str:
    """The URL with its password replaced by `***`, for logs and messages."""
    parts = urlsplit(url)
    credentials, at, host = parts.netloc.rpartition("@")
    user, colon, _ = credentials.partition(":")
    return parts._replace(netloc=f"{user}:***@{host}").geturl() if at and colon else url
