"""Whether work grows with the length of a text, and no faster (law 8): `tools/dev.py growth`, and a slice in the suite."""
