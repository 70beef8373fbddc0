"""Every code a report may carry: how grave it is, where it arises, and one plain sentence about it.

Codes are stable. Sentences are English here and translated where they are shown; `{field}` and `{expected}` are filled.
Stages: receive, inspect, split, parse, namespace, schema, map, rules, duplicates.
"""

from __future__ import annotations

from dataclasses import dataclass


def _(sentence: str) -> str:
    """Marks a sentence for the translators."""
    return sentence


@dataclass(frozen=True, slots=True)
class Code:
    """One line of the table. Severity is error (rejects), review (a person decides), warning or info."""

    severity: str
    stage: str
    sentence: str


CODES: dict[str, Code] = {
    "RCV.EMPTY": Code("error", "receive", _("The file is empty.")),
    "RCV.FORMAT_UNKNOWN": Code("error", "receive", _("This kind of file is not read here. Send PESC XML.")),
    "RCV.TOO_LARGE": Code("error", "receive", _("The document is larger than {expected}.")),
    "SEC.DOCTYPE": Code(
        "error", "inspect", _("The file begins with a DOCTYPE. Remove it: it is never read.")
    ),
    "SEC.RATIO": Code(
        "error", "inspect", _("The archive grows far too large when unpacked. It was not read.")
    ),
    "SEC.NESTED": Code(
        "error", "inspect", _("The archive holds another archive. Send the files themselves.")
    ),
    "SEC.ARCHIVE": Code("error", "inspect", _("The archive is damaged or locked and cannot be unpacked.")),
    "SEC.LIMIT": Code(
        "error", "inspect", _("The document is nested too deep or has a text that is too long.")
    ),
    "XML.ENCODING": Code("error", "parse", _("The characters of the file are not in the encoding it names.")),
    "XML.CHAR": Code("error", "parse", _("The file holds a character that XML forbids.")),
    "XML.DECLARATION": Code("error", "parse", _("Something stands before the XML declaration.")),
    "XML.MARKUP": Code("error", "parse", _("A tag or an “&” is not written as XML asks.")),
    "XML.TRUNCATED": Code("error", "parse", _("The file ends before the document does.")),
    "XML.TRAILING": Code("error", "parse", _("More text follows after the end of the document.")),
    "XML.SYNTAX": Code("error", "parse", _("The file is not well-formed XML.")),
    "SPLIT.UNCLOSED": Code("error", "split", _("A transcript in the batch has no end.")),
    "SPLIT.EMPTY": Code("error", "split", _("The batch holds no transcript.")),
    "NS.UNKNOWN": Code("error", "namespace", _("This is not a transcript in a format read here.")),
    "NS.MESSAGE_UNREAD": Code("error", "namespace", _("This is a PESC message, but not a transcript.")),
    "NS.REPAIRED": Code(
        "warning", "namespace", _("The namespace was written wrongly and has been repaired.")
    ),
    "NS.VERSION_UNPINNED": Code(
        "review", "namespace", _("This version has no schema here. It was read; a registrar must release it.")
    ),
    "XSD.CVC_ENUMERATION_VALID": Code("error", "schema", _("{field} has a value that is not on its list.")),
    "XSD.CVC_MAXLENGTH_VALID": Code("error", "schema", _("{field} is too long.")),
    "XSD.CVC_MINLENGTH_VALID": Code("error", "schema", _("{field} is too short.")),
    "XSD.CVC_LENGTH_VALID": Code("error", "schema", _("{field} has the wrong length.")),
    "XSD.CVC_PATTERN_VALID": Code("error", "schema", _("{field} is not written in the form asked for.")),
    "XSD.CVC_DATATYPE_VALID_1_2_1": Code("error", "schema", _("{field} is not the kind of value asked for.")),
    "XSD.CVC_TOTALDIGITS_VALID": Code("error", "schema", _("{field} has too many digits.")),
    "XSD.CVC_FRACTIONDIGITS_VALID": Code("error", "schema", _("{field} has too many decimals.")),
    "XSD.CVC_MININCLUSIVE_VALID": Code("error", "schema", _("{field} is too small.")),
    "XSD.CVC_MAXINCLUSIVE_VALID": Code("error", "schema", _("{field} is too large.")),
    "XSD.ELEMENT_CONTENT": Code(
        "error", "schema", _("{field} stands where it may not, or something is missing.")
    ),
    "XSD.CVC_COMPLEX_TYPE_2_3": Code("error", "schema", _("{field} holds loose text between its elements.")),
    "XSD.CVC_COMPLEX_TYPE_2_1": Code("error", "schema", _("{field} must be empty.")),
    "XSD.CVC_COMPLEX_TYPE_3_2_1": Code("error", "schema", _("{field} has an attribute that is not allowed.")),
    "XSD.CVC_TYPE_3_1_1": Code("error", "schema", _("{field} has an attribute that is not allowed.")),
    "XSD.CVC_TYPE_3_1_2": Code("error", "schema", _("{field} may hold text only.")),
    "XSD.OTHER": Code("error", "schema", _("{field} does not follow the schema.")),
    "UDE.INVALID": Code("warning", "schema", _("The California extension does not follow its schema.")),
    "MAP.UNMAPPED": Code("info", "map", _("{field} has no place in our record. It is kept as sent.")),
    "MAP.DROPPED": Code("info", "map", _("{field} is private and was not stored.")),
    "MAP.VALUE": Code("warning", "map", _("{field} could not be read as a value. It is kept as sent.")),
    "MAP.CUT": Code("warning", "map", _("{field} was longer than the format allows and was cut.")),
    "BIZ.NO_SURNAME": Code("error", "rules", _("The transcript has no last name.")),
    "BIZ.EMPTY": Code("error", "rules", _("The transcript has no course, no award and no test.")),
    "BIZ.NO_IDENTITY": Code(
        "error", "rules", _("The transcript has neither a birth date nor a usable identifier.")
    ),
    "BIZ.PROCESS_MODE": Code("error", "rules", _("This is a test document. This site takes real ones only.")),
    "BIZ.NUMBER_RANGE": Code("error", "rules", _("{field} is a number too large or too fine to be stored.")),
    "BIZ.DECEASED": Code(
        "review", "rules", _("The transcript says the person has died. A person must look.")
    ),
    "BIZ.NO_SENDER": Code("review", "rules", _("The transcript does not say who sent it.")),
    "BIZ.GPA_MISMATCH": Code("warning", "rules", _("The stated GPA differs from points divided by hours.")),
    "BIZ.SUMMARY_SUM": Code(
        "warning", "rules", _("The stated units earned differ from the sum of the courses.")
    ),
    "BIZ.EARNED_OVER_ATTEMPTED": Code("warning", "rules", _("More units are earned than were attempted.")),
    "BIZ.UNIT_CALENDAR": Code("warning", "rules", _("“Units” says neither semester nor quarter.")),
    "BIZ.GRADE_UNKNOWN": Code("warning", "rules", _("The grade is not in the sender’s own list of grades.")),
    "BIZ.CODE_UNKNOWN": Code("warning", "rules", _("{field} has a code we do not know. It is kept as sent.")),
    "BIZ.SESSION_RANGE": Code("warning", "rules", _("The term ends before it begins.")),
    "BIZ.SENDER_NO_CODE": Code("warning", "rules", _("The sender is named without a code.")),
    "BIZ.DUPLICATE_COURSE": Code("warning", "rules", _("The same course appears twice in one term.")),
    "BIZ.CPL_UNANNOTATED": Code(
        "warning", "rules", _("Credit for prior learning is given without saying by which method.")
    ),
    "BIZ.FILLER_VALUE": Code(
        "warning", "rules", _("{field} holds a filler, not a real value. It was left out.")
    ),
    "DUP.SAME": Code("info", "duplicates", _("This transcript was received before. Nothing new was stored.")),
    "DUP.ID_CONTENT_DIFFERS": Code(
        "review", "duplicates", _("This document number was used before for another content.")
    ),
}


def look_up(code: str) -> Code:
    """The line of a code; a schema code we have no words for speaks through XSD.OTHER."""
    return CODES.get(code) or CODES["XSD.OTHER"]
