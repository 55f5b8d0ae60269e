#!/usr/bin/env bash
# Runs pentadctl under valgrind against the platform at PENTAD_URL; fails on an error or a real leak.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   valgrind.sh BUILD_FOLDER
set -euo pipefail

program="$1/src/ctl/pentadctl"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
watch=(valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite
  --errors-for-leak-kinds=definite --suppressions="$(dirname "${BASH_SOURCE[0]}")/valgrind.supp")
export G_SLICE=always-malloc

"${watch[@]}" "$program" figures --from "$PENTAD_URL" --format csv >/dev/null
for kind in png pdf svg; do
  "${watch[@]}" "$program" render --from "$PENTAD_URL" --view command --lang zh_CN \
    -o "$folder/picture.$kind"
done
