"""A key for personal names: keys are for comparing, not for reading. Change its lists to those of your names.

Joined or apart, with or without بن and a title, with either hamza or yeh, these meet:

>>> names("د. عبد الله بن إسحق") == names("عبدالله إسحاق")
True
>>> names("عائشة داوود") == names("عايشة داود"), names("أبا بكر") == names("أبو بكر")
(True, True)
>>> names("محمد الشيخ") == names("محمد"), names("ابن سينا") == names("سينا")
(False, False)

Two costs: السيد is a given name too, so that السيد علي meets علي; an initial with a sign is read as a title (م. علي).
"""

from arnorm import SEARCH, Pipeline, replace_pattern

title = "(?:ال(?:سيد|شيخ|حاج|امير)|(?:ال)?(?:دكتور|استاذ|مهندس))ه?"
son = "(?:ا?بن|ابنه|بنت)"
vowels = {  # Long vowels that some write and some leave out, in the spelling of SEARCH.
    "ابرهيم": "ابراهيم",
    "اسحق": "اسحاق",
    "اسمعيل": "اسماعيل",
    "الحرث": "الحارث",
    "الرحمان": "الرحمن",
    "القسم": "القاسم",
    "جبرييل": "جبراييل",
    "داءد": "داود",
    "داءود": "داود",
    "داوود": "داود",
    "روف": "رووف",
    "الروف": "الرووف",
    "سليمن": "سليمان",
    "طاها": "طه",
    "طاوس": "طاووس",
    "عثمن": "عثمان",
    "لقمن": "لقمان",
    "معويه": "معاويه",
    "هرون": "هارون",
    "يحي": "يحيي",
    "يس": "ياسين",
}
names = Pipeline(
    # Hamza on yeh is yeh; the other seats are as in SEARCH.
    *SEARCH.insert(replace_pattern(r"[يى]ء\b|ئ(?!و)", "ي"), before="FoldHamza").steps,
    # A title before the name is left out; after it, it is a family name.
    replace_pattern(rf"\A(?:{title}(?: ?[/:] ?| )|[دام][./] ?)+(?=\w)", ""),
    # عبد and أبو are joined to the next word; أبا and أبي are أبو. In أبي بن كعب and عبد بن حميد they are whole names.
    replace_pattern(rf"\bعبد (?!{son}\b)(?=\w)", "عبد"),
    replace_pattern(rf"\bاب[واي] (?!{son}\b)(?=\w)|\bاب[اي](?=بكر\b|ال\w)", "ابو"),
    # بن, ابن and بنت between two names are left out; at the start they belong to the name.
    replace_pattern(rf"(?<=\w )(?<!\b(?:ابي|عبد) ){son} (?=\w)", ""),
    replace_pattern(r"(?<=\w) (?=(?:الدين|الله)\b)", ""),
    *(replace_pattern(rf"\b((?:ابو)?(?:عبد)?){other}\b", rf"\1{one}") for other, one in vowels.items()),
)
