"""From a store URL to an open driver."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import ConfigurationError

from onefold.graph.errors import InvalidArgument

DEFAULT_PORT = 7687
CONNECTION_TIMEOUT_S = 5.0
POOL_SIZE = 50
# Longer than a micro-batch holds a connection, shorter than a caller waits.
ACQUISITION_TIMEOUT_S = 15.0
# A connection idle for longer is probed before it is used: the server may have gone meanwhile.
IDLE_PROBE_S = 30.0

# Without a handler Python prints the driver's errors on the terminal; what matters reaches the caller as a StoreError.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Target:
    """Which database, as whom. `place` and `user` may be shown, `password` never."""

    uri: str
    place: str
    user: str
    password: str = field(repr=False)
    database: str | None = None


def parse_target(url: str) -> Target:
    """The target that `neo4j://user:password@host:port?database=name` names; user, password and name percent-decoded.

    Raises:
        InvalidArgument: it names none.
    """
    parts = urlsplit(url)
    try:
        port = parts.port or DEFAULT_PORT
    except ValueError:
        raise _invalid("its port is not a number (percent-encode : / ? # @ in a password)") from None
    if not parts.hostname:
        raise _invalid("it names no host")
    if parts.path not in ("", "/"):
        raise _invalid("a database is named by ?database=…, not by a path")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Target(
        uri=f"{parts.scheme}://{host}:{port}",
        place=f"{host}:{port}",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        database=_database(parts),
    )


def open_driver(target: Target) -> Driver:
    """The driver for a target; connects when first used.

    Raises:
        InvalidArgument: the URL's scheme is not one of Neo4j's.
    """
    try:
        return GraphDatabase.driver(
            target.uri,
            auth=(target.user, target.password) if target.user else None,
            user_agent="onefold",
            connection_timeout=CONNECTION_TIMEOUT_S,
            connection_acquisition_timeout=ACQUISITION_TIMEOUT_S,
            max_connection_pool_size=POOL_SIZE,
            liveness_check_timeout=IDLE_PROBE_S,
            keep_alive=True,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )
    except ConfigurationError as error:
        raise _invalid("its scheme is not one of neo4j, neo4j+s, neo4j+ssc, bolt, bolt+s, bolt+ssc") from error


def _database(parts: SplitResult) -> str | None:
    options = dict(parse_qsl(parts.query))
    database = options.pop("database", None)
    if options:
        raise _invalid(f"unknown option {next(iter(options))!r}; only ?database=… is known")
    return database


def _invalid(why: str) -> InvalidArgument:
    return InvalidArgument(f"the store URL cannot be used: {why}; write neo4j://user:password@host:port", field="store")
