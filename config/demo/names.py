"""Names for invented people: with marks, signs, blanks and other scripts' letters, as names have."""

FIRST = (
    "Ana",
    "Luis",
    "Mei",
    "Kofi",
    "Grace",
    "Omar",
    "Zoë",
    "Łukasz",
    "Fatima",
    "Nguyễn",
    "Siân",
    "Hector",
    "Leilani",
    "José",
)
LAST = (
    "Reyes",
    "Tran",
    "O’Brien",
    "Hernández-López",
    "De la Cruz",
    "Müller",
    "Park",
    "Adeyemi",
    "Suzuki",
    "Ivanov",
    "Smith",
)
