# The types that Cython gives the names of kernels_runs.py.
import cython

cdef int _WHITE, _OPENS, _FIGURE, _NAMES, _CODES, _CLOSES, _BARE

@cython.locals(found=list, at="const unsigned char*", start=Py_ssize_t, end=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, place=Py_ssize_t,
               sharps=Py_ssize_t, bare=bint, named=bint, kind=int, all_of=int, foreign=int, name=int, tag=int)
cpdef list find_tokens(bytes kinds, list places, const unsigned char* roles, tuple signs)

@cython.locals(at="const unsigned char*", i=Py_ssize_t, end=Py_ssize_t, kind=int, foreign=int, name=int, tag=int, ampersand=int, comma=int)
cdef tuple _read_name(bytes kinds, Py_ssize_t start, const unsigned char* roles, tuple signs)

cdef int _LETTER, _MARK, _STROKE, _BLANK, _ALL, _FIRST, _DASH, _LAST, _LOST, _LATER, _BACK, _ENCLOSED

@cython.locals(at="const unsigned char*", found=list, passed=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, left=Py_ssize_t,
               right=Py_ssize_t, after_prefix=bint, how=int)
cpdef list find_strokes(str text, bytes kinds, int kind, const unsigned char* roles, tuple known)

@cython.locals(stroke=str, seated=str, ends=str, at="const unsigned char*", i=Py_ssize_t,
               lost=int, start=Py_ssize_t, end=Py_ssize_t, right=Py_ssize_t, left=Py_ssize_t, how=int, led=bint)
cdef int _read_stroke_run(str text, bytes kinds, tuple where, const unsigned char* roles, tuple known)

@cython.locals(at="const unsigned char*", first=Py_ssize_t, left=int, i=Py_ssize_t, word=str, unwritten=str, prefixes=frozenset,
               altering=str, altered=bint)
cdef bint _is_prefix(str text, bytes kinds, Py_ssize_t last, const unsigned char* roles, tuple known)

cdef int _SPACE, _SIGN, _PASSED, _WRAPS, _WORD, _APART, _FEW

@cython.locals(at="const unsigned char*", i=Py_ssize_t)
cpdef int find_beside(const unsigned char* roles, int comma, int other, bytes kinds, Py_ssize_t place, int step)

@cython.locals(at="const unsigned char*", start=Py_ssize_t, end=Py_ssize_t, blank=Py_ssize_t, before=int, after=int)
cpdef tuple find_cluster(const unsigned char* roles, int comma, int other, str signs, str text, bytes kinds, Py_ssize_t place, Py_ssize_t floor)

@cython.locals(to_starts=list, to_ends=list, keys=list, shift=Py_ssize_t, i=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, new=str)
cpdef tuple move_spans(starts, ends, news)

@cython.locals(to_starts=list, to_ends=list, keys=list, lefts=list, rights=list, count=Py_ssize_t, i=Py_ssize_t, j=Py_ssize_t, nth=Py_ssize_t,
               start=Py_ssize_t, end=Py_ssize_t, left=Py_ssize_t, right=Py_ssize_t)
cpdef tuple map_to_sources(list starts, list ends, tuple old, tuple new)
