"""Explanations in words: one sentence that says why, one that says what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onefold.graph.explanations import FieldComparison, Join, Likeliest, MatchExplanation, Ref, Ruling, Waterfall
from onefold.graph.model.hypotheses import STRANGERS
from onefold.graph.normalize import RecordKind
from onefold.graph.reasons import WhyNot
from onefold.graph.store.contract.golden import RECORD_KIND
from onefold.graph.touchpoint import AssertionKind

MAX_NAMED = 4  # fields, rules or records named in a sentence
STEWARD = 'A steward\'s "same" joins them whatever they say.'


def verdict(e: MatchExplanation) -> str:
    """Whether two records are one person and why, in one sentence that names the decisive evidence."""
    if e.same_golden_record:
        return f"They are one {'organization' if _organizations(e) else 'person'}: {_why(e)}."
    if _of_both_kinds(e):
        return "They are not one: one is a person, the other an organization."
    if _organizations(e):
        return f"They are two organizations: {_why_not(e)}."
    return f"They are two people: {_why_not(e)}."


def _of_both_kinds(e: MatchExplanation) -> bool:
    """Whether what parts them is that one is a person and the other an organization; a steward's word stands first."""
    return e.kinds_differ and not e.rulings


def _organizations(e: MatchExplanation) -> bool:
    return any(f.field == RECORD_KIND and {*f.left, *f.right} == {RecordKind.ORGANIZATION} for f in e.fields)


def evidence(w: Waterfall) -> str:
    """The sum of a pair, the fields that decide it, and who else the two likeliest are."""
    return f"{_sum(w)}{_other(w, together=w.calibrated_bits > 0)}"


def _sum(w: Waterfall) -> str:
    rows = {f.field: f for f in w.fields}
    decide = [rows[name] for name in w.decisive]
    together = w.calibrated_bits > 0
    total = f"{w.total_bits:+.1f} bits in all" + (f", taken as {w.way}" if w.way and together else "")
    if decide:
        deciding = f"decided by {_named(map(_said, decide))}"
        return f"{total}, {deciding}, without which it would be {'below' if together else 'above'} 0"
    against = sorted((f for f in w.fields if (f.bits < 0) != together and f.bits), key=lambda f: -abs(f.bits))
    return total + (f" ({_named(map(_said, against))})" if against else "")


def _other(found: Likeliest, *, together: bool) -> str:
    """The alternative that was ruled out last; two people who are strangers need no mention of it."""
    if found.alternative != STRANGERS:
        return f"; the likeliest other: {found.alternative}, {found.alternative_bits:+.1f} bits"
    return f"; the likeliest other: {STRANGERS}" if together else ""


def _why(e: MatchExplanation) -> str:
    if e.left == e.right:
        return "it is one record"
    if e.rulings:
        return f"a steward ruled same ({_chain(e.rulings)})"
    if e.same_evidence:
        if e.calibrated_bits > 0:
            return f"both say exactly the same{_other(e, together=True)}"
        return f"both say exactly the same, no more than {e.alternative} would: {e.total_bits:+.1f} bits"
    if e.calibrated_bits > 0:
        return evidence(e)
    held = (
        f"the groups around them are one at {e.join.bits:+.1f} bits" if e.join else "other records hold them together"
    )
    return f"taken alone they weigh {evidence(e)}; {held}{_strongest(e.join)}"


def _why_not(e: MatchExplanation) -> str:
    compared = f"compared, they would weigh {evidence(e)}"
    match e.why_not:
        case WhyNot.NOT_SAME:
            return f"a steward ruled not same ({_chain(e.rulings)})"
        case WhyNot.BARE:
            return "at least one of them says too little to be compared"
        case WhyNot.NO_COMMON_KEY:
            return f"no blocking key brings them together; {compared}"
        case WhyNot.GENERIC_KEYS:
            return f"too many share the keys that both have ({_named(e.generic)}) for them to be compared; {compared}"
        case WhyNot.NO_HUB:
            return f"the keys that both have ({_named(e.crowded)}) compare each only with a few others; {compared}"
        case WhyNot.COMPONENT_CUT:
            return (
                f"they match with {evidence(e)}, but so many records hang together here that only stronger ones count"
            )
        case WhyNot.NOT_SAME_OTHERS:
            return f"a steward ruled not same on others of the two groups ({_chain(e.rulings[:1])})"
        case WhyNot.PER_PERSON:
            what = _named(e.too_many) or "an identifier that others of the two groups say"
            return f"they would have too many values of {what} for one person; {compared}"
        case WhyNot.GROUPS_DIFFER:
            return f"they alone would match ({evidence(e)}), but the groups around them do not{_groups(e.join)}"
        case WhyNot.ANOTHER:
            return f"likelier {e.alternative}{_in_common(e)}: {_sum(e)}"
        case WhyNot.TOO_LITTLE:
            return f"too little agrees, {evidence(e)}"
        case _:
            return evidence(e)


