"""Addresses of the employers' room."""

from django.urls import path

from employers.views import pages

app_name = "employers"
urlpatterns = [path("", pages.home, name="home")]
