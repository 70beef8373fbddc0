"""Addresses of casework, under `/casework/`; case managers and supervisors only."""

from django.urls import path

from casework.views import client, intake, today

app_name = "casework"
urlpatterns = [
    path("", today.home, name="home"),
    path("start/", today.start, name="start"),
    path("blank/", today.blank, name="blank"),
    path("intakes/<uuid:pk>/", intake.intake, name="intake"),
    path("intakes/<uuid:pk>/ask/", intake.ask_again, name="ask_again"),
    path("intakes/<uuid:pk>/print/", intake.on_paper, name="intake_print"),
    path("clients/<uuid:pk>/", client.client, name="client"),
    path("clients/<uuid:pk>/close/", client.close, name="close"),
]
