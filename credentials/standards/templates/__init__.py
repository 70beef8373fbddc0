"""Signing many alike: one document with gaps is canonicalized once, and each record fills the gaps.

The result is the same, byte for byte, as the full path gives; whatever could make it differ takes the full path.
"""

from credentials.standards.templates.batch import Batch, Differs
from credentials.standards.templates.gaps import Kind, gap
from credentials.standards.templates.lines import Irregular
from credentials.standards.templates.template import Template

__all__ = ["Batch", "Differs", "Irregular", "Kind", "Template", "gap"]
