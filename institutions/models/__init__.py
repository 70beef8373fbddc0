from institutions.models.catalog_course import CatalogCourse

__all__ = ["CatalogCourse"]
