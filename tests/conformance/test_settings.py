"""Settings of sources and identifiers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from conformance.drawn import few, small, some_id, some_ids, some_key
from conformance.store_samples import key, put
from onefold.graph.settings import Settings, SettingsChange
from onefold.graph.store.contract import Reader, Store
from onefold.graph.touchpoint import IdentifierSettings, SourceSettings


def rows() -> dict[str, Any]:
    """One row of every kind."""
    return {
        "sources": [SourceSettings("crm")],
        "identifiers": [IdentifierSettings("login", joins=True, never=("x*",))],
        "under_way": [SettingsChange(1, SourceSettings("crm", "GB"), key(7))],
    }


def looks(reader: Reader) -> dict[str, object]:
    """Every question about `rows`."""
    return {
        "settings": [*reader.settings().sources, *reader.settings().identifiers, *reader.settings().under_way],
    }


DRAWN = {
    "sources": few(st.builds(SourceSettings, some_id, st.none() | st.just("GR"))),
    "identifiers": few(st.builds(IdentifierSettings, some_id, st.booleans(), st.none() | small, st.none(), some_ids)),
    "under_way": few(st.builds(SettingsChange, small, st.builds(SourceSettings, some_id), some_key)),
    "under_way_gone": few(small),
}


def answers(reader: Reader) -> dict[str, object]:
    """Every question about what `DRAWN` may hold."""
    return {
        "settings": reader.settings(),
    }


def test_settings_of_sources_are_kept(store: Store, tenant: str) -> None:
    crm = SourceSettings("crm", "GB", "DMY", -3, "third", "snapshot")
    put(store, tenant, sources=[crm, SourceSettings("web")])
    put(store, tenant, sources=[SourceSettings("web", priority=9)])
    found = store.read(tenant, lambda reader: reader.settings().sources)
    assert found == {"crm": crm, "web": SourceSettings("web", priority=9)}


def test_settings_of_identifiers_and_changes_under_way_are_kept(store: Store, tenant: str) -> None:
    login = IdentifierSettings("login", True, 1, 250, ("a*", 'naïve, "quoted"', "x?"))
    plain = IdentifierSettings("custom:member no")
    was = SettingsChange(3, SourceSettings("crm", "GB", "DMY", -3, "third", "snapshot"), key(9))
    later = SettingsChange(12, login, b"")
    put(store, tenant, identifiers=[login, plain], under_way=[later, was])
    found = store.read(tenant, lambda reader: reader.settings())
    assert (found.identifiers, found.under_way) == ({"login": login, plain.namespace: plain}, (was, later))
    moved = replace(later, cursor=key(5))
    put(store, tenant, identifiers=[replace(login, never=())], under_way=[moved], under_way_gone=[3])
    found = store.read(tenant, lambda reader: reader.settings())
    assert (found.identifiers["login"], found.under_way) == (replace(login, never=()), (moved,))
    assert store.read(f"{tenant}-other", lambda reader: reader.settings()) == Settings()
    assert store.read(tenant, lambda reader: reader.tenant()).under_way == 1
    assert tenant in store.unsettled()
    put(store, tenant, under_way_gone=[12])
    assert store.read(tenant, lambda reader: reader.tenant()).under_way == 0
    assert tenant not in store.unsettled()
