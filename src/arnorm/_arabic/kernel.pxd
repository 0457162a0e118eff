# The types that Cython gives the names of kernel.py.
import cython

cdef bint _COMPILED
cdef int _WHITE, _OPENS, _FIGURE, _NAMES, _CODES, _CLOSES, _BARE
cdef int _LETTER, _MARK, _STROKE, _BLANK, _ALL, _FIRST, _DASH, _LAST, _LOST, _LATER, _BACK, _ENCLOSED
cdef int _PASSED, _INSIDE, _LETTERS, _FORM, _PLAIN, _EDGE, _ALONE

@cython.locals(found=list, at="const unsigned char*", start=Py_ssize_t, end=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, place=Py_ssize_t,
               sharps=Py_ssize_t, bare=bint, named=bint, kind=int, all_of=int, foreign=int, name=int, tag=int)
cpdef list find_tokens(bytes kinds, list places, const unsigned char* roles, tuple signs)

@cython.locals(at="const unsigned char*", i=Py_ssize_t, end=Py_ssize_t, kind=int, foreign=int, name=int, tag=int, ampersand=int, comma=int)
cdef tuple _read_name(bytes kinds, Py_ssize_t start, const unsigned char* roles, tuple signs)

@cython.locals(at="const unsigned char*", found=list, i=Py_ssize_t, mark=int, opening=int, blank=int)
cpdef list find_lone_marks(str text, bytes kinds, tuple signs, str ends)

@cython.locals(at="const unsigned char*", found=list, passed=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, left=Py_ssize_t,
               right=Py_ssize_t, after_prefix=bint, how=int)
cpdef list find_strokes(str text, bytes kinds, int kind, const unsigned char* roles, tuple known)

@cython.locals(stroke=str, seated=str, ends=str, at="const unsigned char*", i=Py_ssize_t,
               lost=int, start=Py_ssize_t, end=Py_ssize_t, right=Py_ssize_t, left=Py_ssize_t, how=int, led=bint)
cdef int _read_stroke_run(str text, bytes kinds, tuple where, const unsigned char* roles, tuple known)

@cython.locals(at="const unsigned char*", first=Py_ssize_t, left=int, i=Py_ssize_t, word=str, unwritten=str, prefixes=frozenset,
               altering=str, altered=bint)
cdef bint _is_prefix(str text, bytes kinds, Py_ssize_t last, const unsigned char* roles, tuple known)

@cython.locals(found=list, at="const unsigned char*", i=Py_ssize_t, start=Py_ssize_t, last=int, char=Py_UCS4)
cpdef list find_repeats(str text, bytes kinds, int wanted, int least)

@cython.locals(found=list, at="const unsigned char*", i=Py_ssize_t, first=Py_ssize_t, kind=int)
cpdef list find_anchors(bytes kinds, const unsigned char* alone, int script, const unsigned char* joins, const unsigned char* stops, const unsigned char* white,
                   Py_ssize_t start, Py_ssize_t end)

@cython.locals(found=list, at="const unsigned char*", size=Py_ssize_t, i=Py_ssize_t, start=Py_ssize_t, lines=Py_ssize_t, breaks=Py_ssize_t, before=int, now=int)
cpdef list find_blanks(str text, bytes kinds, const unsigned char* white, int line, Py_ssize_t most)

@cython.locals(found=list, count=Py_ssize_t, nth=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, left=Py_ssize_t, right=Py_ssize_t, after=Py_ssize_t)
cpdef list cut_runs(list runs, list bounds)

@cython.locals(at="const unsigned char*", found=list, i=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t)
cpdef list find_ends(str text, bytes kinds, str before, Py_UCS4 last, int mark, int space)

@cython.locals(on_waw=Py_UCS4, on_yeh=Py_UCS4, waw=Py_UCS4, yeh=Py_UCS4, edits=list, nearest=Py_ssize_t, is_waw=bint, k=Py_ssize_t, at=Py_ssize_t, least=Py_ssize_t, start=Py_ssize_t,
               after=Py_ssize_t, nth=int, written=str)
cpdef list fold_hamzas(str text, const unsigned char* kinds, list places, const unsigned char* roles, Py_ssize_t most, str alefs, str seats, tuple new)

@cython.locals(at="const unsigned char*", is_passed="const unsigned char*", size=Py_ssize_t, i=Py_ssize_t, row=int, first=str)
cpdef bint may_hold_sequence(str text, bytes kinds, const unsigned char* passed, str firsts, Py_UCS4 then)

@cython.locals(found=list, start=Py_ssize_t, i=Py_ssize_t, count=Py_ssize_t, code=int, role=int, now=int, before=int, turned=int, last=int,
               broken=int, turned_broken=int, held=int, has_any=bint, has_others=bint, char=Py_UCS4)
cpdef tuple find_drawn_words(str text, const unsigned char* roles)
