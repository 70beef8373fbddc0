"""Organizations as a document names them."""

from __future__ import annotations

from dataclasses import dataclass

from transcripts.formats.model.base import NOTHING, Extensions, Verbatim


@dataclass(frozen=True)
class OrganizationCode:
    """One number of an organization in one system (FICE, IPEDS, CEEBACT, …)."""

    system: str
    value: str


# The order in which a sender's codes are believed.
CODE_ORDER = [
    "OPEID",
    "IPEDS",
    "FICE",
    "ATP",
    "CEEBACT",
    "ACT",
    "CCD",
    "PSS",
    "CSIS",
    "USIS",
    "ESIS",
    "PSIS",
    "APAS",
    "DUNS",
    "NCHELPID",
    "GEOCode",
    "MutuallyDefined",
    "LocalOrganizationID",
]


@dataclass(frozen=True)
class Organization:
    """A college, school or agency as the document names it."""

    names: tuple[str, ...] = ()
    codes: tuple[OrganizationCode, ...] = ()
    local_code: str = ""
    local_region: str = ""
    override_code: str = ""
    school_level: str = ""
    affiliation: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING

    @property
    def name(self) -> str:
        """The first name given, or nothing."""
        return self.names[0] if self.names else ""

    @property
    def code(self) -> OrganizationCode | None:
        """The code by which the organization is known to us: the first present in the order of belief."""
        by_system = {code.system: code for code in self.codes}
        if self.local_code:
            by_system["LocalOrganizationID"] = OrganizationCode("LocalOrganizationID", self.local_code)
        return next((by_system[system] for system in CODE_ORDER if system in by_system), None)

    def same_as(self, other: Organization) -> bool:
        """Whether both bear a code in common, or the same name where one of them has no code."""
        if self.codes and other.codes:
            return bool(set(self.codes) & set(other.codes))
        return bool(self.name) and self.name.casefold() == other.name.casefold()
