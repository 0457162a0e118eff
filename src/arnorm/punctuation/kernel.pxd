# The types that Cython gives the names of kernel.py.
import cython

cdef bint _COMPILED
cdef int SPACE, SIGN, PASSED, WRAPS, WORD, APART, SCRIPT, ARABIC, _FEW, _LONG_CLUSTER, _MARK, _SEEN, _STROKE, _OPENS, _CLOSES
cdef int BANG, COMMA, LETTER, MARK, NEWLINE, OTHER, QUOTE, STOP, TATWEEL
cdef Py_ssize_t _SPACES_AT_MOST
cdef str _CLUSTERING, _REPEATED, _DOTS
cdef bytes _ROLES, _ALIKE, _LOOKED, _IS_BLANK, _IS_ARABIC

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", i=Py_ssize_t)
cpdef int find_beside(bytes kinds, Py_ssize_t place, int step)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", alike="const unsigned char*", text=str, kinds=bytes, last=Py_ssize_t, changed=list, edits=list, char=str, marks=str, new=str, is_between=bint, done=Py_ssize_t,
               place=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, floor=Py_ssize_t, blank=Py_ssize_t, kept=Py_ssize_t, beside=int, before=int, after=int)
cpdef tuple rewrite_marks(scan, list places, exempt, bint rows, tuple ask)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", end=Py_ssize_t)
cdef (Py_ssize_t, Py_ssize_t) _find_cluster(str text, bytes kinds, Py_ssize_t start, Py_ssize_t floor)

@cython.locals(like=str, is_repeated=bint, last=Py_ssize_t, first=Py_ssize_t,
               after=Py_ssize_t, before=Py_ssize_t)
cdef (Py_ssize_t, Py_ssize_t) _join_row(str text, bytes kinds, Py_ssize_t start, Py_ssize_t end, Py_ssize_t floor)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", last=Py_ssize_t, pairs=list, opened=list, found=list, place=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t,
               i=Py_ssize_t, letters=Py_ssize_t, opening=Py_ssize_t, before=Py_ssize_t)
cpdef list find_pairs(str text, bytes kinds, list loose)

@cython.locals(found=list, loose=list, at="const unsigned char*", looked="const unsigned char*", i=Py_ssize_t)
cpdef tuple find_marks(str text, bytes kinds, str signs)

@cython.locals(at="const unsigned char*", is_blank="const unsigned char*", is_arabic="const unsigned char*", kind=int, before=int, after=int, role=int, end=Py_ssize_t, is_initial=bint)
cdef int _look_at_mark(str text, bytes kinds, Py_ssize_t i, str signs, list found, list loose) except -1
