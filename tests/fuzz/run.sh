#!/usr/bin/env bash
# Runs every fuzz target for some time, two at once; a crash, a leak or a slow input
# fails the run once all have had their time.
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

run_one () {
  local program="$1" name="${1##*/fuzz-}"
  mkdir "$work/$name"
  "$program" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=65536 \
    -print_final_stats=1 -artifact_prefix="$work/$name." "$work/$name" "$seeds/$name" \
    >"$work/$name.log" 2>&1 || {
    echo "== $name"
    tail -40 "$work/$name.log"
    for input in "$work/$name".crash-* "$work/$name".leak-* "$work/$name".timeout-* "$work/$name".oom-*; do
      [ ! -f "$input" ] || { echo "input:"; base64 "$input" | head -40; }
    done
    return 1
  }
  echo "== $name: $(grep 'stat::number_of_executed_units' "$work/$name.log")"
}
export -f run_one
export work seconds seeds

find "$build/tests/fuzz" -maxdepth 1 -name 'fuzz-*' -type f -perm -u+x | sort |
  xargs -P 2 -I{} bash -c 'run_one {}'
