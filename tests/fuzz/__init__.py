"""Odd texts, drawn, and the exact laws that hold for every `str`: see `fuzz.__main__` and `tools/dev.py fuzz`."""
