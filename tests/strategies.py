"""Texts that hypothesis draws: Arabic-flavoured, and anything at all."""

from __future__ import annotations

from hypothesis import strategies as st

# Pieces that rules are about, so that drawn texts meet them side by side. Written by hand, in the manner of real text.
PIECES = [
    *"ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئٱکیھہەپچژگٹڈڑےڪ",
    *"ًٌٍَُِّْٰٓٔٗۖۡ",
    *"0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳",
    *" \t\n\r\xa0\u2009\u202f\u2028",
    *"\"'«»“”„‘’‚‹›`´″′＂",
    *".,;:?!،؛؟…-–—/\\()[]%٪٫٬|",
    *"ـ\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202c\u2067\u2069\ufeff\xad\x1a\ufffd\x00",
    *"ﷺﷲﻻﻷﻵﻹﺍﺏﺐﺒﺑﯾ",
    *"abzAZ@#_&<>=+×½²™😀",
    "هـ", "1446هـ", "١٤٤٦ هـ", "15 رمضان", "23 نوفمبر 2025", "الأحد", "الموافق", "عام", "سنة", "شهر", "رجب", "مارس",
    "كانون الثاني", "ذي القعدة", "12/10/1436", "23-11-2025", "2025-11-23", "10:30", "94,406", "٧٫٠٠٠٫٠٠٠", "242،5", "1.5",
    "94%", "٪", "https://example.com/مقال?id=١٢٣", "a@b.co", "@user", "#وسم_٢", "F16", "تقرير_٢٠٢٤.pdf", "&quot;", "&amp;amp;",
    "&#1614;", "&nbsp;", "الله", "اللله", "خاااص", "هههههه", "فى", "الذى", "على", "علي", "عامًا", "عاماً", "مُحَمَّدٌ", "العَرَبِيَّة", "كتــاب",
    "..", "...", "،،", "؟!", "!!", "\xa0\xa0\xa0\xa0", "  ", "\n\n\n", "''", "``", "((", "))", "5' 6\"", "don't", "من", "إلى", "و", "بـ", "ل",
    " ٰ", " ً", "ـاً", "ٲ", "ڪ", "â€œ", "â€", "Ã", ",,د", " .", " ،", "&am", "p;", "quot;",
    "Ø§Ù„", "مليون", "سبع وأربعين وأربعمائة وألف", "الأول من", "غرة",
]  # fmt: skip

arabic = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
anything = st.text(st.characters(), max_size=40)  # surrogates, astral characters and NUL included
texts = arabic | anything | st.tuples(arabic, anything).map("".join)

# Inputs that have made somebody's patterns backtrack, as (name, unit); repeated to a length by the tests.
HOSTILE = {
    "slashes": "1/",
    "quotes": '"',
    "open and close": "«»",
    "nested": "«“",
    "from": "من ",
    "tatweel": "ـ",
    "marks": "َ",
    "spaces": " ",
    "no-break spaces": "\xa0",
    "newlines": "\n",
    "digits": "1",
    "digit lists": "1,",
    "spaced digits": "1 ",
    "day month": "1 رمضان ",
    "days of Safar": "وقع في 5/2/1446 قرار كبير ",
    "entities": "&amp;",
    "open entities": "&",
    "letters": "ا",
    "laughs": "هه ",
    "dots": ".",
    "commas": "،",
    "url": "http://a.b/",
    "mail": "a@",
    "tags": "#و",
    "underscores": "_",
    "prefixes": "و",
    "number words": "ومائة ",
    "years": "سنة ",
    "apostrophes": "'",
    "lam-alef": "ﻻ",
    "turned forms beside Latin": "ﻡﺎﻋ ab cd ",
    "turned forms between signs": "ab: (٢) ﻡﺎﻋ. ",
    "reversed ligatures": "قال هللا «اهلل» ",
    "letters of other blocks": "ﻟﯾﻛون وقѧد ΔϴΑ΍ ",
    "names of glyphs": "/uni0639/uni0041",
    "years from their ends": "عام 5002/30/21 ",
    "turned forms beside words": "ﻡﺎﻋ كتب ",
    "turned forms beside code": "ﻡﺎﻋ `x` ﻋﺎﻡ ",
    "lines of turned forms and code": "ﻡﺎﻋ `x`\n",
    "decomposed": "أ",
    "zero width": "\u200b",
    "mojibake": "Ø§",
    "brackets": "(",
    "break": "\uffff",
}
