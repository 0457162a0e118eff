# The types that Cython gives the names of kernels_words.py.
import cython

from arnorm._core.kernels cimport folded_units

cdef bint _COMPILED
cdef int _PARTED

@cython.locals(heads=bytearray, head=int, char=Py_UCS4)
cpdef bytes heads_of(object words)

@cython.locals(low="const unsigned char*", high="const unsigned char*", table=dict, rules=tuple, counts=bytearray, units=bytearray, new=str,
               many=bytes, found=list, wanted=list)
cpdef tuple read(str text, tuple folds, tuple lexicon, int figures, const unsigned char* signs, tuple near)

@cython.locals(letters=tuple, first="unsigned int", span="unsigned int", weights=dict, heads="const unsigned char*", names=dict, size=Py_ssize_t, at="const unsigned char*",
               found=list, i=Py_ssize_t, before=Py_ssize_t, code="unsigned int", start=Py_ssize_t, head="unsigned int", letter=int)
cpdef list words(bytearray units, tuple lexicon, int figures, const unsigned char* signs)

@cython.locals(first=int, last=int, at="const unsigned char*", start=Py_ssize_t, word=str)
cdef Py_ssize_t _word(bytearray units, list found, Py_ssize_t end, tuple letters, dict weights, Py_ssize_t before)

@cython.locals(size=Py_ssize_t, at="const unsigned char*", low=Py_ssize_t, high=Py_ssize_t, name=str, weight=int)
cdef Py_ssize_t _number(bytearray units, list found, Py_ssize_t start, Py_ssize_t end, Py_ssize_t before, dict names, int figures,
                        const unsigned char* signs)

cdef bint _parts(int low, int high)

cdef bint _is_latin(int low, int high)

cdef bint _is_sign(const unsigned char* at, Py_ssize_t i, const unsigned char* signs)

cdef bint _is_name(const unsigned char* at, Py_ssize_t low, Py_ssize_t high, Py_ssize_t size)

@cython.locals(reach=Py_ssize_t, figures=int, last_not=int, verdicts="const unsigned char*", wanted=list, group=list, joined=int, parted=int,
               end=Py_ssize_t, held=int, start=Py_ssize_t, stop=Py_ssize_t, weight=int)
cpdef list groups(list found, tuple near)

@cython.locals(atoms="const unsigned char*", steps="const unsigned char*", hits="const unsigned char*", twice=int, one="unsigned long long",
               seen="unsigned long long", again="unsigned long long", outside=int, above=int, at=int, state=int, code=int, hit=int, char=Py_UCS4)
cpdef unsigned long long signs(tuple automaton, str text)
