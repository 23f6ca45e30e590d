"""Pure functions that turn raw source values, in any script and notation, into canonical comparable ones."""

from typing import Final

from onefold.graph.normalize.contract import Conventions, Normalized, ValueProblem
from onefold.graph.normalize.descriptions import CUSTOM, custom_field
from onefold.graph.normalize.fields import EVIDENCE_FIELDS, FIELD_NAMES, IDENTIFIER_NAMESPACES
from onefold.graph.normalize.names.consonants import name_consonants
from onefold.graph.normalize.names.names import consonant_skeleton, phonetic
from onefold.graph.normalize.names.nicknames import nickname_groups
from onefold.graph.normalize.names.opposites import opposite_names
from onefold.graph.normalize.names.order import is_given_name
from onefold.graph.normalize.names.variants import name_forms, name_sounds
from onefold.graph.normalize.record_kinds import RecordKind
from onefold.graph.normalize.records import normalize_record
from onefold.graph.normalize.values import normalize

NORMALIZER_VERSION: Final = 4
"""Raised whenever any canonical value changes: derived data belong to a generation of (model, this)."""

__all__ = [
    "CUSTOM",
    "EVIDENCE_FIELDS",
    "FIELD_NAMES",
    "IDENTIFIER_NAMESPACES",
    "NORMALIZER_VERSION",
    "Conventions",
    "Normalized",
    "RecordKind",
    "ValueProblem",
    "consonant_skeleton",
    "custom_field",
    "is_given_name",
    "name_consonants",
    "name_forms",
    "name_sounds",
    "nickname_groups",
    "normalize",
    "normalize_record",
    "opposite_names",
    "phonetic",
]
