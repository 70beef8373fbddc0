"""States of intakes and cases as tables."""

from core.workflow import Workflow, move

INTAKE = Workflow((move("save", "open", "open"), move("complete", "open", "completed")))
CASE = Workflow((move("close", "open", "closed"),))
