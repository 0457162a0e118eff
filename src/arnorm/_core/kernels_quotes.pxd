# The types that Cython gives the names of kernels_quotes.py.
import cython

cdef bint _COMPILED

@cython.locals(at="const unsigned char*", role_of="const unsigned char*")
cdef inline Py_ssize_t _next(const unsigned char* kinds, const unsigned char* roles, Py_ssize_t i, Py_ssize_t size)

@cython.locals(at="const unsigned char*", of="const unsigned char*", role_of="const unsigned char*", size=Py_ssize_t, found=list, ends=list, chars=list, near=list, ways=bytearray,
               count=Py_ssize_t, ended=int, seen=int, gaps=int, gap=Py_ssize_t, i=Py_ssize_t, role=int, before=int, after=int, beyond=int, char=Py_UCS4)
cpdef tuple marked(str text, bytes kinds, const unsigned char* roles, const unsigned char* table, int foreign)

@cython.locals(at="const unsigned char*", of="const unsigned char*", count=Py_ssize_t, room=bytearray, out="unsigned char*",
               ends=list, i=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t)
cpdef tuple rows(bytes kinds, list places, const unsigned char* table, int line)

@cython.locals(at="const unsigned char*", last=Py_ssize_t, i=Py_ssize_t, beyond=Py_ssize_t)
cpdef tuple side(bytes kinds, Py_ssize_t place, int step, Py_ssize_t limit, const unsigned char* skipped, int unseen)

@cython.locals(edits=list, i=Py_ssize_t, place=Py_ssize_t, char=Py_UCS4)
cpdef list exchanges(str text, list places, str news)
