# The types that Cython gives the names of words_kernel.py.
import cython

cdef bint _COMPILED
cdef int _PARTED, _SIZE, _MARKED, _GONE, _GROWS, _PARTS, _STROKE, _MARBUTA, _WORD_END, _NOWHERE, _BESIDE
cdef bytes _NO_SIGNS

@cython.locals(heads=bytearray, start="unsigned int", head="unsigned int", word=str, prefix=str)
cpdef bytes hash_words(object words, object prefixes=*, object stems=*)

@cython.locals(char=Py_UCS4)
cdef unsigned int _hash_word(str word, unsigned int head)

@cython.locals(low="const unsigned char*", high="const unsigned char*", table=dict, rules=tuple, counts=bytearray, units=bytearray,
               found=bytearray, wanted=list, end=Py_ssize_t, at=Py_ssize_t,
               goes_on=bint, folds=tuple, lexicon=tuple, figures=int, signs="const unsigned char*", near=tuple, known=bytes)
cpdef tuple read_groups(str text, Py_ssize_t start, Py_ssize_t size, tuple tables, Py_ssize_t apart, tuple folded=*)

@cython.locals(found=bytearray, places=list, at="const unsigned char*", i=Py_ssize_t, k=int, place=tuple)
cpdef tuple read_words(bytearray units, tuple lexicon, int kinds)

@cython.locals(letters=tuple, first="unsigned int", span="unsigned int", weights=dict, heads="const unsigned char*", names=dict, size=Py_ssize_t,
               at="const unsigned char*", found=bytearray, i=Py_ssize_t, code="unsigned int", start=Py_ssize_t, head="unsigned int", letter=int)
cpdef bytearray find_words(bytearray units, tuple lexicon, int figures, const unsigned char* signs)

@cython.locals(at="unsigned char*", i=Py_ssize_t, k=int)
cdef int _add_record(bytearray found, Py_ssize_t start, Py_ssize_t end, int weight) except -1

@cython.locals(one=Py_ssize_t)
cdef Py_ssize_t _read_place(const unsigned char* at, Py_ssize_t i) noexcept

@cython.locals(first=int, last=int, at="const unsigned char*", start=Py_ssize_t, weight=int)
cdef int _add_word(bytearray units, bytearray found, Py_ssize_t end, tuple letters, dict weights) except -1

@cython.locals(size=Py_ssize_t, at="const unsigned char*", low=Py_ssize_t, high=Py_ssize_t, name=str, weight=int, before=Py_ssize_t)
cdef int _add_number(bytearray units, bytearray found, Py_ssize_t start, Py_ssize_t end, dict names, int figures, const unsigned char* signs) except -1

cdef bint _is_separator(int low, int high) noexcept

cdef bint _is_latin(int low, int high) noexcept

cdef bint _is_sign(const unsigned char* at, Py_ssize_t i, const unsigned char* signs) noexcept

cdef bint _is_name(const unsigned char* at, Py_ssize_t low, Py_ssize_t high, Py_ssize_t size)

@cython.locals(reach=Py_ssize_t, last_not=int, verdicts="const unsigned char*", at="const unsigned char*", wanted=list, first=Py_ssize_t,
               joined=int, parted=int, end=Py_ssize_t, held=int, i=Py_ssize_t, size=Py_ssize_t)
cpdef list find_groups(bytearray found, int figures, tuple near)

@cython.locals(at="const unsigned char*", here="const unsigned char*", size=Py_ssize_t, limit=Py_ssize_t, after=Py_ssize_t, nth=Py_ssize_t,
               last=bint, i=Py_ssize_t, end=Py_ssize_t, k=Py_ssize_t)
cdef Py_ssize_t find_parting(bytearray units, bytearray found, list wanted, Py_ssize_t reach, Py_ssize_t apart) except -1

@cython.locals(at="const unsigned char*", group=list, i=Py_ssize_t)
cdef list _read_group(bytearray found, int figures, Py_ssize_t first, Py_ssize_t last)

@cython.locals(atoms="const unsigned char*", steps="const unsigned char*", meanings="const unsigned char*", twice="unsigned int", thrice="unsigned int", once="unsigned int",
               again="unsigned int", more="unsigned int", outside=Py_ssize_t, above=Py_ssize_t, at=Py_ssize_t, state=Py_ssize_t, seen=Py_ssize_t, code="unsigned int",
               met="unsigned int", char=Py_UCS4)
cpdef unsigned int read_signs(tuple automaton, str text)

@cython.locals(found=list, passed=Py_ssize_t, i=Py_ssize_t, place=Py_ssize_t)
cpdef list find_originals(const unsigned char* counts, list at)

@cython.locals(at="const unsigned char*", sums=list, size=Py_ssize_t, i=Py_ssize_t, end=Py_ssize_t, passed=Py_ssize_t)
cpdef list sum_strides(bytes counts, Py_ssize_t stride)

cpdef tuple fold_text(str text, const unsigned char* low, const unsigned char* high, dict table, tuple rules)

@cython.locals(i=Py_ssize_t, j=Py_ssize_t, code=int, new=int, before=int, written=int, back=int,
               blank=int, beyond=int, first=int, last=int, room=bytearray, out="unsigned char*", counts="unsigned char*",
               moved=bint, ends=bint, char=Py_UCS4, one=Py_UCS4)
cpdef bytearray fold_units(str text, const unsigned char* low, const unsigned char* high, dict table, tuple rules, bytearray many)

@cython.locals(heh=int, lone=int, dash=int, first=int, last=int)
cdef int _fold_stroke(int before, int back, tuple rules)

@cython.locals(end=Py_ssize_t)
cdef bint _digit_follows(str text, Py_ssize_t at, const unsigned char* low, const unsigned char* high)

@cython.locals(low="const unsigned char*", high="const unsigned char*", heads="const unsigned char*", alone="const unsigned char*", telling="const unsigned char*", first="unsigned int",
               span="unsigned int", lone="unsigned int", reach=Py_ssize_t, head="unsigned int", code="unsigned int", size=Py_ssize_t, parted=int, signed=bint, joins=bint, ends=bint,
               joined=bint, held=bint, at=Py_ssize_t, last=Py_ssize_t, digits=Py_ssize_t,
               latin=Py_ssize_t, char=Py_UCS4)
cpdef bint may_hold_group(str text, tuple gate)
