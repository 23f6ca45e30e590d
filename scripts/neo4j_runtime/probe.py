"""Whether a Neo4j answers: by a real query over Bolt, not by an open port."""

from urllib.parse import unquote, urlsplit, urlunsplit

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

PROBE_TIMEOUT_S = 5.0


def version(url: str) -> str:
    """The version and edition of the Neo4j at `url`, such as `5.26.31 community`.

    Raises:
        DriverError, Neo4jError, OSError: it does not answer, or not to this user; retry while it starts.
    """
    parts = urlsplit(url)
    address = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "", "", ""))
    auth = (unquote(parts.username or ""), unquote(parts.password or ""))
    with GraphDatabase.driver(
        address,
        auth=auth if parts.username else None,
        connection_timeout=PROBE_TIMEOUT_S,
        connection_acquisition_timeout=PROBE_TIMEOUT_S,
        max_transaction_retry_time=0,  # the caller retries; the driver would for half a minute
    ) as driver:
        records, _, _ = driver.execute_query(
            "CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition",
            database_="system",
        )
    return f"{records[0]['version']} {records[0]['edition']}"


def failure(url: str) -> str | None:
    """None where the Neo4j at `url` answers, else why it does not."""
    try:
        version(url)
    except (DriverError, Neo4jError, OSError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return None
