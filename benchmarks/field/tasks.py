"""The tasks: what each calls, and what it counts. A score is {column: figure}; the first column decides who is ahead."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.field.data import MARKS, Row
from benchmarks.field.skeletons import skeleton_of

Score = dict[str, float]
PASSED = re.compile("[\\s\u0640\u06d6-\u06de\u06e9]")


@dataclass(frozen=True)
class Task:
    """A task: the kind of call, what the page says of it, how outputs are counted, whether each is run twice."""

    name: str
    title: str
    kind: str
    about: str
    score: Callable[[list[Row], list[Any]], Score]
    again: bool = False
    timed: bool = False


TASKS: dict[str, Task] = {}


def task(
    name: str, title: str, kind: str, about: str, **more: bool
) -> Callable[[Callable[..., Score]], Callable[..., Score]]:
    """Put a task on the list."""

    def add(score: Callable[[list[Row], list[Any]], Score]) -> Callable[[list[Row], list[Any]], Score]:
        TASKS[name] = Task(name, title, kind, about, score, **more)
        return score

    return add


def share(count: int, of: int) -> float:
    """Per cent, to two digits."""
    return round(100 * count / of, 2) if of else 0.0


def letters_of(text: str) -> str:
    """The letters and marks of a text."""
    return "".join(one for one in text if unicodedata.category(one)[0] in "LM")


@task("diacritics", "Diacritics", "diacritics",
      "Lines that come out as their twin without marks, lines that lose or change a letter, lines with a mark left. Tatweel, spaces and signs of pauses count nowhere. A set without a twin has the line without its marks; there maddah and hamza that are characters of their own (U+0653 to U+0655) and small waw and yeh may stay or go.")  # fmt: skip
def score_diacritics(rows: list[Row], outputs: list[Any]) -> Score:
    right = lost = left = 0
    for row, out in zip(rows, outputs, strict=True):
        text = PASSED.sub("", out) if isinstance(out, str) else ""
        wanted = PASSED.sub("", row["want"] if "want" in row else MARKS.sub("", row["in"]))
        right += bool(twin_of(wanted).fullmatch(text))
        lost += not twin_of(letters_of(wanted)).fullmatch(letters_of(MARKS.sub("", text)))
        left += bool(MARKS.search(text))
    return {"as the twin %": share(right, len(rows)), "letters changed %": share(lost, len(rows)), "marks left %": share(left, len(rows))}  # fmt: skip


def twin_of(text: str) -> re.Pattern[str]:
    """What a text without marks may be: those that may be parts of letters stay, go or are composed."""
    letters = re.sub(
        "(.)([\u0653-\u0655]+)",
        lambda m: f"(?:{m[1]}{'?'.join(m[2])}?|{unicodedata.normalize('NFC', m[0])})",
        re.escape(text),
    )
    return re.compile(re.sub("[\u06e5\u06e6]", "\\g<0>?", letters))


@task("key", "One key for careless spelling", "key",
      "Pairs of a careless and a right spelling that get one key; right words that get the key of another right word. The first column is their difference: a key that joins everything and a key that joins nothing have 0.")  # fmt: skip
def score_key(rows: list[Row], outputs: list[Any]) -> Score:
    keys: dict[int, list[str]] = {}
    words = Counter()
    for row, out in zip(rows, outputs, strict=True):
        key = out if isinstance(out, str) else f"?{row['in']}"
        if "pair" in row:
            keys.setdefault(row["pair"], []).append(key)
        else:
            words[key] += 1
    joined = share(sum(a == b for a, b in keys.values()), len(keys))
    merged = share(sum(n for n in words.values() if n > 1), words.total())
    return {"joined less merged": round(joined - merged, 2), "joined %": joined, "merged %": merged}


@task("languages", "What it breaks: other languages", "clean",
      "Texts of other languages that come out with every letter, mark, digit and joiner (U+200C, U+200D) as it was; the script of a digit may change.")  # fmt: skip
def score_languages(rows: list[Row], outputs: list[Any]) -> Score:
    kept = sum(isinstance(out, str) and letters_and_joiners(out) == letters_and_joiners(row["in"]) for row, out in zip(rows, outputs, strict=True))  # fmt: skip
    return {"unharmed %": share(kept, len(rows))}


def letters_and_joiners(text: str) -> str:
    """A text without white space, punctuation and the script of its digits; canonically equal texts are equal."""
    kept = (
        one
        for one in unicodedata.normalize("NFC", text)
        if one in "\u200c\u200d" or unicodedata.category(one)[0] in "LMN"
    )
    return "".join(str(unicodedata.decimal(one, one)) for one in kept)


@task("dates", "Dates: fields", "date",
      "A field that is one date, and the day it was written. Right: the first and last day of the reading are those that were meant; for a distance in weeks, months or years, the reading is no longer than the unit and covers the day meant, give or take half of the unit. The rest has no answer.")  # fmt: skip
def score_dates(rows: list[Row], outputs: list[Any]) -> Score:
    answers = [(row, out) for row, out in zip(rows, outputs, strict=True) if isinstance(out, list)]
    right = sum(is_right(row, *map(dt.date.fromisoformat, out)) for row, out in answers)
    return {"right %": share(right, len(rows)), "wrong %": share(len(answers) - right, len(rows))}


def is_right(row: Row, first: dt.date, last: dt.date) -> bool:
    """Whether a reading from `first` to `last` is what a row wants."""
    want = row["want"] if isinstance(row["want"], list) else [row["want"]] * 2
    wanted = [dt.date.fromisoformat(one) for one in want]
    if not (slack := row["slack"]):
        return [first, last] == wanted
    away = dt.timedelta(slack)
    return first - away <= wanted[0] <= last + away and last - first <= 2 * away


task("hijri-fields", "Dates: Hijri fields", "hijri_date",
     "The same, for fields of the Hijri calendar. The JDK and CLDR convert by the computed Umm al-Qura calendar, newspapers by the published one: they differ by a day or two in two months of five.")(score_dates)  # fmt: skip


@task("hijri", "Calendars", "hijri", "The Gregorian day of a Hijri one.")
def score_hijri(rows: list[Row], outputs: list[Any]) -> Score:
    days = [out if isinstance(out, str) else None for out in outputs]
    right = sum(row["want"] == day for row, day in zip(rows, days, strict=True))
    return {"right %": share(right, len(rows)), "wrong %": share(sum(day is not None for day in days) - right, len(rows))}  # fmt: skip


NOT_READ = re.compile("[,\\s\u061c\u200e\u200f\u202f]")


@task("digits", "Numbers: digits", "digits",
      "A number in Arabic digits with its separators (U+066B, U+066C). Right: float() of Python reads the value from the result once commas, spaces and marks of direction are out. Wrong: it reads another value. The rest it does not read.")  # fmt: skip
def score_digits(rows: list[Row], outputs: list[Any]) -> Score:
    return score_values(rows, [as_float(out) if isinstance(out, str) else None for out in outputs])


def as_float(text: str) -> float | None:
    try:
        return float(NOT_READ.sub("", text).replace("\u2212", "-"))
    except ValueError:
        return None


@task("words", "Numbers: words", "words", "The value of a number in words. The rest has no answer.")
def score_values(rows: list[Row], values: list[Any]) -> Score:
    read = [(row["want"], value) for row, value in zip(rows, values, strict=True) if isinstance(value, int | float)]
    right = sum(abs(want - value) < 1e-9 for want, value in read)
    return {"right %": share(right, len(rows)), "wrong %": share(len(read) - right, len(rows))}


@task("files", "What it breaks: files", "clean",
      "What happens to a file that is given to a cleaner, whether or not it says that it knows files: it still parses and has the same keys, cells, elements, attributes, ids, placeholders, code and links; the texts in them may be cleaned.")  # fmt: skip
def score_files(rows: list[Row], outputs: list[Any]) -> Score:
    same = sum(isinstance(out, str) and (out == row["in"] or skeleton_of(row["form"], out) == skeleton_of(row["form"], row["in"])) for row, out in zip(rows, outputs, strict=True))  # fmt: skip
    return {"as before %": share(same, len(rows))}


@task("kept", "What it breaks: links, hashtags, emoji", "clean",
      "Texts in which every such thing comes out as it was.")  # fmt: skip
def score_kept(rows: list[Row], outputs: list[Any]) -> Score:
    kept = sum(isinstance(out, str) and all(out.count(one) >= row["keep"].count(one) for one in row["keep"]) for row, out in zip(rows, outputs, strict=True))  # fmt: skip
    return {"kept %": share(kept, len(rows))}


@task(
    "again",
    "A second run",
    "clean",
    "Texts that a second run of the same cleaner leaves as the first one left them.",
    again=True,
)
def score_again(rows: list[Row], outputs: list[Any]) -> Score:
    return {"same %": share(sum(isinstance(out, list) and out[0] == out[1] for out in outputs), len(rows))}


@task("time", "Time and memory", "clean",
      "Millions of characters a second of processor time, each text read once in a new process after the import, the best of three processes; and the most memory that it had.", timed=True)  # fmt: skip
def score_time(rows: list[Row], outputs: list[Any]) -> Score:
    ((seconds, megabytes),) = outputs
    length = sum(len(row["in"]) for row in rows)
    return {"million characters a second": round(length / seconds / 1e6, 2), "MB": megabytes}


def words_of(text: str) -> list[str]:
    """The words of a text, canonical, without diacritics and marks of direction."""
    return re.sub("[\u200e\u200f\u061c]", "", unicodedata.normalize("NFC", MARKS.sub("", text))).split()


@task(
    "forms",
    "Presentation forms",
    "forms",
    "Lines that come out in the letters that they were made from, white space and diacritics aside.",
)
def score_lines(rows: list[Row], outputs: list[Any]) -> Score:
    right = wanted = 0
    for row, out in zip(rows, outputs, strict=True):
        want = Counter(tuple(words_of(line)) for line in row["want"].split("\n"))
        found = Counter(tuple(words_of(line)) for line in out.split("\n")) if isinstance(out, str) else Counter()
        right, wanted = right + (want & found).total(), wanted + want.total()
    return {"right %": share(right, wanted)}


task(
    "pdf",
    "Damage of PDF text",
    "pdf",
    "Lines that come out as they were written, given in pages of 15; white space and diacritics aside.",
)(score_lines)


@task(
    "sentences",
    "Sentences",
    "sentences",
    "Ends of sentences that are those of the set; the last end of a text counts for nothing.",
)
def score_sentences(rows: list[Row], outputs: list[Any]) -> Score:
    right = found = wanted = 0
    for row, out in zip(rows, outputs, strict=True):
        ends = {one for one in out if one < len(row["in"])} if isinstance(out, list) else set()
        right, found, wanted = right + len(ends & set(row["want"])), found + len(ends), wanted + len(row["want"])
    return {
        "F1": share(2 * right, found + wanted),
        "precision %": share(right, found),
        "recall %": share(right, wanted),
    }


OPENING, CLOSING = "«“‘‹„‚", "»”’›"


def marks_of(text: str) -> dict[tuple[int, int], tuple[int, str]]:
    """Each quotation mark with its offset, by how many letters and signs stand before it, and which one there it is."""
    found: dict[tuple[int, int], tuple[int, str]] = {}
    before = nth = 0
    for at, one in enumerate(text):
        if one in OPENING + CLOSING + "\"'":
            found[before, nth] = at, one
            nth += 1
        elif not one.isspace():
            before, nth = before + 1, 0
    return found


@task("quotes", "Quotations", "quotes",
      "Straight marks in pairs: pairs that get an opening and a closing mark, whatever the style; pairs with a mark that faces the wrong way. Others: straight double marks outside of every pair that get a direction.")  # fmt: skip
def score_quotes(rows: list[Row], outputs: list[Any]) -> Score:
    right = turned = others = 0
    for row, out in zip(rows, outputs, strict=True):
        written = marks_of(out) if isinstance(out, str) else {}
        marks = {at: (one, written.get(key, (0, one))[1]) for key, (at, one) in marks_of(row["in"]).items()}
        sides = [(marks[opening][1], marks[closing][1]) for opening, closing in row["want"]]
        right += sum(a in OPENING and b in CLOSING for a, b in sides)
        turned += sum(a in CLOSING or b in OPENING for a, b in sides)
        paired = {at for pair in row["want"] + row["may"] for at in pair}
        others += sum(a == '"' and b in OPENING + CLOSING for at, (a, b) in marks.items() if at not in paired)
    wanted = sum(len(row["want"]) for row in rows)
    return {"right %": share(right, wanted), "turned %": share(turned, wanted), "others for 100 pairs": share(others, wanted)}  # fmt: skip


@task("mentions", "Dates: in running text", "mentions",
      "Sentences with days in them: the days that are found. Others: days found that are not labelled; some of them are labelled as doubtful, and words like today are no dates for the labeller.")  # fmt: skip
def score_mentions(rows: list[Row], outputs: list[Any]) -> Score:
    pairs = [(set(row["want"]), {one[-1] for one in out} if isinstance(out, list) else set()) for row, out in zip(rows, outputs, strict=True)]  # fmt: skip
    right, wanted, found = (sum(map(len, ones)) for ones in ((a & b for a, b in pairs), (a for a, _ in pairs), (b for _, b in pairs)))  # fmt: skip
    return {"found %": share(right, wanted), "others for 100 labelled": share(found - right, wanted)}


@task("retrieval", "One key: what a search gains", "key",
      "Questions whose paragraph comes first by BM25 over words (k1 1.2, b 0.75); paragraphs and questions get the key. The row `no key` has them as they are written.")  # fmt: skip
def score_retrieval(rows: list[Row], outputs: list[Any]) -> Score:
    texts = [out if isinstance(out, str) else row["in"] for row, out in zip(rows, outputs, strict=True)]
    documents = [Counter(re.findall(r"\w+", text)) for row, text in zip(rows, texts, strict=True) if "of" not in row]
    lengths = [one.total() for one in documents]
    mean, size, index = sum(lengths) / len(lengths), len(documents), defaultdict[str, list[int]](list)
    for i, words in enumerate(documents):
        for word in words:
            index[word].append(i)
    first = asked = 0
    for row, text in zip(rows, texts, strict=True):
        if "of" in row:
            scores: Counter[int] = Counter()
            for word in sorted(set(re.findall(r"\w+", text))):
                weight = math.log(1 + (size - len(index.get(word, ())) + 0.5) / (len(index.get(word, ())) + 0.5))
                for i in index.get(word, ()):
                    count = documents[i][word]
                    scores[i] += weight * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * lengths[i] / mean))  # type: ignore[assignment]
            asked += 1
            best = max(scores.values(), default=0)
            first += bool(best) and scores[row["of"]] == best
    return {"first %": share(first, asked)}
