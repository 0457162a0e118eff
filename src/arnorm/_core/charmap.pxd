# The types that Cython gives the names of charmap.py.
import cython

from arnorm._core.scan cimport Scan

@cython.locals(filled=list, done=Py_ssize_t, hole=Py_ssize_t, at=Py_ssize_t)
cdef str _filled(str new, str text, list looks, frozenset stay)

cdef class CharMap:
    cdef readonly dict table
    cdef readonly bint keeps_ascii
    cdef str _asks, _words
    cdef tuple _tables
    cdef bytes _roles
    cdef bint _digits
    cdef object _codec, _stay

    @cython.locals(text=str, new=str, after=Scan)
    cpdef Scan mapped(self, Scan scan, list exempt)

    @cython.locals(text=str, new=str, places=list, looks=list)
    cdef Scan _by_kernel(self, Scan scan, list exempt)

    cdef list _edits(self, str text, list places, exempt)

    @cython.locals(new=str, table=dict, starts=list, ends=list, news=list, at=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, leave=frozenset)
    cdef tuple _columns(self, str text, list places, exempt)

    @cython.locals(after=Scan)
    cpdef Scan apply(self, Scan scan, list exempt)

    cdef list touched(self, str text)
