"""Addresses of credit for prior learning: the learner's own, then the college's."""

from django.urls import path

from credit_prior_learning.views import assess, cases, files, learner, offers, posting, start

app_name = "credit"
urlpatterns = [
    path("", learner.home, name="home"),
    path("new/", start.start, name="start"),
    path("new/<uuid:petition_id>/proof/", start.proof, name="proof"),
    path("new/<uuid:petition_id>/course/", start.course, name="course"),
    path("new/<uuid:petition_id>/goal/", start.goal, name="goal"),
    path("new/<uuid:petition_id>/send/", start.send, name="send_request"),
    path("proof/<uuid:proof_id>/", files.proof_file, name="proof_file"),
    path("proof/<uuid:proof_id>/remove/", start.remove_proof, name="remove_proof"),
    path("requests/<uuid:line_id>/", learner.line, name="line"),
    path("requests/<uuid:line_id>/letter/", learner.letter, name="letter"),
    path("requests/<uuid:line_id>/withdraw/", learner.withdraw, name="withdraw"),
    path("requests/<uuid:line_id>/offer/", offers.offer, name="offer"),
    path("requests/<uuid:line_id>/offer/accept/", offers.accept, name="accept"),
    path("requests/<uuid:line_id>/offer/decline/", offers.decline, name="decline"),
    path("queue/", cases.queue, name="queue"),
    path("cases/<uuid:line_id>/", cases.case, name="case"),
    path("cases/<uuid:line_id>/route/", cases.route, name="route"),
    path("cases/<uuid:line_id>/assess/", assess.assess, name="assess"),
    path("cases/<uuid:line_id>/decide/", assess.decide, name="decide"),
    path("cases/<uuid:line_id>/post/", posting.post, name="post"),
    path("lines/<uuid:line_id>/moves/<slug:action>/", cases.move, name="move"),
]
