"""The engine of this process and the client of a server answer the same calls."""

from __future__ import annotations

import inspect

import pytest

from onefold.graph.engine import Engine, Onefold
from onefold.server.client import Client

CALLS = sorted(name for name in dir(Onefold) if not name.startswith("_"))
ONLY_HERE = {
    Engine: {
        "active_model",  # a server does not say which model its new tenants get
        "rescore_with",  # over a server, a model is activated over the one that was expected
        "resolve_once",  # takes a file's records, all in memory, and keeps nothing
        "settings",  # as the store keeps them; `sources` and `identifiers` show them
        "settle",  # a server does it in the background
        "settle_all",
        "warm",
    },
    Client: {
        "close",
        "watch",  # waits without end for others to write; who owns the store is told by nobody
    },
}


@pytest.mark.parametrize("side", [Engine, Client])
@pytest.mark.parametrize("name", CALLS)
def test_a_call_has_the_same_signature_on_both_sides(side: type, name: str) -> None:
    said = inspect.signature(getattr(Onefold, name), eval_str=True)
    assert inspect.signature(getattr(side, name), eval_str=True) == said


@pytest.mark.parametrize("side", [Engine, Client])
def test_what_only_one_side_has_is_said(side: type) -> None:
    public = {name for name in dir(side) if not name.startswith("_")}
    assert public - set(CALLS) == ONLY_HERE[side]
