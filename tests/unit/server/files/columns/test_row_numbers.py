"""Which column names the record, and which a person."""

from __future__ import annotations

from pathlib import Path

from unit.server.files.columns.contents import CONTENTS, each, fields, recognized


def test_an_id_number_that_counts_rows_is_the_record_id(tmp_path: Path) -> None:
    assert recognized(tmp_path, id_no=CONTENTS["counter"], eml=CONTENTS["e-mails"]).mapping.record_id == "id_no"
    identity = recognized(tmp_path, id_no=CONTENTS["SSNs"], eml=CONTENTS["e-mails"])
    assert (identity.mapping.record_id, fields(identity)) == (None, {"email": "eml", "national_id": "id_no"})


def test_a_user_id_is_a_login_and_the_record_id_only_of_a_list_of_users(tmp_path: Path) -> None:
    unique, repeated = each(lambda n: f"u{n}"), each(lambda n: f"u{n // 2}")
    users = recognized(tmp_path, user_id=unique, email=CONTENTS["e-mails"])
    assert (users.mapping.record_id, fields(users)) == ("user_id", {"email": "email"})
    events = recognized(tmp_path, user_id=repeated, email=CONTENTS["e-mails"])
    assert (events.mapping.record_id, fields(events)) == (None, {"email": "email", "login": "user_id"})
    web = recognized(tmp_path, anonymous_id=repeated, user_id=unique)
    assert (web.mapping.record_id, fields(web)) == (None, {"cookie_id": "anonymous_id", "login": "user_id"})
