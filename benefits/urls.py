"""Addresses of the benefits room."""

from django.urls import path

from benefits.views import pages

app_name = "benefits"
urlpatterns = [path("", pages.index, name="index")]
