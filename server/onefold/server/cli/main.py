"""`onefold`: the commands, and what becomes of their errors."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer

from onefold.graph.errors import InvalidInput, OnefoldError
from onefold.server.cli.commands.demo import demo
from onefold.server.cli.commands.doctor import doctor
from onefold.server.cli.commands.evaluate import evaluate
from onefold.server.cli.commands.explain import explain
from onefold.server.cli.commands.export import export
from onefold.server.cli.commands.identifiers import identifiers
from onefold.server.cli.commands.load import load
from onefold.server.cli.commands.model import model
from onefold.server.cli.commands.rescore import rescore
from onefold.server.cli.commands.resolve import resolve
from onefold.server.cli.commands.serve import SETTINGS, serve
from onefold.server.cli.commands.train import train
from onefold.server.cli.outcome import FAILED, INTERRUPTED, USAGE, is_interrupt
from onefold.server.shown.console import err, say

app = typer.Typer(
    name="onefold",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=(
        "Exit codes: 0 done; 1 failed (store, server, disk); 2 wrong arguments, mapping or input file; "
        "3 done, but some rows were rejected; 130 interrupted."
    ),
)
for command in (demo, serve, load, resolve, train, evaluate, explain, export, rescore, doctor):
    app.command(epilog=SETTINGS if command is serve else None)(command)
app.add_typer(model)
app.add_typer(identifiers)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"onefold {version('onefold')}")
        raise typer.Exit


@app.callback()
def _options(
    debug: Annotated[
        bool, typer.Option("--debug", envvar="ONEFOLD_DEBUG", help="Show tracebacks; goes before the command.")
    ] = False,
    _: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")] = False,
) -> None:
    """Onefold: graph-based identity resolution. Touchpoints in, golden records out."""
    if debug:
        os.environ["ONEFOLD_DEBUG"] = "1"


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code. Errors are told in one line, in full with --debug."""
    try:
        app(args=None if arguments is None else list(arguments), prog_name="onefold")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else FAILED
        return _failed("interrupted", code) if code == INTERRUPTED else code
    except OnefoldError as error:
        _raise_when_debugging()
        return _failed(error.message, USAGE if isinstance(error, InvalidInput) else FAILED)
    except OSError as error:
        _raise_when_debugging()
        what = "no space left; make room, then repeat" if error.errno == errno.ENOSPC else error.strerror or error
        return _failed(f"{error.filename or 'a file'}: {what}", FAILED)
    except Exception as error:
        if is_interrupt(error):
            return _failed("interrupted", INTERRUPTED)
        _raise_when_debugging()
        text = f"internal error ({type(error).__name__}); onefold --debug … shows where: please report it"
        return _failed(text, FAILED)
    return 0


def _raise_when_debugging() -> None:
    if os.environ.get("ONEFOLD_DEBUG", "").casefold() in ("1", "true", "yes"):
        raise  # noqa: PLE0704 - called in an except block


def _failed(message: str, code: int) -> int:
    err().print(f"onefold: {message}", markup=False, soft_wrap=True, style="red")
    return code


def main() -> None:
    """Run the command line of this process; what its terminal has no character for is shown as a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(run())
