# The types that Cython gives the names of _kernel.py.
import cython

cdef bint _COMPILED
cdef double _HOPELESS_COST, _SKIP_COST, _HELD_COST, _EMPTY_COST, _LATE_COST, _AWAITED_COST, _DOUBTFUL_COST
cdef double _NO_EVIDENCE_COST, _GOOD_CLOSE_COST, _NESTING_COST, _LEAST_OPENING_COST, _STACKED_COST, _JOINED_COST
cdef int _BEAM_READINGS, _MOST_SKIPPED, _STRAIGHT, _DOUBLED, _OUTERMOST, _NESTED, _MANY_NESTED
cdef int MARK, ANCHOR, OTHER, SLASH, AMPERSAND, COMMA, OPENS, CLOSES, EITHER, UNSURE, AFTER_LETTER, AFTER_TATWEEL
cdef int FOREIGN, GAP, INVISIBLE, LETTER, NEWLINE, SPACE
cdef bytes _ROLES, _ODD_BEFORE, _ODD_AFTER, _WAYS, _BEFORE_PREFIX, _GAPS, _IS_MARK, _UNSEEN, _SKIPPED
cdef str _ONE_LETTER, _CLASSES, _WORD, _PREFIX
cdef frozenset _PREFIXES, _PREFIX_ENDS
cdef Py_ssize_t _REACH, _LONGEST_PREFIX

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", found=list, seen=int, role=int, after=int, i=Py_ssize_t)
cpdef tuple list_marks(bytes kinds)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", near=list, last=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t, is_near=bint)
cpdef list list_near(bytes kinds, list places)

@cython.locals(at="const unsigned char*", of="const unsigned char*", is_blank="const unsigned char*", simple=list, others=list, marks=list, ways=list, has_gaps=bint,
               number=Py_ssize_t, last=Py_ssize_t, end=Py_ssize_t, line_end=Py_ssize_t, place=Py_ssize_t, gap=Py_ssize_t, start=Py_ssize_t, way=int)
cpdef tuple read_plain(str text, bytes kinds, list places)

@cython.locals(paired=list, depth=int, loose=list)
cdef void _add_plain(list simple, list others, Py_ssize_t number, tuple plain, bint has_letter) except *

@cython.locals(paired=list, opened=list, loose=list, doubt=tuple, deepest=Py_ssize_t, nested_in_row=int, count=Py_ssize_t, curly=int, i=Py_ssize_t, way=int,
               char=str, is_loose=bint, first_closes=bint, opening=Py_ssize_t)
cdef tuple _pair_up(str text, list places, list ways)

@cython.locals(edits=list, i=Py_ssize_t, at=Py_ssize_t, way=int, depth=Py_ssize_t, new=str)
cpdef list write_marks(str text, list places, list paired, tuple pairs)

@cython.locals(edits=list, doubtful=list, places=list, paired=list, depth=int, loose=list)
cpdef tuple write_plain(str text, bytes kinds, list plain, tuple pairs, int deepest)

@cython.locals(edits=list, i=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, way=int, depth=Py_ssize_t, new=str)
cpdef list write_roles(str text, list roles, tuple pairs, kept)

@cython.locals(opening=str, closing=str)
cdef str _choose_mark(tuple pairs, int way, Py_ssize_t depth)

@cython.locals(at="const unsigned char*", size=Py_ssize_t, i=Py_ssize_t, place=Py_ssize_t, reach=Py_ssize_t)
cdef bint _is_near_foreign(bytes kinds, list places)

@cython.locals(at="const unsigned char*", unseen="const unsigned char*", skipped="const unsigned char*", classes=str,
               class_before=str, class_beyond=str, last=Py_ssize_t, ending=str, char=str, neighbours=list, beside=tuple, i=Py_ssize_t, j=Py_ssize_t, n=Py_ssize_t, count=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t,
               place=Py_ssize_t, before=Py_ssize_t, beyond=Py_ssize_t, after=Py_ssize_t, following=Py_ssize_t)
cpdef list list_neighbours(str text, bytes kinds, list marks, not_behind)

@cython.locals(at="const unsigned char*", last=Py_ssize_t)
cdef Py_ssize_t _pass_over(bytes kinds, Py_ssize_t place, int step, Py_ssize_t limit, const unsigned char* skipped)

@cython.locals(moved=list, shift=Py_ssize_t, nth=Py_ssize_t, count=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, here=Py_ssize_t, low=Py_ssize_t, high=Py_ssize_t, new=str)
cpdef list move_roles(list roles, list edits, Py_ssize_t start)

@cython.locals(at="const unsigned char*", is_before="const unsigned char*", is_after="const unsigned char*", found=list, place=Py_ssize_t, odd=bint)
cpdef list list_odd(str text, bytes kinds, list places)

@cython.locals(begin=Py_ssize_t, first=Py_ssize_t, has_marks=bint, char=Py_UCS4, word=str, is_mark="const unsigned char*")
cpdef tuple word_before(str text, Py_ssize_t at, Py_ssize_t longest)


@cython.locals(here=list, following=list, states=list, numbers=dict, joined=tuple, i=Py_ssize_t, last=Py_ssize_t, end=Py_ssize_t, empty=bint,
               direction=int, number=Py_ssize_t, opening=double, closing=double, none=double, cost=double, spent=double, least=double, top=tuple)
cpdef tuple read_cheapest(str text, list marks, list costs, turned, tuple tables)

cdef bint _begins_row_of_two(list marks, Py_ssize_t i, Py_ssize_t last) except -1

cdef bint _are_in_row(one, other) except -1

@cython.locals(hopeless=double, spent=double, kept=list, top=tuple, state=tuple, other=tuple, is_new=bint)
cdef list _keep_cheapest(list states)

@cython.locals(outer=tuple, around=tuple)
cdef bint _have_same_open(tuple one, tuple other) except -1

@cython.locals(place=Py_ssize_t, least=double)
cdef double _add(list states, bint is_last, double cost, tuple top, tuple step) except? -1

@cython.locals(mark=Py_ssize_t, joined=bint, last=Py_ssize_t, family=Py_ssize_t, direction=int, empty=bint, opening=double, closing=double, none=double, lone=list, turned=list, mixed=list, never=double, alone=double, waited=double, limit=double,
               is_last=bint, spent=double, cost=double, held=double, pair=double, top=tuple, inner=tuple, outer=tuple, entry=tuple, step=tuple, opener=Py_ssize_t, kind=Py_ssize_t, depth=Py_ssize_t, lost=double, beside=bint)
cdef void _advance(list states, list following, tuple at, tuple choice, tuple tables) except *

@cython.locals(steps=list, place=dict, partners=list, i=Py_ssize_t, partner=Py_ssize_t)
cdef list _list_read(tuple step, list marks)
