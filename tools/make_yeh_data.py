"""Write src/arnorm/_yeh_data.py: how often well-spelt text writes a word with final ي and with final ى.

    python tools/make_yeh_data.py DIRECTORY > src/arnorm/_yeh_data.py

DIRECTORY holds gzipped JSON lines with a ``text`` each. Only edited text counts (no tweets, no dialect), and of that
only documents that write في and إلى as the grammar has it. Facts about single words come out, no sentence does.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

YEH, ALEF = "\u064a", "\u0649"
WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670\u0640]+")
MARKS = re.compile("[\u0640\u064b-\u0652\u0670]+")
ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)(?=..)")
LEFT_OUT = ("tweets", "gold", "html", "egypt", "wiki_arz", "uae", "quran")
PROPER = {"في", "الذي", "التي", "هي", "إلى", "حتى"}
OTHER = {word[:-1] + (YEH if word[-1] == ALEF else ALEF) for word in PROPER}
# A spelling that the other outnumbers so many times is a slip.
SLIP = 20
LEAST = 2


def words(directory: Path) -> Counter[str]:
    """The words with a final yeh of all well-spelt documents."""
    counts: Counter[str] = Counter()
    for path in sorted(directory.glob("*.jsonl.gz")):
        if path.name.startswith(LEFT_OUT):
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                found = [MARKS.sub("", word) for word in WORD.findall(json.loads(line)["text"])]
                proper = sum(word in PROPER for word in found)
                if proper > 50 * sum(word in OTHER for word in found) and proper:
                    counts.update(word for word in found if len(word) > 2 and word[-1] in (YEH, ALEF))
    return counts


def main() -> None:
    pairs: dict[str, Counter[str]] = {}
    for word, count in words(Path(sys.argv[1])).items():
        stem = word[:-1]
        if article := ARTICLE.match(stem):
            stem = "ال" + stem[article.end() :]
        pairs.setdefault(stem, Counter())[word[-1]] += count
    yeh, alef = {}, {}
    for stem, pair in sorted(pairs.items()):
        if pair[ALEF] * SLIP <= pair[YEH]:
            if pair[YEH] >= LEAST:
                yeh[stem] = pair[YEH]
        else:
            # One slip at most: with علي and لدي (I have) the rarer spelling is a word of its own.
            alef[stem] = pair[ALEF] if pair[YEH] * SLIP <= pair[ALEF] and pair[YEH] <= 1 else 0
    print('"""Final ي and ى in well-spelt text; written by tools/make_yeh_data.py, do not edit."""\n')
    print("from __future__ import annotations\n")
    print("# Stems seen with ي, never (or by a slip) with ى: how often.")
    print("YEH_STEMS = {")
    for stem, count in yeh.items():
        print(f'    "{stem}": {count},')
    print("}\n")
    print("# Stems seen with ى: how often, 0 where they are seen with ي too.")
    print("ALEF_STEMS = {")
    for stem, count in alef.items():
        print(f'    "{stem}": {count},')
    print("}")


if __name__ == "__main__":
    main()
