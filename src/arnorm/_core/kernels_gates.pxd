# The types that Cython gives the names of kernels_gates.py.
import cython

cdef int _MARKED, _GONE, _STROKE, _MARBUTA, _NOWHERE, _BESIDE, _FIGURE, _ALWAYS, _POINT, _LINK, _WRITTEN, _STOP, _BLANK, _NAME, _GROUP

@cython.locals(low="const unsigned char*", high="const unsigned char*", heads="const unsigned char*", alone="const unsigned char*", telling="const unsigned char*", first="unsigned int",
               span="unsigned int", lone="unsigned int", reach=Py_ssize_t, head="unsigned int", code="unsigned int", size=Py_ssize_t, parted=int, signed=bint, joins=bint, ends=bint,
               joined=bint, held=bint, at=Py_ssize_t, last=Py_ssize_t, digits=Py_ssize_t,
               latin=Py_ssize_t, char=Py_UCS4)
cpdef bint may_hold_group(str text, tuple gate)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", size=Py_ssize_t, end=Py_ssize_t, i=Py_ssize_t, first=Py_ssize_t, between=Py_ssize_t,
               role=int, signs=int, is_link=bint, joins=bint)
cpdef bint may_rewrite_signed(bytes kinds, const unsigned char* roles, Py_ssize_t reach)

@cython.locals(at="const unsigned char*", is_passed="const unsigned char*", i=Py_ssize_t, j=Py_ssize_t, char=Py_UCS4, same=int, row=int)
cpdef bint may_hold_sequence(str text, bytes kinds, const unsigned char* passed, str first, Py_UCS4 then)
