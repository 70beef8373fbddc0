"""The lives of a file and of a document in it, as tables."""

from core.workflow import Workflow, move

# Moves without a permission are made by the pipeline itself.
IMPORT = Workflow(
    (
        move("refuse", "received clean", "refused"),
        move("pass_scan", "received", "clean"),
        move("begin_reading", "clean", "reading"),
        move("begin_matching", "reading", "matching"),
        move("ask_review", "matching posting", "in_review"),
        move("approve", "in_review", "posting", "institutions.approve_import"),
        move("finish", "matching posting in_review", "done"),
        # A record whose learner is found later comes back for its decision.
        move("look_again", "done", "in_review", "institutions.review_import"),
        # A document that a fault of ours stopped is tried again from its last good state.
        move("read_again", "in_review done", "reading", "institutions.review_import"),
        move("match_again", "in_review done", "matching", "institutions.review_import"),
        move("post_again", "in_review done", "posting", "institutions.review_import"),
        # A document that is brought back asks for its decision again.
        move("reopen", "done", "in_review", "institutions.review_import"),
    )
)

DOCUMENT = Workflow(
    (
        move("reject", "split", "rejected"),
        move("find_duplicate", "split", "duplicate"),
        move("check", "split", "checked"),
        move("ask", "checked", "in_review"),
        move("match", "checked", "matched"),
        move("resolve", "in_review matched", "matched", "institutions.review_import"),
        move("set_aside", "in_review matched", "withdrawn", "institutions.review_import"),
        move("bring_back", "withdrawn", "in_review", "institutions.review_import"),
        move("approve", "matched", "approved", "institutions.approve_import"),
        move("post", "approved", "posted"),
        # The academic record objects: another document holds this number.
        move("send_back", "approved", "in_review"),
        move("wait", "approved", "waiting"),
        move("deliver", "posted", "issued"),
        # An account that may fit has come since: the match is judged anew.
        move("look_again", "waiting", "checked"),
        move("give_up", "split checked approved posted", "dead"),
        move("retry_read", "dead", "split", "institutions.review_import"),
        move("retry_match", "dead", "checked", "institutions.review_import"),
        move("retry_post", "dead", "approved", "institutions.review_import"),
        move("retry_deliver", "dead", "posted", "institutions.review_import"),
    )
)
