"""Sphinx configuration. The steps page is written from the code (docs/steps_page.py) at every build."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import first_page
import steps_page

import arnorm

steps_page.write(Path(__file__).parent / "_generated" / "steps.md")
first_page.write(Path(__file__).parent / "_generated")

project = "arnorm"
copyright = "2026, the arnorm authors"
release = version = arnorm.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "directions", "languages"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "reference"]  # the site has api.md and the steps in full instead
smartquotes = False  # quotation marks are the subject
autodoc_member_order = "bysource"
autodoc_typehints = "signature"

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["arnorm.css"]
html_title = "arnorm"
