"""Write src/arnorm/_generated/pdf_words.py: how often words are, for reading what PDF extraction left.

    python tools/make_pdf_words.py > src/arnorm/_generated/pdf_words.py

Source: the Arabic "large" list of wordfreq 3.1.1 (PyPI; Robyn Speer, https://github.com/rspeer/wordfreq), 580,000 words
of Arabic letters with their frequencies in Wikipedia, subtitles, news, books, the web and Twitter. Its data may be
redistributed under CC BY-SA 4.0, which may be adapted into GPL-3 works. Weighed against it: hunspell-ar has no
frequencies (and which of two words is meant is a matter of frequency), counts over ../shared/corpus are of 4 million
characters only, and would be measured on what they were made of.
"""

from __future__ import annotations

import itertools
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable

LETTERS = "".join(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B))))
CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij"
TO_CODES = str.maketrans(LETTERS, CODES)
WORD = re.compile(f"[{LETTERS}]+")
ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)(?=...)")
LIGATURE = re.compile("ل([اأإآ])")
EITHER_WAY = re.compile("[اأإآ]ل|ل[اأإآ]")
HOW_MANY = 150_000
# A level is a factor of 2.5: enough to choose between words, and half the bits.
STEP = 1.3
LEAST = 1e-8  # the rarest words of the source
# Two readings of one damaged word are told apart by finer counts, unless one is this much more frequent.
FAR = 300
# The signs of damage are made of hamzas (األول), so a damaged text writes them: what is much rarer than the same word
# with a hamza on an alef before a lam is that word of writers who leave it out, most of the time (تسال, تسأل).
BARE = re.compile("(?<=.)ا(?=ل)")
MISSPELT, LESS = 8, 2.8
NO_MATERIAL = 3  # the exit code that tools/check_generated.py knows


def with_hamzas(words: dict[str, float]) -> dict[str, float]:
    """The words as often as they are where hamzas are written."""
    return {
        word: frequency / LESS if MISSPELT * frequency < _most_with_hamza(word, words) else frequency
        for word, frequency in words.items()
    }


def _most_with_hamza(word: str, words: dict[str, float]) -> float:
    places = [m.start() for m in BARE.finditer(word)]
    return max((words.get(word[:at] + alef + word[at + 1 :], 0) for at in places for alef in "أإآ"), default=0)


def stems(words: dict[str, float]) -> dict[str, float]:
    """Words without article and without و or ف before them, with their frequencies added up."""
    found: Counter[str] = Counter()
    for word, frequency in words.items():
        found[word[article.end() :] if (article := ARTICLE.match(word)) else word] += frequency
    for word in [word for word in found if word[0] in "وف" and len(word) > 3]:
        if found.get(word[1:], 0) > found[word]:
            found[word[1:]] += found.pop(word)
    return found


def either(words: dict[str, float]) -> dict[str, float]:
    """Words that damage makes alike, where both are in use."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if EITHER_WAY.search(word):
            alike[LIGATURE.sub(r"\1ل", word)].append(word)
    found = {}
    for family in alike.values():
        most = max(words[word] for word in family)
        kept = [word for word in family if words[word] * FAR > most]
        if len(kept) > 1 and most > 3 * LEAST:
            found.update((word, words[word]) for word in kept)
    return found


def packed(words: dict[str, str]) -> list[str]:
    """The words as lines, in parts by their first two letters, which a line of each part names.

    An entry is how many letters are those of the word before, a sign for how often, the other letters.
    """
    lines: list[str] = []
    for head, part in itertools.groupby(sorted(words.items()), lambda row: row[0][:2]):
        lines += [f"={head.translate(TO_CODES)}", *_pack_part(part)]
    return lines


def _pack_part(words: Iterable[tuple[str, str]]) -> list[str]:
    entries, before = [], ""
    for word, sign in words:
        same = 0
        while same < min(len(before), len(word), 9) and before[same] == word[same]:
            same += 1
        entries.append(f"{same}{sign}{word[same:].translate(TO_CODES)}")
        before = word
    lines, line = [], ""
    for entry in entries:
        if len(line) + len(entry) > 110:
            lines.append(line)
            line = ""
        line += entry
    return [*lines, line]


def main() -> None:
    try:
        from wordfreq import get_frequency_dict
    except ImportError:
        print("wordfreq is not installed", file=sys.stderr)
        sys.exit(NO_MATERIAL)
    words = with_hamzas({word: f for word, f in get_frequency_dict("ar", "large").items() if WORD.fullmatch(word)})
    found = stems(words)
    common = sorted(found, key=lambda word: (-found[word], word))[:HOW_MANY]
    bits = {word: math.log2(found[word] / LEAST) for word in common}
    # A letter alone is no stem: whatever letters stand before it would be one more reading.
    levels = {word: f"{max(1, min(15, round(bits[word] / STEP))):x}" for word in common if len(word) > 1}
    finer = {word: chr(0x21 + 6 + round(4 * math.log2(f / LEAST))) for word, f in either(words).items()}
    finer = {word: sign.replace("\\", "]") for word, sign in finer.items()}
    print('"""How often Arabic words are; GENERATED by tools/make_pdf_words.py: do not edit.\n')
    print("Made of the Arabic list of wordfreq 3.1.1 (Robyn Speer), https://github.com/rspeer/wordfreq, CC BY-SA 4.0.")
    print('"""\n')
    print("from __future__ import annotations\n")
    print("# The codes of the letters U+0621-063A and U+0641-064A.")
    print(f'CODES = "{CODES}"\n')
    print("# Sorted words, by their first two letters, which stand after =. Of each word: a digit for the letters")
    print("# that it has from the word before, a sign for how often it is, and its other letters.")
    for name, table in (("WORDS", levels), ("EITHER", finer)):
        print(f'{name} = r"""')
        print("\n".join(packed(table)))
        print('"""')


if __name__ == "__main__":
    main()
