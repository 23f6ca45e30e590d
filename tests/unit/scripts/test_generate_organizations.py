from onefold.graph.normalize import Conventions, RecordKind, normalize_record
from organizations.records import generate

SAID = {"name_org": "organization_name", "website": "web_domain"}
NOT_SAID = {"entity", "record_id", "source", "record_type"}


def test_same_seed_same_organizations() -> None:
    assert list(generate(50, 3, 20)) == list(generate(50, 3, 20))
    assert list(generate(50, 4)) != list(generate(50, 3))


def test_every_record_is_of_the_kind_that_it_is_without_saying_so() -> None:
    records = list(generate(200, 3, 100))
    assert {record["record_type"] for record in records} == {"ORGANIZATION", "PERSON"}
    for record in records:
        values = [(SAID.get(name, name), value) for name, value in record.items() if name not in NOT_SAID]
        kind = normalize_record(values, Conventions()).get("record_kind")
        expected = RecordKind.ORGANIZATION if record["record_type"] == "ORGANIZATION" else RecordKind.PERSON
        assert kind in {(expected.value,), None}
        assert kind is not None or "name_org" not in record
