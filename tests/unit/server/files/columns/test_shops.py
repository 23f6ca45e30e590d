"""Names of shops: of the record itself, of a chain, or of whoever sold."""

from __future__ import annotations

from pathlib import Path

from unit.server.files.columns.contents import CONTENTS, FAMILY, cycled, fields, recognized


def test_a_shop_is_the_record_where_nobody_is_and_its_street_is(tmp_path: Path) -> None:
    shops = [f"{family} Bakery" for family in cycled(FAMILY)]
    streets = [f"{len(shop)} {shop[:-7]} Road" for shop in shops]
    for heading in ("store name", "Filiale", "shop", "Betrieb", "nom du magasin", "şube"):
        assert fields(recognized(tmp_path, **{heading: shops, "street": streets}))["organization_name"] == heading
        with_people = recognized(tmp_path, **{heading: shops, "street": streets, "name": CONTENTS["full names"]})
        assert "organization_name" not in fields(with_people)


def test_a_chain_s_name_is_no_shop_s_own(tmp_path: Path) -> None:
    shops, streets = [f"{family} Bakery" for family in cycled(FAMILY)], CONTENTS["streets"]
    found = recognized(tmp_path, Filiale=shops, street=streets)
    assert fields(found) == {"street_address": "street"}
    assert found.why["Filiale"] == "names a chain: one name stands at several streets, so it tells no two apart"
