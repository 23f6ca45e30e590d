"""Structured logs. No personal data: events hold names of methods, tenants, counts and opaque ids, never values.

Record ids and touchpoint ids come from sources and may themselves be personal (an e-mail as customer id), so they are
never logged; what a caller wants to find again, it finds by its `request_id`.
"""

from __future__ import annotations

import logging
import sys
from typing import Any, TextIO

import structlog


def configure_logs(level: str, log_format: str, out: TextIO | None = None) -> None:
    """Send every event at or above `level` to `out` (stderr by default), as JSON lines or as text."""
    out = sys.stderr if out is None else out
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    json = log_format == "json"
    render = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=out.isatty())
    structlog.configure(
        processors=[*shared, render],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )


def logger() -> structlog.typing.FilteringBoundLogger:
    """The logger; what is bound to the call at hand is added to every event."""
    bound: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return bound


def exception_trace(error: BaseException) -> list[str]:
    """Where an error came from, "file:line function" from the outermost in; no text, which may hold values."""
    frames, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return frames
