"""Addresses of consent, under `/consent/`; each shows its reader's own."""

from django.urls import path

from consent.views import answer, code, looks, mine, receipt, releases, stop

app_name = "consent"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("requests/", answer.requests, name="requests"),
    path("requests/<uuid:pk>/", answer.answer, name="answer"),
    path("looks/", looks.looks, name="looks"),
    path("releases/", releases.releases, name="releases"),
    path("code/", code.code, name="code"),
    path("<uuid:pk>/", mine.detail, name="detail"),
    path("<uuid:pk>/stop/", stop.stop, name="stop"),
    path("<uuid:pk>/receipt/", receipt.receipt, name="receipt"),
    path("<uuid:pk>/receipt.json", receipt.receipt_file, name="receipt_file"),
]
