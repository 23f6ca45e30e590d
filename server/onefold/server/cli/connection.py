"""Where a command works: on a store in this process, or through a running server; both answer alike."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from onefold.graph.engine import Engine, Onefold
from onefold.graph.errors import InvalidArgument, NotFound
from onefold.graph.model.model import Model
from onefold.graph.store.urls import DEFAULT_STORE_URL, check_url, open_store
from onefold.server.client import Client
from onefold.server.errors import ServerUnavailable
from onefold.server.model_names import AUTO, SHIPPED, check_named, model_of_new_tenants
from onefold.server.shown.console import notice_compiling

PATIENCE_S = 10.0
"""How long a command waits for a server that does not answer: a restart takes less."""


@contextmanager
def connected(
    store: str | None, target: str | None, model: str = SHIPPED, must_exist: bool = False, tenant: str = "default"
) -> Iterator[Onefold]:
    """What `--store` or `--target` names; the default store where neither does.

    `model` is that of new tenants in a store of this process; an id is that of a model stored for `tenant`. A new
    tenant has nothing to learn one from: for it "auto" is the shipped one.

    Raises:
        InvalidArgument: both are named.
        NotFound: `must_exist`, and the embedded store's file does not; or no model of this id is stored.
        StoreError, ServerUnavailable: it cannot be reached.
    """
    store = chosen_store(store, target)
    if store is None:
        assert target is not None
        with Client(target, patience_s=PATIENCE_S) as client, _told_plainly(target):
            yield client
        return
    if must_exist:
        _check_exists(store)
    notice_compiling()
    opened = open_store(store)
    try:
        yield Engine(opened, model_of_new_tenants(SHIPPED if model == AUTO else model, opened, tenant))
    finally:
        opened.close()


def check_connectable(store: str | None, target: str | None, model: str) -> None:
    """Raises InvalidArgument where `connected` would by these names alone; nothing is opened or reached."""
    if (url := chosen_store(store, target)) is not None:
        check_url(url)
        check_named(model)


def stored_models(store: str | None, target: str | None, tenant: str) -> Callable[[str], Model]:
    """Gives the tenant's stored model of an id; connects only when it is asked for one."""

    def stored(model_id: str) -> Model:
        with connected(store, target, must_exist=True) as connection:
            return connection.model(tenant, model_id)

    return stored


@contextmanager
def _told_plainly(target: str) -> Iterator[None]:
    try:
        yield
    except ServerUnavailable:
        message = f"the server at {target} does not answer; is it running there? onefold serve --listen {target}"
        raise ServerUnavailable(message) from None


def chosen_store(store: str | None, target: str | None) -> str | None:
    """The store to open, None for the server; `--target` beats the ONEFOLD_STORE of the environment.

    Raises:
        InvalidArgument: both are named.
    """
    if target is None:
        return store or DEFAULT_STORE_URL
    if store and store != os.environ.get("ONEFOLD_STORE"):
        raise InvalidArgument("name --store or --target, not both", field="store")
    return None


def _check_exists(url: str) -> None:
    if url.startswith("sqlite:///") and not Path(unquote(url.removeprefix("sqlite:///"))).exists():
        raise NotFound(f"there is no store {url} yet; name another with --store, or load something: onefold load FILE")
