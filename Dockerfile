# The server, on its embedded store unless told otherwise. Every file is checked against requirements.lock's hashes,
# and only what the server needs goes into the image: the lock's development tools stay in the first stage.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
COPY requirements.lock ./
RUN pip download --quiet --require-hashes --no-deps --dest /wheels --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY server server
COPY protos protos
RUN pip install --quiet --no-index --find-links /wheels hatchling editables \
 && pip wheel --quiet --no-index --no-deps --no-build-isolation --wheel-dir /wheels . \
 && python -m venv /opt/onefold \
 && /opt/onefold/bin/pip install --quiet --no-index --find-links /wheels onefold

FROM python:3.11-slim
RUN useradd --system --create-home --home-dir /var/lib/onefold onefold \
 && install --directory --owner onefold --group onefold /var/cache/onefold
COPY --from=build /opt/onefold /opt/onefold
ENV PATH=/opt/onefold/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ONEFOLD_CACHE=/var/cache/onefold
USER onefold
WORKDIR /var/lib/onefold
VOLUME ["/var/lib/onefold", "/var/cache/onefold"]
EXPOSE 50051
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=4 CMD ["python", "-c", "\
import grpc; \
from grpc_health.v1 import health_pb2 as pb, health_pb2_grpc as rpc; \
channel = grpc.insecure_channel('127.0.0.1:50051'); \
answer = rpc.HealthStub(channel).Check(pb.HealthCheckRequest(), timeout=5); \
raise SystemExit(answer.status != pb.HealthCheckResponse.SERVING)"]
ENTRYPOINT ["onefold"]
CMD ["serve", "--listen", "0.0.0.0:50051", "--store", "sqlite:////var/lib/onefold/onefold.db"]
