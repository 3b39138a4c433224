#!/usr/bin/env bash
set -euo pipefail
# docker build nowhere
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$(pwd)
STAGES=(api worker)
args=(--build-arg "VERSION=${VERSION:-1.0}")
args+=(--build-arg A=b)

image() {
  local name=$1 stage=${2:-api}
  docker build "${args[@]}" --target "$stage" -f "services/$name/Dockerfile" services
}
image api
image web "${STAGES[1]}"

for folder in one two; do
  docker build "$ROOT/$folder"
done
cat <<TEXT
docker build three
TEXT
if [ "$1" = four ]; then
  context=four
else
  context=three
fi
docker build "$context"
(cd four && docker build -q . >/dev/null 2>&1)
docker build "${1:-five}"
docker build - < six/Dockerfile
