# The types that Cython gives the names of kernels_lines.py.
import cython

cdef bint _COMPILED
cdef int _START, _GAP, _LONG, _WIDE, _CODED, _UNEVEN, _FIRST, _BLANK, _BREAK, _LOOKED, _DOUBLED, _UNCOUNTED, _BEFORE, _BEFORE_BLANK, _FIGURE

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", bits_of="const unsigned char*", bounds=list, held=bytearray, forms=bytearray,
               i=Py_ssize_t, start=Py_ssize_t, size=Py_ssize_t,
               role=int, bits=int, form=int, code=int, new=int, every=int, doubled=int, before=int)
cpdef tuple find_lines(str text, bytes kinds, const unsigned char* signs, const unsigned char* roles, Py_ssize_t least_long, Py_ssize_t most_narrow)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", i=Py_ssize_t)
cpdef bint may_hold_code(str text, bytes kinds, const unsigned char* roles)

@cython.locals(before=int, code=int)
cpdef bint may_begin_code(str text, bytes kinds, Py_ssize_t at, const unsigned char* roles)

cdef bint _follows_mark(str text, Py_ssize_t at)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", count=Py_ssize_t, i=Py_ssize_t)
cdef int _measure(bytes kinds, Py_ssize_t start, Py_ssize_t end, const unsigned char* roles, Py_ssize_t least_long, Py_ssize_t most_narrow)
