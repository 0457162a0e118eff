"""The data sets of what a cleaner may break: files that parse, links, hashtags, emoji; and texts for a second run."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from html import unescape
from pathlib import Path

from benchmarks.field.data import Row, data, thin
from benchmarks.field.sets_dates import ARABIC, corpus_of_duckling
from benchmarks.field.skeletons import skeleton_of
from benchmarks.field.sources import SHARED, files, read

LONGEST_FILE = 60_000  # characters


def rows_of(paths: list[Path], form: str = "") -> list[Row]:
    """The files that have Arabic in them and parse, each with its form."""
    rows = []
    for path in paths:
        text, one = path.read_text("utf-8", errors="replace"), form or path.suffix.removeprefix(".")
        if len(text) <= LONGEST_FILE and ARABIC.search(text) and skeleton_of(one, text) is not None:
            rows.append({"in": text, "form": one})
    return rows


def shared_files(*endings: str) -> list[Path]:
    return [path for path in sorted((SHARED / "structured").glob("*")) if path.suffix.removeprefix(".") in endings]


@data("JSON", "files", "cldr-dates-full", "i18n-iso-countries", about="the files of the Arabic locales")
def json_files() -> list[Row]:
    return rows_of(thin([*files("cldr-dates-full", "main/ar*/*.json"), *files("i18n-iso-countries", "langs/ar.json")], 60))  # fmt: skip


@data("code", "files", "moment", "dayjs", "date-fns", "dateparser", "faker",
      about="JavaScript and Python with Arabic in it: locales of dates, makers of names and addresses")  # fmt: skip
def code() -> list[Row]:
    found = [*files("moment", "package/locale/ar*.js"), *files("dayjs", "package/locale/ar*.js")]
    found += files("date-fns", "package/locale/ar*/_lib/*.js") + files("dateparser", "date_translation_data/ar*.py")
    return rows_of(thin(found + files("faker", "providers/*/ar_*/__init__.py"), 80))


@data("gettext", "files", "django", about="the Arabic messages of Django: message ids and placeholders")
def gettext() -> list[Row]:
    return rows_of(files("django", "locale/ar*/LC_MESSAGES/*.po"))


@data("HTML", "files", "debian-handbook", about="pages of the Debian Handbook in Arabic: elements and attributes", breaks=("markup",))  # fmt: skip
def html() -> list[Row]:
    return rows_of(thin(files("debian-handbook", "html/ar-MA/*.html"), 40))


@data("mixed files", "files", "shared/structured", breaks=("markup",),
      about="JSON, CSV, XML, Markdown and subtitles of 15 repositories: keys, cells, elements, code, links, times")  # fmt: skip
def mixed() -> list[Row]:
    return rows_of(shared_files("json", "csv", "xml", "md", "srt"))


@data("addresses", "kept", "puckling", breaks=("links",),
      about="the URLs and e-mail addresses of Duckling's corpora, each in an Arabic sentence of ours")  # fmt: skip
def addresses() -> list[Row]:
    found = {value["value"] for kind in ("url", "email") for value, _ in corpus_of_duckling(f"dimensions/{kind}/*corpus.py")}  # fmt: skip
    return [{"in": f"راجع الصفحة {one} قبل الموعد", "keep": [one]} for one in sorted(found)]


@data(
    "emoji",
    "kept",
    "emoji",
    breaks=("emoji",),
    about="every emoji of Unicode that it lists, each in an Arabic sentence of ours",
)
def emoji() -> list[Row]:
    found = json.loads(read("emoji", "unicode_codes/emoji.json"))
    whole = [one for one, what in found.items() if what.get("status") == 2]  # fully qualified
    return [{"in": f"شكرا لكم {one} جميعا", "keep": [one]} for one in whole]


@cache
def texts_of(name: str) -> list[str]:
    with gzip.open(SHARED / "corpus" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


@data("tweets", "kept", "shared/corpus", breaks=("links", "names"),
      about="hashtags, names and links of 80 files of ArSarcasm-v2 and 65 of ASTD")  # fmt: skip
def tweets() -> list[Row]:
    lines = [
        line for name in ("tweets_arsarcasm", "tweets_astd") for text in texts_of(name) for line in text.split("\n")
    ]
    pattern = re.compile(r"(?<!\S)(?:[#@][\w]+|https?://\S+)(?!\S)")
    return [{"in": line, "keep": found} for line in thin(lines, 3000) if (found := pattern.findall(line))]


@data(
    "handbook", "again", "debian-handbook", about="the paragraphs of the Debian Handbook that are Arabic, a page each"
)
def handbook_again() -> list[Row]:
    return [{"in": text} for text in handbook()]


@data(
    "documents", "again", "shared/corpus", about="450 documents: news, laws, rulings, encyclopedias, tweets, subtitles"
)
def documents() -> list[Row]:
    names = sorted(path.name.partition(".")[0] for path in (SHARED / "corpus").glob("*.jsonl.gz"))
    return [{"in": text[:20_000]} for name in names if name != "gold_coda" for text in thin(texts_of(name), 18)]


@cache
def handbook() -> list[str]:
    """The Arabic paragraphs of each page, one a line."""
    pages = []
    for path in files("debian-handbook", "html/ar-MA/*.html"):
        found = re.findall(r'(?s)<div class="para">(.*?)</div>', path.read_text("utf-8"))
        texts = [" ".join(unescape(re.sub("<[^>]*>", "", one)).split()) for one in found]
        pages.append("\n".join(one for one in texts if len(ARABIC.findall(one)) > len(one) / 2))
    return [page for page in pages if page]


@data("handbook at first reading", "time", "debian-handbook", about="the same paragraphs, each once, in a new process")
def handbook_timed() -> list[Row]:
    return [{"in": line} for page in handbook() for line in page.split("\n")]
