"""All tables of a tenant: its head, those of every topic, and one set of derived ones for each generation."""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass, field

from onefold.graph.store.memory.changes import ChangeTables
from onefold.graph.store.memory.evidence import GenerationEvidence
from onefold.graph.store.memory.golden import GoldenTables
from onefold.graph.store.memory.identifiers import IdentifierTables
from onefold.graph.store.memory.matches import AssertionTables, GenerationEdges
from onefold.graph.store.memory.models import ModelTables
from onefold.graph.store.memory.records import RecordTables
from onefold.graph.store.memory.settings import SettingsTables

SECRET_BYTES = 32


@dataclass(slots=True)
class DerivedTables(GenerationEdges, GenerationEvidence):
    """The derived rows of one generation."""


@dataclass(slots=True)
class TenantTables(
    SettingsTables, ModelTables, ChangeTables, GoldenTables, AssertionTables, IdentifierTables, RecordTables
):
    """All rows of one tenant. `derived` is by generation; one that is not there is made when it is written."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(SECRET_BYTES))
    seq: int = 0
    active: int = 0
    model_id: str = ""
    derived: defaultdict[int, DerivedTables] = field(default_factory=lambda: defaultdict(DerivedTables))
