#!/usr/bin/env bash
# Runs every fuzz target for some time, from its seeds; ends at the first crash, leak or slow input.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   run.sh BUILD_FOLDER [SECONDS]      60 seconds each by default
#
# The build folder: CC=clang-14 meson setup FOLDER -Dfuzz=true -Dgtk=false \
#   -Db_sanitize=address,undefined -Db_lundef=false
set -euo pipefail

build="$1"
seconds="${2:-60}"
seeds="$(dirname "${BASH_SOURCE[0]}")/seeds"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

for program in "$build"/tests/fuzz/fuzz-*; do
  [ -f "$program" ] && [ -x "$program" ] || continue
  name="${program##*/fuzz-}"
  mkdir "$work/$name"
  echo "== $name"
  "$program" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=65536 \
    -print_final_stats=1 -artifact_prefix="$work/" "$work/$name" "$seeds/$name" \
    >"$work/$name.log" 2>&1 || {
    tail -40 "$work/$name.log"
    for input in "$work"/crash-* "$work"/leak-* "$work"/timeout-* "$work"/oom-*; do
      [ ! -f "$input" ] || { echo "input:"; base64 "$input" | head -40; }
    done
    exit 1
  }
  grep 'stat::number_of_executed_units' "$work/$name.log"
done
