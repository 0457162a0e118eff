"""What arnorm and others make of the same twenty inputs: writes docs/comparison.md.

    python -m benchmarks.comparison collect > arnorm.json     # in each environment: the libraries that are there
    python -m benchmarks.comparison page *.json > docs/comparison.md

The rivals' requirements exclude each other, so each is asked where it is installed. Every library is called with the
functions of its own that come nearest to the job; what each job wants is written here, before any was run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

Job = Callable[[str], str]

# The job, the input, what is wanted of it.
ROWS = (
    ("strip marks", "قَالَ مُحَمَّدٌ: هٰذَا كِتَابٌ", "قال محمد: هذا كتاب"),
    ("strip marks", "ٱلۡحَمۡدُ لِلَّهِ", "ٱلحمد لله"),
    ("strip tatweel", "الســـلام عليكم", "السلام عليكم"),
    ("strip tatweel", "صدر عام 1446هـ", "صدر عام 1446هـ"),
    ("unfold forms", "ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ", "السلام عليكم"),
    ("unfold forms", "مساحة ٢٠ م² ½", "مساحة ٢٠ م² ½"),
    ("digits", "في ١٥ مايو ٢٠٢٥", "في 15 مايو 2025"),
    ("digits", "راجع https://example.com/مقال?id=١٢٣", "راجع https://example.com/مقال?id=١٢٣"),
    ("numbers", "بلغت ١٬٢٣٤٫٥٦٪", "بلغت 1,234.56%"),
    ("quotes", 'قال "نعم" ثم ”لا“', "قال «نعم» ثم «لا»"),
    ("quotes", "شاشة 5\" وأخرى 6\"", "شاشة 5\" وأخرى 6\""),
    ("spaces", "نص   فيه\u00a0 مسافات", "نص فيه مسافات"),
    ("search", "ذهبتُ إلى المدرسة", "ذهبت الي المدرسه"),
    ("elongation", "جميييييل والله", "جميل والله"),
    ("links", "خبر https://example.com/a?b=1، ثم", "خبر، ثم"),
    ("mentions", "شكرا @kateb و#وسم_٢", "شكرا و"),
    ("emoji", "صباح الخير 🌹👍🏽", "صباح الخير"),
    ("punctuation", "قال: «نعم» (3.5)!", "قال نعم 3.5"),
    ("other scripts", "شركة Open Systems تعلن", "شركة تعلن"),
    ("dates", "يوم ١٤٤٦/٩/١٥هـ", "يوم 15 رمضان 1446 هـ"),
)  # fmt: skip


def _arnorm() -> dict[str, Job]:
    a = import_module("arnorm")
    return {
        "strip marks": a.strip_diacritics, "strip tatweel": a.strip_tatweel, "unfold forms": a.unfold_forms,
        "digits": a.unify_digits, "numbers": a.unify_numbers, "quotes": a.unify_quotes,
        "spaces": a.collapse_whitespace, "search": a.SEARCH, "elongation": a.collapse_elongation,
        "links": a.mask_links(kinds=("url", "email")), "mentions": a.mask_links(kinds=("mention", "hashtag")),
        "emoji": a.strip_emoji, "punctuation": a.strip_punctuation, "other scripts": a.keep_arabic,
        "dates": a.Pipeline(a.unify_digits, a.unify_dates),
    }  # fmt: skip


def _pyarabic() -> dict[str, Job]:
    araby, trans = import_module("pyarabic.araby"), import_module("pyarabic.trans")

    def fold(t: str) -> str:
        folded = araby.normalize_hamza(araby.normalize_alef(araby.strip_diacritics(t)))
        return araby.normalize_teh(folded)

    return {
        "strip marks": araby.strip_diacritics, "strip tatweel": araby.strip_tatweel,
        "unfold forms": araby.normalize_ligature, "digits": trans.normalize_digits,
        "search": fold,
    }  # fmt: skip


def _camel() -> dict[str, Job]:
    n, d = import_module("camel_tools.utils.normalize"), import_module("camel_tools.utils.dediac")
    mapper = import_module("camel_tools.utils.charmap").CharMapper
    clean = mapper.builtin_mapper("arclean")

    def fold(t: str) -> str:
        return n.normalize_teh_marbuta_ar(n.normalize_alef_maksura_ar(n.normalize_alef_ar(d.dediac_ar(t))))

    return {
        "strip marks": d.dediac_ar, "strip tatweel": clean.map_string, "unfold forms": n.normalize_unicode,
        "digits": clean.map_string, "numbers": clean.map_string, "quotes": clean.map_string,
        "spaces": clean.map_string, "search": fold, "punctuation": clean.map_string, "other scripts": clean.map_string,
    }  # fmt: skip


def _araclean() -> dict[str, Job]:
    a = import_module("araclean")
    return {
        "strip marks": a.remove_tashkeel, "strip tatweel": a.remove_tatweel, "unfold forms": a.fold_presentation_forms,
        "digits": a.map_digits, "numbers": a.map_digits, "quotes": a.map_quotes, "spaces": a.collapse_whitespace,
        "search": lambda t: a.normalize(t, profile="search"), "elongation": a.reduce_elongation,
        "links": a.clean_urls, "mentions": lambda t: a.clean_hashtags(a.clean_mentions(t)),
        "emoji": lambda t: a.handle_emoji(t, mode="strip"), "punctuation": a.remove_punctuation,
        "other scripts": a.remove_foreign,
    }  # fmt: skip


def _maha() -> dict[str, Job]:
    m = import_module("maha.cleaners.functions")
    return {
        "strip marks": m.remove_all_harakat, "strip tatweel": m.remove_tatweel,
        "unfold forms": lambda t: m.normalize(t, ligatures=True, lam_alef=True), "digits": m.arabic_numbers_to_english,
        "numbers": m.arabic_numbers_to_english, "spaces": m.remove_extra_spaces,
        "search": lambda t: m.normalize(m.remove_all_harakat(t), all=True),
        "elongation": lambda t: m.reduce_repeated_substring(t, min_repeated=3, reduce_to=1), "links": m.remove_links,
        "mentions": lambda t: m.remove(t, hashtags=True, mentions=True), "emoji": lambda t: m.remove(t, emojis=True),
        "punctuation": m.remove_punctuations, "other scripts": m.remove_english,
    }  # fmt: skip


LIBRARIES = {
    "arnorm": _arnorm,
    "PyArabic": _pyarabic,
    "camel-tools": _camel,
    "araclean": _araclean,
    "mahad": _maha,
}


def collect() -> Iterator[tuple[str, dict[str, object]]]:
    """What each library that is installed makes of each input; None where it has no function for the job."""
    for name, make in LIBRARIES.items():
        try:
            jobs = make()
        except ImportError as error:
            print(f"{name}: not here ({error})", file=sys.stderr)
            continue
        outputs = [jobs[job](text) if job in jobs else None for job, text, _ in ROWS]
        yield name, {"version": version(name), "outputs": outputs}


def page(files: list[str]) -> str:
    """The page, from what was collected."""
    found: dict[str, dict[str, list]] = {}
    for file in files:
        found |= json.loads(Path(file).read_text(encoding="utf-8"))
    names = [name for name in LIBRARIES if name in found]
    missing = [name for name in LIBRARIES if name not in found]
    right = {name: sum(o == w for o, (_, _, w) in zip(found[name]["outputs"], ROWS, strict=True)) for name in names}
    lines = [_HEAD]
    for name in names:
        without = found[name]["outputs"].count(None)
        got = f"{right[name]} of {len(ROWS)} as wanted, {without} without a function for the job"
        lines.append(f"- {name} {found[name]['version']}: {got}{'; no column' * (right[name] == len(ROWS))}")
    names = [name for name in names if right[name] < len(ROWS)]
    lines += [f"- {name}: not installed when this page was made" for name in missing]
    lines += ["", "| job | input | wanted | " + " | ".join(names) + " |", "|---" * (len(names) + 3) + "|"]
    for i, (job, text, wanted) in enumerate(ROWS):
        cells = [_cell(found[name]["outputs"][i], wanted) for name in names]
        lines.append(f"| {job} | {_shown(text)} | {_shown(wanted)} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n" + _FOOT


def _cell(got: str | None, wanted: str) -> str:
    if got is None:
        return "–"
    return "✓" if got == wanted else _shown(got)


def _shown(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("\u00a0", "⍽").replace("  ", "␣␣") or "(empty)"


_HEAD = """# The same twenty inputs

Made by `python -m benchmarks.comparison`. ✓ is exactly what is wanted, – no function for the job; anything else is what
came out (⍽ a no-break space, ␣␣ two spaces). Each library is called with the functions of its own that come nearest to
the job. arnorm's authors wrote the inputs: look at what the others make of each.
"""
_FOOT = """
## Where a rival is better

- **CAMeL Tools** tokenises, disambiguates, diacritises and tags; arnorm does none of that, and hands it clean text.
- **PyArabic** knows roots and syllables; **araclean** has stop words and emoji names (`demojize`); **Maha** parses
  distances and relative times, in dialects too.
- **araclean** is MIT-licensed; arnorm is under the GPL, since its number words follow PyArabic's.
"""


if __name__ == "__main__":
    if sys.argv[1:2] == ["collect"]:
        print(json.dumps(dict(collect()), ensure_ascii=False, indent=1))
    elif sys.argv[1:2] == ["page"]:
        print(page(sys.argv[2:]), end="")
    else:
        sys.exit(__doc__)
