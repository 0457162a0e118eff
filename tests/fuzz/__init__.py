"""Texts made of what goes wrong, and the laws that hold for them: see `fuzz.__main__` and `make fuzz`."""
