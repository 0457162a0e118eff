"""Look over the built site: words that people search for find their pages, and each page names its twin.

python docs/check_site.py docs/_build/html
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from sphinx.search.en import SearchEnglish

# What is typed into the search box, and the page that must be among what is found.
SEARCHES = {
    "tashkeel": "_generated/steps",
    "harakat": "_generated/steps",
    "تشكيل": "_generated/steps",
    "الحركات": "ar/glossary",
    "أرقام هندية": "_generated/steps",
    "الأرقام الهندية": "ar/glossary",
    "Eastern Arabic numerals": "_generated/steps",
    "kashida": "_generated/steps",
    "كشيدة": "_generated/steps",
    "hamza": "_generated/steps",
    "همزة": "_generated/steps",
    "Elasticsearch": "searching",
    "Lucene": "presets",
    "Whisper": "recipes",
    "WER": "recipes",
    "AraBERT": "recipes",
    "embeddings": "recipes",
    "RAG": "recipes",
    "scraping": "tutorial",
    "changelog": "changelog",
}


def found(index: dict[str, dict], query: str) -> set[str]:
    """The pages that hold every word of a query, or longer words with one that is none, as the site's script has it."""
    stemmer = SearchEnglish({})
    pages: set[int] | None = None
    for word in re.findall(r"\w+", query.lower()):
        stem = stemmer.stem(word)
        hits: set[int] = set()
        for terms in (index["terms"], index["titleterms"]):
            longer = [] if stem in terms or len(word) < 3 else [term for term in terms if stem in term]
            for term in (stem, *longer):
                where = terms.get(term, [])
                hits.update([where] if isinstance(where, int) else where)
        pages = hits if pages is None else pages & hits
    return {index["docnames"][page] for page in pages or ()}


def main(site: Path) -> list[str]:
    """What is wrong, a line each."""
    script = (site / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("Search.setIndex(").removesuffix(")"))
    wrong = [
        f"search: {query!r} does not find {page}" for query, page in SEARCHES.items() if page not in found(index, query)
    ]
    for name in index["docnames"]:
        page = (site / f"{name}.html").read_text(encoding="utf-8")
        twin = re.findall(r'class="switch"><a lang="(\w+)" hreflang="\w+" href="([^"]+)"', page)
        arabic = name.startswith("ar/")
        if [lang for lang, _ in twin] != ["en" if arabic else "ar"]:
            wrong.append(f"{name}: no switch to the other language")
        elif not (site / f"{name}.html").parent.joinpath(twin[0][1]).is_file():
            wrong.append(f"{name}: {twin[0][1]} is not there")
        if ('<html class="no-js" lang="ar" dir="rtl"' in page) != arabic:
            wrong.append(f"{name}: direction")
    return wrong


if __name__ == "__main__":
    if faults := main(Path(sys.argv[1])):
        sys.exit("\n".join(faults))
