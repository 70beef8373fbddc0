from casework.models.client import Case, Client
from casework.models.intake import Intake, IntakeAnswer

__all__ = ["Case", "Client", "Intake", "IntakeAnswer"]
