#!/usr/bin/env bash
# Runs a command on a throw-away X display, so that GTK tests need no screen and touch none.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   ui-session.sh [--size WxH] [--window-manager] [--bus] -- COMMAND...
#
# --window-manager starts openbox (full screen and maximising need one), --bus a private D-Bus
# session (AT-SPI and single-instance applications need one). Several may run at the same time.
set -euo pipefail

size=1920x1080 window_manager=no bus=no
while [ $# -gt 0 ]; do
  case "$1" in
    --size) size="$2"; shift 2 ;;
    --window-manager) window_manager=yes; shift ;;
    --bus) bus=yes; shift ;;
    --) shift; break ;;
    *) break ;;
  esac
done
if [ $# -eq 0 ]; then
  echo "usage: ui-session.sh [--size WxH] [--window-manager] [--bus] -- COMMAND..." >&2
  exit 2
fi
command -v Xvfb >/dev/null || { echo "Xvfb is not installed" >&2; exit 1; }

folder="$(mktemp -d)"
pids=()
clean_up () {
  [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# The server looks for a free number itself and tells it; it must not reset when a client leaves.
exec {server}< <(exec Xvfb -displayfd 1 -screen 0 "${size}x24" -nolisten tcp -noreset 2>"$folder/log")
pids+=("$!")
if ! read -r -t 20 number <&"$server"; then
  cat "$folder/log" >&2
  echo "Xvfb did not start within 20 s" >&2
  exit 1
fi

export DISPLAY=":$number" XDG_RUNTIME_DIR="$folder"
unset WAYLAND_DISPLAY XAUTHORITY
export GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}" GDK_DEBUG="${GDK_DEBUG:-gl-disable}"
export GSETTINGS_BACKEND=memory G_DEBUG="${G_DEBUG:-fatal-warnings}" LANG="${LANG:-C.UTF-8}"
export GDK_SCALE=1

if [ "$window_manager" = yes ]; then
  # openbox calls the start-up command once it manages the display.
  mkfifo "$folder/managed"
  openbox --sm-disable --startup "/bin/sh -c 'echo ready >$folder/managed'" >/dev/null 2>&1 &
  pids+=("$!")
  read -r -t 20 _ <>"$folder/managed" || { echo "openbox did not start" >&2; exit 1; }
fi

if [ "$bus" = yes ]; then
  unset GTK_A11Y
  # What the services of the bus print is not what the command prints.
  dbus-run-session -- bash -c 'exec "$@" >&3 3>&-' _ "$@" 3>&1 >&2
else
  export DBUS_SESSION_BUS_ADDRESS=disabled: GTK_A11Y="${GTK_A11Y:-test}"
  "$@"
fi
