"""Operators see accounts and organizations here, never records or logs of learners."""

from django.contrib import admin

from accounts.models import InstitutionCode, Invitation, Membership, Organization, Person


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin[Person]):
    list_display = ["username", "is_active", "is_staff", "last_login"]
    search_fields = ["username"]
    fields = ["username", "is_active", "is_staff", "is_superuser", "language", "last_login"]
    readonly_fields = ["username", "last_login"]

    def has_add_permission(self, request: object) -> bool:
        return False

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


class CodeInline(admin.TabularInline[InstitutionCode, Organization]):
    model = InstitutionCode
    extra = 0


@admin.register(Organization)
class OrganizationAdmin(admin.ModelAdmin[Organization]):
    list_display = ["name", "kind", "city", "closed_on"]
    list_filter = ["kind"]
    search_fields = ["name", "codes__value"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [CodeInline]


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin[Membership]):
    list_display = ["person", "organization", "role", "starts_on", "ends_on"]
    list_filter = ["role"]
    autocomplete_fields = ["person", "organization"]


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin[Invitation]):
    list_display = ["organization", "role", "expires_at", "accepted_at"]
    fields = ["organization", "role", "note", "expires_at", "accepted_at", "withdrawn_at"]
    readonly_fields = ["organization", "role", "note", "expires_at", "accepted_at", "withdrawn_at"]

    def has_add_permission(self, request: object) -> bool:
        return False
