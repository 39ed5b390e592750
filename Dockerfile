# The service alone: no torch, no training. Builds without secrets, runs on a read-only root.
#
#   docker build -t cyberbullying-classifier .
#   docker run --rm --read-only --tmpfs /tmp -p 127.0.0.1:8000:8000 cyberbullying-classifier

# A tag moves. For a release, name the digest that was tested: --build-arg BASE_IMAGE=python@sha256:…
ARG BASE_IMAGE=python:3.11-slim-bookworm

FROM ${BASE_IMAGE} AS build
COPY requirements/serve.txt /build/
RUN python3 -m venv --without-pip /opt/venv \
 && python3 -m pip --python /opt/venv/bin/python install --no-cache-dir --requirement /build/serve.txt

FROM ${BASE_IMAGE}
LABEL org.opencontainers.image.title="cyberbullying-classifier" \
      org.opencontainers.image.description="Says whether a chat message bullies somebody; English and Vietnamese" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/venv /opt/venv
WORKDIR /srv
COPY model/ model/
COPY service/ service/
ENV PATH="/opt/venv/bin:${PATH}" \
    HOME=/tmp \
    HOST=0.0.0.0 \
    PORT=8000 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
# A number, so that an orchestrator can see that it is not root.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
  CMD ["python3", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/readyz', timeout=2)"]
# JSON, so that SIGTERM reaches gunicorn, which then finishes the requests it has accepted.
CMD ["gunicorn", "--config", "service/gunicorn.conf.py"]
