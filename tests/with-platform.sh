#!/usr/bin/env bash
# Runs a command while a reference platform serves the demo city; PENTAD_URL is its address.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   with-platform.sh BUILD_FOLDER [PLATFORM OPTION...] -- COMMAND...
#
# Without options the city is frozen, so that two runs see the same.
set -euo pipefail

build="$1"
shift
options=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  options+=("$1")
  shift
done
shift
[ ${#options[@]} -gt 0 ] || options=(--speed 0)

exec {output}< <(exec "$build/src/reference/pentad-platform" --city demo --port 0 "${options[@]}")
platform=$!
trap 'kill "$platform" 2>/dev/null || true; wait "$platform" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
read -r -t 60 PENTAD_URL <&"$output" || { echo "pentad-platform did not start" >&2; exit 1; }
export PENTAD_URL
"$@"
