#!/usr/bin/env bash
# Draws the pictures of the user guide anew: the five views of the demo city at one instant.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   data/help/draw-pictures.sh BUILD        needs ImageMagick, for few colours and small files
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: $0 BUILD" >&2; exit 2; }
build="$(cd "$1" && pwd)"
cd "$(dirname "${BASH_SOURCE[0]}")/pictures"
exec {output}< <(exec "$build/src/reference/pentad-platform" --city demo --port 0 --speed 0 \
  --start 2026-11-20T14:32:00+08:00)
platform=$!
trap 'kill "$platform"' EXIT
read -r -t 60 url <&"$output"
for view in perception analysis service command supervision; do
  "$build/src/ctl/pentadctl" render --from "$url" --view "$view" --period view --lang zh_CN \
    --size 1120x630 -o "$view.png"
  convert "$view.png" +dither -colors 96 -define png:compression-level=9 "$view.png"
done
