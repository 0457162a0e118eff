# The types that Cython gives the names of kernels_edits.py.
import cython




@cython.locals(to_starts=list, to_ends=list, keys=list, shift=Py_ssize_t, i=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, new=str)
cpdef tuple move_spans(starts, ends, news)

@cython.locals(lefts=list, rights=list, count=Py_ssize_t, i=Py_ssize_t, j=Py_ssize_t, nth=Py_ssize_t, shift=Py_ssize_t, behind=Py_ssize_t,
               start=Py_ssize_t, end=Py_ssize_t, left=Py_ssize_t, right=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, size=Py_ssize_t, edge=Py_ssize_t)
cpdef tuple map_to_sources(list starts, list ends, tuple columns)
