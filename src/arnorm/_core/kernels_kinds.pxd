# The types that Cython gives the names of kernels_kinds.py.
import cython

cdef bint _COMPILED

@cython.locals(size=Py_ssize_t, i=Py_ssize_t, found=list, at="const unsigned char*")
cpdef list find_places(bytes kinds, const unsigned char* wanted)

@cython.locals(at="const unsigned char*", room=object, out="unsigned char*", i=Py_ssize_t, j=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, new=str, char=Py_UCS4, code="unsigned int")
cpdef bytes splice_kinds(bytes kinds, edits, const unsigned char* table, dict astral, int other, Py_ssize_t size)

@cython.locals(at="const unsigned char*", size=Py_ssize_t, i=Py_ssize_t, before=int, now=int, one="unsigned long long", seen="unsigned long long", found="unsigned long long")
cpdef unsigned long long find_due(bytes kinds, const unsigned char* numbers, const unsigned char* rows, tuple masks)

@cython.locals(at="const unsigned char*", size=Py_ssize_t, i=Py_ssize_t, before=int, now=int, one="unsigned long long", seen="unsigned long long", found="unsigned long long",
               shift=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, new=str)
cpdef unsigned long long find_due_near(bytes kinds, list edits, const unsigned char* numbers, const unsigned char* rows, tuple masks)

@cython.locals(found=list, at="const unsigned char*", i=Py_ssize_t, start=Py_ssize_t, last=int, char=Py_UCS4)
cpdef list find_repeats(str text, bytes kinds, int wanted, int least)

@cython.locals(found=list, at="const unsigned char*", i=Py_ssize_t, first=Py_ssize_t, kind=int)
cpdef list find_anchors(bytes kinds, const unsigned char* alone, int script, const unsigned char* joins, const unsigned char* stops, const unsigned char* white,
                   Py_ssize_t start, Py_ssize_t end)

@cython.locals(found=list, at="const unsigned char*", size=Py_ssize_t, i=Py_ssize_t, start=Py_ssize_t, lines=Py_ssize_t, breaks=Py_ssize_t, before=int, now=int)
cpdef list find_blanks(str text, bytes kinds, const unsigned char* white, int line, Py_ssize_t most)

@cython.locals(at="const unsigned char*", found=list, i=Py_ssize_t, first=Py_ssize_t)
cpdef list find_runs(bytes kinds, const unsigned char* wanted, Py_ssize_t start, Py_ssize_t end)

cdef int _BOUND, _SETTLED, _LOOSE, _SPACED, _APART, _FIGURE, _LINK, _POINT

@cython.locals(binding=str, joining=str, spaces=str, plain=list, rows=list, at="const unsigned char*", role_of="const unsigned char*", size=Py_ssize_t, reach=Py_ssize_t,
               passed=Py_ssize_t, count=Py_ssize_t, i=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, start=Py_ssize_t, linked=int, what=int, role=int, char=Py_UCS4)
cpdef tuple link_runs(str text, bytes kinds, const unsigned char* roles, list bounds, tuple signs, tuple digits, link_of)

@cython.locals(spaces=str, noughts=str, point=str, runs=int, head=Py_ssize_t, last=Py_ssize_t, i=Py_ssize_t)
cdef void _add_row(str text, const unsigned char* kinds, const unsigned char* roles, Py_ssize_t first, Py_ssize_t end, int what, tuple signs, tuple digits,
                   list plain, list rows) except *

@cython.locals(spaces=str, noughts=str, space=str, count=Py_ssize_t, runs=int, i=Py_ssize_t, start=Py_ssize_t, are_groups=bint, is_first=bint)
cdef bint _may_be_spaced(str text, const unsigned char* kinds, const unsigned char* roles, Py_ssize_t first, Py_ssize_t end, tuple signs, tuple digits) except -1

@cython.locals(found=list, size=Py_ssize_t, at=Py_ssize_t, left=Py_ssize_t, right=Py_ssize_t)
cpdef list find_points(str text, str points)

@cython.locals(at="const unsigned char*", found=list, i=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t)
cpdef list find_ends(str text, bytes kinds, str before, Py_UCS4 last, int mark, int space)

cdef int _PASSED, _INSIDE

@cython.locals(on_waw=Py_UCS4, on_yeh=Py_UCS4, waw=Py_UCS4, edits=list, nearest=Py_ssize_t, is_waw=bint, k=Py_ssize_t, at=Py_ssize_t, least=Py_ssize_t, start=Py_ssize_t,
               after=Py_ssize_t, nth=int, written=str)
cpdef list fold_hamzas(str text, const unsigned char* kinds, list places, const unsigned char* roles, Py_ssize_t most, str alefs, str seats, tuple new)

@cython.locals(found=list, loose=list, at="const unsigned char*", i=Py_ssize_t, comma=int, stop=int, bang=int, stroke=int)
cpdef tuple find_marks(str text, bytes kinds, const unsigned char* looked, const unsigned char* blank, const unsigned char* script, tuple four, str signs)

@cython.locals(kind=int, before=int, after=int, role=int, end=Py_ssize_t)
cdef int _look_at_mark(str text, bytes kinds, Py_ssize_t i, const unsigned char* looked, const unsigned char* blank, const unsigned char* script,
                int comma, int stop, int bang, int stroke, str signs, list found, list loose) except -1
