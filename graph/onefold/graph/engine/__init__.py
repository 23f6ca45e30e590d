"""The engine: what the server and the command line ask for, each in one call; a module for each service of the API.

Each module says its calls twice, side by side: as a protocol, which the client of a server satisfies too, and as the
engine answers them. `Onefold` is all of them, `Engine` answers them on a store of this process.
"""

from __future__ import annotations

from onefold.graph.engine.engine import Engine, Onefold

__all__ = ["Engine", "Onefold"]
