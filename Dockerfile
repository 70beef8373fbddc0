# One image, three commands: web (the default), worker, beat. See compose.yaml and docs/operations.md.
FROM python:3.12-slim

# Pango draws the PDFs; harfbuzz-subset makes them a quarter faster.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PASSPORT_STORAGE=/data/files
WORKDIR /app

# Only what production needs, at the versions and with the hashes of the lock: no test tools, no embedded database.
COPY requirements-uv.lock requirements.lock pyproject.toml ./
RUN pip install --require-hashes --no-deps -r requirements-uv.lock \
 && uv pip install --system --no-cache --verify-hashes --constraint requirements.lock -r pyproject.toml \
 && pip uninstall -y uv

COPY . .

# These values only let the two commands start; nothing is sealed with them, and they stay in this one layer's shell.
RUN DEBUG=1 python manage.py messages --compile \
 && DEBUG=1 python manage.py collectstatic --noinput \
 && useradd --uid 10001 --no-create-home passport \
 && mkdir -p /data/files && chown -R passport /data

USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["granian", "--interface", "wsgi", "config.wsgi:application", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4"]
