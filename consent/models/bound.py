"""Rows about a person that nobody reads by accident.

A consent-bound queryset refuses to run until it says for whom: `visible_to(viewer, purpose=…)`, `of(learner)`
or `unscoped(reason=…)`. The mark sits on the query itself, so that counting, subqueries, unions and updates that
forget it are refused as well. A model says how its rows are named in grants:

    class Consent:
        learner = "person"          # path to the learner
        kind = "passport_line"      # kind of a grant's item
        category = "education"      # or an expression, or absent: then only named items open the row
"""

from typing import Any, NoReturn, Self, TypeVar

import structlog
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, Func, OuterRef, Value
from django.db.models.functions import Cast
from django.db.models.sql import Query

from accounts.models import Membership
from consent.enums import Purpose

log = structlog.get_logger(__name__)
_Row = TypeVar("_Row", bound=models.Model)


class UnscopedRead(RuntimeError):
    """A consent-bound table was about to be read without saying for whom."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__(
            f"{model._meta.label}: say for whom first: .visible_to(viewer, purpose=…), .of(learner) "
            "or .unscoped(reason=…)"
        )


def _array_of(one: Any) -> Func:
    """A PostgreSQL array with one element, to ask whether a grant's categories hold it."""
    name = models.CharField(max_length=24)
    return Func(
        Cast(one, name),
        function="ARRAY",
        template="%(function)s[%(expressions)s]",
        output_field=ArrayField(name),
    )


class ScopedQuery(Query):
    """An SQL query that remembers its scope. Every way to SQL, also as a subquery, goes through `get_compiler`."""

    scope: str = ""

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        self.must_be_scoped()
        return super().get_compiler(*args, **kwargs)

    def combine(self, rhs: Query, connector: str) -> None:
        # `scoped | unscoped` would take the scope of the left side and the rows of the right.
        self.must_be_scoped()
        if isinstance(rhs, ScopedQuery):
            rhs.must_be_scoped()
        super().combine(rhs, connector)

    def must_be_scoped(self) -> None:
        if not self.scope and self.model is not None:
            raise UnscopedRead(self.model)


class ConsentBoundQuerySet(models.QuerySet[_Row]):
    """A queryset that raises `UnscopedRead` when used without a scope."""

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query or ScopedQuery(model), using, hints)

    # -- the three scopes -------------------------------------------------

    def visible_to(self, viewer: Membership | Any, *, purpose: Purpose | str = "", ref: str = "") -> Self:
        """What the viewer may see now: a person their own rows, a member what open grants of that purpose open.

        One EXISTS on grants, by the database's clock; the same number of queries for one row and a thousand.
        """
        if viewer is None:
            return self.none()
        if not isinstance(viewer, Membership):
            return self.of(viewer)
        # The category is an alias of the outer query: its expression speaks of this table, not of grants.
        marked = self._marked("viewer").alias(consent_category=self._category())
        return marked.filter(Exists(self._grants(viewer, purpose, ref)))

    def none(self) -> Self:
        """Nothing, which anyone may read."""
        return super(ConsentBoundQuerySet, self._marked("nobody")).none()

    def of(self, learner: Any) -> Self:
        """The learner's own rows, for the learner's own eyes (or for work done in their name)."""
        return self._marked("learner").filter(**{self._consent.learner: learner})

    def unscoped(self, *, reason: str) -> Self:
        """All rows; for listed modules only (a test of this room holds the list). Logged."""
        log.info("consent_unscoped", model=self.model._meta.label, reason=reason)
        return self._marked(f"unscoped: {reason}")

    # -- how -------------------------------------------------------------

    @property
    def _consent(self) -> Any:
        return self.model.Consent  # type: ignore[attr-defined]

    def _marked(self, scope: str) -> Self:
        marked = self._chain()  # type: ignore[attr-defined]
        marked.query.scope = scope
        return marked

    def _grants(self, viewer: Membership, purpose: Purpose | str, ref: str) -> Any:
        from consent.models.grant import Grant

        grants = (
            Grant.objects.open_now()
            .for_viewer(viewer)
            .filter(learner=OuterRef(self._consent.learner), purpose=purpose)
        )
        if ref:
            grants = grants.filter(purpose_ref=ref)
        # Twice outwards: the item stands in a subquery of the grant's own subquery.
        key = Cast(OuterRef(OuterRef("pk")), models.CharField())
        category = _array_of(OuterRef("consent_category"))
        return grants.covering(self._consent.kind, key, category, OuterRef("created_at"))

    def _category(self) -> Any:
        given = getattr(self._consent, "category", "")
        return Value(given) if isinstance(given, str) else given

    def _guard(self) -> None:
        if not getattr(self.query, "scope", ""):
            raise UnscopedRead(self.model)

    # Update and delete build queries of other classes, so they ask here.

    def update(self, **kwargs: Any) -> int:
        self._guard()
        return super().update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        self._guard()
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        self._guard()
        return super().bulk_update(*args, **kwargs)

    bulk_update.alters_data = True  # type: ignore[attr-defined]

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._guard()
        return super().resolve_expression(*args, **kwargs)  # type: ignore[misc]

    def union(self, *others: Any, all: bool = False) -> Any:
        for side in (self, *others):
            if isinstance(side, ConsentBoundQuerySet):
                side._guard()
        return super().union(*others, all=all)

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raw SQL would pass by every grant."""
        raise UnscopedRead(self.model)


class ConsentBoundManager(models.Manager[_Row]):
    """The default manager of consent-bound models; `save`, cascades and `refresh_from_db` use Django's base manager."""

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnscopedRead(self.model)
