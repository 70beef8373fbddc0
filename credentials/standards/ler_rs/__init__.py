"""Learning and employment records as a résumé (HR Open LER-RS 4.3 to 4.5): what a person says, with proofs beside it.

Names of members follow the public descriptions of the standard; no file of it is part of this portal.
"""

from credentials.standards.ler_rs.awards import entry_of
from credentials.standards.ler_rs.model import Entry, Resume, Section
from credentials.standards.ler_rs.reading import is_ler_rs, read, subject_of
from credentials.standards.ler_rs.writing import write

__all__ = ["Entry", "Resume", "Section", "entry_of", "is_ler_rs", "read", "subject_of", "write"]
