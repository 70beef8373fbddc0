"""The life of a grant as a table (design section 4)."""

from core.workflow import Workflow, move

GRANT = Workflow(
    (
        move("give", "asked draft", "given"),
        move("give_with_help", "asked draft", "provisional"),
        move("confirm", "provisional", "given"),
        move("refuse", "asked draft", "refused"),
        move("change", "given", "superseded"),
        move("withdraw", "given provisional", "withdrawn"),
        move("end", "given provisional", "expired"),
        move("lapse", "asked draft", "lapsed"),
    )
)
