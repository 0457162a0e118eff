# The types that Cython gives the names of charmap.py.
import cython

from arnorm._core.scan cimport Scan

cdef class CharMap:
    cdef readonly dict table
    cdef readonly bint keeps_ascii
    cdef tuple _tables
    cdef bytes _wanted
    cdef bint _digits

    cpdef bint keeps(self, str text)

    @cython.locals(text=str, new=str, places=list, exempt=list)
    cpdef Scan apply(self, Scan scan, find_exempt=*, find_left=*, roles=*)

    @cython.locals(exempt=list)
    cpdef list find_kept(self, Scan scan, find_exempt, find_left, places=*, bytes roles=*)

    @cython.locals(new=str)
    cpdef str apply_to_text(self, text)

    cdef list _list_edits(self, str text, list places, list exempt)

    cdef tuple _list_columns(self, str text, list places, list exempt)

    cpdef list touched(self, str text, list bounds=*)
