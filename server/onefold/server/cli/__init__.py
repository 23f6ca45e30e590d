"""The command line: one file per command, each a thin way from arguments to the engine or a server."""
