"""Where rows, files and short-lived values live."""

from config.settings.machine import MACHINE, ROOT


def _database(url: str) -> dict[str, object]:
    import dj_database_url

    parsed = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    parsed["ATOMIC_REQUESTS"] = False  # each verb is its own transaction
    return parsed


DATABASES = {"default": _database(MACHINE.database_url)}
if MACHINE.database_replica_url:
    DATABASES["replica"] = _database(MACHINE.database_replica_url)

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": MACHINE.redis_url,
        "KEY_PREFIX": MACHINE.cache_prefix,
    }
}

STORAGES = {
    "default": {
        "BACKEND": "core.storage.SealedFileSystemStorage",
        "OPTIONS": {"location": str(MACHINE.passport_storage)},
    },
    "staticfiles": {"BACKEND": "config.staticfiles.HashedStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / ".passport" / "static"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365

# One form, one file, one limit; the room that reads a kind of file sets a lower one.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
UPLOAD_MAX_BYTES = 100 * 1024 * 1024

PASSPORT_DATA_KEY = MACHINE.passport_data_key
#: Master keys of earlier times: they open what they sealed, nothing new is sealed under them.
PASSPORT_FORMER_DATA_KEYS = MACHINE.former_data_keys
PASSPORT_PEPPER = MACHINE.passport_pepper
PASSPORT_ORIGIN = MACHINE.passport_origin
PESC_SCHEMA_DIR = MACHINE.pesc_schema_dir
VC_API_TEST_ISSUER = MACHINE.vc_api_test_issuer

# Whoever holds private keys: this database, files, or a key service with the same three verbs.
KEY_CUSTODY = MACHINE.key_custody
KEY_CUSTODY_DIR = MACHINE.key_custody_dir
#: Other sites are asked for their keys and lists only where an operator turned it on.
FETCH_OTHERS = MACHINE.fetch_others
