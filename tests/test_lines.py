"""A broken line reads as the whole one; a page of lines reads as its lines."""

from __future__ import annotations

import re

import pytest

import arnorm
from arnorm import WEB, find_dates, find_quotes, join_lines
from case_files import load
from wrapping import READ, WAYS, WIDTHS, Wrapped, find_missed, stacked, wrapped

OWN = [row["text"] for row in load("broken_lines")]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", READ)
def test_a_broken_line_reads_as_the_whole_one(what: str, way: str) -> None:
    _, count, lost = find_missed(OWN, READ[what], [way])
    assert count > 10
    assert not lost


@pytest.mark.parametrize("what", READ)
def test_a_page_of_lines_reads_as_its_lines(what: str) -> None:
    _, count, lost = stacked(OWN * 20, READ[what])
    assert count > 100
    assert not lost


@pytest.mark.parametrize("way", ["LF", "CRLF", "quoted", "indented"])
@pytest.mark.parametrize("width", WIDTHS)
def test_join_lines_makes_paragraphs_whole(width: int, way: str) -> None:
    paragraphs = [" ".join(OWN[at : at + 3]) for at in range(len(OWN) - 2)]
    broken = [wrapped(paragraph, width, way) for paragraph in paragraphs]
    whole = [join_lines(one.text).strip().removeprefix("> ") for one in broken]
    assert whole == paragraphs


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n> "])
def test_a_date_needs_the_line_before_it(end: str) -> None:
    text = f"تعديل بعض أحكام قانون تنظيم الجامعات بالقانون رقم 6 لسنة{end}2023"
    assert [date.text for date in find_dates(text.replace("تعديل", end[2:] + "تعديل"))] == ["2023"]


def test_one_word_that_begins_two_of_three_lines_makes_no_list() -> None:
    text = 'لما تكون حزينا وتشتكي لصديقك وتقول له إنك " على\nالطريق " ثم يرد عليك " حسنا " ويسكت طويلا كأن\nالطريق بلا نهاية'
    joined = find_quotes(text.replace("\n", " "))
    assert find_quotes(text.replace("\n", "\r\n"))[0].inner
    assert find_quotes(text) == joined


def test_join_lines_resolves_hyphens_and_tatweels() -> None:
    first = "أعلنت دار النشر في بيان صدر اليوم أن كتا"
    rest = "بها الجديد سيكون في المكتبات مطلع الشهر\nالمقبل بعد تأخير دام أسابيع عدة كما قيل عنه\nفي أكثر من مناسبة، وأضافت أنها اتفقت مع\nالمؤلف."
    for sign in "-ـ":
        assert "أن كتابها الجديد" in join_lines(f"{first}{sign}\n{rest}")


def test_two_lines_are_a_paragraph_where_the_last_one_ends_a_sentence() -> None:
    two = "وبحسب الأرقام التي نشرتها الصحيفة أمس، منع ستة مراسلين\nمن دخول البلاد هذا العام."
    assert join_lines(two) == two.replace("\n", " ")


PAGES = (
    "يكلف الأمين العام لوزارة الزراعة بتنفيذ هذا\nالجريدة الرسمية للجمهورية",  # torn out of a PDF file
    "بإنشاء لجنة علمية للإشراف على جائزة رئيس الجمهورية\n..................",
    "إعداد قواعد المحاسبة العمومية في الدولة؛\nالبحث عن وسائل السيولة المالية وتسييرها؛\nمسك حسابات صندوق الودائع والأمانات؛",
    "وصول أول دفعة من الحافلات الكهربائية إلى العاصمة\nافتتاح معرض الكتاب",
    "انطلاق مهرجان الأفلام القصيرة في العاصمة\nارتفاع أسعار النفط في الأسواق العالمية\nالمنتخب يفوز على ضيفه بثلاثة أهداف",
    "الرئيسية\nأخبار\nرياضة\nاتصل بنا",
    "- بند أول في القائمة الطويلة جدا هنا\n- بند ثان في القائمة الطويلة جدا هنا\n- بند ثالث في القائمة الطويلة",
    "يعين في وظيفة مدرس اعتبارا من\nالمعلمون المتدربون التالية أسماؤهم\nالمدرسية طبقا للشروط التالية",  # pieces of a column
    "قفا نبك من ذكرى حبيب ومنزل     بسقط اللوى بين الدخول فحومل\nفتوضح فالمقراة لم يعف رسمها     لما نسجتها من جنوب وشمأل",
    "1. اغسل الخضار جيدا بالماء البارد\n2. قطعها قطعا صغيرة متساوية الحجم\n3. ضعها في القدر وأضف الماء والملح",
)


