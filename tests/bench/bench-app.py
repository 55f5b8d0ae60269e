#!/usr/bin/python3
"""Benchmark: the application from its launch to the first complete frame, its memory, and, of the
demo city, what it takes while nothing changes.

bench-app.py NAME PENTAD PLATFORM [OPTION ...] prints one JSON line; ends with 1 when a figure passes
the bound that is set for that name. Needs Xvfb.

The first complete frame is the one in which every panel of the shown view has its data and the map is
drawn, on a 4K screen; the demo city is shown on a desk of 1920x1080. It is timed with an empty cache, then with the cache that the first start has left. The
platform of the starts is frozen and warm: the time that it takes to make its documents is not the
application's. Memory is measured with a platform that goes on.
"""
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request


# Megabytes resident at most, by the number of unit grids.
MOST_MB = {"10000": 240, "100000": 340}
# Milliseconds from launch to the first complete frame at most: with an empty cache, and from it.
MOST_MS = {"100000": (1800, 900), "demo": (None, 500)}
# Sizes other than that of a 4K wall.
SIZES = {"demo": "1920x1080"}
# Share of a core at most while every poll of the state, each 5 seconds, is answered by 304.
MOST_IDLE_SHARE = {"demo": 0.01}
# A city that does not move on and has no cursors, so that what is asked for is the whole, by its tag.
IDLE_OPTIONS = ["--speed", "0", "--fault", "missing:cursor@state"]
# Seconds until a start is over, and how long is looked on then.
IDLE_AFTER_S = 15
IDLE_S = 60
# Starts of each kind; the shortest counts, since others may use the machine.
ROUNDS = 3


# Memory counts as settled when its peak has not risen for so long.
SETTLED_S = 8
LIMIT_S = 120
# The cache counts as written when it has not grown for so long.
CACHE_SETTLED_S = 1


def read_status(pid):
    """VmRSS and VmHWM in megabytes."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        fields = dict(line.split(":", 1) for line in file)
    return [int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")]


def measure_memory(command, env):
    """Resident megabytes of the application at work, and their peak. Saving a picture would need more."""
    with tempfile.TemporaryDirectory() as cache:
        app = subprocess.Popen(command, env=dict(env, XDG_CACHE_HOME=cache))
        try:
            begin = risen = time.monotonic()
            highest = 0
            while time.monotonic() - risen < SETTLED_S and time.monotonic() - begin < LIMIT_S:
                time.sleep(0.5)
                resident, peak = read_status(app.pid)
                if peak > highest:
                    highest, risen = peak, time.monotonic()
            return resident, highest
        finally:
            app.terminate()
            app.wait()


def wait_for_cache(cache):
    """Until what was loaded is on disk."""
    size, since, begin = -1, time.monotonic(), time.monotonic()
    while time.monotonic() - since < CACHE_SETTLED_S and time.monotonic() - begin < LIMIT_S:
        time.sleep(0.1)
        now = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(cache) for name in names
                  if os.path.exists(os.path.join(folder, name)))
        if now != size:
            size, since = now, time.monotonic()


def launch(command, env, cache):
    """Milliseconds from launch to the line that tells of the first complete frame."""
    env = dict(env, XDG_CACHE_HOME=cache, G_MESSAGES_DEBUG="all")
    begin = time.monotonic()
    app = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        timer = threading.Timer(LIMIT_S, app.kill)
        timer.start()
        for line in app.stdout:
            if line.rstrip().endswith("first complete frame"):
                elapsed_ms = (time.monotonic() - begin) * 1000
                wait_for_cache(cache)
                return elapsed_ms
        sys.exit("ended before the first complete frame")
    finally:
        timer.cancel()
        app.terminate()
        app.communicate()


def read_cpu_s(pid):
    """Processor seconds of all threads."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def check_not_modified(url):
    """The platform answers as the measurement says."""
    with urllib.request.urlopen(url + "/v1/state") as answer:
        tag = answer.headers["ETag"]
    try:
        urllib.request.urlopen(urllib.request.Request(url + "/v1/state", headers={"If-None-Match": tag}))
    except urllib.error.HTTPError as error:
        if error.code == 304:
            return
    sys.exit("the platform does not answer 304")


def measure_idle(command, env):
    """Share of a core while nothing changes but the clock."""
    app = subprocess.Popen(command, env=env)
    try:
        time.sleep(IDLE_AFTER_S)
        before = read_cpu_s(app.pid)
        time.sleep(IDLE_S)
        return (read_cpu_s(app.pid) - before) / IDLE_S
    finally:
        app.terminate()
        app.wait()


def time_launches(command, env):
    """The shortest first start and the shortest start from the cache; the very first one, which warms
    the platform, does not count."""
    first, cached = [], []
    for _ in range(ROUNDS + 1):
        with tempfile.TemporaryDirectory() as cache:
            first.append(launch(command, env, cache))
            if len(first) > 1:
                cached.append(launch(command, env, cache))
    return min(first[1:]), min(cached)


@contextlib.contextmanager
def serve(command):
    """The address of a platform."""
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


def main():
    name, pentad, platform = sys.argv[1:4]
    size, idle = SIZES.get(name, "3840x2160"), 0
    read, write = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "3840x2160x24", "-nolisten", "tcp",
                                "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        number = os.read(read, 16).decode().strip()
        env = dict(os.environ, DISPLAY=":" + number, GDK_BACKEND="x11", GSK_RENDERER="cairo", GDK_DEBUG="gl-disable", GTK_A11Y="none",
                   GSETTINGS_BACKEND="memory", DBUS_SESSION_BUS_ADDRESS="disabled:")
        with serve([platform, *sys.argv[4:], "--speed", "0"]) as url:
            first, cached = time_launches([pentad, "--platform", url, "--size", size], env)
        with serve([platform, *sys.argv[4:]]) as url:
            resident, peak = measure_memory([pentad, "--platform", url, "--size", size], env)
        if name in MOST_IDLE_SHARE:
            with serve([platform, *sys.argv[4:], *IDLE_OPTIONS]) as url:
                check_not_modified(url)
                idle = measure_idle([pentad, "--platform", url, "--size", size], env)
            print(json.dumps({"benchmark": "idle", "city": name, "size": size, "seconds": IDLE_S, "core_share": round(idle, 4),
                              "at_most": MOST_IDLE_SHARE[name]}))
        most_first, most_cached = MOST_MS.get(name, (None, None))
        print(json.dumps({"benchmark": "app", "city": name, "size": size, "first_start_ms": round(first), "at_most_first_ms": most_first,
                          "cached_start_ms": round(cached), "at_most_cached_ms": most_cached,
                          "resident_mb": round(resident), "peak_resident_mb": round(peak)}))
        if peak > MOST_MB.get(name, peak):
            sys.exit(f"{name}: more than {MOST_MB[name]} MB")
        if first > (most_first or first) or cached > (most_cached or cached):
            sys.exit(f"{name}: more than {most_first} ms for the first start or {most_cached} ms from the cache")
        if idle > MOST_IDLE_SHARE.get(name, idle):
            sys.exit(f"{name}: more than {MOST_IDLE_SHARE[name]} of a core while nothing changes")
    finally:
        display.terminate()
        display.wait()


main()
