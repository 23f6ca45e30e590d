"""The tables, and how a file comes to have them: migrations, forward only, each in one transaction.

Invariants:

- Every table carries the tenant (a small surrogate number) first in its key; derived rows carry the generation next.
- Tables are WITHOUT ROWID, so that a row is found and stored in one B-tree; text compares by bytes, blobs too.
- A posting list of at most `evidence.INLINE_MEMBERS` members lies in its `postings` row; a longer one has its members
  in `posting_members`, NULL in the row, and its exact count in the row either way.
- A migration that has been released is never edited: add one.
"""

from __future__ import annotations

import apsw

from onefold.graph.errors import StoreCorrupt

APPLICATION_ID = 0x0E01D000

_FIRST = """
CREATE TABLE tenants (
    tenant INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, secret BLOB NOT NULL, seq INTEGER NOT NULL,
    generation INTEGER NOT NULL, model_id TEXT NOT NULL, assertions INTEGER NOT NULL
);
CREATE TABLE models (
    tenant INTEGER NOT NULL, model_id TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (tenant, model_id)
) WITHOUT ROWID;
CREATE TABLE sources (
    tenant INTEGER NOT NULL, source TEXT NOT NULL, region TEXT, date_order TEXT, priority INTEGER NOT NULL,
    party TEXT NOT NULL, keep TEXT NOT NULL, PRIMARY KEY (tenant, source)
) WITHOUT ROWID;
CREATE TABLE generations (
    tenant INTEGER NOT NULL, generation INTEGER NOT NULL, model_id TEXT NOT NULL, state TEXT NOT NULL,
    cursor BLOB NOT NULL, started_seq INTEGER NOT NULL, PRIMARY KEY (tenant, generation)
) WITHOUT ROWID;

CREATE TABLE touchpoints (
    tenant INTEGER NOT NULL, source TEXT NOT NULL, touchpoint_id TEXT NOT NULL, record BLOB NOT NULL,
    record_id TEXT NOT NULL, channel TEXT NOT NULL, observed_at INTEGER, received_at INTEGER NOT NULL,
    content_hash BLOB NOT NULL, said TEXT NOT NULL, payload TEXT NOT NULL,
    PRIMARY KEY (tenant, source, touchpoint_id)
) WITHOUT ROWID;
CREATE INDEX touchpoints_of_record ON touchpoints (tenant, record);
CREATE TABLE records (
    tenant INTEGER NOT NULL, record BLOB NOT NULL, source TEXT NOT NULL, record_id TEXT NOT NULL, said TEXT NOT NULL,
    touchpoints INTEGER NOT NULL, newest_at INTEGER, newest_id TEXT NOT NULL, PRIMARY KEY (tenant, record)
) WITHOUT ROWID;
CREATE INDEX records_of_source ON records (tenant, source);
CREATE TABLE identifier_uses (
    tenant INTEGER NOT NULL, namespace TEXT NOT NULL, value TEXT NOT NULL, record BLOB NOT NULL,
    first_seen INTEGER, last_seen INTEGER, count INTEGER NOT NULL, PRIMARY KEY (tenant, namespace, value, record)
) WITHOUT ROWID;
CREATE INDEX identifier_uses_of_record ON identifier_uses (tenant, record);

CREATE TABLE placements (
    tenant INTEGER NOT NULL, record BLOB NOT NULL, generation INTEGER NOT NULL, fingerprint BLOB NOT NULL,
    golden_id TEXT NOT NULL, PRIMARY KEY (tenant, record, generation)
) WITHOUT ROWID;
CREATE INDEX placements_on_evidence ON placements (tenant, generation, fingerprint);
CREATE INDEX placements_in_golden ON placements (tenant, generation, golden_id);
CREATE TABLE evidence (
    tenant INTEGER NOT NULL, generation INTEGER NOT NULL, fingerprint BLOB NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (tenant, generation, fingerprint)
) WITHOUT ROWID;
CREATE TABLE postings (
    tenant INTEGER NOT NULL, generation INTEGER NOT NULL, key BLOB NOT NULL, count INTEGER NOT NULL, members BLOB,
    PRIMARY KEY (tenant, generation, key)
) WITHOUT ROWID;
CREATE TABLE posting_members (
    tenant INTEGER NOT NULL, generation INTEGER NOT NULL, key BLOB NOT NULL, fingerprint BLOB NOT NULL,
    PRIMARY KEY (tenant, generation, key, fingerprint)
) WITHOUT ROWID;
CREATE TABLE edges (
    tenant INTEGER NOT NULL, generation INTEGER NOT NULL, low BLOB NOT NULL, high BLOB NOT NULL,
    weight INTEGER NOT NULL, support INTEGER NOT NULL, levels BLOB NOT NULL,
    PRIMARY KEY (tenant, generation, low, high)
) WITHOUT ROWID;
CREATE INDEX edges_of_high ON edges (tenant, generation, high);

CREATE TABLE assertions (
    tenant INTEGER NOT NULL, assertion_id TEXT NOT NULL, kind TEXT NOT NULL, left_record BLOB NOT NULL,
    right_record BLOB NOT NULL, refs TEXT NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,
    asserted_at INTEGER NOT NULL, PRIMARY KEY (tenant, assertion_id)
) WITHOUT ROWID;
CREATE INDEX assertions_left ON assertions (tenant, left_record);
CREATE INDEX assertions_right ON assertions (tenant, right_record);
CREATE TABLE revoked_assertions (
    tenant INTEGER NOT NULL, assertion_id TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL,
    left_record BLOB NOT NULL, right_record BLOB NOT NULL, refs TEXT NOT NULL, author TEXT NOT NULL,
    reason TEXT NOT NULL, asserted_at INTEGER NOT NULL, revoked_by TEXT NOT NULL, revoked_because TEXT NOT NULL,
    revoked_at INTEGER NOT NULL, PRIMARY KEY (tenant, assertion_id, seq)
) WITHOUT ROWID;
CREATE TABLE golden_records (
    tenant INTEGER NOT NULL, golden_id TEXT NOT NULL, born_seq INTEGER NOT NULL, born_ordinal INTEGER NOT NULL,
    live INTEGER NOT NULL, retired_seq INTEGER NOT NULL, records INTEGER NOT NULL, weakest_join INTEGER,
    best_rejected INTEGER, cut INTEGER NOT NULL, golden_values TEXT NOT NULL, PRIMARY KEY (tenant, golden_id)
) WITHOUT ROWID;
CREATE TABLE last_held (
    tenant INTEGER NOT NULL, golden_id TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (tenant, golden_id, record)
) WITHOUT ROWID;
CREATE INDEX last_held_record ON last_held (tenant, record);
CREATE TABLE held (
    tenant INTEGER NOT NULL, set_hash BLOB NOT NULL, seq INTEGER NOT NULL, golden_id TEXT NOT NULL,
    PRIMARY KEY (tenant, set_hash)
) WITHOUT ROWID;
CREATE TABLE changes (
    tenant INTEGER NOT NULL, seq INTEGER NOT NULL, ordinal INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
    golden_id TEXT NOT NULL, held_before BLOB NOT NULL, held_after BLOB NOT NULL, related TEXT NOT NULL,
    PRIMARY KEY (tenant, seq, ordinal)
) WITHOUT ROWID;
CREATE INDEX changes_of_golden ON changes (tenant, golden_id);
"""

