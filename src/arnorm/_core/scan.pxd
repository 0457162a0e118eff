# The types that Cython gives the names of scan.py.
import cython

cdef class Scan:
    cdef readonly str text
    cdef bytes _kinds
    cdef dict _derived, _before
    cdef object _edits
    cdef tuple _old
    cdef list near
    cdef public object page

    @cython.locals(text=str, pieces=list, edited=str, at=Py_ssize_t, joined=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, new=str, scan=Scan)
    cpdef Scan edited(self, edits)

    cdef _keep_edits(self, Scan old, edits)

    cpdef Scan mapped(self, str text, bint any_digits)
