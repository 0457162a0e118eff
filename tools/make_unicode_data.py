"""Write src/arnorm/_unicode_data.py from the Unicode Character Database.

    pip install unicodedata2        # newer data than Python's own
    python tools/make_unicode_data.py > src/arnorm/_unicode_data.py

The tables are literals, so that the output does not depend on the Unicode version a Python carries.
"""

from __future__ import annotations

import unicodedata2 as unicode  # type: ignore[import-not-found]

# The blocks of the Arabic script (Blocks.txt), presentation forms apart.
BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0x10EC0, 0x10EFF))
FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFE))
# Words and phrases of one character each, the rial sign: arnorm.forms spells those out itself.
WORDS = range(0xFDF0, 0xFDFD)
# Small letters of the Quran: letters by category, yet written above the line and not part of the word's spelling.
SMALL_LETTERS = (0x06E5, 0x06E6, 0x08C9, 0x10EC5)


def chars(blocks: tuple[tuple[int, int], ...]) -> list[str]:
    return [chr(code) for low, high in blocks for code in range(low, high + 1)]


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}" for c in text)


def unfolded(char: str) -> str:
    """What a presentation form stands for; a space that only carries a mark goes."""
    return unicode.normalize("NFKC", unicode.normalize("NFKD", char)).replace(" ", "")


def main() -> None:
    print('"""Tables of the Unicode Character Database; written by tools/make_unicode_data.py, do not edit."""\n')
    print("from __future__ import annotations\n")
    print(f'UNICODE_VERSION = "{unicode.unidata_version}"\n')
    print("# Every combining mark (Mn) of the Arabic blocks, and the Quran's small letters: canonical combining class.")
    print("MARKS = {")
    for c in chars(BLOCKS):
        if unicode.category(c) == "Mn" or ord(c) in SMALL_LETTERS:
            print(f'    "{escaped(c)}": {unicode.combining(c)},  # {unicode.name(c)}')
    print("}\n")
    print("# Canonical compositions inside the Arabic blocks.")
    print("COMPOSED = {")
    for c in chars(BLOCKS):
        if (parts := unicode.decomposition(c)) and not parts.startswith("<"):
            base, mark = (chr(int(part, 16)) for part in parts.split())
            print(f'    ("{escaped(base)}", "{escaped(mark)}"): "{escaped(c)}",  # {unicode.name(c)}')
    print("}\n")
    print("# Presentation forms with a compatibility decomposition: the letters they stand for.")
    print("FORMS = {")
    for c in chars(FORMS):
        if unicode.decomposition(c) and ord(c) not in WORDS:
            print(f'    "{escaped(c)}": "{escaped(unfolded(c))}",  # {unicode.name(c)}')
    print("}")


if __name__ == "__main__":
    main()
