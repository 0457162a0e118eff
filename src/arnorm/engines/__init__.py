"""Adapters to the engines people keep their text in: one thin module an engine, over `arnorm.columns`.

Import the one you need (`import arnorm.engines.polars`); it says what to install where its engine is missing.
"""
