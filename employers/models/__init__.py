from employers.models.document import SearchDocument
from employers.models.profile import EmployerProfile
from employers.models.record import SearchRecord

__all__ = ["EmployerProfile", "SearchDocument", "SearchRecord"]
