# The types that Cython gives the names of kernels_words.py.
import cython

cdef bint _COMPILED

cdef bint _is_latin(int code)

cpdef int size_bit(str word)

@cython.locals(head=int, char=Py_UCS4)
cpdef int head_of(str word)

@cython.locals(found=list, size=Py_ssize_t, i=Py_ssize_t, start=Py_ssize_t, code=int, head=int, state=int, first=int,
               last=int, word=str, char=Py_UCS4)
cpdef list words(str text, tuple letters, dict weights, const unsigned char* heads, int figures, list beside)

@cython.locals(wanted=list, group=list, figures=int, last_not=int, joined=int, parted=int, end=Py_ssize_t, held=int,
               was_figure=bint, start=Py_ssize_t, stop=Py_ssize_t, weight=int)
cpdef list groups(str text, list found, Py_ssize_t reach, str signs, tuple bits, const unsigned char* verdicts)

@cython.locals(atoms="const unsigned char*", steps="const unsigned char*", hits="const unsigned char*", twice=int, one="unsigned long long",
               seen="unsigned long long", again="unsigned long long", outside=int, state=int, code=int, hit=int, char=Py_UCS4)
cpdef unsigned long long signs(tuple automaton, str text)
