# The types that Cython gives the names of windows.py.
import cython

cpdef object up_to(object text, Py_ssize_t at, Py_ssize_t reach=*)
cpdef object from_here(object text, Py_ssize_t at, Py_ssize_t reach=*)
cpdef tuple sides_of(object text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t reach=*)

@cython.locals(first=Py_ssize_t)
cpdef Py_ssize_t skip_back(bytes kinds, Py_ssize_t at, bytes over, Py_ssize_t reach)

@cython.locals(last=Py_ssize_t)
cpdef Py_ssize_t skip(bytes kinds, Py_ssize_t at, bytes over, Py_ssize_t reach)

cpdef tuple stretch(bytes kinds, Py_ssize_t first, Py_ssize_t last, bytes end)

@cython.locals(bounds=list, last=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t)
cpdef list _join_sorted(list spans, bint touching)
