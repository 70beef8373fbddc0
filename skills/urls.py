"""Addresses of the skills room."""

from django.urls import path

from skills.views import pages

app_name = "skills"
urlpatterns = [
    path("", pages.index, name="index"),
    path("<slug:code>/", pages.detail, name="detail"),
]
