#!/usr/bin/python3
"""Benchmark: the application from its launch to the first complete frame on a 4K screen, and its memory.

bench-app.py NAME PENTAD PLATFORM [OPTION ...] prints one JSON line; ends with 1 when the memory
passes the bound that MOST_MB sets for that name. Needs Xvfb.
"""
import json
import os
import subprocess
import sys
import tempfile
import time


# Megabytes resident at most, by the number of unit grids.
MOST_MB = {"10000": 240, "100000": 340}


# Memory counts as settled when its peak has not risen for so long.
SETTLED_S = 8
LIMIT_S = 120


def read_status(pid):
    """VmRSS and VmHWM in megabytes."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        fields = dict(line.split(":", 1) for line in file)
    return [int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")]


def measure_memory(command, env):
    """Resident megabytes of the application at work, and their peak. Saving a picture would need more."""
    app = subprocess.Popen(command, env=env)
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


def main():
    name, pentad, platform = sys.argv[1:4]
    server = subprocess.Popen([platform, *sys.argv[4:]], stdout=subprocess.PIPE, text=True)
    read, write = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "3840x2160x24", "-nolisten", "tcp",
                                "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        url = server.stdout.readline().strip()
        number = os.read(read, 16).decode().strip()
        env = dict(os.environ, DISPLAY=":" + number, GDK_BACKEND="x11", GSK_RENDERER="cairo", GDK_DEBUG="gl-disable", GTK_A11Y="none",
                   GSETTINGS_BACKEND="memory", DBUS_SESSION_BUS_ADDRESS="disabled:")
        command = [pentad, "--platform", url, "--size", "3840x2160"]
        with tempfile.TemporaryDirectory() as folder:
            start = time.monotonic()
            subprocess.run([*command, "--screenshot", folder + "/frame.png"], env=env, check=True)
            elapsed = time.monotonic() - start
        resident, peak = measure_memory(command, env)
        print(json.dumps({"benchmark": "app", "city": name, "launch_to_saved_frame_ms": round(elapsed * 1000),
                          "resident_mb": round(resident), "peak_resident_mb": round(peak)}))
        if peak > MOST_MB.get(name, peak):
            sys.exit(f"{name}: more than {MOST_MB[name]} MB")
    finally:
        server.terminate()
        display.terminate()
        server.wait()
        display.wait()


main()
