#!/usr/bin/python3
"""A platform that was written from the API files alone passes the check and can be drawn.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-second-platform.py PENTADCTL

Prints TAP. Needs PENTAD_DATA_DIR.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "ctl"))
from tap import Tap  # noqa: E402

SCRIPT = HERE / "second-platform.py"
START = "2026-11-20T15:02:05+09:00"
TOWN = "310000"
MAX_LINES = 300
VIEWS = ["perception", "analysis", "service", "command", "supervision"]
# What the town does not do, or has nothing of.
IDLE = {"last-modified", "gzip", "grids-known", "posts-known", "devices", "topic-ids", "topic-numbers",
        "photos-own", "photos-sound"}
# The town's cases are never verified, and nobody asks for orders.
NO_VALUE = {"in_time_verify_rate", "verify_send_rate", "check_send_rate"}


class Second:
    """The platform under a speed; use it in a with statement."""

    def __init__(self, speed):
        self.process = subprocess.Popen(
            [sys.executable, str(SCRIPT), START, str(speed)], stdout=subprocess.PIPE
        )
        self.url = self.process.stdout.readline().decode().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, timeout=240, check=False)


def check_rules(tap, program):
    with Second(120) as town:
        done = run(program, "check-platform", town.url, "--json")
        rules = json.loads(done.stdout)["rules"]
        failed = [rule for rule in rules if rule["result"] == "fail"]
        idle = {rule["id"] for rule in rules if rule["result"] == "not-applicable"}
        tap.equal("check-platform finds nothing", (done.returncode, failed), (0, []))
        tap.equal("what does not apply", idle, IDLE)


def check_pictures(tap, program):
    with Second(0) as town, tempfile.TemporaryDirectory() as folder:
        for view in VIEWS:
            path = pathlib.Path(folder) / f"{view}.png"
            done = run(program, "render", "--from", town.url, "--view", view, "-o", str(path))
            tap.ok(f"{view} is drawn",
                   done.returncode == 0 and not done.stderr and path.stat().st_size > 20000, done)
            text = run(program, "render", "--from", town.url, "--view", view, "--scene").stdout.decode()
            tap.equal(f"{view} shows its 72 unit grids", sum(
                line.startswith("grid ") for line in text.splitlines()), 72)
        check_figures(tap, program, town)


def check_figures(tap, program, town):
    for period in ("today", "month"):
        done = run(program, "figures", "--from", town.url, "--period", period)
        figures = [f for f in json.loads(done.stdout)["figures"] if f["division"] == TOWN]
        empty = {f["id"] for f in figures if f["value"] is None}
        tap.ok(f"{period}: dozens of figures", len(figures) > 60, len(figures))
        tap.ok(f"{period}: only what the town never does has no value", empty <= NO_VALUE, empty)
        value = {f["id"]: f["value"] for f in figures}
        tap.ok(f"{period}: reports, filings and closings", value["report"] > value["file"] > 0 < value["close"],
               value)
    tap.equal("60 cases a day, in 19 finished days and what has come of today",
              (value["report"] - 1140) in range(20, 60), True)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    tap = Tap()
    lines = len(SCRIPT.read_text().splitlines())
    tap.ok("it has at most 300 lines", lines <= MAX_LINES, lines)
    check_rules(tap, program)
    check_pictures(tap, program)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
