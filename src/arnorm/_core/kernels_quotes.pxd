# The types that Cython gives the names of kernels_quotes.py.
import cython

cdef bint _COMPILED
cdef int _MARK, _ANCHOR, _COMMA, _OPENS, _EITHER, _UNSURE, _AFTER_LETTER, _AFTER_TATWEEL

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", found=list, seen=int, role=int, i=Py_ssize_t)
cpdef tuple list_marks(bytes kinds, const unsigned char* roles)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", near=list, last=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t, is_near=bint)
cpdef list list_near(bytes kinds, list places, const unsigned char* roles, int space)

@cython.locals(at="const unsigned char*", of="const unsigned char*", is_blank="const unsigned char*", rows=list, marks=list, ways=list, chars=list,
               last=Py_ssize_t, end=Py_ssize_t, line_end=Py_ssize_t, place=Py_ssize_t, gap=Py_ssize_t, start=Py_ssize_t, way=int)
cpdef list read_marks_of_paragraphs(str text, bytes kinds, list places, const unsigned char* table, const unsigned char* blanks, str prefixes, int line, bytes gaps)

@cython.locals(edits=list, i=Py_ssize_t, at=Py_ssize_t, way=int, depth=Py_ssize_t, new=str)
cpdef list write_marks(str text, list places, list paired, tuple pairs)

@cython.locals(edits=list, doubtful=list, places=list, paired=list, depth=int, loose=list)
cpdef tuple write_plain(str text, bytes kinds, list plain, tuple pairs, int deepest, int foreign, Py_ssize_t reach)

@cython.locals(edits=list, i=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, way=int, depth=Py_ssize_t, new=str)
cpdef list write_roles(str text, list roles, tuple pairs, kept)

@cython.locals(opening=str, closing=str)
cdef str _choose_mark(tuple pairs, int way, Py_ssize_t depth)

@cython.locals(at="const unsigned char*", size=Py_ssize_t, i=Py_ssize_t, place=Py_ssize_t)
cpdef bint is_beside(bytes kinds, list places, int kind, Py_ssize_t reach)

@cython.locals(last=Py_ssize_t, before=Py_ssize_t, beyond=Py_ssize_t, after=Py_ssize_t, following=Py_ssize_t)
cpdef tuple look_aside(bytes kinds, Py_ssize_t start, Py_ssize_t end, Py_ssize_t reach, const unsigned char* unseen, const unsigned char* skipped, str classes)

@cython.locals(at="const unsigned char*", last=Py_ssize_t)
cdef Py_ssize_t _pass_over(bytes kinds, Py_ssize_t place, int step, Py_ssize_t limit, const unsigned char* skipped)

@cython.locals(moved=list, shift=Py_ssize_t, nth=Py_ssize_t, count=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, here=Py_ssize_t, low=Py_ssize_t, high=Py_ssize_t, new=str)
cpdef list move_roles(list roles, list edits, Py_ssize_t start)

@cython.locals(at="const unsigned char*", is_before="const unsigned char*", is_after="const unsigned char*", last=Py_ssize_t, found=list, place=Py_ssize_t)
cpdef list list_beside(bytes kinds, list places, const unsigned char* before, const unsigned char* after)

@cython.locals(begin=Py_ssize_t, first=Py_ssize_t, has_marks=bint, char=Py_UCS4, word=str, is_mark="const unsigned char*")
cpdef tuple word_before(str text, Py_ssize_t at, Py_ssize_t longest, bytes marks)

