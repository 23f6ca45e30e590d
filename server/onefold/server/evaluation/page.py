"""The HTML report: one file that needs no other, readable without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from onefold.graph.evaluation.evaluate import Evaluation
from onefold.graph.evaluation.labelled import LabelledEvaluation
from onefold.graph.evaluation.mistakes import Mistake, MistakeKind
from onefold.graph.evaluation.reliability import Reliability
from onefold.graph.explanations import MatchExplanation
from onefold.graph.wording import counted
from onefold.server.evaluation.peers import PeerResult
from onefold.server.evaluation.report import Report
from onefold.server.evaluation.summary import calibration_line, lines, rows_of
from onefold.server.shown.plots import evaluation as plots
from onefold.server.shown.waterfall import ways

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1d2430; background: #fff; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem } h3 { font-size: 1rem; margin-bottom: .3rem }
table { border-collapse: collapse; display: block; overflow-x: auto; margin: .5rem 0 1rem; font-size: .9rem }
th, td { text-align: left; padding: .2rem .7rem .2rem 0; border-bottom: 1px solid #e3e6ea; vertical-align: top }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
.plots { display: flex; flex-wrap: wrap; gap: 1rem } .plots svg { max-width: 100%; height: auto }
.muted { color: #667 } .plus { color: #2a7a46 } .minus { color: #b03a2e }
details { margin: .4rem 0 } summary { cursor: pointer }
"""  # noqa: E501 - one rule, one line


def page(report: Report) -> bytes:
    """The whole page."""
    title = f"How right: {', '.join(report.files)}"
    body = "\n".join(_body(report))
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    ).encode()


def _body(report: Report) -> Iterator[str]:
    found = report.evaluation
    yield (
        f'<p class="muted">Onefold {escape(report.version)}; model {escape(found.model_name)} '
        f"({found.model_id}), {escape(report.model)}; truth: {escape(report.truth)}</p>"
    )
    rows = ((name, *(f"{v:.4f}" for v in (s.precision, s.recall, s.f1))) for name, s in rows_of(report))
    yield _table(("", "precision", "recall", "F1"), rows)
    yield from (f"<p>{escape(line)}</p>" for line in lines(report))
    if isinstance(found, LabelledEvaluation):
        yield from _labelled(found)
    else:
        yield from _full(found)
    if report.peer is not None:
        yield from _peer(report.peer)


def _full(found: Evaluation) -> Iterator[str]:
    pairs = found.pairs
    series = [("all", pairs.pairs), ("held out", pairs.held_out)]
    if pairs.with_labels is not None:
        series.append((f"held out, {counted(pairs.labels, 'label')}", pairs.with_labels))
    recall = (
        ("in one component", found.ceiling.in_one_component),
        ("found by a key", found.ceiling.found_by_key),
        ("in one golden record", found.clusters.pairwise.recall),
    )
    drawings = (
        plots.reliability_plot(series, f"Pairs within ±{pairs.window_bits} bits"),
        plots.reliability_plot([("golden records", found.golden)], "Confidence of golden records"),
        plots.histogram_plot(pairs),
        plots.sizes_plot(found.clusters),
        plots.ceiling_plot(recall),
    )
    yield f'<div class="plots">{"".join(drawings)}</div>'
    yield "<h2>Golden records of several entities</h2>"
    yield from _mistakes(found.merges)
    yield "<h2>Entities in several golden records</h2>"
    yield from _mistakes(found.splits)
    yield "<h2>Reliability</h2>"
    for name, one in (*series, ("golden records", found.golden)):
        yield _bins(name, one)


def _labelled(found: LabelledEvaluation) -> Iterator[str]:
    yield f'<div class="plots">{plots.reliability_plot([("labelled pairs", found.pairs)], "Labelled pairs")}</div>'
    for title, pairs in (("Labelled not same, and joined", found.wrong), ("Labelled same, and apart", found.missed)):
        yield f"<h2>{title}</h2>"
        yield from (_match(pair) for pair in pairs) if pairs else ["<p>None.</p>"]
    yield "<h2>Reliability</h2>"
    yield _bins("labelled pairs", found.pairs)


