"""What columns are called that say which record a row is, from where, since when and whether it is gone."""

from typing import Final

RECORD_IDS: Final = (
    "record_id rec_id recid record_no record_number record_key unique_id uniq_id row_id rowid id ids _id uuid guid "
    "uid key pk primary_key source_record_id external_id src_id 编号 編號 番号 번호"
)
"""In order of preference; after them any name that ends in id, uuid or guid."""

SOURCES: Final = (
    "source source_system sourcesystem source_name data_source datasource system system_name src src_system "
    "quelle fuente fonte zrodlo источник"
)
TOUCHPOINT_IDS: Final = "touchpoint_id event_id message_id interaction_id event_uuid"
CHANNELS: Final = "channel touchpoint_channel interaction_channel contact_channel kanal canal"
DELETED: Final = "deleted is_deleted deleted_flag delete_flag"
TIMES: Final = (
    "observed_at touchpoint_time updated_at last_updated_at last_updated update_date update_time date_updated updated "
    "last_modified_at last_modified_date last_modified modified_at modified_date date_modified modified "
    "system_modstamp last_update event_time event_timestamp event_ts occurred_at happened_at timestamp time_stamp ts "
    "datetime date_time sent_at last_activity_date created_at create_date created_date creation_date date_created "
    "created_on created created_time created_utc "
    "create_time registered_at registration_date signup_date sign_up_date aktualisiert_am "
    "geandert_am erstellt_am date_de_modification date_modification date_de_creation date_creation "
    "fecha_de_modificacion fecha_modificacion fecha_de_creacion fecha_creacion data_di_modifica data_modifica "
    "дата_изменения 更新时间 更新日時"
)
