"""What invented transcripts are made of: first and last names, colleges, courses."""

from __future__ import annotations

from dataclasses import dataclass

FIRST = [
    "Ana",
    "Ben",
    "Chloe",
    "Diego",
    "Fatima",
    "Grace",
    "Hector",
    "Jin",
    "Kai",
    "Leilani",
    "Łukasz",
    "Mei",
    "Nguyễn",
    "Omar",
    "Priya",
    "Siân",
    "Zoë",
    "Amara",
]
LAST = [
    "Adeyemi",
    "Brown",
    "Chen",
    "De la Cruz",
    "Flores",
    "García",
    "Hernández-López",
    "Ivanov",
    "Kaur",
    "Lee",
]
LAST += ["Martinez", "Müller", "Nguyen", "O’Brien", "Park", "Smith", "Suzuki", "Tran", "Van der Berg"]


@dataclass(frozen=True, slots=True)
class College:
    """A college as a sender: name, FICE number and the kind of units it gives."""

    name: str
    fice: str
    unit: str = "Semester"


COLLEGES = (
    College("Butte College", "008073"),
    College("Sacramento City College", "001233"),
    College("Ventura College", "001334"),
    College("Santa Monica College", "001286"),
    College("De Anza College", "004480", "Quarter"),
    College("Foothill College", "001199", "Quarter"),
)
# Subject, number, title, CIP code, units and CSU general education area.
CATALOG = (
    ("ENGL", "C1000", "Academic Reading and Writing", "23.1301", "4.0", "A02"),
    ("COMM", "C1000", "Introduction to Public Speaking", "09.0101", "3.0", "A01"),
    ("MATH", "C1051", "Calculus I", "27.0101", "5.0", "B04"),
    ("STAT", "C1000", "Introduction to Statistics", "27.0501", "4.0", "B04"),
    ("BIOL", "10", "Introduction to Biology", "26.0101", "4.0", "B02"),
    ("PSYC", "C1000", "Introduction to Psychology", "42.0101", "3.0", "D09"),
    ("HIST", "17", "History of the United States", "54.0102", "3.0", "D06"),
    ("CIS", "22A", "Beginning Programming in Python", "11.0201", "4.5", ""),
    ("CIS", "64", "Database Management Systems", "11.0802", "3.0", ""),
    ("ACCT", "1A", "Financial Accounting", "52.0301", "4.0", ""),
    ("BUS", "10", "Introduction to Business", "52.0101", "3.0", "D02"),
    ("ADMJ", "2A", "Concepts of Criminal Law", "43.0103", "3.0", "D08"),
    ("WELD", "21B", "Gas Metal Arc Welding", "48.0508", "3.0", ""),
    ("NURS", "40", "Foundations of Nursing Practice", "51.3801", "5.0", ""),
    ("SPAN", "1", "Elementary Spanish I", "16.0905", "5.0", "C06"),
)
