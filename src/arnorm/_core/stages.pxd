# The types that Cython gives the names of stages.py.
import cython

from arnorm._core.charmap cimport CharMap
from arnorm._core.scan cimport Scan

cdef class Stage:
    cdef readonly tuple acts_on

    cpdef Scan apply(self, Scan scan)

cdef class Chars(Stage):
    cdef readonly tuple steps
    cdef CharMap map

    cpdef Scan apply(self, Scan scan)

cdef class Exempting(Stage):
    cdef readonly tuple steps
    cdef tuple stages
    cdef bint _says
    cdef CharMap _quick, _ahead, _own
    cdef object _by_line

    @cython.locals(text=str, lines=list, bounds=list, stay=list, done=Py_ssize_t, at=Py_ssize_t, start=Py_ssize_t, size=Py_ssize_t, nth=Py_ssize_t, place=Py_ssize_t)
    cpdef list _stay(self, Scan scan, list looks)

    @cython.locals(before=Scan, after=Scan)
    cdef object _staying(self, object step, str lines)

    @cython.locals(stage=Stage, after=Scan)
    cpdef Scan apply(self, Scan scan)

cdef class Rewrite(Stage):
    cdef readonly object step

    cpdef Scan apply(self, Scan scan)

cdef class ForeignStage(Stage):
    cdef readonly object function

    cpdef Scan apply(self, Scan scan)
