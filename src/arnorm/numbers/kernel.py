# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over digits and what links them (types: kernel.pxd).

What they ask of a kind is a bit of its role: 256 ``bytes``, one for each kind (`arnorm._core.scan.roles`).
"""

from collections.abc import Callable

# What `link_runs` says of a row of linked runs: it is one number, whose signs may be written otherwise; its signs stay,
# whatever it is; rules say what links its runs.
BOUND, SETTLED, LOOSE = 0, 1, 2
_BOUND, _SETTLED, _LOOSE, _SPACED, _APART = BOUND, SETTLED, LOOSE, 4, -1


def link_runs(
    text: str, kinds: bytes, roles: bytes, bounds: list[int], signs: tuple[str, ...], digits: tuple[int, ...],
    link_of: Callable[[str], tuple[object, ...]],
) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:  # fmt: skip
    """The runs of digits by themselves that begin after a ``POINT``, and the rows of linked runs, with what they are.

    Runs that begin inside of ``bounds``, which are starts and ends in turn, are left out.
    ``signs``, each by itself, bind digits to one number, join two numbers, are spaces, or noughts, or the point that
    begins a fraction. What ``link_of`` gives for anything else between two runs has a true first item if that links
    them; it is asked where both ends may be a ``LINK``. ``digits``: the most characters between linked runs, the digits
    of a group of thousands, the fewest and the most of a telephone number.
    """
    binding, joining, spaces, _, _ = signs
    plain: list[tuple[int, int]] = []
    rows: list[tuple[int, int, int]] = []
    at, role_of = kinds, roles
    size, reach = len(kinds) - 1, digits[0]
    passed, count = 0, len(bounds)
    i = first = end = linked = what = 0
    while i < size:
        if not role_of[at[i]] & _FIGURE:
            i += 1
            continue
        start = i
        while i < size and role_of[at[i]] & _FIGURE:
            i += 1
        while passed < count and bounds[passed] <= start:
            passed += 1
        if passed & 1:
            continue
        role = _APART
        if linked and start - end <= reach:
            role = _LOOSE
            if start - end == 1:
                char = text[end]
                if char in binding:
                    role = _BOUND
                elif char in joining:
                    role = _SETTLED
                elif char in spaces:
                    role = _SPACED
            if role == _LOOSE and not (
                role_of[at[end]] & role_of[at[start - 1]] & _LINK and link_of(text[end:start])[0]
            ):
                role = _APART
        if role == _APART:
            if linked:
                _add_row(text, kinds, roles, first, end, what, signs, digits, plain, rows)
            first, what = start, 0
        else:
            what |= role
        linked = 1
        end = i
    if linked:
        _add_row(text, kinds, roles, first, end, what, signs, digits, plain, rows)
    return plain, rows


def _add_row(
    text: str, kinds: bytes, roles: bytes, first: int, end: int, what: int, signs: tuple[str, ...],
    digits: tuple[int, ...], plain: list[tuple[int, int]], rows: list[tuple[int, int, int]],
) -> None:  # fmt: skip
    """Add runs that are linked, or one by itself, to one of two lists. Spaces that part no groups link nothing."""
    spaces, noughts, point = signs[2], signs[3], signs[4]
    runs, head, last = 1, 0, first
    if what == _SPACED and not _may_be_spaced(text, kinds, roles, first, end, signs, digits):
        for i in range(first, end):
            if not roles[kinds[i]] & _FIGURE and text[i] in spaces:
                _add_row(text, kinds, roles, last, i, _BOUND, signs, digits, plain, rows)
                last = i + 1
        _add_row(text, kinds, roles, last, end, _BOUND, signs, digits, plain, rows)
        return
    if what == _BOUND:
        for i in range(first, end):
            if not roles[kinds[i]] & _FIGURE:
                runs += 1
                last = i + 1
                if runs == 2:
                    head = i - first
        if runs == 1:
            if first == 0 or roles[kinds[first - 1]] & _POINT:
                plain.append((first, end))
            return
        # No value begins with a nought but 0,5; and the signs of a fraction after a point are as they should be.
        if (text[first] in noughts and (runs > 2 or head > 1)) or (
            runs == 2 and end - last != digits[1] and text[last - 1] in point
        ):
            what = _SETTLED
    rows.append((first, end, _LOOSE if what & (_LOOSE | _SPACED) else what))


def _may_be_spaced(
    text: str, kinds: bytes, roles: bytes, first: int, end: int, signs: tuple[str, ...], digits: tuple[int, ...]
) -> bool:
    """Whether spaces may part groups of thousands, or of a telephone number, where no other sign joins numbers.

    Only in the first runs of a row: a group is not read after a fraction. Different spaces are left to the rules.
    """
    spaces, noughts = signs[2], signs[3]
    space = ""
    count = runs = 0
    are_groups = is_first = True
    start = first
    for i in range(first, end + 1):
        if i < end and roles[kinds[i]] & _FIGURE:
            continue
        if is_first:
            count += i - start
            if runs == 0:
                are_groups = i - start <= digits[1] and text[start] not in noughts
            elif i - start != digits[1]:
                are_groups = False
            runs += 1
        if i < end:
            if text[i] not in spaces:
                if is_first and runs > 1 and (are_groups or digits[2] <= count <= digits[3]):
                    return True
                is_first = False
            elif space == "":
                space = text[i]
            elif text[i] != space:
                return True
        start = i + 1
    return is_first and (are_groups or digits[2] <= count <= digits[3])


def find_points(text: str, points: str) -> list[int]:
    """Where one of some signs is the only one between figures: several are those of a date or a version."""
    found: list[int] = []
    size = len(text)
    for point in points:
        at = text.find(point)
        while at >= 0:
            left, right = at - 1, at + 1
            while left >= 0 and text[left].isdecimal():
                left -= 1
            while right < size and text[right].isdecimal():
                right += 1
            if (
                left < at - 1
                and right > at + 1
                and not (left > 0 and text[left] in points and text[left - 1].isdecimal())
                and not (right < size - 1 and text[right] in points and text[right + 1].isdecimal())
            ):
                found.append(at)
            at = text.find(point, right)
    return found


# What `may_rewrite_signed` must know of a kind, as bits:
# - FIGURE: a digit; POINT: the answer is yes if a number follows;
# - LINK: it may be between two numbers that are read as one; WRITTEN: a link that may be replaced by another sign;
# - STOP: a full stop; BLANK: white space, or invisible;
# - NAME: it may begin the name of a character, as in \u00a0 and &nbsp;.
FIGURE, POINT, LINK, WRITTEN, STOP, BLANK, NAME = 1, 4, 8, 16, 32, 64, 128
_FIGURE, _POINT, _LINK = FIGURE, POINT, LINK
_WRITTEN, _STOP, _BLANK, _NAME = WRITTEN, STOP, BLANK, NAME
_GROUP = 3  # digits of a group of thousands
_NOWHERE = -1000


def may_rewrite_signed(kinds: bytes, digit: int, roles: bytes, reach: int) -> bool:
    """Whether a number in Western digits may be written with other signs; there are no others.

    Such a number begins with a point, or has a sign that may be replaced between two runs of digits (at most ``reach``
    characters apart). A stop or a blank may be replaced only before three digits, and beside no other sign. 5/11/2025,
    24 / 206, 3.5 and 10:30 stay.
    ``digit`` is their kind; ``roles`` has the bits of each kind.
    """
    at, role_of = kinds, roles
    end = _NOWHERE  # of the last number
    i = kinds.find(digit)
    while i >= 0:
        if i and role_of[at[i - 1]] & _POINT:
            return True
        signs, is_link, joins = 0, i - end <= reach, False
        if is_link:
            for between in range(end, i):
                role = role_of[at[between]]
                signs |= role
                is_link = is_link and role & _LINK != 0
                joins = joins or not role & (_WRITTEN | _STOP | _BLANK)
            if signs & _NAME and not is_link:
                return True
        first = i
        while at[i] == digit:
            i += 1
        if is_link:
            if signs & _WRITTEN or (signs & _STOP and signs & _BLANK):
                return True
            if signs & (_STOP | _BLANK) and i - first == _GROUP and not joins:
                return True
        end = i
        i = kinds.find(digit, end)
    return False
