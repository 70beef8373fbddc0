"""The one reader of the environment: every missing or malformed name is reported at once."""

import base64
import binascii
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import Env, EnvError

ROOT = Path(__file__).resolve().parent.parent

# A key that stands in this file protects nothing: it is refused unless DEBUG or tests ask for it.
LAPTOP_KEY = base64.b64encode(b"laptop-key-for-tests-only-32byte").decode()


@dataclass(frozen=True)
class Environment:
    """What the machine tells us; names are the variables in lower case."""

    debug: bool
    secret_key: str
    database_url: str
    redis_url: str
    cache_prefix: str
    task_queue: str
    passport_origin: str
    allowed_hosts: list[str]
    passport_data_key: bytes
    passport_pepper: bytes
    passport_storage: Path
    pesc_schema_dir: Path | None
    email_url: str
    sentry_dsn: str
    log_json: bool
    demo: bool
    trusted_proxies: int
    vc_api_test_issuer: bool
    database_replica_url: str
    former_data_keys: list[bytes]
    key_custody: str
    key_custody_dir: Path
    fetch_others: bool


def _key(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise EnvError("must be 32 bytes in base64") from error
    if len(raw) != 32:
        raise EnvError("must be 32 bytes in base64")
    return raw


def read(environ: dict[str, str] | None = None) -> Environment:
    """Read and check every setting of the machine.

    Raises `environs.EnvValidationError` that names all missing or malformed variables together.
    """
    env = Env(eager=False)
    if environ is not None:
        os.environ.update(environ)
    debug = Env().bool("DEBUG", False)
    facts = _facts(env, debug)
    env.seal()
    _refuse_unsafe(facts)
    return facts


def _facts(env: Env, debug: bool) -> Environment:
    def needed(laptop: Any) -> Any:
        return {"default": laptop} if debug else {}

    env.add_parser("key", _key)
    schema_dir = env.str("PESC_SCHEMA_DIR", "")
    return Environment(
        debug=debug,
        secret_key=env.str("SECRET_KEY", **needed("laptop")),
        database_url=env.str("DATABASE_URL", **needed("postgresql:///passport")),
        redis_url=env.str("REDIS_URL", **needed("redis://127.0.0.1:6379/0")),
        cache_prefix=env.str("CACHE_PREFIX", "passport"),
        task_queue=env.str("TASK_QUEUE", "passport"),
        passport_origin=env.str("PASSPORT_ORIGIN", "http://127.0.0.1:8000").rstrip("/"),
        allowed_hosts=env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"]),
        passport_data_key=env.key("PASSPORT_DATA_KEY", **needed(LAPTOP_KEY)),
        passport_pepper=env.key("PASSPORT_PEPPER", **needed(LAPTOP_KEY)),
        passport_storage=Path(env.str("PASSPORT_STORAGE", str(ROOT / ".passport" / "files"))),
        pesc_schema_dir=Path(schema_dir) if schema_dir else None,
        email_url=env.str("EMAIL_URL", ""),
        sentry_dsn=env.str("SENTRY_DSN", ""),
        log_json=env.bool("LOG_JSON", False),
        demo=env.bool("PASSPORT_DEMO", False),
        trusted_proxies=env.int("TRUSTED_PROXIES", 0),
        vc_api_test_issuer=env.bool("VC_API_TEST_ISSUER", False),
        database_replica_url=env.str("DATABASE_REPLICA_URL", ""),
        former_data_keys=env.list("PASSPORT_FORMER_DATA_KEYS", [], subcast=_key),
        key_custody=env.str("KEY_CUSTODY", "credentials.custody.sealed.SealedCustody"),
        key_custody_dir=Path(env.str("KEY_CUSTODY_DIR", str(ROOT / ".passport" / "keys"))),
        fetch_others=env.bool("FETCH_OTHERS", False),
    )


def _refuse_unsafe(facts: Environment) -> None:
    if not facts.debug and not facts.demo and facts.passport_data_key == _key(LAPTOP_KEY):
        raise EnvError("PASSPORT_DATA_KEY: the key printed in the source protects nothing")
    if facts.vc_api_test_issuer and facts.passport_origin.startswith("https://"):
        raise EnvError("VC_API_TEST_ISSUER: the throw-away issuer does not start on a production address")
