#!/usr/bin/python3
"""Draws the same city from every variant of an Open311 server: the pictures must be equal.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-open311.py PENTADCTL

Prints TAP. Needs PENTAD_DATA_DIR for the board and scheme files.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from open311_server import ERRORS, VARIANTS, Server, prefix
from scene import Scene
from tap import Tap

AT = "2018-06-30T12:00:00Z"


def square(code, west):
    ring = [[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]
    return {
        "type": "Feature",
        "properties": {"code": code, "name": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def run(program, command, variant, server, boundaries, *more):
    return subprocess.run(
        [program, command, "--from", f"{prefix(variant)}{server.url}/{variant}", "--zone",
         "America/New_York", "--boundaries", f"{boundaries}:district", "--at", AT, "--period",
         "month", *more],
        capture_output=True, timeout=120, check=False,
    )


def scene(program, variant, server, boundaries):
    done = run(program, "render", variant, server, boundaries, "--view", "command", "--scene")
    text = done.stdout.decode().replace(f"{prefix(variant)}{server.url}/{variant}", "SOURCE")
    return text.replace(f"{server.url}/{variant}", "SOURCE"), done.stderr.decode()


def main():
    tap = Tap()
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        boundaries = pathlib.Path(folder) / "districts.geojson"
        boundaries.write_text(json.dumps(
            {"type": "FeatureCollection", "features": [square("W", 0), square("E", 1)]}))
        want, errors = scene(program, "bare", server, boundaries)
        marks = Scene(want)
        tap.ok("bare draws a picture", errors == "" and sum(marks.marks.values()) > 25, errors + want)
        for variant in VARIANTS:
            got, errors = scene(program, variant, server, boundaries)
            if variant == "single-object":
                tap.ok(f"{variant} draws its one request", errors == "" and got != want, errors)
            else:
                tap.ok(f"{variant} draws the same", errors == "" and got == want, errors + got)
        for variant in ERRORS:
            done = run(program, "figures", variant, server, boundaries)
            said = done.stderr.decode()
            tap.ok(f"{variant} is told",
                   done.returncode != 0 and "400: “jurisdiction_id is missing”" in said
                   and f"/{variant}/requests.json" in said and said.count("\n") == 1, said)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
