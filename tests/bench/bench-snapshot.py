#!/usr/bin/python3
"""Benchmark: a snapshot of a city and a month: its size, how fast it is verified, and how soon the
application shows it.

bench-snapshot.py NAME PENTADCTL PENTAD PLATFORM [OPTION ...] prints one JSON line; ends with 1 when a
figure passes the bound that is set for that name. Without Xvfb the first frame is left out.

Verified: the file read and every byte of it checked against seal and signature, with the start of the
program in it. Unpacked: the same, and every document unpacked and checked against the manifest, as with --documents.
The first complete frame is the one in which every panel of the shown view has its data
and the map is drawn, on a screen of 1920x1080.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

NOW = "2026-11-22T14:32:05+08:00"
# Bounds by name: megabytes a second of verifying at least, milliseconds to the first frame at most.
LEAST_MB_S = {"100000": 100}
MOST_MS = {"100000": 3000, "10000": 2000, "demo": 1500}
# Megabytes of a snapshot of a month at most.
MOST_MB = {"100000": 60, "10000": 8}
ROUNDS = 3
LIMIT_S = 1200


def run(command, env):
    begin = time.monotonic()
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr}")
    return time.monotonic() - begin


def make(pentadctl, platform, options, path, env):
    """Makes a signed one, from a platform that has made its largest documents once."""
    secret = path.parent / "passphrase"
    secret.write_text("correct horse battery\n")
    secret.chmod(0o600)
    run([pentadctl, "key", "generate", "Bench", "--passphrase-file", str(secret)], env)
    server = subprocess.Popen([platform, *options, "--speed", "0", "--start", NOW], stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().strip()
        for document in ("state", "grids", "history/2026-10"):
            urllib.request.urlopen(f"{url}/v1/{document}").read()
        return run([pentadctl, "snapshot", "create", "--from", url, "--period", "month", "--timeout", str(LIMIT_S),
                    "-o", str(path), "--sign", "Bench", "--passphrase-file", str(secret)], env)
    finally:
        server.terminate()
        server.wait()


def launch(pentad, path, env):
    """Milliseconds from launch to the line that tells of the first complete frame."""
    begin = time.monotonic()
    app = subprocess.Popen([pentad, str(path), "--size", "1920x1080"], env=dict(env, G_MESSAGES_DEBUG="all"),
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    timer = threading.Timer(LIMIT_S, app.kill)
    timer.start()
    try:
        for line in app.stdout:
            if line.rstrip().endswith("first complete frame"):
                return (time.monotonic() - begin) * 1000
        sys.exit("ended before the first complete frame")
    finally:
        timer.cancel()
        app.terminate()
        app.communicate()


def time_frames(pentad, path, env):
    """The shortest of some starts; None without a display."""
    if shutil.which("Xvfb") is None or not os.path.exists(pentad):
        return None
    read, write = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp",
                                "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        number = os.read(read, 16).decode().strip()
        env = dict(env, DISPLAY=":" + number, GDK_BACKEND="x11", GSK_RENDERER="cairo", GDK_DEBUG="gl-disable",
                   GTK_A11Y="none", GSETTINGS_BACKEND="memory", DBUS_SESSION_BUS_ADDRESS="disabled:")
        return min(launch(pentad, path, env) for _ in range(ROUNDS))
    finally:
        display.terminate()
        display.wait()


def main(name, pentadctl, pentad, platform, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "city.pentad"
        env = dict(os.environ, XDG_CONFIG_HOME=folder + "/config", XDG_CACHE_HOME=folder + "/cache")
        made_s = make(pentadctl, platform, options, path, env)
        size_mb = path.stat().st_size / 1e6
        verified = size_mb / min(run([pentadctl, "snapshot", "verify", str(path)], env) for _ in range(ROUNDS))
        unpacked = size_mb / run([pentadctl, "snapshot", "verify", "--documents", str(path)], env)
        frame_ms = time_frames(pentad, path, env)
        # Whose trust store does not have the key.
        stranger_ms = time_frames(pentad, path, dict(env, XDG_CONFIG_HOME=folder + "/stranger"))
        print(json.dumps({"benchmark": "snapshot", "city": name, "size_mb": round(size_mb, 1), "at_most_mb": MOST_MB.get(name),
                          "made_s": round(made_s, 1), "verified_mb_s": round(verified), "at_least_mb_s": LEAST_MB_S.get(name),
                          "unpacked_mb_s": round(unpacked, 1),
                          "first_frame_ms": frame_ms and round(frame_ms), "not_trusted_ms": stranger_ms and round(stranger_ms),
                          "at_most_ms": MOST_MS.get(name)}))
        if size_mb > MOST_MB.get(name, size_mb):
            sys.exit(f"{name}: more than {MOST_MB[name]} MB")
        if verified < LEAST_MB_S.get(name, 0):
            sys.exit(f"{name}: less than {LEAST_MB_S[name]} MB a second are verified")
        for told_ms in (frame_ms, stranger_ms):
            if told_ms and told_ms > MOST_MS.get(name, told_ms):
                sys.exit(f"{name}: more than {MOST_MS[name]} ms to the first frame")


main(*sys.argv[1:])
