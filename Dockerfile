# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
RUN python -m venv /opt/descentlab
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY backend backend
COPY frontend frontend
# compiled here, since a container may run with nothing writable; all but Plotly's many modules, which a server does not import
RUN --mount=type=cache,target=/root/.cache/pip \
    /opt/descentlab/bin/pip install --no-compile . \
 && /opt/descentlab/bin/python -m pip uninstall --quiet --yes pip \
 && /opt/descentlab/bin/python -m compileall -q -j 0 -x '/plotly/' /opt/descentlab/lib

FROM python:3.13-slim
LABEL org.opencontainers.image.title="Descent Lab" \
      org.opencontainers.image.description="Optimizers racing down the same loss surface, step by step" \
      org.opencontainers.image.licenses="MIT"
# nothing is installed into a running container
RUN python -m pip uninstall --quiet --yes pip \
 && install -d -o 65532 -g 65532 /data
COPY --from=build /opt/descentlab /opt/descentlab
ENV DESCENTLAB_DATA=/data PATH=/opt/descentlab/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 65532:65532
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --start-interval=1s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ.get(\"DESCENTLAB_PORT\", 8000)}/healthz', timeout=4)"]
ENTRYPOINT ["descentlab"]
CMD ["--host", "0.0.0.0"]
