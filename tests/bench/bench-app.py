#!/usr/bin/python3
"""Benchmark: the application from its launch to the first complete frame on screen, and its memory.

bench-app.py NAME PENTAD PLATFORM [OPTION ...] prints one JSON line. Needs Xvfb.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time


def main():
    name, pentad, platform = sys.argv[1:4]
    server = subprocess.Popen([platform, *sys.argv[4:]], stdout=subprocess.PIPE, text=True)
    read, write = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp",
                                "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        url = server.stdout.readline().strip()
        number = os.read(read, 16).decode().strip()
        env = dict(os.environ, DISPLAY=":" + number, GDK_BACKEND="x11", GSK_RENDERER="cairo", GTK_A11Y="none",
                   GSETTINGS_BACKEND="memory", DBUS_SESSION_BUS_ADDRESS="disabled:")
        with tempfile.TemporaryDirectory() as folder:
            start = time.monotonic()
            subprocess.run([pentad, "--platform", url, "--screenshot", folder + "/frame.png"], env=env, check=True)
            elapsed = time.monotonic() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(json.dumps({"benchmark": "app", "city": name, "launch_to_saved_frame_ms": round(elapsed * 1000),
                          "peak_resident_mb": round(peak / 1024)}))
    finally:
        server.terminate()
        display.terminate()
        server.wait()
        display.wait()


main()
