# The types that Cython gives the names of charmap.py.
import cython

from arnorm._core.scan cimport Scan

cdef class CharMap:
    cdef readonly dict table
    cdef readonly bint keeps_ascii
    cdef str _asks, _words
    cdef bytes _low, _high, _roles, _after
    cdef object _codec

    cpdef str mapped(self, str text)

    @cython.locals(text=str, new=str)
    cpdef Scan apply(self, Scan scan, list exempt)

    cpdef Scan carried(self, Scan scan, str new, list exempt)
