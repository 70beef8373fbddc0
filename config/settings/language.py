"""Languages, their addresses and formats."""

from config.settings.machine import ROOT

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Los_Angeles"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
# One catalog for each room, so that a room carries its own words.
LOCALE_PATHS = sorted(path for path in (ROOT / "locale").glob("*") if path.is_dir())