PARAGRAPH = """أعلنت وزارة التربية والتعليم في بيان لها صباح اليوم أن
الدراسة ستبدأ يوم الأحد المقبل في جميع مدارس البلاد، ودعت
أولياء الأمور إلى تسجيل أبنائهم قبل نهاية الشهر الجاري في
أقرب مدرسة إلى البيت، وأضافت أن المدارس التي بنيت هذا العام
تكفي عشرين ألف تلميذ في العاصمة والمدن الكبرى، وأن كل الفصول
جاهزة وفيها ما يلزم من الكتب والأجهزة والمقاعد الجديدة كلها."""
# What stands before and after it without a blank line.
AROUND = (
    ("بدء العام الدراسي الجديد في المدارس كلها يوم الأحد المقبل\n12 مايو 2021\n", ""),  # a title and a date
    ("", "\nمدير التحرير"),  # a signature
    ("", "\nالسؤال: متى تفتح المدارس أبوابها؟"),
)


@pytest.mark.parametrize(("before", "after"), AROUND)
def test_join_lines_leaves_what_stands_around_a_paragraph(before: str, after: str) -> None:
    assert join_lines(before + PARAGRAPH + after) == before + PARAGRAPH.replace("\n", " ") + after


ITEMS = (
    "إعداد الدراسات الاقتصادية والاجتماعية التي\nتدخل في إطار سياسات القطاع كلها؛",
    "وضع ومتابعة نظام إحصائي يسمح بإعداد خطة\nلتدخلات الوزارة؛",
    "دعم المصالح الأخرى في وضع السياسات\nوالخطط؛",
    "تطوير سياسة للتعاون تسمح بمشاركة الشركاء\nوالممولين في تنفيذ البرامج.",
)


def test_join_lines_keeps_items_apart_that_are_broken_themselves() -> None:
    assert join_lines("\n".join(ITEMS)) == "\n".join(item.replace("\n", " ") for item in ITEMS)


@pytest.mark.parametrize("page", PAGES)
def test_join_lines_leaves_pages_of_lines(page: str) -> None:
    assert join_lines(page) == page


def test_each_line_end_keeps_its_place_between_the_same_words() -> None:
    for sentence in OWN:
        for width in WIDTHS:
            text = wrapped(sentence, width, "LF").text
            for preset in (WEB, arnorm.CORPUS):
                new = preset(text)
                assert new.count("\n") == text.count("\n")
                joined = preset(sentence)
                # What is written in fewer words over a line end stays; all else is as on one line.
                differing = [
                    one for one in zip(re.split(r"\s", new), re.split(r"\s", joined), strict=False) if one[0] != one[1]
                ]
                assert len(new) >= len(joined) or not differing
                assert preset(new) == new


def test_a_wrapped_sentence_has_its_places() -> None:
    assert wrapped("كلمة " * 20 + "آخر", 40, "quoted").text.startswith("> كلمة")
    text, places = Wrapped(*wrapped("قال نعم ثم مضى", 8, "CRLF"))
    assert "".join(text[place] for place in places[:-1]).split() == ["قال", "نعم", "ثم", "مضى"]


def test_an_english_sentence_keeps_its_marks_over_broken_lines() -> None:
    text = (
        "وقد كتب صاحب هذا الكتاب في مقدمته الطويلة عن البرامج\n"
        '"Parts of a program should be open for extension\n'
        'but closed for any modification." ثم شرح ذلك في الفصل\n'
        "الثاني من كتابه وأطال الكلام فيه على الأمثلة كلها."
    )
    assert WEB(text) == text
    assert WEB(text.replace("\n", " ")) == text.replace("\n", " ")


