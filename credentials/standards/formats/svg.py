"""SVG pictures with a record baked in."""

from credentials.standards.baking import svg
from credentials.standards.formats import picture

FORM = picture.form("SVG", lambda given: svg.looks_like(given.start), svg.read)
