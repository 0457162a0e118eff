"""Sphinx events: the pages in Arabic stand from right to left, in their own words, and every page names its twin."""

from __future__ import annotations

from pathlib import PurePosixPath

# What the theme writes around a page.
_ARABIC = {
    "Search": "بحث",
    "Next": "التالي",
    "Previous": "السابق",
    "Home": "البداية",
    "On this page": "في هذه الصفحة",
    "Back to top": "إلى أعلى الصفحة",
    "Skip to content": "إلى المتن",
    "View this page": "مصدر هذه الصفحة",
    "Contents": "المحتويات",
}


def _translated(text: str) -> str:
    return _ARABIC.get(text.strip(), text)


def _twin(app, page: str) -> str:
    """The page of the same name in the other language, or that language's first page."""
    name = PurePosixPath(page).name
    twin, first = (name, "index") if page.startswith("ar/") else (f"ar/{page}", "ar/index")
    return twin if twin in app.env.found_docs else first


def _sidebar(app, page: str, context) -> str:
    """The Arabic pages in a row; the theme's own tree has every page of the site."""
    rows = []
    for name in ("ar/index", *app.env.toctree_includes["ar/index"]):
        current = " current current-page" * (name == page)
        link = f'<a class="reference internal" href="{context["pathto"](name)}">{app.env.titles[name].astext()}</a>'
        rows.append(f'<li class="toctree-l1{current}">{link}</li>')
    return f'<ul class="current">{"".join(rows)}</ul>'


def _page(app, page, _template, context, doctree):
    arabic = page.startswith("ar/")
    if arabic:
        # The theme writes lang="{{ language }}" into the first tag of the page, and nothing else there.
        context["language"] = 'ar" dir="rtl'
        context["master_doc"] = "ar/index"
        context["_"] = context["gettext"] = _translated
        context["furo_navigation_tree"] = _sidebar(app, page, context)
    if doctree is not None:
        other, name = ("en", "English") if arabic else ("ar", "العربية")
        link = context["pathto"](_twin(app, page))
        switch = f'<p class="switch"><a lang="{other}" hreflang="{other}" href="{link}">{name}</a></p>\n'
        context["body"] = switch + context["body"]


def setup(app):
    app.connect("html-page-context", _page, priority=900)  # after the theme
    return {"parallel_read_safe": True}
