"""How far the readers and writers of dates look, each distance with its unit.

Letters stand for letters and digits: other steps change the spaces and signs between them, so those are not counted.
"""

from __future__ import annotations

__all__ = [
    "ARTICLE_CHARACTERS", "BATCH_DRAFTS", "COMPANY_YEARS", "EVIDENCE_CHARACTERS", "EVIDENCE_LETTERS",
    "FOREIGN_LETTERS", "GAP_CHARACTERS", "GLOSS_LETTERS", "LIST_LETTERS", "NAME_CHARACTERS", "NAME_LETTERS",
    "NEIGHBOUR_DATES", "NUMBER_CHARACTERS", "PART_CHARACTERS", "PART_MARGIN_CHARACTERS", "PATH_CHARACTERS",
    "QUALIFIER_CHARACTERS", "SAME_DAY_CHARACTERS", "SIDE_CHARACTERS", "TWIN_LINK_CHARACTERS", "VETO_CHARACTERS",
]  # fmt: skip

# Finding: the longest gap between two words of a date; الفرد من شهور with its spaces is 15.
GAP_CHARACTERS = 16
# Around a date, for what a rule or a veto looks at; few patterns look at half of it.
VETO_CHARACTERS = 30
# Around a year whose calendar is open: letters, characters, dates, and years between two dates of one calendar.
EVIDENCE_LETTERS, EVIDENCE_CHARACTERS = 250, 390
NEIGHBOUR_DATES, COMPANY_YEARS = 20, 150
# A long text is read in parts. A part ends where no date is nearer than any reading looks.
PART_CHARACTERS, PART_MARGIN_CHARACTERS = 1 << 16, EVIDENCE_CHARACTERS + 10
# Drafts held at once: each weighs several times what its mention does.
BATCH_DRAFTS = 1000
# Between two names of one day in two calendars, with a link between them; before a date, for a path.
TWIN_LINK_CHARACTERS, PATH_CHARACTERS = 30, 200
# Behind a date, for المقبل and the like.
QUALIFIER_CHARACTERS = 30

# Rewriting: two dates are twins so near if they are the same day, or if a link is between them.
SAME_DAY_CHARACTERS = 36
# Between two names of one day in one calendar; between the members of a list.
GLOSS_LETTERS, LIST_LETTERS = 6, 20
# Beside a date, for marks and numbers; for an article.
SIDE_CHARACTERS, ARTICLE_CHARACTERS = 24, 8
# Before a date, for the noun that it is the name of; around it, for another name of its month, and for other letters.
NAME_CHARACTERS, NAME_LETTERS, FOREIGN_LETTERS = 60, 50, 50
# Around an edit, for a number, which farther away is read without the date.
NUMBER_CHARACTERS = 16
