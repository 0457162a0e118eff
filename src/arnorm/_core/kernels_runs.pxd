# The types that Cython gives the names of kernels_runs.py.
import cython

cdef int _LETTERS, _FORM, _PLAIN, _EDGE, _ALONE
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

@cython.locals(to_starts=list, to_ends=list, keys=list, shift=Py_ssize_t, i=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, new=str)
cpdef tuple move_spans(starts, ends, news)

@cython.locals(lefts=list, rights=list, count=Py_ssize_t, i=Py_ssize_t, j=Py_ssize_t, nth=Py_ssize_t, shift=Py_ssize_t, behind=Py_ssize_t,
               start=Py_ssize_t, end=Py_ssize_t, left=Py_ssize_t, right=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, size=Py_ssize_t, edge=Py_ssize_t)
cpdef tuple map_to_sources(list starts, list ends, tuple columns)

@cython.locals(found=list, start=Py_ssize_t, i=Py_ssize_t, count=Py_ssize_t, code=int, role=int, now=int, before=int, turned=int, last=int,
               broken=int, turned_broken=int, held=int, has_any=bint, has_others=bint, char=Py_UCS4)
cpdef tuple find_drawn_words(str text, const unsigned char* roles)
