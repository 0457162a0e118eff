"""Whether work grows with the length of a text, and no faster (law 8): `make growth`, and a slice in the suite."""
