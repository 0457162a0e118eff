# The types that Cython gives the names of kernels_kinds.py.
import cython

cdef bint _COMPILED
cdef int _ACTED_ON, _BEHIND

@cython.locals(size=Py_ssize_t, i=Py_ssize_t, found=list, at="const unsigned char*")
cpdef list find_places(bytes kinds, const unsigned char* wanted)

@cython.locals(at="const unsigned char*", i=Py_ssize_t, before=int, now=int)
cpdef bint has_behind(bytes kinds, list places, const unsigned char* roles)

@cython.locals(at="const unsigned char*", room=object, out="unsigned char*", i=Py_ssize_t, j=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, new=str, char=Py_UCS4, code="unsigned int")
cpdef bytes splice_kinds(bytes kinds, edits, const unsigned char* table, dict astral, int other, Py_ssize_t size)

@cython.locals(at="const unsigned char*", size=Py_ssize_t, i=Py_ssize_t, before=int, now=int, one="unsigned long long", seen="unsigned long long", found="unsigned long long",
               shift=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, new=str)
cpdef unsigned long long find_due(bytes kinds, list edits, const unsigned char* numbers, const unsigned char* rows, tuple masks)

@cython.locals(at="const unsigned char*", found=list, i=Py_ssize_t, first=Py_ssize_t)
cpdef list find_runs(bytes kinds, const unsigned char* wanted, Py_ssize_t start, Py_ssize_t end)

