"""The law as dated facts (design section 1): rule sets with their start dates, rules with their subdivisions.

Re-entered in our own words from 5 CCR sections 55050-55051 (texts of 2020 and 2026) and Ed. Code 78093-78093.2 and
66025.71. `None` as a start date means not confirmed: such a set cannot be adopted.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from credit_prior_learning.enums import AdoptionStatus

DEFAULT = "T5_2020"
STATUTE = "SB135_2026"


@dataclass(frozen=True)
class Set:
    code: str
    title: str
    citation: str
    effective_from: date | None
    status: AdoptionStatus
    every_campus: bool = False


@dataclass(frozen=True)
class Rule:
    """One rule in one set: where it stands, what it says in plain words, and its value for the machine."""

    code: str
    set: str
    subdivision: str
    words: str
    value: dict[str, Any] = field(default_factory=dict)


SETS = (
    Set(
        "T5_2020",
        "Title 5 section 55050, text of 2020",
        "5 CCR § 55050 (2020)",
        date(2020, 3, 21),
        AdoptionStatus.CONFIRMED,
    ),
    # Two sources give two adoption dates and none an operative date: nobody may adopt it yet.
    Set(
        "T5_2026",
        "Title 5 sections 55050 and 55051, text of 2026",
        "5 CCR §§ 55050, 55051 (2026)",
        None,
        AdoptionStatus.NOT_CONFIRMED,
    ),
    Set(
        "SB135_2026",
        "Senate Bill 135",
        "Ed. Code §§ 78093–78093.2, 75013 (Stats. 2026 ch. 79)",
        date(2026, 7, 13),
        AdoptionStatus.CONFIRMED,
        every_campus=True,
    ),
    Set(
        "EC_66025_71",
        "Joint Services Transcript policy",
        "Ed. Code § 66025.71",
        date(2022, 1, 1),
        AdoptionStatus.CONFIRMED,
        every_campus=True,
    ),
    Set("T5_IDEAS", "Systemwide reform ideas", "Public exploration, not law", None, AdoptionStatus.NEVER),
)

#: code, subdivision 2020, subdivision 2026, plain words for both (or one for each), value 2020, value 2026
_TITLE_5: tuple[tuple[str, str, str, str | tuple[str, str], dict[str, Any], dict[str, Any]], ...] = (
    ("T5.POLICY", "(m)", "(a)", "The district has one comprehensive policy.", {}, {}),
    ("T5.PUBLISH", "(a)", "(b)", "The policy is open to all and stands at least in catalogs.", {}, {}),
    (
        "T5.METHODS",
        "(a)",
        "(b)",
        "Ways offered: exam, military transcript, portfolio, standardized exams and industry credentials.",
        {"also": ["industry_credential"]},
        {"also": ["industry_credential", "documented_training", "authenticated_competency"]},
    ),
    (
        "T5.ASSESS",
        "(b)",
        "(f)",
        "Faculty assess with the student against course outcomes; enough is what the lowest passing grade shows.",
        {},
        {},
    ),
    ("T5.FACULTY", "(c)", "(h)", "Only faculty of the discipline decide what is assessed.", {}, {}),
    (
        "T5.TARGET",
        "(d)",
        "(c)",
        "Credit goes only to a course in the college's catalog with a similar subject.",
        {},
        {},
    ),
    ("T5.ACE", "(d)", "(c)", "Recommendations for military learning are considered.", {}, {}),
    (
        "T5.PLACE",
        "(d)",
        "(c)",
        "Credit goes to general education or the program first, to electives if those are not needed.",
        {"general_education": ["IGETC", "CSU GE-Breadth", "local"]},
        {"general_education": ["Cal-GETC", "local"]},
    ),
    (
        "T5.RESIDENCY",
        "(h)",
        "(d)",
        (
            "This credit does not count toward the 12 units earned at the college itself.",
            "This credit may count toward the 12 units earned at the college itself if the district says so.",
        ),
        {"counts": "never"},
        {"counts": "district_option"},
    ),
    (
        "T5.ADVISE",
        "(j)",
        "(e)",
        (
            "Veterans, credential holders and those who ask are referred after an education plan.",
            "Every student is advised and referred as part of education planning.",
        ),
        {"everyone": False},
        {"everyone": True},
    ),
    ("T5.CHOICE", "(k)", "(g)", "The student may accept, decline or appeal.", {}, {}),
    (
        "T5.CBE",
        "(e)",
        "(i)",
        "Credit by exam: own exam per course, student registered and in good standing.",
        {},
        {},
    ),
    (
        "T5.GRADE",
        "(g)",
        "(j)",
        "Regular grading; pass or no pass where the course ordinarily has it.",
        {},
        {},
    ),
    (
        "T5.FEE",
        "(i)",
        "(k)",
        "A fee only for giving an exam, never above the enrollment fee of the course.",
        {},
        {},
    ),
    (
        "T5.NOTE",
        "(f)",
        "(l)",
        "The record is clearly annotated.",
        {"annotation": "Earned by assessment of prior learning"},
        {"annotation": "Earned through an alternative method of assessment for prior learning"},
    ),
    ("T5.REVIEW3", "(l)", "(m)", "The policy is reviewed every three years.", {"years": 3}, {"years": 3}),
    (
        "T5.HS",
        "§ 55051",
        "§ 55051",
        "A high school agreement only partly satisfies a certificate or local major.",
        {"award_effect": "requirement_only"},
        {"award_effect": "requirement_only"},
    ),
)

_STATUTES: tuple[tuple[str, str, str, str], ...] = (
    (
        "SB.DEF_CPL",
        STATUTE,
        "78093.1(c)",
        "Military, credentials, apprenticeships and work learning all count.",
    ),
    ("SB.DEF_CR", STATUTE, "78093.1(d)", "A recommendation is documented in a detailed exhibit."),
    ("SB.VALID", STATUTE, "78093.1(f)", "Validated means a faculty discipline review group decided."),
    ("SB.COLLECT", STATUTE, "78093.2(a)(1)(A)", "Documents are collected during exploration and admission."),
    ("SB.NOTIFY", STATUTE, "78093.2(a)(1)(B)", "The person hears early about chances that fit their goals."),
    ("SB.REFER", STATUTE, "78093.2(a)(1)(C)", "The person is referred to the right college office."),
    ("SB.PUBLIC", STATUTE, "78093.2(a)(2)", "Chances for credit are visible to the public."),
    ("SB.GROUPS", STATUTE, "78093.2(a)(3)", "Review groups write recommendations that campuses may adopt."),
    ("SB.PARTNER", STATUTE, "78093.2(a)(4)", "Colleges work with workforce bodies, industry and schools."),
    ("SB.SKILLS", STATUTE, "78093.2(a)(5)", "Skills from all experience are documented."),
    (
        "SB.EVALALL",
        STATUTE,
        "78093.2(b)(1)",
        "Documents of all incoming students are evaluated by the ed plan.",
    ),
    ("SB.RECIP", STATUTE, "78093.2(b)(2)", "Credit that another campus transcribed is accepted."),
    (
        "SB.INTERSEG",
        STATUTE,
        "78093.2(c)",
        "Colleges work with CSU; UC is encouraged. Transfer is no promise.",
    ),
    (
        "SB.FUND",
        STATUTE,
        "78093.2(d)",
        "A campus shows access, completion and careers before money is allocated.",
    ),
    ("E.JST", "EC_66025_71", "66025.71", "The district posts its policy on military transcripts."),
)


def _title_5() -> list[Rule]:
    rules = []
    for code, old, new, words, value_2020, value_2026 in _TITLE_5:
        first, second = words if isinstance(words, tuple) else (words, words)
        rules += [
            Rule(code, "T5_2020", old, first, value_2020),
            Rule(code, "T5_2026", new, second, value_2026),
        ]
    return rules


RULES: tuple[Rule, ...] = (*_title_5(), *(Rule(*row) for row in _STATUTES))
