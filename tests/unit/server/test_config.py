from __future__ import annotations

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.config import Config, configured, split_address

SECRET = "neo4j://neo4j:s3cret@db:7687"


def test_defaults_serve_this_machine_only() -> None:
    assert configured().listen == "127.0.0.1:50051"
    assert configured().metrics_listen is None


def test_flags_override_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEFOLD_MAX_BATCH", "7")
    monkeypatch.setenv("ONEFOLD_STREAM_WINDOW", "9")
    config = configured(max_batch=8, stream_window=None)
    assert (config.max_batch, config.stream_window) == (8, 9)


def test_the_password_is_masked_wherever_it_is_shown() -> None:
    config = configured(store=SECRET)
    shown = f"{config} {config!r} {config.masked()}"
    assert "s3cret" not in shown
    assert "neo4j:***@db:7687" in shown
    assert config.store == SECRET


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("listen", "nowhere"),
        ("listen", "127.0.0.1:70000"),
        ("tenant", "Not A Tenant"),
        ("max_batch", 0),
        ("log_format", "xml"),
        ("no_such_setting", 1),
    ],
)
def test_a_wrong_setting_is_named(setting: str, value: object) -> None:
    with pytest.raises(InvalidArgument, match=setting) as caught:
        configured(**{setting: value})
    assert caught.value.field == setting


def test_a_wrong_setting_of_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEFOLD_WORKERS", "many")
    with pytest.raises(InvalidArgument, match="ONEFOLD_WORKERS"):
        configured()


def test_addresses() -> None:
    assert split_address("[::1]:50051") == ("[::1]", 50051)
    assert split_address("localhost:0") == ("localhost", 0)


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Config.model_fields.values())
