"""Numbers in figures: runs of digits, the signs that join them, and the rules that read the signs."""
