"""Addresses of the REST API, below /api/v1/."""

from django.urls import path

from accounts.doors import public
from credentials.api.check import CheckView

urlpatterns = [
    path(
        "check",
        public("anyone may check a record without an account")(CheckView.as_view()),
        name="api_check",
    ),
]
