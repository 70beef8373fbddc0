"""Which PESC messages are read here, and which schema set each is held against: pinned message by message."""

from __future__ import annotations

import re
from dataclasses import dataclass

CCC = "http://www.xap.com/CCCTran"
BATCH = "AcademicRecordBatch"
COLLEGE = "CollegeTranscript"
HIGH_SCHOOL = "HighSchoolTranscript"
TRANSCRIPTS = (COLLEGE, HIGH_SCHOOL)
_MESSAGE = re.compile(r"urn:org:pesc:message:([A-Za-z]+):v(\d{1,3})\.(\d{1,3})\.(\d{1,3})")


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """One way to validate a message: our fact tables, and the published folder they restate."""

    tables: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A message version we hold schemas for. It is valid if any one of its sets accepts it."""

    message: str
    version: str
    sets: tuple[SchemaSet, ...]

    @property
    def namespace(self) -> str:
        """The namespace of its root."""
        return f"urn:org:pesc:message:{self.message}:v{self.version}"

    @property
    def entry(self) -> str:
        """The prefix of its root in our fact tables."""
        return "m" if self.message == COLLEGE else "h"

    @property
    def file(self) -> str:
        """The published file that declares its root."""
        return f"{self.message}_v{self.version}.xsd"


# The California fork of CoreMain 1.14 takes only the two CCC extensions; the stock one takes any single foreign
# element. Documents occur that please the one or the other, so either will do.
_CCC_1_6 = SchemaSet(("pesc_1.6", "ccc_1.0"), "pesc_ct_1.6_ccc")
_1_6 = SchemaSet(("pesc_1.6",), "pesc_ct_1.6_stock")
_1_7 = SchemaSet(("pesc_1.7",), "pesc_ct_1.7")
_1_8 = SchemaSet(("pesc_1.8",), "pesc_ct_1.8")
_1_9 = SchemaSet(("pesc_1.9",), "pesc_ct_1.9_hst_1.7")
PINS = (
    Pin(COLLEGE, "1.6.0", (_CCC_1_6, _1_6)),
    Pin(COLLEGE, "1.7.0", (_1_7,)),
    Pin(COLLEGE, "1.8.0", (_1_8,)),
    Pin(COLLEGE, "1.9.0", (_1_9,)),
    Pin(HIGH_SCHOOL, "1.5.0", (_CCC_1_6, _1_6)),
    Pin(HIGH_SCHOOL, "1.6.0", (_1_7,)),
    Pin(HIGH_SCHOOL, "1.7.0", (_1_9,)),
)
PINNED = {pin.namespace: pin for pin in PINS}


def message_of(namespace: str) -> tuple[str, tuple[int, ...]] | None:
    """The message name and version a PESC namespace speaks of, or None for any other namespace."""
    found = _MESSAGE.fullmatch(namespace)
    return (found[1], tuple(int(part) for part in found.groups()[1:])) if found else None


def pins_for(local: str) -> list[Pin]:
    """The pinned versions of a message, oldest first."""
    return [pin for pin in PINS if pin.message == local]


def nearest(local: str, version: tuple[int, ...]) -> Pin:
    """The pinned version next to an unpinned one: the oldest that is not older, else the newest we have."""
    pins = pins_for(local)
    newer = [pin for pin in pins if tuple(int(part) for part in pin.version.split(".")) >= version]
    return newer[0] if newer else pins[-1]
