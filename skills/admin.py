"""Operators correct glosses of course titles here."""

from django.contrib import admin

from skills.models import CourseGloss


@admin.register(CourseGloss)
class CourseGlossAdmin(admin.ModelAdmin[CourseGloss]):
    list_display = ["organization", "subject", "number", "language", "words", "translator"]
    list_filter = ["language", "translator"]
    search_fields = ["words", "subject", "number"]
    autocomplete_fields = ["organization"]
