"""Addresses of the VC-API, below /vc-api/."""

from django.urls import path

from credentials.vc_api import views

app_name = "vc_api"
urlpatterns = [
    path("credentials/issue", views.issue, name="issue"),
    path("<slug:suite>/credentials/issue", views.issue, name="issue_with"),
    path("credentials/verify", views.verify_credential, name="verify_credential"),
    path("credentials/status", views.set_status, name="set_status"),
    path("presentations/verify", views.verify_presentation, name="verify_presentation"),
    path("status/<slug:purpose>", views.status_list, name="status_list"),
]
