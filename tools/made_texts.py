"""Six kinds of text that the repository makes itself, to count work on (tools/count_work.py).

Each kind is filled from sentences with slots, one a line; the draw has a fixed seed, so that the same text is made on
every machine. The sentences are ours. They have what such texts have: names of months, quotations, numbers with their
units, lines that are broken in the middle of a sentence, cues, lists and code.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterator

__all__ = ["KINDS", "make_text"]

SLOTS = {
    "person": """وزير الصحة سامي النجار
رئيسة البلدية هدى القاضي
المدير العام للميناء
الناطق باسم النقابة
الأستاذ في جامعة الموصل خالد رشيد
عضو مجلس النواب منى الشامي
قائد الفريق
مهندسة المشروع ليلى عثمان""",
    "place": """الإسكندرية
وهران
صنعاء
البصرة
طرابلس
الدار البيضاء
أم درمان
حلب
نواكشوط
مسقط""",
    "thing": """المستشفى الجامعي
خط السكة الحديد
محطة تحلية المياه
السوق المركزية
المتحف الوطني
الجسر المعلق
مصنع الأدوية
ملعب كرة القدم
شبكة الإنترنت
مزرعة الرياح""",
    "verb": """افتتح
زار
انتقد
تفقد
دشن
عاين
أغلق
سلم""",
    "saying": """لن نتأخر عن الموعد الذي أعلناه
هذا القرار يخص الجميع بلا استثناء
نحتاج إلى وقت أطول مما ظننا
العمل مستمر ليلا ونهارا
لا أحد فوق القانون
سنراجع الأسعار كل شهر
المياه وصلت إلى آخر بيت في القرية""",
    "reason": """بسبب ارتفاع كلفة النقل
بعد خلاف دام أشهرا
رغم تحذيرات الخبراء
في انتظار موافقة الحكومة
بتمويل من بنك التنمية
مع اقتراب فصل الشتاء""",
    "month": """يناير
فبراير
مارس
أبريل
مايو
يونيو
تموز
آب
أيلول
تشرين الأول
نوفمبر
كانون الأول""",
    "hijri": """محرم
صفر
ربيع الأول
جمادى الآخرة
رجب
شعبان
رمضان
شوال
ذي القعدة
ذي الحجة""",
    "weekday": """الأحد
الإثنين
الثلاثاء
الأربعاء
الخميس
الجمعة""",
    "duty": """تقديم بيان بأعماله في نهاية كل سنة مالية
حفظ السجلات مدة لا تقل عن خمس سنوات
إبلاغ الوزارة بكل تغيير في عنوانه
سداد الرسوم المقررة قبل مباشرة النشاط
تمكين المفتشين من دخول المنشأة
الإفصاح عن مصادر التمويل""",
    "who": """يجب على المرخص له
لا يجوز لصاحب العمل
يلتزم المستورد
على كل جمعية
يجوز للجنة
للوزير بقرار منه""",
    "feeling": """الجو اليوم راااائع
والله ما توقعت هالنتيجة!!
صباح الخير يا أحلى ناس
ليش الزحمة كل يوم؟؟
مبروووك للفريق
الله يرحمه ويغفر له
حد جرب المطعم الجديد؟
ههههههه شكلي نمت في المحاضرة""",
    "tag": """#صباح_الخير
#الدوري
#قهوة
#معرض_الكتاب
#كلنا_واحد
#طقس""",
    "line": """أين كنت طوال الليل؟
لا أعرف عمّ تتحدث.
انتظر، سآتي معك
لقد وعدتني أنك لن تعود
- هل رأيت المفتاح؟
- إنه على الطاولة.
قال لي: "لا تفتح الباب لأحد"
هيا بنا، تأخرنا!
كان أبي يعمل هنا
قبل أن تُغلق المحطة""",
}
NEWS = """{verb} {person} في {place} {thing} {reason}، وقال إن العمل بدأ في {day} {month} {year}.
وأضاف {person} في حديث إلى الصحافيين: "{saying}".
وبلغ عدد المستفيدين من {thing} {thousands} شخص، أي بزيادة {percent}% عن عام {year}.
وكانت السلطات في {place} قد أعلنت يوم {weekday} {day} {month} أن {thing} سيغلق {reason}.
وقدرت الكلفة بنحو {decimal} مليون دولار، وفق ما نقلته وكالة الأنباء عن {person}.
من جهته، رأى {person} أن «{saying}»، مشيرا إلى أن النتائج ستعلن بين {day} و{day} {month} المقبل.
ولم يصدر أي تعليق من {place}، فيما اكتفى {person} بالقول: «{saying}».
ويعود تاريخ {thing} إلى عام {year}، حين {verb} أهالي {place} أول مبنى فيه."""
LAW = """بعد الاطلاع على المرسوم رقم (م/{small}) وتاريخ {day}/{number}/{hyear}هـ، والقرار رقم ({small}) لسنة {year}.
{who} {duty}، خلال مدة لا تتجاوز ({small}) يوما من تاريخ العلم.
يعاقب من يخالف المادة ({small}) بغرامة لا تقل عن {thousands} ريال ولا تزيد على {thousands} ريال.
تسري أحكام هذا القرار اعتبارا من {day} {hijri} {hyear} هـ الموافق {day} {month} {year} م.
يقصد بعبارة "{thing}" حيثما وردت في هذا النظام ما تحدده اللائحة.
{who} {duty}، وذلك وفقا للفقرة ({small}) من هذه المادة، وبما لا يجاوز {percent}% من رأس المال.
نشر في الجريدة الرسمية، العدد {small} مكرر، في {day} {month} سنة {year}."""
TWEET = """{feeling} {tag} 😂
RT @user{small}: {feeling} {tag} http://t.co/{letters}
{feeling} .. {saying} {tag}
{weekday} {day}/{number}/{year} لا تنسون {thing} في {place} ❤️❤️
يا جماعة {saying} 😭 {tag} {tag}
عاجل | {person}: {saying}
{percent}% من أهل {place} يقولون {feeling}"""
CODE = """```python
for name in read_names("data_{small}.csv"):
    print("مرحبا", name, {number})
```

| الاسم | العدد | السنة |
|---|---:|---|
| {thing} | {thousands} | {year} |
| {person} | {small} | {year} |

> {saying}

![صورة {thing}](images/{letters}.png)"""