def _mistakes(mistakes: Sequence[Mistake]) -> Iterator[str]:
    if not mistakes:
        yield "<p>None.</p>"
    for mistake in mistakes:
        parts = counted(mistake.parts, "entity" if mistake.kind is MistakeKind.MERGE else "golden record")
        yield f"<h3>{escape(mistake.name)}: {counted(mistake.size, 'record')}, {parts}</h3>"
        first = f"the first {counted(len(mistake.records), 'record')}"
        yield f'<p class="muted">{counted(mistake.pairs, "wrong pair")}; {first}:</p>'
        names = list(dict.fromkeys(name for record in mistake.records for name, _ in record.values))
        rows = (
            (
                f"{record.source}:{record.record_id}",
                record.truth,
                record.golden_id[:8],
                *("; ".join(raw for field, raw in record.values if field == name) for name in names),
            )
            for record in mistake.records
        )
        yield _table(("record", "entity", "golden record", *names), rows, numbers=False)
        if mistake.join_bits is not None:
            yield f"<p>The join that did most harm: {mistake.join_bits:+.1f} bits.</p>"
        if mistake.pair is not None:
            yield _match(mistake.pair)


def _match(pair: MatchExplanation) -> str:
    """One match as a table of bits, folded."""
    rows = "".join(
        f"<tr><td>{escape(f.field)}</td><td>{escape(', '.join(f.left))}</td><td>{escape(', '.join(f.right))}</td>"
        f'<td>{escape(f.level)}</td><td class="n {"plus" if f.bits > 0 else "minus"}">{f.bits:+.1f}</td></tr>'
        for f in pair.fields
        if f.level != "missing"
    )
    rows += "".join(
        f'<tr><td>{escape(name)}</td><td></td><td></td><td></td><td class="n">{bits:+.1f}</td></tr>'
        for name, bits in ways(pair)
    )
    return (
        f"<details><summary>{escape(':'.join(pair.left))} and {escape(':'.join(pair.right))}: "
        f"{escape(pair.verdict)}</summary><table><tr><th>field</th><th></th><th></th><th>level</th>"
        f'<th class="n">bits</th></tr><tr><td>(before looking)</td><td></td><td></td><td>prior</td>'
        f'<td class="n">{pair.prior_bits:+.1f}</td></tr>{rows}<tr><td>total</td><td></td><td></td>'
        f'<td>probability {pair.probability:.4f}</td><td class="n">{pair.total_bits:+.1f}</td></tr></table></details>'
    )


def _bins(name: str, found: Reliability) -> str:
    rows = (
        (f"{b.mass:,.1f}", f"{b.raw_bits:+.2f}", f"{b.calibrated_bits:+.2f}", f"{b.predicted:.4f}", f"{b.true:.4f}")
        for b in found.bins
    )
    head = ("count", "raw bits", "calibrated bits", "stated probability", "share true")
    summary = f"{escape(name)}: {calibration_line(found)}"
    return f"<details><summary>{summary}</summary>{_table(head, rows, first=False)}</details>"


def _peer(peer: PeerResult) -> Iterator[str]:
    yield f"<h2>{escape(peer.name)} {escape(peer.version)} on the same records</h2>"
    yield (
        f"<p>Compared: {escape(', '.join(peer.compared))}. Found by: {escape('; '.join(peer.blocking))}. "
        f"{peer.seconds:.1f} s. Connected components at each threshold; the best by the truth is "
        f"{peer.best.threshold}.</p>"
    )
    rows = (
        (
            f"{at.threshold}",
            *(f"{v:.4f}" for v in (at.clusters.pairwise.precision, at.clusters.pairwise.recall)),
            f"{at.clusters.pairwise.f1:.4f}",
            f"{at.clusters.bcubed.f1:.4f}",
            f"{at.clusters.largest_found:,}",
        )
        for at in peer.thresholds
    )
    yield _table(("threshold", "precision", "recall", "F1", "B-cubed F1", "largest"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: bool = True, first: bool = True) -> str:
    """A table; cells are numbers, the first of a row aside, unless said otherwise."""

    def cell(tag: str, at: int, text: str) -> str:
        kind = ' class="n"' if numbers and (at or not first) else ""
        return f"<{tag}{kind}>{escape(text)}</{tag}>"

    top = "".join(cell("th", at, text) for at, text in enumerate(head))
    body = "".join(f"<tr>{''.join(cell('td', at, text) for at, text in enumerate(row))}</tr>" for row in rows)
    return f"<table><tr>{top}</tr>{body}</table>"
