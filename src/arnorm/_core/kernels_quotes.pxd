# The types that Cython gives the names of kernels_quotes.py.
import cython

@cython.locals(at="const unsigned char*", of="const unsigned char*", count=Py_ssize_t, room=bytearray, out="unsigned char*",
               ends=list, i=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t)
cpdef tuple rows(bytes kinds, list places, const unsigned char* table, int line)

@cython.locals(at="const unsigned char*", last=Py_ssize_t, i=Py_ssize_t, beyond=Py_ssize_t)
cpdef tuple side(bytes kinds, Py_ssize_t place, int step, Py_ssize_t limit, const unsigned char* skipped, int unseen)
