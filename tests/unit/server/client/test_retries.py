"""How long a client keeps trying."""

from __future__ import annotations

from onefold.server.client.retries import Patience


def test_patience_ends_and_begins_anew_with_progress() -> None:
    patience = Patience(0.2)
    pauses = 0
    while patience.pause():
        pauses += 1
    assert 1 <= pauses <= 5
    patience.progressed()
    assert patience.pause()