LAW = """مادة 3
تستبدل عبارة "صندوق الحالات العاجلة والنادرة" أينما وردت في القانون رقم 12
لسنة 2019 المشار إليه، وفي كل قانون آخر، بعبارة "صندوق رعاية المرضى
والمسنين" وذلك بالشروط التي تحددها اللائحة في مدة لا تزيد على عام من
تاريخ العمل بأحكامه.
مادة 4
رئيس الجمهورية"""


def test_a_paragraph_between_short_lines_is_read_as_by_itself() -> None:
    lines = LAW.split("\n")
    whole = " ".join(lines[1:5])
    joined = LAW.replace("\n".join(lines[1:5]), whole)
    assert join_lines(LAW) == joined
    assert find_quotes(LAW) == find_quotes(joined)
    assert find_dates(LAW) == find_dates(joined)


@pytest.mark.parametrize(
    "date", ["372 ه\n/ 973 م", "30 أبريل\n/ نيسان 1998", "السابع\nمن شهر رجب سنة 1440", "نوفمبر /\nتشرين الثاني 2009"]
)
def test_a_date_runs_over_the_end_of_a_long_line(date: str) -> None:
    text = f"وقد ذكر صاحب الكتاب في الفصل الأول أن الرجل ولد في {date} ومات بعده بأعوام كثيرة في قرية بعيدة"
    assert [one.edtf for one in find_dates(text)] == [one.edtf for one in find_dates(text.replace("\n", " "))]


def test_a_title_with_a_number_does_not_go_on_the_line_before_it() -> None:
    page = "الجريدة الرسمية، العدد 25 مكرر في 30 يونية سنة 2023\nمادة 5\nيلغى كل حكم يخالف أحكام هذا القانون في شأن الإيجار"
    assert join_lines(page) == page


@pytest.mark.parametrize(
    "line",
    [
        "قال يوم ٥ مارس ٢٠٢٥ إنها «كلمة أخرى» وأكثر من ذلك كله",
        "كتب المعلم درسا جديدا على لوح كبير ثم قرأ ما كتب",
        "كلمة",
    ],
)
@pytest.mark.parametrize("end", ["", ".", "،", " من"])
def test_thousands_of_lines_are_read(line: str, end: str) -> None:
    """The chances of so many line ends are no numbers that a float holds."""
    text = f"{line}{end}\n{line} أخرى\n" * 4000
    assert WEB(text)
    assert join_lines(text)


BOOK = """# ونزل القوم في الوادي وقال لهم شيخهم: " لا تبرحوا حتى
~~يأتيكم الخبر " ، فأقاموا إلى يوم الخميس ثاني
~~عشر شوال.
# ثم رحلوا"""


def test_a_book_says_which_lines_go_on() -> None:
    assert join_lines(BOOK) == BOOK.replace("\n~~", " ")
    assert [BOOK[slice(*q.inner or (0, 0))] for q in find_quotes(BOOK)] == [" لا تبرحوا حتى\n~~يأتيكم الخبر "]
    assert [date.edtf for date in find_dates(BOOK)] == ["XXXX-10-12"]
    struck = "# عنوان الباب\n~~هذا محذوف~~ وهذا باق"
    assert join_lines(struck) == struck


def test_where_a_line_stands_on_its_page_does_not_part_it() -> None:
    """CollapseWhitespace takes the indentation away; a second run read what the first one did not."""
    text = "قدرت الإيرادات بمبلغ كذا\n         ( فقط وقدره أربعمائة وواحد وسبعون ألفا وتسعمائة وستون\nجنيها ) ."
    assert WEB(text) == WEB(WEB(text))
    assert WEB(text).endswith("(فقط وقدره أربعمائة وواحد وسبعون ألفا وتسعمائة وستون\nجنيها).")
