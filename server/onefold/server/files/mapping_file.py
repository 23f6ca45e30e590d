"""Mappings as YAML: read with the line of every mistake, written so that people want to edit them."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import yaml

from onefold.graph.errors import InvalidMapping
from onefold.graph.touchpoint import DateOrder, IdentifierSettings, Keep, Party
from onefold.server.files.columns.date_orders import EVERY_SOURCE
from onefold.server.files.formats.headers import did_you_mean
from onefold.server.files.identifiers import identifiers_of, words_of
from onefold.server.files.mapping import Columns, Mapping, Settings, Where, checked

_ROLES: Final = ("record_id", "time", "touchpoint_id", "channel", "deleted")
_KEYS: Final = (
    *("source", "record_id", "fields", "time", "touchpoint_id", "channel", "deleted", "ignore", "settings"),
    "identifiers",
)
_CHOICES: Final[dict[str, type[StrEnum]]] = {"date_order": DateOrder, "party": Party, "keep": Keep}
_SETTINGS: Final = tuple(f.name for f in dataclass_fields(Settings))


class _Reader:
    """One YAML document being read, with the line on which each key stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines: dict[str, int] = {}
        self.root = self._composed(text)

    def _composed(self, text: str) -> dict[str, Any]:
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise InvalidMapping(f"{self.name}:{line}: this is not YAML: {error.problem}") from None
        except yaml.YAMLError as error:
            raise InvalidMapping(f"{self.name}: this is not YAML: {str(error).splitlines()[0]}") from None
        if node is None:
            return {}
        value = self._value(node, "")
        if not isinstance(value, dict):
            raise InvalidMapping(f"{self.name}:1: a mapping file has keys such as fields: and record_id:")
        return value

    def _value(self, node: yaml.Node, key: str) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._keys(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(child, key) for child in node.value]
        # Column names stay text, whatever YAML would take them for: a column may be called 1, yes or null.
        return None if node.tag.endswith(":null") and node.value in ("", "~") else str(node.value)

    def _keys(self, node: yaml.MappingNode, key: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name_node, child in node.value:
            name = str(name_node.value).strip()
            inner = f"{key}.{name}" if key else name
            first, self.lines[inner] = self.lines.get(inner), name_node.start_mark.line + 1
            if first is not None:
                raise self.wrong(inner, f"stands here and on line {first}; join them into one list")
            values[name] = self._value(child, inner)
        return values

    def where(self, key: str) -> str:
        """`file:line: ` of a dotted key, or of the nearest key above it that is written."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return f"{self.name}:{self.lines[key]}: " if key else f"{self.name}: "

    def wrong(self, key: str, message: str) -> InvalidMapping:
        return InvalidMapping(f"{self.where(key)}{key}: {message}", key=key)

    def column(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "write the name of a column")
        return value.strip()

    def columns(self, key: str, value: object) -> Columns:
        listed = value if isinstance(value, list) else [value]
        return tuple(self.column(key, item) for item in listed)


def read_mapping(path: Path) -> tuple[Mapping, Where]:
    """The mapping of a YAML file, and where in it each key stands.

    Raises:
        InvalidMapping: the file is missing, no YAML, or says something that cannot be; names line and key.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InvalidMapping(f"{path}: the mapping file cannot be read: {reason}") from None
    return parse_mapping(text, str(path))


def parse_mapping(text: str, name: str) -> tuple[Mapping, Where]:
    """The same for YAML at hand; see `read_mapping`."""
    reader = _Reader(name, text)
    root = reader.root
    for key in root:
        if key == "consents":
            raise reader.wrong(key, "consents are not read yet; leave the key out, the column stays payload")
        if key not in _KEYS:
            raise reader.wrong(key, f"there is no such key; {did_you_mean(key, _KEYS)}")
    roles: Any = {key: reader.column(key, root[key]) for key in _ROLES if root.get(key) is not None}
    source, source_column = _source(reader, root.get("source"))
    mapping = Mapping(
        fields=_fields(reader, root.get("fields")),
        source=source,
        source_column=source_column,
        ignore=reader.columns("ignore", root["ignore"]) if root.get("ignore") else (),
        settings=_settings(reader, root.get("settings")),
        identifiers=identifiers_of(root.get("identifiers"), reader.wrong),
        **roles,
    )
    return checked(mapping, reader.where), reader.where


def _source(reader: _Reader, value: object) -> tuple[str | None, str | None]:
    if isinstance(value, dict):
        if set(value) != {"column"}:
            raise reader.wrong("source", "write a constant, or {column: name of a column}")
        return None, reader.column("source.column", value["column"])
    return (None, None) if value is None else (reader.column("source", value), None)


def _fields(reader: _Reader, value: object) -> dict[str, tuple[Columns, ...]]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise reader.wrong("fields", "write lines of field: column")
    fields: dict[str, tuple[Columns, ...]] = {}
    for name, said in value.items():
        key = f"fields.{name}"
        if isinstance(said, list) and said and all(isinstance(item, list) for item in said):
            fields[name] = tuple(reader.columns(key, item) for item in said)
        else:
            fields[name] = (reader.columns(key, said),)
        if not all(fields[name]):
            raise reader.wrong(key, "write the name of a column")
    return fields


def _settings(reader: _Reader, value: object) -> Settings:
    if value is None:
        return Settings()
    if not isinstance(value, dict):
        raise reader.wrong("settings", "write {region: GB, party: first, …}")
    for name, said in value.items():
        if name not in _SETTINGS:
            raise reader.wrong(f"settings.{name}", f"there is no such setting; {did_you_mean(name, _SETTINGS)}")
        if not isinstance(said, str):
            raise reader.wrong(f"settings.{name}", "write a single word")
    settings: dict[str, Any] = dict(value)
    if "priority" in settings:
        try:
            settings["priority"] = int(settings["priority"])
        except ValueError:
            raise reader.wrong("settings.priority", f"{settings['priority']!r} is not a whole number") from None
    for name, choice in _CHOICES.items():
        if name in settings:
            settings[name] = _chosen(reader, name, settings[name], choice)
    return Settings(**settings)


def _chosen(reader: _Reader, name: str, word: str, choice: type[StrEnum]) -> StrEnum:
    if word not in tuple(choice):
        raise reader.wrong(f"settings.{name}", f"{word!r} is not one of {', '.join(choice)}")
    return choice(word)


def mapping_text(mapping: Mapping) -> str:
    """The mapping as YAML; `parse_mapping` reads it back to an equal one."""
    lines: list[str] = []
    if mapping.source_column is not None:
        lines.append(f"source: {{column: {_scalar(mapping.source_column)}}}")
    elif mapping.source is not None:
        lines.append(f"source: {_scalar(mapping.source)}")
    roles = mapping.roles()
    if "record_id" in roles:
        lines.append(f"record_id: {_scalar(roles['record_id'])}")
    if mapping.fields:
        lines.append("fields:")
        lines += [f"  {_scalar(name)}: {_values(values)}" for name, values in mapping.fields.items()]
    lines += [f"{key}: {_scalar(roles[key])}" for key in _ROLES[1:] if key in roles]
    if mapping.ignore:
        lines.append(f"ignore: {_list(mapping.ignore)}")
    plain = Settings()
    told = mapping.settings
    if told.date_order is None and EVERY_SOURCE in mapping.date_orders:
        told = replace(told, date_order=mapping.date_orders[EVERY_SOURCE])
    settings = [
        f"{name}: {_scalar(str(getattr(told, name)))}"
        for name in _SETTINGS
        if getattr(told, name) != getattr(plain, name)
    ]
    if settings:
        lines.append(f"settings: {{{', '.join(settings)}}}")
    if mapping.identifiers:
        lines.append("identifiers:")
        lines += [f"  {_scalar(s.namespace)}: {{{_told(s)}}}" for s in mapping.identifiers]
    return "\n".join(lines) + "\n"


def _told(settings: IdentifierSettings) -> str:
    told = words_of(settings)
    return ", ".join(f"{name}: {_list(v) if isinstance(v, tuple) else v}" for name, v in told.items())


def _values(values: tuple[Columns, ...]) -> str:
    if len(values) > 1:
        return f"[{', '.join(map(_list, values))}]"
    return _scalar(values[0][0]) if len(values[0]) == 1 else _list(values[0])


def _list(columns: Columns) -> str:
    return f"[{', '.join(map(_scalar, columns))}]"


def _scalar(text: str) -> str:
    """The text as YAML in one line, quoted where it has to be, inside a list as well."""
    dumped: str = yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10**9).strip()
    return dumped[1:-1]
