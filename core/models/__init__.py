from core.models.base import Noun
from core.models.trust import DataSet, Incident, SelfTest

__all__ = ["DataSet", "Incident", "Noun", "SelfTest"]
