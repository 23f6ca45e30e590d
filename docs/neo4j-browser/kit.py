#!/usr/bin/env python3
"""What Neo4j Browser loads from here: serves this folder to it, and makes its guide from the saved queries.

    docs/neo4j-browser/kit.py serve     style.grass and guide.html on http://localhost:8300, until Ctrl+C
    docs/neo4j-browser/kit.py guide     write guide.html again after a query changed (a test keeps it in step)

Needs nothing but Python.
"""

import argparse
import functools
import re
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
QUERIES = FOLDER / "queries"
GUIDE = FOLDER / "guide.html"
PORT = 8300
SERVED = {"/style.grass", "/guide.html", "/golden-record.png"}

# From whom to what happened to them; a query that is not named here comes last.
ORDER = (
    "who-is",
    "golden-record",
    "weakest-link",
    "history",
    "lineage",
    "least-certain-people",
    "near-threshold",
    "standing-alone",
    "shared-identifiers",
    "largest-components",
    "recent-merges",
    "recent-splits",
    "generic-keys",
)

_PARAMETER = re.compile(r"^:param (\w+) => (\S+)(?:\s{2,}(.*))?$")
_RUNNABLE = '<pre mode="cypher" class="programlisting code runnable">'


@dataclass(frozen=True)
class Parameter:
    """A parameter of a query: `example` is Cypher, "'…'" where only the reader can know."""

    name: str
    example: str
    about: str


@dataclass(frozen=True)
class SavedQuery:
    """One file of `queries/`.

    Attributes:
        name: the file's name without its ending.
        question: the first line of its comment.
        about: the rest of the comment.
        parameters: its `:param` lines.
        cypher: the statement below the comment.
    """

    name: str
    question: str
    about: str
    parameters: tuple[Parameter, ...]
    cypher: str


def saved_query(path: Path) -> SavedQuery:
    """The saved query of a file. Raises ValueError when it does not begin with a comment that is a question."""
    lines = path.read_text(encoding="utf-8").splitlines()
    comment = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    if not comment or not comment[0].endswith("?"):
        raise ValueError(f"{path.name} does not begin with a question")
    found = [_PARAMETER.match(line) for line in comment]
    parameters = tuple(Parameter(m[1], m[2], m[3] or "") for m in found if m)
    about = " ".join(line for line, m in zip(comment[1:], found[1:], strict=True) if not m)
    cypher = "\n".join(line for line in lines if not line.startswith("//"))
    return SavedQuery(path.stem, comment[0], about, parameters, cypher)


def saved_queries() -> list[SavedQuery]:
    """All saved queries, in the order of the guide."""
    rank = {name: at for at, name in enumerate(ORDER)}
    paths = sorted(QUERIES.glob("*.cypher"), key=lambda path: (rank.get(path.stem, len(rank)), path.stem))
    return [saved_query(path) for path in paths]


def guide() -> str:
    """The text of guide.html."""
    slides = [_first_slide(), *(_slide(query) for query in saved_queries())]
    return (
        "<!-- made by kit.py from queries/ -->\n"
        '<article class="guide">\n<title>Onefold for stewards</title>\n'
        '<carousel class="deck container-fluid">\n' + "\n".join(slides) + "\n</carousel>\n</article>\n"
    )


def _first_slide() -> str:
    legend = (
        ("Golden record", "gold: one person"),
        ("Record", "blue: a source's own idea of a person"),
        ("Identifier", "green: an e-mail address, phone number, cookie, … that records share"),
        ("Touchpoint", "grey: one visit, call, purchase, or row"),
        ("Evidence", "violet: all that a record says; matches run between evidences, and their weight is in bits"),
    )
    rows = "\n".join(f"<li><b>{name}</b>: {escape(text)}</li>" for name, text in legend)
    return f"""<slide class="row-fluid">
<div class="col-sm-12">
<h3>Onefold for stewards</h3>
<p class="lead">One question on each slide, with the query that answers it.</p>
<ul>
{rows}
</ul>
<p>First say whose data: click, change the name if need be, run. It holds for every slide.</p>
{_RUNNABLE}:param tenant =&gt; 'default'</pre>
</div>
</slide>"""


def _slide(query: SavedQuery) -> str:
    given = [parameter for parameter in query.parameters if parameter.name != "tenant"]
    lines = [f"<h3>{escape(query.question)}</h3>"]
    if query.about:
        lines.append(f"<p>{escape(query.about)}</p>")
    for parameter in given:
        if parameter.about:
            lines.append(f"<p><code>{parameter.name}</code>: {escape(parameter.about)}</p>")
        lines.append(f"{_RUNNABLE}{escape(f':param {parameter.name} => {parameter.example}', quote=False)}</pre>")
    lines.append(f"{_RUNNABLE}{escape(query.cypher, quote=False)}</pre>")
    return '<slide class="row-fluid">\n<div class="col-sm-12">\n' + "\n".join(lines) + "\n</div>\n</slide>"


class _Handler(SimpleHTTPRequestHandler):
    """Serves the kit's files, and says that a page of another origin (Neo4j Browser) may read them."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_OPTIONS(self) -> None:
        self.send_response(204)
        self.end_headers()

    def do_GET(self) -> None:
        if self.path.split("#")[0] not in SERVED:
            self.send_error(404)
            return
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        """Silent."""


def server(port: int = PORT) -> ThreadingHTTPServer:
    """A server of the kit's files on the loopback address; `serve_forever` runs it. Port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), functools.partial(_Handler, directory=str(FOLDER)))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("guide", help="write guide.html")
    serving = commands.add_parser("serve", help="serve style.grass and guide.html to Neo4j Browser")
    serving.add_argument("--port", type=int, default=PORT)
    options = parser.parse_args()
    if options.command == "guide":
        GUIDE.write_text(guide(), encoding="utf-8")
        return
    with server(options.port) as serves:
        where = f"http://localhost:{serves.server_port}"
        print(f":style {where}/style.grass\n:guide {where}/guide.html", flush=True)
        with suppress(KeyboardInterrupt):
            serves.serve_forever()


if __name__ == "__main__":
    main()
