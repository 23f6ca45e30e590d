"""Levels of e-mail addresses: one mailbox written otherwise, a slip, or a mailbox called after somebody else."""

from __future__ import annotations

from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.strings import CLOSE, NINE, ZERO, common_prefix, common_suffix, find, likeness, one_edit
from onefold.graph.kinds import Kind, numbered

EMAIL_NAME = 4  # bytes of a mailbox that mean something (not a.b)
EMAIL_WORD = 2  # letters of a word in a mailbox that may be a name
EMAIL_ELSEWHERE = 6  # bytes that mean something at another domain too; info, sales and james do not
SLIP_NUMBER, SWAP_NUMBER = 5, 3  # digits of a number in which a wrong one, or two exchanged, are more than a neighbour
AT, DOT, HYPHEN, UNDERSCORE = 64, 46, 45, 95
EMAIL = numbered(Kind.EMAIL)


@kernel
def email_level(text, a, la, b, lb):
    """Level of two different e-mail addresses; separators do not count in the part before the @.

    Neighbours of a crowded domain are different: john.smith26 and john.smith45, jsmith and ksmith.
    """
    na = find(text, a, la, AT)
    nb = find(text, b, lb, AT)
    domains = likeness(text, a + na, la - na, b + nb, lb - nb)
    if _mailbox_letters(text, a, na, b, nb) >= (EMAIL_NAME if domains >= CLOSE else EMAIL_ELSEWHERE):
        return EMAIL.same_name
    if la - na == lb - nb and common_prefix(text, a + na, la - na, b + nb, lb - nb) == la - na:
        alike = _alike_mailboxes(text, a, na, b, nb)
    else:
        alike = likeness(text, a, la, b, lb) >= CLOSE
    if alike and (_same_digits(text, a, na, b, nb) or _digit_slip(text, a, na, b, nb)):
        return EMAIL.close
    return EMAIL.another_name if _names_differ(text, a, na, b, nb) else EMAIL.different


@kernel
def _names_differ(text, a, la, b, lb):
    """Whether two mailboxes are each called after somebody (rosa.keller, jon.finch7), who have no name in common."""
    return _is_name(text, a, la) and _is_name(text, b, lb) and not _names_in_common(text, a, la, b, lb)


@kernel
def _is_name(text, a, la):
    """Whether a mailbox is two words or more of letters, with separators between, and perhaps a number at its end."""
    while la > 0 and _is_digit(text[a + la - 1]):
        la -= 1
    words = 0
    length = 0
    for i in range(la):
        if _separates(text[a + i]):
            words += length >= EMAIL_WORD
            length = 0
        elif _is_digit(text[a + i]):
            return False
        else:
            length += 1
    return words + (length >= EMAIL_WORD) >= 2


@kernel
def _names_in_common(text, a, la, b, lb):
    """Whether some word of one mailbox begins as some word of the other does."""
    for i in range(la):
        if i > 0 and not _separates(text[a + i - 1]):
            continue
        for j in range(lb):
            if j > 0 and not _separates(text[b + j - 1]):
                continue
            if text[a + i] == text[b + j] and not _separates(text[a + i]):
                return True
    return False


@kernel
def _alike_mailboxes(text, a, la, b, lb):
    """Whether one of two mailboxes at one domain may be a slip for the other; another initial is another person."""
    if min(la, lb) < EMAIL_NAME:
        return False
    if la == lb and text[a] != text[b] and common_suffix(text, a, la, b, lb) == la - 1:
        return False
    return one_edit(text, a, la, b, lb) or likeness(text, a, la, b, lb) >= CLOSE


@kernel
def _mailbox_letters(text, a, la, b, lb):
    """How many characters two mailbox names have that agree in all but their separators; 0 where they do not agree."""
    i = 0
    j = 0
    same = 0
    while True:
        while i < la and _separates(text[a + i]):
            i += 1
        while j < lb and _separates(text[b + j]):
            j += 1
        if i == la or j == lb:
            return same if i == la and j == lb else 0
        if text[a + i] != text[b + j]:
            return 0
        same += 1
        i += 1
        j += 1


@kernel
def _same_digits(text, a, la, b, lb):
    """Whether two texts have the same digits in the same order, whatever stands between."""
    i = 0
    j = 0
    while True:
        while i < la and not _is_digit(text[a + i]):
            i += 1
        while j < lb and not _is_digit(text[b + j]):
            j += 1
        if i == la or j == lb:
            return i == la and j == lb
        if text[a + i] != text[b + j]:
            return False
        i += 1
        j += 1


@kernel
def _digit_slip(text, a, la, b, lb):
    """Whether one edit within a long number is all that differs; at its end it is the next number."""
    if not one_edit(text, a, la, b, lb):
        return False
    head = common_prefix(text, a, la, b, lb)
    tail = common_suffix(text, a + head, la - head, b + head, lb - head)
    for i in range(a + head, a + la - tail):
        if not _is_digit(text[i]):
            return False
    for j in range(b + head, b + lb - tail):
        if not _is_digit(text[j]):
            return False
    before = 0
    while before < head and _is_digit(text[a + head - 1 - before]):
        before += 1
    after = 0
    while after < tail and _is_digit(text[a + la - tail + after]):
        after += 1
    swapped = la - head - tail == 2
    digits = before + max(la, lb) - head - tail + after
    return digits >= SWAP_NUMBER if swapped else digits >= SLIP_NUMBER and after > 0


@kernel
def _is_digit(byte):
    return ZERO <= byte <= NINE


@kernel
def _separates(byte):
    return byte in (DOT, HYPHEN, UNDERSCORE)
