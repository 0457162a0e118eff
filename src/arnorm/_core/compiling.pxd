# The types that Cython gives the names of compiling.py.
import cython

from arnorm._core.charmap cimport CharMap
from arnorm._core.scan cimport Scan
from arnorm._core.stages cimport Chars, Stage

cdef class Stages:
    cdef readonly tuple stages
    cdef unsigned long long _always
    cdef unsigned long long _every
    cdef bytes _rows
    cdef tuple _masks
    cdef CharMap _only_map

    cdef unsigned long long _find_due(self, Scan scan)

    @cython.locals(near=list)
    cdef unsigned long long _find_due_after(self, unsigned long long due, Scan scan, int nth)

    @cython.locals(scan=Scan, after=Scan, stage=Stage, due="unsigned long long", nth=int)
    cpdef str apply(self, text)

    @cython.locals(scans=list, dues=list, scan=Scan, after=Scan, stage=Stage, nth=int, at=Py_ssize_t)
    cpdef list together(self, list texts)

@cython.locals(only=Chars)
cdef CharMap _find_only_map(tuple stages)
