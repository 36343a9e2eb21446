# The web process, the worker and beat are one image; docker-compose.yml names their commands.
FROM python:3.12-slim-bookworm AS packages
WORKDIR /build
COPY requirements.lock .
RUN python -m venv /environment \
    && /environment/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock

FROM python:3.12-slim-bookworm
# Versions follow the security updates of the base image's Debian release.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin songcong \
    && install -d -o songcong -g songcong /data /static
COPY --from=packages /environment /environment
WORKDIR /product
COPY . .
ENV PATH=/environment/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=songcong.settings.production \
    SONGCONG_DATA_DIR=/data \
    STATIC_ROOT=/static \
    BIND=0.0.0.0:8000
USER 10001
# Collecting asks no server and signs nothing: these values end with the command.
RUN SECRET_KEY=building IDENTITY_KEYS=building ALLOWED_HOSTS=building \
    DATABASE_URL=postgres://building REDIS_URL=redis://building \
    python manage.py collectstatic --noinput --verbosity 0
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-m", "songcong.core.probe"]
CMD ["gunicorn", "songcong.wsgi", "--config", "python:songcong.core.gunicorn"]
