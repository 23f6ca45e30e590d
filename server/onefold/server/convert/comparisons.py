"""How two records compare, field by field."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import Any

from onefold.graph.explanations import FieldComparison, Likeliest, Waterfall
from onefold.graph.model.hypotheses import STRANGERS
from onefold.server.convert.scalars import ref_message, ref_of
from onefold.v1 import comparison_pb2


def comparison_message(row: FieldComparison) -> comparison_pb2.FieldComparison:
    """The message of one row of a waterfall."""
    return comparison_pb2.FieldComparison(
        field=row.field,
        level=row.level,
        left=row.left,
        right=row.right,
        bits=row.bits,
        frequency_bits=row.frequency_bits,
        bound_bits=row.bound_bits,
        group=row.group,
    )


def comparison_of(message: comparison_pb2.FieldComparison) -> FieldComparison:
    """One row of a waterfall."""
    return FieldComparison(
        field=message.field,
        level=message.level,
        left=tuple(message.left),
        right=tuple(message.right),
        bits=message.bits,
        frequency_bits=message.frequency_bits,
        bound_bits=message.bound_bits,
        group=message.group,
    )


def likeliest_message(told: Likeliest) -> comparison_pb2.Likeliest:
    """The message that says how two are likeliest one person, and who else they likeliest are."""
    return comparison_pb2.Likeliest(**{f.name: getattr(told, f.name) for f in fields_of(Likeliest)})


def likeliest_of(message: comparison_pb2.Likeliest) -> dict[str, Any]:
    """What a `Likeliest` says, by name; a server from before hypotheses says nothing of them."""
    told = {f.name: getattr(message, f.name) for f in fields_of(Likeliest)}
    named = {"alternative": message.alternative or STRANGERS, "alternative_fields": tuple(message.alternative_fields)}
    return told | named


def waterfall_message(bits: Waterfall) -> comparison_pb2.Waterfall:
    """The message that shows how a weight adds up."""
    return comparison_pb2.Waterfall(
        left=ref_message(bits.left),
        right=ref_message(bits.right),
        prior_bits=bits.prior_bits,
        fields=map(comparison_message, bits.fields),
        total_bits=bits.total_bits,
        calibrated_bits=bits.calibrated_bits,
        probability=bits.probability,
        decisive=bits.decisive,
        likeliest=likeliest_message(bits),
    )


def waterfall_of(message: comparison_pb2.Waterfall) -> Waterfall:
    """How a weight adds up."""
    return Waterfall(**waterfall_parts(message))


def waterfall_parts(message: comparison_pb2.Waterfall) -> dict[str, Any]:
    """What a `Waterfall` says, by name: for those that say more."""
    return {
        "left": ref_of(message.left),
        "right": ref_of(message.right),
        "prior_bits": message.prior_bits,
        "fields": tuple(map(comparison_of, message.fields)),
        "total_bits": message.total_bits,
        "calibrated_bits": message.calibrated_bits,
        "probability": message.probability,
        "decisive": tuple(message.decisive),
        **likeliest_of(message.likeliest),
    }
