"""A real server on every store, and a real client; each test has a tenant of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from onefold.graph.touchpoint import Touchpoint
from onefold.server.app import Server, running_server
from onefold.server.client import Client
from onefold.server.config import configured
from stores import STORES, url_of

_GIVEN = ("Marguerite", "Thaddeus", "Ottoline", "Bartholomew", "Philippa", "Cornelius")
_FAMILY = ("Featherstone", "Okonkwo-Bright", "Vandersloot", "Quillfeather", "Abernathy", "Zielinski")


def _person(n: int, source: str, record_id: str, **more: str) -> Touchpoint:
    """A touchpoint that says all there is to know of the n-th person."""
    values = (
        ("email", f"{_GIVEN[n % 6].lower()}.{_FAMILY[n % 6].lower()}{n}@mailbox.org"),
        ("phone", f"+4420794{60000 + n:05d}"),
        ("given_name", _GIVEN[n % 6]),
        ("family_name", _FAMILY[n % 6]),
        ("birth_date", f"19{40 + n % 50:02d}-0{n % 9 + 1}-1{n % 7}"),
    )
    return Touchpoint(source, values, record_id=record_id, **more)  # type: ignore[arg-type]


def _stranger(source: str, record_id: str, cookie: str) -> Touchpoint:
    """A touchpoint that says nothing but a cookie."""
    return Touchpoint(source, (("cookie_id", cookie),), record_id=record_id)


@pytest.fixture(scope="module", params=STORES)
def store_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A URL of each store in turn."""
    return url_of(request.param, tmp_path_factory.mktemp("store"), request)


@pytest.fixture(scope="module")
def server(store_url: str) -> Iterator[Server]:
    """A ready server on the store."""
    config = configured(store=store_url, listen="127.0.0.1:0", metrics_listen="127.0.0.1:0", max_batch=500)
    with running_server(config) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[Client]:
    """A client of it."""
    with Client(f"127.0.0.1:{server.port}", patience_s=20) as connected:
        yield connected


@pytest.fixture
def tenant() -> str:
    """A tenant that nobody has written yet."""
    return f"t-{uuid4().hex}"


@pytest.fixture
def person() -> Callable[..., Touchpoint]:
    """Makes touchpoints of the n-th person."""
    return _person


@pytest.fixture
def stranger() -> Callable[..., Touchpoint]:
    """Makes touchpoints of nobody in particular."""
    return _stranger
