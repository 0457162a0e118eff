"""Machinery with no Arabic in it: edits, the scan, character tables, steps, stages, pipelines, results, workers."""
