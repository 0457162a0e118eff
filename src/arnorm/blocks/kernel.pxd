# The types that Cython gives the names of kernel.py.
import cython

cdef double _SHORTEST_SHARE
cdef Py_ssize_t _UNCOUNTED_SIGNS, _ADDRESS_WIDTH
cdef str _OF_ADDRESS
cdef int _SIGN, _LATER, _HEAD, _DOUBLED, _MARK, _LATIN, _START, _GAP, _LONG, _WIDE, _CODED, _FIRST, _KEPT, _BLANK, _BREAK, _LOOKED, _TRIPLED, _UNCOUNTED, _FIGURE, _MOST_FIGURES, _LONGEST_COMMAND, _TAB, _ROW, _UNSURE, _FORMS, _REACH_OF_BRACE, _NEAR_BY, _CUE, _QUOTED, _SHARE_OF_QUOTED, _LISTED, _LEAST_ROWS, _SHARE_OF_ROWS, _LEAST_ALIKE, _NOTHING, _TWINS, _SHIFT

@cython.locals(signs=bytes, roles=bytes, words=bytes, least_long=Py_ssize_t, least_wide=Py_ssize_t, prose=tuple, bounds=list, held=bytearray, forms=bytearray, start=Py_ssize_t, end=Py_ssize_t, size=Py_ssize_t, line=Py_ssize_t, form=int, new=int, odd=bint)
cpdef tuple find_lines(str text, bytes kinds, tuple tables)

@cython.locals(signs=bytes, roles=bytes, words=bytes, least_long=Py_ssize_t, least_wide=Py_ssize_t, prose=tuple,
               start=Py_ssize_t, size=Py_ssize_t, line=Py_ssize_t, before_form=int, before=Py_ssize_t, second=Py_ssize_t, quoted=Py_ssize_t, form=int, new=int, run=Py_ssize_t, run_forms=int, count=Py_ssize_t, rows=Py_ssize_t,
               tells=bint, tells_alone=bint, twins=int)
cpdef int may_be_more(str text, bytes kinds, tuple tables)

@cython.locals(char=Py_UCS4, count=Py_ssize_t, blanks=Py_ssize_t, of_address=Py_ssize_t, word=Py_ssize_t, has_cut=bint, widths=list, words=list)
cpdef tuple find_widths(str text, bint cuts_addresses)

@cython.locals(width=Py_ssize_t, size=Py_ssize_t, word=Py_ssize_t, nth=Py_ssize_t, filled=list, behind=list)
cpdef tuple find_filled(list widths, list words, Py_ssize_t start, Py_ssize_t end)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", bits_of="const unsigned char*", i=Py_ssize_t, first=Py_ssize_t,
               role=int, bits=int, form=int, code=int, tripled=int, before=int, second=int, bars=int, parts=bint)
cdef Py_ssize_t _read_line(str text, bytes kinds, Py_ssize_t start, const unsigned char* signs, const unsigned char* roles, const unsigned char* words, Py_ssize_t least_long, Py_ssize_t least_wide, tuple prose)

@cython.locals(at=Py_ssize_t, char=Py_UCS4, kind=int, first=Py_UCS4, last=Py_UCS4, signs="const unsigned char*", sign=int, begun=bint, named=bint, unsure=bint, found=int)
cdef int _read_start(str text, bytes kinds, Py_ssize_t start, const unsigned char* roles, tuple prose)

cdef Py_ssize_t _skip_back(bytes kinds, Py_ssize_t at, const unsigned char* roles)

@cython.locals(end=Py_ssize_t)
cdef bint _names_account(str text, Py_ssize_t at)

cdef bint _is_form_of_letters(Py_UCS4 char)

@cython.locals(before=Py_UCS4, code=int, left=Py_ssize_t, right=Py_ssize_t)
cpdef bint may_begin_code(str text, bytes kinds, Py_ssize_t at, const unsigned char* roles)

@cython.locals(end=Py_ssize_t)
cdef bint _encloses_figures(str text, bytes kinds, Py_ssize_t start, const unsigned char* roles)

@cython.locals(start=Py_ssize_t, char=Py_UCS4)
cdef bint _ends_command(str text, Py_ssize_t end)

cdef bint _follows_key(str text, Py_ssize_t at)

@cython.locals(sign=Py_UCS4)
cdef bint _comes_before_value(str text, Py_ssize_t at)

@cython.locals(at="const unsigned char*", role_of="const unsigned char*", word_of="const unsigned char*", count=Py_ssize_t, gap=Py_ssize_t, i=Py_ssize_t)
cdef int _measure(bytes kinds, Py_ssize_t start, Py_ssize_t end, const unsigned char* roles, const unsigned char* words, Py_ssize_t least_long, Py_ssize_t least_wide)
