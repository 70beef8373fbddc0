"""The life of a line, as a table."""

from core.workflow import Workflow, move

#: Only the learner accepts, declines and disputes; only the source, heard through its credential, ends a line.
LINES = Workflow(
    (
        move("accept", "arrived disputed declined", "accepted", "passport.curate_line"),
        move("not_mine", "arrived accepted", "declined", "passport.curate_line"),
        move("dispute", "arrived accepted disputed", "disputed", "passport.curate_line", reason=True),
        move("supersede", "arrived accepted disputed", "superseded"),
        move("cancel", "arrived accepted disputed declined", "cancelled"),
    )
)

#: States in which a line may be part of what others see; a cancelled line stays visible as cancelled (L7).
SHAREABLE = frozenset({"accepted"})
STAYS_SHARED = frozenset({"accepted", "superseded", "cancelled"})

#: The college answers within 45 days; after a no the learner may ask for a hearing, and its end is the last word.
DISPUTES = Workflow(
    (
        move("correct", "open hearing", "corrected", "passport.answer_dispute"),
        move("refuse", "open", "refused", "passport.answer_dispute", reason=True),
        move("ask_hearing", "refused", "hearing", "passport.curate_line"),
        move("uphold", "hearing", "upheld", "passport.answer_dispute", reason=True),
        move("take_back", "open hearing", "withdrawn", "passport.curate_line"),
    )
)

#: States of a request in which the college still owes the learner something.
OWED = frozenset({"open", "hearing"})
#: What the learner should read and act on.
ANSWERED = frozenset({"corrected", "refused", "upheld"})
