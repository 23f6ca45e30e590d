"""The demo's sample in a tenant of its own on the real Neo4j, for the kit in docs/neo4j-browser/."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from neo4j import Driver, EagerResult, GraphDatabase

from onefold.graph.engine import Engine
from onefold.graph.model.model import shipped_model
from onefold.graph.store.urls import open_store
from onefold.graph.touchpoint import PutSource
from onefold.server.demo.sample import load_sample

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "neo4j-browser"
KNOWN_EMAIL = "amelia.hartley@mail.example.com"


@dataclass(frozen=True)
class ToldGraph:
    """The sample as it stands in Neo4j, with the golden record that the story is about.

    Attributes:
        parameters: a value for every parameter that the saved queries have.
        caption: what the golden record's node is to show.
    """

    driver: Driver
    parameters: dict[str, Any]
    caption: str

    def run(self, cypher: str, **other: Any) -> EagerResult:
        """The result of a query with the parameters, some of them replaced."""
        return self.driver.execute_query(cypher, parameters_=self.parameters | other)


@pytest.fixture(scope="session")
def kit() -> ModuleType:
    """docs/neo4j-browser/kit.py."""
    spec = importlib.util.spec_from_file_location("neo4j_browser_kit", FOLDER / "kit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def told(neo4j_url: str) -> Iterator[ToldGraph]:
    """The sample, ingested beat by beat as the demo does it."""
    tenant = f"t-{uuid4().hex}"
    golden_id = _tell(neo4j_url, tenant)
    parts = urlsplit(neo4j_url)
    address = f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}"
    with GraphDatabase.driver(address, auth=(parts.username or "", parts.password or "")) as driver:
        parameters: dict[str, Any] = {
            "tenant": tenant,
            "golden_id": golden_id,
            "namespace": "email",
            "value": KNOWN_EMAIL,
            "threshold_bits": 0.0,
            "margin_bits": 6.0,
            "min_members": 3,
        }
        yield ToldGraph(driver, parameters, "Amelia Hartley")


def _tell(url: str, tenant: str) -> str:
    """Ingest the sample; the golden id of the person whom it is about."""
    sample, store = load_sample(), open_store(url)
    try:
        engine = Engine(store, shipped_model())
        ingest: Callable[..., Any] = engine.ingest
        ingest(tenant, [PutSource(settings) for settings in sample.sources])
        for part in (*(beat.touchpoints for beat in sample.beats), sample.rest):
            ingest(tenant, [told.touchpoint for told in part])
        [person] = engine.find_by_identifier(tenant, "email", KNOWN_EMAIL).golden
        return person.golden_id
    finally:
        store.close()
