"""Benchmarks: accuracy is measured elsewhere; here everything is a ratio of times taken in turn in one process."""
