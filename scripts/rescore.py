"""Re-score a tenant from a scheduler; the same as `onefold rescore`, with the same options and exit codes."""

import sys

from onefold.server.cli.main import run

if __name__ == "__main__":
    sys.exit(run(["rescore", *sys.argv[1:]]))
