"""Why a local Neo4j could not be had.

LocalNeo4jError
├── Neo4jUnavailableError   this machine has nothing to run it with (no Java, no Maven, no Docker, no network)
└── Neo4jStartError         it was started and did not come up
"""


class LocalNeo4jError(RuntimeError):
    """Base of all errors here; its text is one message that says what to do."""


class Neo4jUnavailableError(LocalNeo4jError):
    """Nothing on this machine can run a Neo4j; tests skip for it."""


class Neo4jStartError(LocalNeo4jError):
    """Neo4j was started and did not answer; tests fail for it."""
