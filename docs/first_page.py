"""Write what the first page shows: a scraped paragraph before and after, coloured, as arnorm makes it at this build."""

from __future__ import annotations

from pathlib import Path

import arnorm
from arnorm.report import to_fragment

SCRAPED = """\
أعلنت بَلَدِيَّةُ الوَاحَةِ ، في بيان صدر يوم ٧ رمضان ١٤٤٦هـ الموافق ٧/٣/٢٠٢٥م، عن خطة من "ثلاث مراحل" لاستقبال ٩٤٬٤٠٦ زائر ..
وقال المديـــر: &quot;سنبدأ بما نسميه 'شارع القراءة' في ١٢ نيسان&quot;. \
\N{RIGHT-TO-LEFT MARK}و تضم ﻻئحة المتطوعين ٧٫٠٠٠ اسم!؟"""


def write(folder: Path) -> None:
    """Write the fragment in both languages."""
    folder.mkdir(exist_ok=True)
    result = arnorm.WEB.run(SCRAPED)
    for language in ("en", "ar"):
        fragment = to_fragment(result, language=language)
        (folder / f"first-{language}.html").write_text(f'<div class="first">{fragment}</div>\n', encoding="utf-8")
