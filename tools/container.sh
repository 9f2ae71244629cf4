#!/bin/sh
# Builds the image and runs it as a careful host would, then both profiles of compose.yaml. Needs Docker with Compose.
set -eu
cd "$(dirname "$0")/.."

IMAGE=descentlab
NAME=descentlab-check
PUBLISH=${PUBLISH:-18000}
PROXY=${PROXY:-18080}

command -v docker >/dev/null || { echo "This needs Docker: https://docs.docker.com/engine/install/" >&2; exit 2; }
say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
clean() {
  docker rm --force --volumes "$NAME" >/dev/null 2>&1 || true
  COMPOSE_PROFILES=classroom docker compose --project-name "$NAME" down --volumes --timeout 10 >/dev/null 2>&1 || true
}
trap clean EXIT INT TERM

say "the image, built"
docker build --quiet --tag "$IMAGE" . >/dev/null

say "the image, run with the network off, nothing writable but /tmp and /data, no capabilities"
docker run --detach --name "$NAME" --network none --read-only --tmpfs /tmp --cap-drop ALL \
  --security-opt no-new-privileges --memory 1g --pids-limit 128 "$IMAGE" >/dev/null
for _ in $(seq 60); do
  state=$(docker inspect --format '{{.State.Health.Status}}' "$NAME")
  [ "$state" = starting ] || break
  sleep 1
done
[ "$state" = healthy ] || { docker logs "$NAME" >&2; fail "the container is $state"; }
[ "$(docker exec "$NAME" id -u)" = 65532 ] || fail "it runs as another user"
docker exec "$NAME" sh -c 'command -v gcc || command -v pip' && fail "it has tools to build with"
docker exec "$NAME" python -c '
import urllib.request as r
for path in ("", "api/catalog", "readyz"):
    with r.urlopen("http://127.0.0.1:8000/" + path, timeout=5) as answer:
        print(answer.status, answer.headers["content-type"], "/" + path)
import descentlab
print(descentlab.race({"problem": {"kind": "surface", "name": "ravine"}, "racers": [{"rule": "adam"}]}).racers[0].end.kind)
'
began=$(date +%s)
docker stop --time 10 "$NAME" >/dev/null
[ "$(docker inspect --format '{{.State.ExitCode}}' "$NAME")" = 0 ] || fail "it did not end by itself"
[ $(($(date +%s) - began)) -le 6 ] || fail "it took too long to end"

export DESCENTLAB_PUBLISH="127.0.0.1:$PUBLISH" DESCENTLAB_PROXY="127.0.0.1:$PROXY"
answers() {
  python3 -c 'import sys, urllib.request as r; print(r.urlopen(sys.argv[1], timeout=5).status, sys.argv[1])' "$1"
}
say "compose, one container"
docker compose --project-name "$NAME" up --detach --wait --quiet-pull
answers "http://127.0.0.1:$PUBLISH/readyz"
docker compose --project-name "$NAME" down --volumes --timeout 10 >/dev/null 2>&1

say "compose, the classroom: replicas, Redis and a proxy"
docker compose --project-name "$NAME" --profile classroom up --detach --wait --quiet-pull proxy
answers "http://127.0.0.1:$PROXY/readyz"
say "all is well"
