"""Level of two names of organizations, word by word: a firm is told from its sister by one word or number.

Likeness of whole texts would take "Nordvik Fund 1" for "Nordvik Fund 2", and "Grand Hotel Oslo" for the one in Bergen.
"""

from __future__ import annotations

from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.strings import NINE, SPACE, ZERO, common_prefix, find, one_edit
from onefold.graph.kinds import Kind, numbered

SLIP = 5  # letters of a word in which one edit is a likely slip; in a short one it makes another word
TELLING = 3  # letters of a word that is enough for one name to stand in the other
SHORTEST, LONGEST = 2, 6  # letters of initials that stand for a name
ORGANIZATION = numbered(Kind.ORGANIZATION)


@kernel
def organization_level(text, a, la, b, lb):
    """Level of two different names: the same words up to slips, initials, one within the other, or different."""
    if _same_letters(text, a, la, b, lb):
        return ORGANIZATION.close
    a_in_b, a_telling, a_more = _found(text, a, la, b, lb)
    b_in_a, b_telling, b_more = _found(text, b, lb, a, la)
    if a_in_b and b_in_a:
        return ORGANIZATION.close
    if _are_initials(text, a, la, b, lb) or _are_initials(text, b, lb, a, la):
        return ORGANIZATION.initials
    if (a_in_b and a_telling and not b_more) or (b_in_a and b_telling and not a_more):
        return ORGANIZATION.contained
    return ORGANIZATION.different


@kernel
def _same_letters(text, a, la, b, lb):
    """Whether two texts differ in nothing but spaces."""
    i = 0
    j = 0
    while True:
        while i < la and text[a + i] == SPACE:
            i += 1
        while j < lb and text[b + j] == SPACE:
            j += 1
        if i == la or j == lb:
            return i == la and j == lb
        if text[a + i] != text[b + j]:
            return False
        i += 1
        j += 1


@kernel
def _found(text, a, la, b, lb):
    """Of the words of a: whether all stand in b, whether a telling one does, whether one that does not has a digit."""
    every = True
    telling = False
    number = False
    i = 0
    while i < la:
        n = find(text, a + i, la - i, SPACE)
        if _stands_in(text, a + i, n, b, lb):
            telling = telling or n >= TELLING
        else:
            every = False
            number = number or _has_digit(text, a + i, n)
        i += n + 1
    return every, telling, number


@kernel
def _stands_in(text, a, n, b, lb):
    j = 0
    while j < lb:
        m = find(text, b + j, lb - j, SPACE)
        if _one_word(text, a, n, b + j, m):
            return True
        j += m + 1
    return False


@kernel
def _one_word(text, a, n, b, m):
    """Whether two words are one, up to a slip of letters behind the first."""
    if n == m and common_prefix(text, a, n, b, m) == n:
        return True
    if n < SLIP or m < SLIP or text[a] != text[b] or not one_edit(text, a, n, b, m):
        return False
    return not (_has_digit(text, a, n) or _has_digit(text, b, m))


@kernel
def _has_digit(text, a, n):
    digits = 0
    for i in range(n):
        digits += ZERO <= text[a + i] <= NINE
    return digits > 0


@kernel
def _are_initials(text, a, la, b, lb):
    """Whether a is one word of the first letters of all words of b."""
    if not SHORTEST <= la <= LONGEST or find(text, a, la, SPACE) < la:
        return False
    i = 0
    j = 0
    while j < lb:
        if i == la or text[a + i] != text[b + j]:
            return False
        i += 1
        j += find(text, b + j, lb - j, SPACE) + 1
    return i == la
