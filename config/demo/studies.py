"""What Amara studied at the demo college: a plan that a counselor could have written."""

from datetime import date

from transcripts.formats.model import Award, Program
from transcripts.generator import Term
from transcripts.invented import CATALOG

_LISTED = {f"{row[0]} {row[1]}": row for row in CATALOG}
#: Courses of the demo college's own catalog, in the shape of `transcripts.invented.CATALOG`.
_OWN = {
    "HLTH 12": ("HLTH", "12", "Foundations of Community Health", "51.2208", "3.0", ""),
    "HLTH 15": ("HLTH", "15", "Medical Office Procedures", "51.0710", "3.0", ""),
    "SOC 41": ("SOC", "41", "Introduction to Human Services", "44.0000", "3.0", "D10"),
}
#: Terms from first to last: each course with its grade. One was left in time, and one was taken again.
_TERMS = (
    {"ENGL C1000": "B", "PSYC C1000": "A", "HLTH 12": "A", "STAT C1000": "W"},
    {"COMM C1000": "B", "BIOL 10": "C", "HLTH 15": "A"},
    {"SOC 41": "A", "STAT C1000": "B", "SPAN 1": "A"},
    {"NURS 40": "B", "HIST 17": "P"},
)
#: The day on which the transcript was printed.
PRINTED = date(2026, 6, 10)
PLAN: tuple[Term, ...] = tuple(
    tuple(((_OWN | _LISTED)[code], grade) for code, grade in term.items()) for term in _TERMS
)
AWARD = Award(
    "2.2",
    date(2026, 5, 22),
    "Certificate of Achievement, Health and Human Services",
    completed=True,
    programs=(Program(code_system="CIP", code="51.0000", type="Major", name="Health and Human Services"),),
)
