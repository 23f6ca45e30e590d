"""A client that answers like the engine itself: the same calls, the same values, the same errors, over gRPC."""

from __future__ import annotations

from onefold.server.client.client import Client

__all__ = ["Client"]
