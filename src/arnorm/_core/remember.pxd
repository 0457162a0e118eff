# Nothing of remember.py has a type of C; it is compiled for its calls.
