"""PNG pictures with a record baked in."""

from credentials.standards.baking import png
from credentials.standards.formats import picture

FORM = picture.form("PNG", lambda given: given.start.startswith(png.SIGNATURE[:4]), png.read)