CUE = """{line}
{line}
{saying}
{feeling}
{person} في {place} يوم {weekday}
{thing}؟ {line}"""


def draw(drawn: random.Random, sentences: str, between: str = "\n") -> str:
    """One of the sentences, its slots filled."""
    numbers: dict[str, Callable[[], object]] = {
        "day": lambda: drawn.randint(1, 28),
        "number": lambda: drawn.randint(1, 12),
        "year": lambda: drawn.randint(1950, 2025),
        "hyear": lambda: drawn.randint(1400, 1446),
        "small": lambda: drawn.randint(2, 399),
        "percent": lambda: drawn.randint(2, 99),
        "decimal": lambda: f"{drawn.randint(1, 99)}.{drawn.randint(1, 9)}",
        "thousands": lambda: f"{drawn.randint(2, 99)},{drawn.randint(100, 999)}",
        "letters": lambda: "".join(drawn.choices("abcdefghkmnpqrstuvwxyz", k=6)),
    }

    def fill(slot: re.Match[str]) -> str:
        name = slot[1]
        return str(numbers[name]() if name in numbers else drawn.choice(SLOTS[name].split("\n")))

    return re.sub(r"\{(\w+)\}", fill, drawn.choice(sentences.split(between)))


def paragraph(drawn: random.Random, sentences: str, most: int = 4) -> str:
    """A few of the sentences."""
    return " ".join(draw(drawn, sentences) for _ in range(drawn.randint(1, most)))


def news(drawn: random.Random) -> Iterator[str]:
    while True:
        yield paragraph(drawn, NEWS) + "\n"


def laws(drawn: random.Random) -> Iterator[str]:
    article = 0
    while True:
        article += 1
        yield f"المادة ({article}):\n{draw(drawn, LAW)}\n"
        for nth in range(drawn.randint(0, 3)):
            yield f"{nth + 1}- {draw(drawn, LAW)}\n"


def tweets(drawn: random.Random) -> Iterator[str]:
    while True:
        yield draw(drawn, TWEET) + "\n"


def pages(drawn: random.Random) -> Iterator[str]:
    """Paragraphs whose lines are broken at the width of a column, with the head of each page."""
    page = 0
    while True:
        page += 1
        yield f"{page}        الجريدة الرسمية - العدد {page + 20} في {draw(drawn, '{day} {month} سنة {year}')}\n\n"
        for _ in range(drawn.randint(4, 7)):
            yield textwrap.fill(paragraph(drawn, NEWS if drawn.random() < 0.5 else LAW), 72, break_long_words=False)
            yield "\n\n" if drawn.random() < 0.5 else "\n"
        yield "\f"


def markdown(drawn: random.Random) -> Iterator[str]:
    while True:
        yield f"## {draw(drawn, '{thing} في {place}')}\n\n{paragraph(drawn, NEWS, 3)}\n\n"
        yield from (f"* **{draw(drawn, '{place}')}**: {draw(drawn, NEWS)}\n" for _ in range(drawn.randint(0, 3)))
        yield "\n" + draw(drawn, CODE, "\n\n") + "\n\n"


def subtitles(drawn: random.Random) -> Iterator[str]:
    at = 0
    for cue in range(1, 1 << 20):
        at += drawn.randint(1500, 5000)
        times = " --> ".join(
            f"{t // 3_600_000:02}:{t // 60_000 % 60:02}:{t // 1000 % 60:02},{t % 1000:03}" for t in (at, at + 1400)
        )
        yield f"{cue}\n{times}\n"
        yield "".join(f"{draw(drawn, CUE)}\n" for _ in range(drawn.randint(1, 2))) + "\n"


KINDS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "news": news,
    "laws": laws,
    "tweets": tweets,
    "pages": pages,
    "Markdown": markdown,
    "subtitles": subtitles,
}


def make_text(kind: str, characters: int = 20_000, seed: int = 1) -> str:
    """About so many characters of this kind."""
    text, parts = "", KINDS[kind](random.Random(f"{kind} {seed}"))
    while len(text) < characters:
        text += next(parts)
    return text
