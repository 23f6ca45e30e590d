"""`onefold serve`: the server, until it is told to stop."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from onefold.server.app import serve as serve_until_stopped
from onefold.server.cli.options import StoreUrl
from onefold.server.config import Config, configured

_FLAGS = ("store", "listen", "metrics_listen", "model", "tenant", "retrain", "log_level", "log_format")
SETTINGS = "By environment only:\n\n" + "\n".join(
    f"ONEFOLD_{name.upper()} ({field.default}): {field.description}"
    for name, field in Config.model_fields.items()
    if name not in _FLAGS
)
"""What `--help` ends with."""


def serve(
    store: StoreUrl = None,
    listen: Annotated[
        str | None,
        typer.Option("--listen", metavar="HOST:PORT", help="Where to serve gRPC.", show_default="127.0.0.1:50051"),
    ] = None,
    metrics_listen: Annotated[
        str | None, typer.Option("--metrics-listen", metavar="HOST:PORT", help="Where to serve Prometheus metrics.")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="shipped|auto|ID|FILE",
            help="Model of new tenants; others keep theirs.",
            show_default="shipped",
        ),
    ] = None,
    tenant: Annotated[
        str | None, typer.Option("--tenant", help="Tenant of calls that do not name one.", show_default="default")
    ] = None,
    retrain: Annotated[
        str | None,
        typer.Option(
            "--retrain",
            metavar="off|train|shadow|activate",
            help="When a tenant has outgrown its model, train a new one, try it too, or activate it.",
            show_default="off",
        ),
    ] = None,
    log_level: Annotated[str | None, typer.Option("--log-level", help="debug, info, warning or error.")] = None,
    log_format: Annotated[str | None, typer.Option("--log-format", help="json, or console for people.")] = None,
) -> None:
    """Serve gRPC until SIGTERM or Ctrl-C, then drain. Every setting is also an ONEFOLD_… variable.

    Example: onefold serve --store sqlite:////var/lib/onefold/onefold.db --metrics-listen 127.0.0.1:9464
    """
    config = configured(
        store=store,
        listen=listen,
        metrics_listen=metrics_listen,
        model=model,
        tenant=tenant,
        retrain=retrain,
        log_level=log_level,
        log_format=log_format,
    )
    asyncio.run(serve_until_stopped(config))
