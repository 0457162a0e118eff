"""Sphinx configuration. The steps page is written from the code (docs/steps_page.py) at every build."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import steps_page

import arnorm

steps_page.write(Path(__file__).parent / "_generated" / "steps.md")

project = "arnorm"
copyright = "2026, the arnorm authors"
release = version = arnorm.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
smartquotes = False  # quotation marks are the subject
autodoc_member_order = "bysource"
autodoc_typehints = "signature"

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["arnorm.css"]
html_title = "arnorm"


def _without_last_blank(_app, _name, source):
    """A doctest needs a blank line before the fence that closes it; the page does not."""
    source[0] = re.sub(r"\n\n```$", "\n```", source[0], flags=re.MULTILINE)


def setup(app):
    app.connect("source-read", _without_last_blank)
