"""All calls together: a client that answers like the engine itself, over gRPC.

Every call may be repeated, and is, with growing pauses, while its error says that this may help and `patience_s` lasts.
Thread-safe.
"""

from __future__ import annotations

from onefold.server.client.changes import ClientChanges
from onefold.server.client.explain import ClientExplain
from onefold.server.client.golden_records import ClientGoldenRecords
from onefold.server.client.ingest import ClientIngest
from onefold.server.client.models import ClientModels
from onefold.server.client.resolve import ClientResolve


class Client(ClientIngest, ClientResolve, ClientGoldenRecords, ClientExplain, ClientChanges, ClientModels):
    """A connection to a server. Raises what the engine raises, and ServerUnavailable when nobody answers."""

    def __init__(self, target: str, patience_s: float = 60.0) -> None:
        """`target` is HOST:PORT."""
        super().__init__(target, patience_s)
