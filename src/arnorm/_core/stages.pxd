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
    cdef object find_left
    cdef bint _makes_new_text

    cpdef Scan apply(self, Scan scan)

    @cython.locals(after=Scan)
    cdef Scan _map(self, CharMap char_map, Scan scan)

cdef class Exempting(Stage):
    cdef readonly object step
    cdef readonly tuple steps
    cdef object _exempt, _find_left
    cdef bytes _roles
    cdef str _needs
    cdef CharMap _map

    @cython.locals(has_any=bint, char=str)
    cpdef Scan apply(self, Scan scan)

cdef class Rewrite(Stage):
    cdef readonly object step
    cdef object _find_left, _may_change
    cdef bint _makes_new_text

    cdef list _keep_outside(self, Scan scan, list edits)

    @cython.locals(after=Scan)
    cdef Scan _edit(self, Scan scan, edits)

    cpdef Scan apply(self, Scan scan)

cdef class Deciding(Stage):
    cdef readonly object step
    cdef Stage _by_table, _by_edits

    cdef Stage _choose(self, Scan scan)

    cpdef Scan apply(self, Scan scan)

cdef class ForeignStage(Stage):
    cdef readonly object function

    cpdef Scan apply(self, Scan scan)
