"""What a credential stands for, apart from anyone who holds it."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

CONTEXT = "https://credreg.net/ctdl/schema/context/json"
#: Achievement types of Open Badges 3.0 -> classes of CTDL below ceterms:Credential.
CLASSES = {
    "ApprenticeshipCertificate": "ceterms:ApprenticeshipCertificate",
    "AssociateDegree": "ceterms:AssociateDegree",
    "BachelorDegree": "ceterms:BachelorDegree",
    "Badge": "ceterms:Badge",
    "Certificate": "ceterms:Certificate",
    "CertificateOfCompletion": "ceterms:CertificateOfCompletion",
    "Certification": "ceterms:Certification",
    "Degree": "ceterms:Degree",
    "Diploma": "ceterms:Diploma",
    "DoctoralDegree": "ceterms:DoctoralDegree",
    "GeneralEducationDevelopment": "ceterms:GeneralEducationDevelopment",
    "JourneymanCertificate": "ceterms:JourneymanCertificate",
    "License": "ceterms:License",
    "MasterCertificate": "ceterms:MasterCertificate",
    "MasterDegree": "ceterms:MasterDegree",
    "MicroCredential": "ceterms:MicroCredential",
    "ProfessionalDoctorate": "ceterms:ProfessionalDoctorate",
    "QualityAssuranceCredential": "ceterms:QualityAssuranceCredential",
    "ResearchDoctorate": "ceterms:ResearchDoctorate",
    "SecondarySchoolDiploma": "ceterms:SecondarySchoolDiploma",
    # Not credentials but learning opportunities in CTDL; both are published in the same way.
    "Course": "ceterms:Course",
    "LearningProgram": "ceterms:LearningProgram",
}
#: Everything else that we sign travels as an open badge.
OTHER = "ceterms:OpenBadge"
KINDS = {name: kind for kind, name in CLASSES.items()} | {
    OTHER: "Badge",
    "ceterms:DigitalBadge": "Badge",
    "ceterms:GeneralEducationLevel1Certificate": "Certificate",
    "ceterms:BasicTechnicalCertificate": "Certificate",
    "ceterms:TechnicalLevel1Certificate": "Certificate",
    "ceterms:AcademicCertificate": "Certificate",
    "ceterms:ProfessionalCertificate": "Certificate",
    "ceterms:HigherEducationLevel1Certificate": "Certificate",
    "ceterms:AssociateOfArtsDegree": "AssociateDegree",
    "ceterms:AssociateOfScienceDegree": "AssociateDegree",
    "ceterms:AssociateOfAppliedScienceDegree": "AssociateDegree",
}
#: CTDL has no class for a course's standing as a credential.
LEARNING = ("ceterms:Course", "ceterms:LearningProgram")
_OURS = uuid.UUID("6f0f5f0c-2d0e-5b52-9b8a-4f0f8a2d3c11")


@dataclass(frozen=True)
class Competency:
    """A skill that the credential asks for, with its address in a framework."""

    name: str
    url: str
    framework: str = ""


@dataclass(frozen=True)
class Description:
    """One credential. `kind` is an achievement type of Open Badges, `units` are semester units, `cip` a CIP code."""

    ctid: str
    kind: str
    name: str
    description: str = ""
    owner_name: str = ""
    owner_id: str = ""
    webpage: str = ""
    language: str = "en"
    active: bool = True
    criteria: str = ""
    cip: str = ""
    units: Decimal | None = None
    competencies: tuple[Competency, ...] = ()


def ctid_of(achievement_id: str) -> str:
    """A CTID that is the same each time for the same achievement (`ce-` and a UUID)."""
    return f"ce-{uuid.uuid5(_OURS, achievement_id)}"
