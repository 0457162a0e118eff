# The types that Cython gives the names of kernel.py.
import cython

cdef int _BOUND, _SETTLED, _LOOSE, _SPACED, _APART, _NOWHERE
cdef int _FIGURE, _POINT, _LINK, _WRITTEN, _STOP, _BLANK, _NAME, _GROUP

@cython.locals(binding=str, joining=str, spaces=str, plain=list, rows=list, at="const unsigned char*", role_of="const unsigned char*", size=Py_ssize_t, reach=Py_ssize_t,
               passed=Py_ssize_t, count=Py_ssize_t, i=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, start=Py_ssize_t, linked=int, what=int, role=int, char=Py_UCS4)
cpdef tuple link_runs(str text, bytes kinds, const unsigned char* roles, list bounds, tuple signs, tuple digits, link_of)

@cython.locals(spaces=str, noughts=str, point=str, runs=int, head=Py_ssize_t, last=Py_ssize_t, i=Py_ssize_t)
cdef void _add_row(str text, const unsigned char* kinds, const unsigned char* roles, Py_ssize_t first, Py_ssize_t end, int what, tuple signs, tuple digits,
                   list plain, list rows) except *

@cython.locals(spaces=str, noughts=str, space=str, count=Py_ssize_t, runs=int, i=Py_ssize_t, start=Py_ssize_t, are_groups=bint, is_first=bint)
cdef bint _may_be_spaced(str text, const unsigned char* kinds, const unsigned char* roles, Py_ssize_t first, Py_ssize_t end, tuple signs, tuple digits) except -1

@cython.locals(found=list, size=Py_ssize_t, at=Py_ssize_t, left=Py_ssize_t, right=Py_ssize_t)
cpdef list find_points(str text, str points)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", end=Py_ssize_t, i=Py_ssize_t, first=Py_ssize_t, between=Py_ssize_t,
               role=int, signs=int, is_link=bint, joins=bint)
cpdef bint may_rewrite_signed(bytes kinds, int digit, const unsigned char* roles, Py_ssize_t reach)
