"""The entry point: a Ctrl-C is told in one line even while the rest is still being imported, which takes a second."""

from __future__ import annotations

import os
import signal
import sys


def entry() -> None:
    """Run the command line of this process, and end it with the exit code."""
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # gRPC's own lines: our errors say the same, for people
    try:
        from onefold.server.cli.main import main

        main()
    except KeyboardInterrupt:
        print("onefold: interrupted", file=sys.stderr)
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    entry()
