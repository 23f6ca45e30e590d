"""Exported rows."""

from __future__ import annotations

from onefold.graph.ask.export import CrosswalkRow, EdgeRow, Page, Row
from onefold.graph.rated import RatedGolden
from onefold.graph.store.contract.matches import Edge
from onefold.server.convert.golden import change_message, change_of, golden_message, golden_of
from onefold.server.convert.scalars import bits_of, ref_message, ref_of, weight_of
from onefold.v1 import admin_pb2


def page_message(page: Page) -> admin_pb2.ExportResponse:
    """The message that tells a page."""
    message = admin_pb2.ExportResponse(seq=page.seq)
    for row in page.rows:
        match row:
            case RatedGolden():
                message.golden_records.append(golden_message(row))
            case CrosswalkRow():
                message.crosswalk.append(_crosswalk_message(row))
            case EdgeRow():
                message.edges.append(_edge_message(row))
            case _:
                message.changes.append(change_message(row))
    return message


def page_of(message: admin_pb2.ExportResponse) -> Page:
    """The page that a message tells."""
    rows: list[Row] = [*map(golden_of, message.golden_records)]
    rows.extend(map(_crosswalk_of, message.crosswalk))
    rows.extend(map(_edge_of, message.edges))
    rows.extend(map(change_of, message.changes))
    return Page(tuple(rows), message.seq)


def _crosswalk_message(row: CrosswalkRow) -> admin_pb2.CrosswalkRow:
    return admin_pb2.CrosswalkRow(
        record=ref_message((row.source, row.record_id)),
        golden_record_id=row.golden_id,
        confidence=row.confidence,
        record_key=row.record_key,
        fingerprint=row.fingerprint,
    )


def _crosswalk_of(message: admin_pb2.CrosswalkRow) -> CrosswalkRow:
    return CrosswalkRow(
        *ref_of(message.record),
        golden_id=message.golden_record_id,
        confidence=message.confidence if message.HasField("confidence") else None,
        record_key=message.record_key,
        fingerprint=message.fingerprint,
    )


def _edge_message(row: EdgeRow) -> admin_pb2.Match:
    return admin_pb2.Match(
        low=row.edge.low,
        high=row.edge.high,
        bits=bits_of(row.edge.weight),
        probability=row.probability,
        support=row.edge.support,
        levels=[level - 256 if level > 127 else level for level in row.edge.levels],
    )


def _edge_of(message: admin_pb2.Match) -> EdgeRow:
    levels = bytes(level % 256 for level in message.levels)
    edge = Edge(message.low, message.high, weight_of(message.bits), message.support, levels)
    return EdgeRow(edge, message.probability)
