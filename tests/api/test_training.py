"""Training over the API: the tenant's records teach; the model is stored, and not activated."""

from __future__ import annotations

import pytest

from generated import generated
from onefold.graph import errors
from onefold.graph.touchpoint import LabelledPair
from onefold.server.client import Client

ROWS = 300
PEOPLE = generated(ROWS, 5)


def test_a_model_is_learned_stored_and_not_activated(client: Client, tenant: str) -> None:
    client.ingest(tenant, PEOPLE)
    active = client.active_model_id(tenant)
    steps: list[tuple[str, int, int]] = []
    stored, report = client.train(tenant, name="ours", progress=lambda *step: steps.append(step))
    assert (stored.name, stored.population, report.records) == ("ours", ROWS, ROWS)
    assert all(text and 0 <= done <= (total or done) for text, done, total in steps)
    assert steps
    assert report.fields
    assert report.rules
    assert report.calibration == "unsupervised"
    assert client.active_model_id(tenant) == active
    assert stored in client.models(tenant)
    again, _ = client.train(tenant, name="ours")
    assert again == stored
    *_, last = client.activate(tenant, stored.model_id, active)
    assert last.summary is not None
    assert last.summary.activated
    assert client.check(tenant).problems == ()


def test_too_little_is_an_error_of_its_own(client: Client, tenant: str) -> None:
    client.ingest(tenant, PEOPLE[:5])
    with pytest.raises(errors.TooLittleToTrain, match="training needs"):
        client.train(tenant)
    assert len(client.models(tenant)) == 1


def test_a_label_that_names_no_two_records_names_its_field(client: Client, tenant: str) -> None:
    good = LabelledPair(("crm", "1"), ("crm", "2"), same=True)
    with pytest.raises(errors.InvalidArgument, match="about one record") as caught:
        client.train(tenant, [good, LabelledPair(("crm", "1"), ("crm", "1"), same=True)])
    assert caught.value.field == "labels[1]"
    with pytest.raises(errors.InvalidArgument, match="record_id is required") as caught:
        client.train(tenant, [LabelledPair(("crm", "1"), ("crm", ""), same=True)])
    assert caught.value.field == "labels[0].right.record_id"