_LISTED_MODELS = """
ALTER TABLE models ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN population INTEGER NOT NULL DEFAULT 0;
ALTER TABLE models ADD COLUMN normalizer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE models ADD COLUMN stored_at INTEGER NOT NULL DEFAULT 0;
UPDATE models SET
    name = json_extract(CAST(body AS TEXT), '$.name'),
    population = json_extract(CAST(body AS TEXT), '$.population'),
    normalizer = json_extract(CAST(body AS TEXT), '$.normalizer'),
    stored_at = coalesce((SELECT min(at) FROM changes WHERE changes.tenant = models.tenant), 0);
"""

# Uses from before say nothing of their records until these are written again.
_CARRIERS_BY_WHAT_THEY_SAY = """
ALTER TABLE identifier_uses ADD COLUMN said BLOB NOT NULL DEFAULT x'';
CREATE INDEX identifier_uses_by_said ON identifier_uses (tenant, namespace, value, said, record);
"""

_SETTINGS_OF_IDENTIFIERS = """
CREATE TABLE identifier_settings (
    tenant INTEGER NOT NULL, namespace TEXT NOT NULL, joins INTEGER NOT NULL, per_person_max INTEGER,
    people_max INTEGER, never TEXT NOT NULL, PRIMARY KEY (tenant, namespace)
) WITHOUT ROWID;
CREATE TABLE settings_under_way (
    tenant INTEGER NOT NULL, number INTEGER NOT NULL, cursor BLOB NOT NULL,
    source TEXT, region TEXT, date_order TEXT, priority INTEGER, party TEXT, keep TEXT,
    namespace TEXT, joins INTEGER, per_person_max INTEGER, people_max INTEGER, never TEXT,
    PRIMARY KEY (tenant, number)
) WITHOUT ROWID;
ALTER TABLE tenants ADD COLUMN under_way INTEGER NOT NULL DEFAULT 0;
"""

MIGRATIONS = (_FIRST, _LISTED_MODELS, _CARRIERS_BY_WHAT_THEY_SAY, _SETTINGS_OF_IDENTIFIERS)


def migrate(connection: apsw.Connection, path: str) -> None:
    """Bring the file to the newest version; a file that is there already stays as it is.

    Raises:
        StoreCorrupt: the file is of a newer version, or another program's.
    """
    if _version(connection, path) == len(MIGRATIONS):
        return
    with connection:  # one transaction: the file has all the missing migrations, or none of them
        for migration in MIGRATIONS[_version(connection, path) :]:
            connection.execute(migration)
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", len(MIGRATIONS))


def _version(connection: apsw.Connection, path: str) -> int:
    version, owner = connection.pragma("user_version"), connection.pragma("application_id")
    used = connection.execute("SELECT count(*) FROM sqlite_schema").get
    if owner != APPLICATION_ID and (used or version):
        raise StoreCorrupt(f"{path} is an SQLite file of another program, not a Onefold store")
    if version > len(MIGRATIONS):
        raise StoreCorrupt(
            f"{path} was written by a newer Onefold (schema {version}; this one knows {len(MIGRATIONS)}): upgrade first"
        )
    return int(version)
