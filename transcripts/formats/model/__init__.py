"""What a transcript says, whatever format it came in: frozen facts, exact decimals, the sender's own words kept.

`verbatim` holds each leaf as sent, keyed by its name in the format; `extensions` what has no column here, by path.
Values that name or number a person stay out of `repr`, so that no log line can carry them.
"""

from transcripts.formats.model.course import Course as Course
from transcripts.formats.model.course import GeArea as GeArea
from transcripts.formats.model.course import LearningOutcome as LearningOutcome
from transcripts.formats.model.course import Licensure as Licensure
from transcripts.formats.model.course import Requirement as Requirement
from transcripts.formats.model.document import Document as Document
from transcripts.formats.model.document import Score as Score
from transcripts.formats.model.document import Subtest as Subtest
from transcripts.formats.model.document import TestResult as TestResult
from transcripts.formats.model.document import Transmission as Transmission
from transcripts.formats.model.organization import CODE_ORDER as CODE_ORDER
from transcripts.formats.model.organization import Organization as Organization
from transcripts.formats.model.organization import OrganizationCode as OrganizationCode
from transcripts.formats.model.person import Identifier as Identifier
from transcripts.formats.model.person import Name as Name
from transcripts.formats.model.person import Person as Person
from transcripts.formats.model.record import AcademicRecord as AcademicRecord
from transcripts.formats.model.record import GeCompletion as GeCompletion
from transcripts.formats.model.record import GeCompletionArea as GeCompletionArea
from transcripts.formats.model.record import GradeSchemeEntry as GradeSchemeEntry
from transcripts.formats.model.record import InstitutionNote as InstitutionNote
from transcripts.formats.model.record import NotationLegendEntry as NotationLegendEntry
from transcripts.formats.model.record import Session as Session
from transcripts.formats.model.study import Award as Award
from transcripts.formats.model.study import Honor as Honor
from transcripts.formats.model.study import Program as Program
from transcripts.formats.model.study import Summary as Summary