def remedy(e: MatchExplanation) -> str:
    """What would bring two records together; "" where they are."""
    if e.same_golden_record:
        return ""
    against = _named(f.field for f in sorted(e.fields, key=lambda f: f.bits) if f.bits < 0)
    compared = e.calibrated_bits > 0
    if _of_both_kinds(e):
        return f"Nothing that they say: a person and an organization are never one. {STEWARD}"
    match e.why_not:
        case WhyNot.NOT_SAME:
            ids = [r.assertion_id for r in e.rulings if r.kind is AssertionKind.NOT_SAME]
            return f"Revoking {_named(ids)} would let the evidence speak: {e.total_bits:+.1f} bits."
        case WhyNot.NOT_SAME_OTHERS:
            return f"Revoking {_named(r.assertion_id for r in e.rulings)} would let the two groups join."
        case WhyNot.BARE:
            return f"An identifier, or a name with a birth date or an address, makes a record comparable. {STEWARD}"
        case WhyNot.NO_COMMON_KEY | WhyNot.GENERIC_KEYS | WhyNot.NO_HUB if compared:
            return (
                f"One more value in common, such as an e-mail address or a phone, would bring them together. {STEWARD}"
            )
        case WhyNot.PER_PERSON:
            return f"More values per person would have to be allowed: onefold identifiers set. {STEWARD}"
        case WhyNot.COMPONENT_CUT:
            return f"One more strong value in common would lift them above the threshold of the cut. {STEWARD}"
        case WhyNot.GROUPS_DIFFER:
            rows = [f.field for f in e.join.fields if f.bits < 0] if e.join else []
            return f"The groups would have to agree more, above all on {_named(rows) or 'what they share'}. {STEWARD}"
        case WhyNot.ANOTHER if not e.decisive:
            return f"What {e.alternative} do not share would have to agree. {STEWARD}"
        case _ if e.decisive:
            return f"They would have to agree on {_named(e.decisive)}. {STEWARD}"
        case _:
            more = f", and less against them ({against})" if against else ""
            return f"More would have to agree{more}. {STEWARD}"


def _in_common(e: MatchExplanation) -> str:
    """What agrees as it would between the likeliest other, and what that is worth to them."""
    rows = sorted((f for f in e.fields if f.field in e.alternative_fields and f.bits > 0), key=lambda f: -f.bits)
    return f", with {_named(f.field for f in rows)} in common ({e.alternative_bits:+.1f} bits)" if rows else ""


def _groups(join: Join | None) -> str:
    return f": {join.bits:+.1f} bits{_strongest(join)}{_other(join, together=False)}" if join else ""


def _strongest(join: Join | None) -> str:
    """The fields that decide between two groups: those on the side of the outcome that the likeliest other lacks."""
    if join is None:
        return ""
    against = join.probability <= 0.5
    rows = [f for f in join.telling if (f.bits < 0) == against and f.bits][:MAX_NAMED]
    return f" ({_named(f'{f.field} {f.bits:+.1f} on average' for f in rows)})" if rows else ""


def _said(f: FieldComparison) -> str:
    return f"{f.field} {f.level} {f.bits:+.1f}"


def _chain(rulings: Sequence[Ruling]) -> str:
    said = [f"{_record(r.left)} {r.kind.replace('_', ' ')} {_record(r.right)}" for r in rulings]
    by = next((f", by {r.author}" for r in rulings if r.author), "")
    return ", ".join(said) + by


def _record(ref: Ref) -> str:
    return ":".join(ref)


def _named(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" and {len(listed) - MAX_NAMED} more" if len(listed) > MAX_NAMED else ""
    return ", ".join(listed[:MAX_NAMED]) + more
