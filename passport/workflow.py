"""The life of a line, as a table."""

from core.workflow import Workflow, move

#: Only the learner accepts, declines and disputes; only the source, heard through its credential, ends a line.
LINES = Workflow(
    (
        move("accept", "arrived disputed declined", "accepted", "passport.curate_line"),
        move("not_mine", "arrived accepted", "declined", "passport.curate_line"),
        move("dispute", "arrived accepted", "disputed", "passport.curate_line", reason=True),
        move("supersede", "arrived accepted disputed", "superseded"),
        move("cancel", "arrived accepted disputed declined", "cancelled"),
    )
)

#: States in which a line may be part of what others see; a cancelled line stays visible as cancelled (L7).
SHAREABLE = frozenset({"accepted"})
STAYS_SHARED = frozenset({"accepted", "superseded", "cancelled"})
