# The types that Cython gives the names of kernels.py.
import cython

cdef bint _COMPILED
cdef int _GROWS
cdef Py_ssize_t _PART

@cython.locals(i=Py_ssize_t, code=int, room=object, out="unsigned char*", char=Py_UCS4)
cpdef bytes classify_text(str text, const unsigned char* table, dict astral, int other, int end)

@cython.locals(i=Py_ssize_t, j=Py_ssize_t, nth=Py_ssize_t, more=Py_ssize_t, stay=Py_ssize_t, code=int, room=bytearray, out="unsigned char*",
               pieces=list, new=str, char=Py_UCS4, one=Py_UCS4, moved="const unsigned char*", low="const unsigned char*", high="const unsigned char*")
cpdef str map_text(str text, tuple tables, dict table, list exempt)

@cython.locals(code=int, char=Py_UCS4)
cpdef bint is_unchanged(str text, const unsigned char* moved, dict table)

@cython.locals(i=Py_ssize_t, left=Py_ssize_t, code=int, found=list, char=Py_UCS4)
cpdef list find_touched(str text, const unsigned char* moved, dict table, Py_ssize_t most)

@cython.locals(at="const unsigned char*", i=Py_ssize_t, code=int, how=int, found=list)
cpdef list find_touched_kinds(str text, bytes kinds, const unsigned char* wanted, const unsigned char* moved, dict table, Py_ssize_t most)

@cython.locals(i=Py_ssize_t, k=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, code=int, found=list, char=Py_UCS4)
cpdef list find_all_touched(str text, const unsigned char* moved, dict table, list bounds)

@cython.locals(found=list, touched=list, nths=list, column=list, to=list, place=object, count=Py_ssize_t, many=Py_ssize_t, nth=Py_ssize_t,
               c=Py_ssize_t, next_place=Py_ssize_t, shift=Py_ssize_t, start=Py_ssize_t, at=Py_ssize_t, i=Py_ssize_t, last=Py_ssize_t,
               more=Py_ssize_t, stay=Py_ssize_t, code=int, char=Py_UCS4)
cpdef tuple move_columns(str text, const unsigned char* moved, dict table, list columns, list exempt)

@cython.locals(found=list, count=Py_ssize_t, nth=Py_ssize_t, shift=Py_ssize_t, k=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t,
               new_start=Py_ssize_t, grown=Py_ssize_t, at=Py_ssize_t, left=Py_ssize_t, right=Py_ssize_t, touched=list, new=str)
cpdef tuple move_spans(list bounds, list edits)

@cython.locals(starts=list, ends=list, news=list, more=Py_ssize_t, nth=Py_ssize_t, end=Py_ssize_t, at=Py_ssize_t, code=int, new=str)
cpdef tuple list_edits(str text, const unsigned char* moved, dict table, list places, list exempt)

@cython.locals(done=str, new=str, nth=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t)
cdef str _map_parts(str text, tuple tables, dict table, list exempt)

@cython.locals(found=list, count=Py_ssize_t, nth=Py_ssize_t, shift=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t)
cpdef list shift_edits(list edits, list starts, list ends, list to_ends)
