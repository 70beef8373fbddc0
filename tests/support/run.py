"""What this test run is called on shared servers, and where its files land.

Loaded by `-p tests.support.run`, because Django's settings are read before any conftest.
"""

import os
import tempfile

NAME = f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-{os.getpid()}"


os.environ.setdefault("DEBUG", "1")  # laptop keys: tests hold no secrets
os.environ["CACHE_PREFIX"] = os.environ["TASK_QUEUE"] = NAME
os.environ["PASSPORT_STORAGE"] = FILES = tempfile.mkdtemp(prefix="passport-files-")
#: Nothing is collected for tests: this folder stays empty.
STATIC = os.path.join(FILES, "static")
os.mkdir(STATIC)
