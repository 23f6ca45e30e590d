"""What no store could keep is refused with a reason, and harms no neighbour in its batch."""

from __future__ import annotations

import pytest

from onefold.graph.answers import Outcome
from onefold.graph.engine import Engine
from onefold.graph.errors import InvalidArgument, InvalidTouchpoint
from onefold.graph.model.model import shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import (
    Assert,
    Command,
    DeleteRecord,
    IdentifierSettings,
    PutIdentifier,
    PutSource,
    Revoke,
    SourceSettings,
    Touchpoint,
)

FINE = Touchpoint("crm", (("email", "anna@posteo.de"),))


@pytest.fixture
def engine() -> Engine:
    return Engine(MemoryStore(), shipped_model())


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "x" * 5000], ids=["surrogate", "NUL", "long"])
@pytest.mark.parametrize(
    "command",
    [
        lambda text: Touchpoint("crm", (("email", text),)),
        Touchpoint,
        lambda text: DeleteRecord("crm", text),
        lambda text: PutSource(SourceSettings(text)),
        lambda text: PutIdentifier(IdentifierSettings(text)),
        lambda text: PutIdentifier(IdentifierSettings("login", never=(text,))),
        lambda text: Assert(text, "same", ("crm", "1"), ("crm", "2")),
        lambda text: Assert("a", "same", ("crm", text), ("crm", "2")),
        lambda text: Assert("a", "same", ("crm", "1"), ("crm", "2"), reason=text),
        Revoke,
    ],
)
def test_a_text_that_cannot_be_kept(command: object, text: str, engine: Engine) -> None:
    assert callable(command)
    refused, taken = engine.ingest("t", [command(text), FINE])
    assert refused.outcome is Outcome.REJECTED
    assert isinstance(refused.error, InvalidTouchpoint | InvalidArgument)
    assert taken.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (PutSource(SourceSettings("crm", priority=1 << 70)), "priority"),
        (PutSource(SourceSettings("crm", region="Britain")), "region"),
        (PutSource(SourceSettings("crm", keep="all")), "keep"),
        (PutIdentifier(IdentifierSettings("shoe size")), "namespace"),
        (PutIdentifier(IdentifierSettings("given_name", joins=True)), "namespace"),
        (PutIdentifier(IdentifierSettings("custom:", joins=True)), "namespace"),
        (PutIdentifier(IdentifierSettings("login", per_person_max=0)), "per_person_max"),
        (PutIdentifier(IdentifierSettings("login", people_max=1 << 70)), "people_max"),
        (PutIdentifier(IdentifierSettings("login", joins=True, people_max=3)), "people_max"),
        (PutIdentifier(IdentifierSettings("login", never=("*",))), "never"),
        (PutIdentifier(IdentifierSettings("login", never=("a*" * 9,))), "never"),
        (PutIdentifier(IdentifierSettings("login", never=tuple(map(str, range(1001))))), "never"),
        (Assert("a", "same", ("crm", ""), ("crm", "2")), "left"),
        (Assert("a", "same", ("crm", "2"), ("crm", "2")), "right"),
        (Assert("a", "maybe", ("crm", "1"), ("crm", "2")), "kind"),
        (Revoke(""), "assertion_id"),
        (DeleteRecord("crm", ""), "record_id"),
    ],
)
def test_an_argument_that_means_nothing(command: Command, field: str, engine: Engine) -> None:
    (result,) = engine.ingest("t", [command])
    assert isinstance(result.error, InvalidArgument)
    assert result.error.field == field


def test_resolve_refuses_what_ingest_would(engine: Engine) -> None:
    with pytest.raises(InvalidTouchpoint, match="not valid Unicode"):
        engine.resolve("t", [Touchpoint("crm", (("email", "\ud800"),))])
