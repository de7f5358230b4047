# syntax=docker/dockerfile:1

FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN python -m venv /opt/amends
# What changes seldom first: the locked dependencies, each held to its hash.
COPY requirements.lock ./
RUN /opt/amends/bin/pip install --require-hashes --only-binary :all: --no-deps -r requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY monitor ./monitor
COPY connectors ./connectors
COPY config ./config
RUN /opt/amends/bin/pip install --no-deps .

FROM python:3.13-slim-bookworm
LABEL org.opencontainers.image.title="Amends" \
      org.opencontainers.image.description="Helps employees who want it to put their own public posts right." \
      org.opencontainers.image.licenses="Apache-2.0"
ENV PATH=/opt/amends/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin amends \
    && install --directory --owner=amends --mode=0700 /srv/amends/var
COPY --from=build /opt/amends /opt/amends
WORKDIR /srv/amends
USER 10001:10001
VOLUME ["/srv/amends/var"]
EXPOSE 8580
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8580/livez', timeout=3)"]
ENTRYPOINT ["amends"]
CMD ["run"]
