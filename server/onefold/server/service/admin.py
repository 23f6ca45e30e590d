"""AdminService: settings of sources and identifiers, statistics, checks, re-scoring and export."""

# ruff: noqa: N802, ARG002 (gRPC names the methods, and passes a context that nobody needs)

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from onefold.graph import touchpoint
from onefold.graph.answers import Outcome
from onefold.server.convert import identifiers
from onefold.server.convert.enums import EXPORT_KINDS, OUTCOMES
from onefold.server.convert.rescoring import progress_message
from onefold.server.convert.rows import page_message
from onefold.server.convert.sources import settings_message, settings_of, statistics_message
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import current_call
from onefold.v1 import admin_pb2 as pb
from onefold.v1 import admin_pb2_grpc


class AdminService(admin_pb2_grpc.AdminServiceServicer):
    """See `admin.proto`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def PutSource(self, request: pb.PutSourceRequest, context: Any) -> pb.PutSourceResponse:
        """Store the settings; a refusal is the call's error."""
        outcome = await self._put(touchpoint.PutSource(settings_of(request.settings)))
        return pb.PutSourceResponse(outcome=OUTCOMES.number(outcome))

    async def ListSources(self, request: pb.ListSourcesRequest, context: Any) -> pb.ListSourcesResponse:
        """All stored settings."""
        settings = await self._backend.read(self._backend.engine.sources, current_call().tenant)
        return pb.ListSourcesResponse(sources=map(settings_message, settings))

    async def PutIdentifier(self, request: pb.PutIdentifierRequest, context: Any) -> pb.PutIdentifierResponse:
        """Store the settings; a refusal is the call's error."""
        outcome = await self._put(touchpoint.PutIdentifier(identifiers.settings_of(request.settings)))
        return pb.PutIdentifierResponse(outcome=OUTCOMES.number(outcome))

    async def ListIdentifiers(self, request: pb.ListIdentifiersRequest, context: Any) -> pb.ListIdentifiersResponse:
        """All stored settings, and what is under way."""
        told = await self._backend.read(self._backend.engine.identifiers, current_call().tenant)
        return identifiers.list_message(told)

    async def _put(self, command: touchpoint.Command) -> Outcome:
        (result,) = await self._backend.writer.submit(current_call().tenant, [command])
        if result.error is not None:
            raise result.error
        self._backend.settling.wake()
        return result.outcome

    async def GetStatistics(self, request: pb.GetStatisticsRequest, context: Any) -> pb.GetStatisticsResponse:
        """How many of each there are."""
        return statistics_message(await self._backend.read(self._backend.engine.statistics, current_call().tenant))

    async def CheckIntegrity(self, request: pb.CheckIntegrityRequest, context: Any) -> pb.CheckIntegrityResponse:
        """What a fresh build says."""
        report = await self._backend.read(self._backend.engine.check, current_call().tenant)
        return pb.CheckIntegrityResponse(
            records=report.records,
            golden_records=report.golden_records,
            problems=report.problems,
            under_way=report.under_way,
        )

    async def Rescore(self, request: pb.RescoreRequest, context: Any) -> AsyncIterator[pb.RescoreResponse]:
        """Progress, and at last the summary. A caller that goes away does not stop what is already switched."""
        tenant, rescore = current_call().tenant, self._backend.engine.rescore
        steps = await self._backend.read(rescore, tenant, request.dry_run, request.use_server_model)
        async for step in self._backend.each(steps):
            yield progress_message(step)

    async def Export(self, request: pb.ExportRequest, context: Any) -> AsyncIterator[pb.ExportResponse]:
        """Rows of one kind."""
        tenant, kind = current_call().tenant, EXPORT_KINDS.member(request.kind, "kind")
        async for page in self._backend.each(self._backend.engine.export(tenant, kind)):
            yield page_message(page)
