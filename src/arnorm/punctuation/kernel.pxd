# The types that Cython gives the names of kernel.py.
import cython

cdef bint _COMPILED
cdef int _SPACE, _SIGN, _PASSED, _WRAPS, _WORD, _APART, _SCRIPT, _ARABIC, _FEW, _LONG_CLUSTER

@cython.locals(at="const unsigned char*", i=Py_ssize_t)
cpdef int find_beside(const unsigned char* roles, int comma, int other, bytes kinds, Py_ssize_t place, int step)

@cython.locals(at="const unsigned char*", text=str, kinds=bytes, last=Py_ssize_t, changed=list, edits=list, comma=int, quote=int, other=int, most_blanks=Py_ssize_t,
               clustering=str, single=str, dots=str, char=str, marks=str, new=str, is_between=bint, done=Py_ssize_t,
               place=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, floor=Py_ssize_t, blank=Py_ssize_t, kept=Py_ssize_t, beside=int, before=int, after=int, alike=bytes)
cpdef tuple rewrite_marks(scan, list places, exempt, const unsigned char* roles, tuple signs, bint rows, tuple ask)

@cython.locals(at="const unsigned char*", end=Py_ssize_t)
cdef (Py_ssize_t, Py_ssize_t) _find_cluster(str text, bytes kinds, Py_ssize_t start, Py_ssize_t floor, const unsigned char* roles, str clustering)

@cython.locals(comma=int, other=int, clustering=str, repeated=str, dots=str, like=str, is_repeated=bint, last=Py_ssize_t, first=Py_ssize_t,
               after=Py_ssize_t, before=Py_ssize_t)
cdef (Py_ssize_t, Py_ssize_t) _join_row(str text, bytes kinds, Py_ssize_t start, Py_ssize_t end, Py_ssize_t floor, const unsigned char* roles, tuple signs)

@cython.locals(at="const unsigned char*", last=Py_ssize_t, pairs=list, opened=list, found=list, place=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t,
               i=Py_ssize_t, letters=Py_ssize_t, opening=Py_ssize_t, before=Py_ssize_t)
cpdef list find_pairs(str text, bytes kinds, list loose, const unsigned char* roles, int line, str pair)

@cython.locals(found=list, loose=list, at="const unsigned char*", i=Py_ssize_t, comma=int, stop=int, bang=int, stroke=int)
cpdef tuple find_marks(str text, bytes kinds, const unsigned char* looked, const unsigned char* blank, const unsigned char* script, tuple four, str signs)

@cython.locals(kind=int, before=int, after=int, role=int, end=Py_ssize_t)
cdef int _look_at_mark(str text, bytes kinds, Py_ssize_t i, const unsigned char* looked, const unsigned char* blank, const unsigned char* script,
                int comma, int stop, int bang, int stroke, str signs, list found, list loose) except -1
