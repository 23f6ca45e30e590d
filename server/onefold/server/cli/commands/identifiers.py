"""`onefold identifiers …`: what sharing a login, a customer number or an e-mail address says of people."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from onefold.graph.answers import Outcome
from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import IdentifierSettings
from onefold.graph.transaction.identifiers.rules import namespace_of
from onefold.server.cli.connection import LocalConnection, RemoteConnection, connected
from onefold.server.cli.options import StoreUrl, Target, Tenant
from onefold.server.files.identifiers import words_of
from onefold.server.shown.console import out, say

identifiers = typer.Typer(
    name="identifiers",
    no_args_is_help=True,
    help="Settings of identifiers: what joins, how many a person has, what is never used.",
    add_completion=False,
)

Namespace = Annotated[
    str, typer.Argument(metavar="NAMESPACE", help="login, customer_id, email, …, or custom:NAME.", show_default=False)
]
AS_IT_IS = "as it is"


@identifiers.command("list")
def list_identifiers(store: StoreUrl = None, target: Target = None, tenant: Tenant = "default") -> None:
    """List the settings of identifiers, and how far changes of settings have come.

    Example: onefold identifiers list --store sqlite:///onefold.db
    """
    with connected(store, target, must_exist=True) as connection:
        found = connection.identifiers(tenant)
    if not found.settings:
        say(f"tenant {tenant} has no settings of identifiers: all are weighed as the model says")
    else:
        table = Table("namespace", "settings")
        for settings in found.settings:
            table.add_row(escape(settings.namespace), escape(_shown(settings)))
        out().print(table)
    for change in found.under_way:
        say(f"{' '.join(change.subject)}: changed settings have reached {change.share_done:.0%} of the records")


@identifiers.command("set")
def set_identifier(
    namespace: Namespace,
    joins: Annotated[
        bool | None,
        typer.Option("--joins/--no-joins", help="Sharing a value is enough to be one person.", show_default=AS_IT_IS),
    ] = None,
    one_per_person: Annotated[
        bool, typer.Option("--one-per-person", help="Another value speaks against: never in one golden record.")
    ] = False,
    per_person_max: Annotated[
        int | None,
        typer.Option(
            "--per-person-max", metavar="N", help="At most N values per person; 0: any number.", show_default=AS_IT_IS
        ),
    ] = None,
    people_max: Annotated[
        int | None,
        typer.Option(
            "--people-max",
            metavar="N",
            help="A value that more than N people carry is generic; 0: the usual limit.",
            show_default=AS_IT_IS,
        ),
    ] = None,
    never: Annotated[
        list[str] | None,
        typer.Option(
            "--never", metavar="VALUE", help="A value, or a pattern with * and ?, that is never used; repeatable."
        ),
    ] = None,
    again: Annotated[
        list[str] | None,
        typer.Option("--again", metavar="VALUE", help="A value or pattern of --never to be used again; repeatable."),
    ] = None,
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
) -> None:
    """Change settings of a namespace; options left out keep their values. Its carriers are evaluated again.

    Where several settings meet, a steward's "not same" comes first, then the limit per person, then what joins.

    Example: onefold identifiers set customer_id --joins --one-per-person --never 000000
    """
    if one_per_person and per_person_max is not None:
        raise InvalidArgument("--one-per-person is --per-person-max 1; name one of them", field="per_person_max")
    with connected(store, target) as connection:
        stored = {settings.namespace: settings for settings in connection.identifiers(tenant).settings}
        settings = stored.get(namespace_of(namespace), IdentifierSettings(namespace))
        if joins is not None:
            settings = replace(settings, joins=joins)
        if one_per_person or per_person_max is not None:
            settings = replace(settings, per_person_max=1 if one_per_person else per_person_max or None)
        if people_max is not None:
            settings = replace(settings, people_max=people_max or None)
        kept = (set(settings.never) | set(never or ())) - set(again or ())
        _put(connection, tenant, replace(settings, never=tuple(sorted(kept))))


@identifiers.command("reset")
def reset_identifier(
    namespace: Namespace, store: StoreUrl = None, target: Target = None, tenant: Tenant = "default"
) -> None:
    """Set a namespace back to its defaults: weighed only as the model says.

    Example: onefold identifiers reset login --store sqlite:///onefold.db
    """
    with connected(store, target, must_exist=True) as connection:
        _put(connection, tenant, IdentifierSettings(namespace))


def _put(connection: LocalConnection | RemoteConnection, tenant: str, settings: IdentifierSettings) -> None:
    outcome = connection.put_identifier(tenant, settings)
    say(f"{settings.namespace}: {_shown(settings)}{'' if outcome is Outcome.ACCEPTED else ' (as before)'}")
    for change in connection.identifiers(tenant).under_way:
        say(f"{' '.join(change.subject)}: in the background, the records that it concerns are evaluated again")


def _shown(settings: IdentifierSettings) -> str:
    told = words_of(settings)
    return ", ".join(f"{name}: {v if isinstance(v, str) else ' '.join(v)}" for name, v in told.items()) or "defaults"
