"""The server's configuration: `ONEFOLD_…` environment variables, overridden by flags."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from onefold.graph.errors import InvalidArgument
from onefold.graph.store.urls import DEFAULT_STORE_URL, masked_url

MIB = 1 << 20
TENANT_PATTERN = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
_ADDRESS_PATTERN = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/]+):(\d{1,5})")
Retrain = Literal["off", "train", "shadow", "activate"]


class Config(BaseSettings):
    """Everything that can be set; each field is also `ONEFOLD_<FIELD IN CAPITALS>`."""

    model_config = SettingsConfigDict(env_prefix="ONEFOLD_", extra="forbid", frozen=True)

    store: str = Field(
        DEFAULT_STORE_URL, description="store URL: sqlite:///path, neo4j://user:password@host, memory://"
    )
    listen: str = Field("127.0.0.1:50051", description="HOST:PORT to serve gRPC on; port 0 takes a free one")
    metrics_listen: str | None = Field(None, description="HOST:PORT to serve Prometheus metrics on; off by default")
    model: str = Field("shipped", description="model of new tenants: shipped, auto, the id of a stored one, or a file")
    tenant: str = Field("default", description="tenant of calls that do not name one")
    max_batch: int = Field(1000, ge=1, le=10_000, description="most items of one request")
    max_message_bytes: int = Field(32 * MIB, ge=64 * 1024, le=256 * MIB, description="most bytes of one message")
    stream_window: int = Field(1000, ge=1, le=100_000, description="unacknowledged items after which reading stops")
    micro_batch: int = Field(500, ge=1, le=10_000, description="most commands gathered into one transaction")
    linger_ms: float = Field(2.0, ge=0, le=1000, description="how long a small micro-batch waits for more")
    write_queue: int = Field(10_000, ge=1, description="commands of a tenant that may wait before callers do")
    writer_idle_s: float = Field(60.0, gt=0, description="time after which an idle tenant's writer ends")
    tend_s: float = Field(300.0, gt=0, description="how often tenants are looked at for having outgrown their models")
    retrain: Retrain = Field(
        "off", description="when a model is outgrown: off, or a new one is trained, tried, or activated within limits"
    )
    retrain_max_moved: float = Field(
        0.02,
        ge=0,
        le=1,
        description="share of records that activating a retrained model may move to other golden records",
    )
    workers: int = Field(8, ge=1, le=256, description="threads for reads, and as many for writes")
    max_concurrent_calls: int = Field(1000, ge=1, description="calls beyond this are refused with RESOURCE_EXHAUSTED")
    watch_poll_s: float = Field(0.5, gt=0, description="how often a watcher looks for changes of other replicas")
    probe_s: float = Field(5.0, gt=0, description="how often readiness asks the store")
    drain_s: float = Field(20.0, ge=0, description="how long calls in flight may take when the server stops")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="lowest level that is logged")
    log_format: Literal["json", "console"] = Field("json", description="one JSON object a line, or text for people")

    @field_validator("listen", "metrics_listen")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None:
            split_address(value)
        return value

    @field_validator("tenant")
    @classmethod
    def _tenant(cls, value: str) -> str:
        return checked_tenant(value)

    def masked(self) -> dict[str, str | int | float | None]:
        """Every setting, with the store's password replaced by `***`, to be shown."""
        return {**self.model_dump(), "store": masked_url(self.store)}

    def __repr__(self) -> str:
        return f"Config({', '.join(f'{name}={value!r}' for name, value in self.masked().items())})"

    __str__ = __repr__


def configured(**flags: object) -> Config:
    """The configuration of the environment, overridden by the flags that are not None.

    Raises:
        InvalidArgument: a setting is wrong; names it, and never repeats its value.
    """
    try:
        return Config(**{name: value for name, value in flags.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(map(str, first["loc"]))
        raise InvalidArgument(
            f"setting {name} (ONEFOLD_{name.upper()}): {first['msg'].removeprefix('Value error, ')}", field=name
        ) from None


def split_address(address: str) -> tuple[str, int]:
    """Host (an IPv6 one in brackets) and port of HOST:PORT.

    Raises:
        ValueError: it is not of that form.
    """
    found = _ADDRESS_PATTERN.fullmatch(address)
    if found is None or int(found[2]) > 65535:
        raise ValueError("write HOST:PORT, for example 127.0.0.1:50051")
    return found[1], int(found[2])


def checked_tenant(name: str) -> str:
    """The name, when it can be a tenant's.

    Raises:
        ValueError: it cannot.
    """
    if not TENANT_PATTERN.fullmatch(name):
        raise ValueError("a tenant's name is 1 to 63 of a-z, 0-9, _ and -, and begins with a letter or digit")
    return name
