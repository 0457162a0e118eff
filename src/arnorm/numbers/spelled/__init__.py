"""Numbers in words: read only for those who ask for ``words=``."""
