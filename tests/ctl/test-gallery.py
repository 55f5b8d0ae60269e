#!/usr/bin/python3
"""Draws and checks every picture of the gallery: charts on samples, maps of the demo city and, where its files
are, of New York.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-gallery.py PENTADCTL PENTAD_PLATFORM

Prints TAP. Needs PENTAD_DATA_DIR; New York is skipped where PENTAD_SHARED_DATA has no such files.
"""

import functools
import http.server
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

from platforms import Reference
from tap import Tap

START = "2026-11-20T14:32:05+08:00"
LIMIT_S = 400
BOUNDARIES = [
    "boroughs.geojson:district",
    "community-districts.geojson:street",
    "neighbourhoods.geojson:partition:neighbourhood",
    "tracts.geojson:grid",
]
PNG = b"\x89PNG\r\n\x1a\n"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def run(program, *arguments):
    return subprocess.run(
        [program, "gallery", *arguments], capture_output=True, text=True, timeout=LIMIT_S, check=False
    )


def check(tap, name, done, least, long_names=False):
    """long_names: of a city whose names are too long for any board, which is told and no fault."""
    words = done.stdout.split()
    faults = [line for line in done.stderr.splitlines() if not (long_names and line.endswith(" is cut"))]
    tap.equal(f"{name} has no faults", (done.returncode, faults), (0, []))
    tap.equal(f"{name} has its pictures", len(words) > 2 and int(words[0]) >= least, True)


def check_demo(tap, program, platform):
    with Reference(platform, 7, START) as city, tempfile.TemporaryDirectory() as folder:
        for language in ("zh_CN", "en"):
            done = run(program, "--from", city.url, "--period", "week", "--lang", language)
            check(tap, f"the demo city in {language}", done, 294)
        done = run(program, "--from", city.url, "--period", "week", "--lang", "zh_TW", "--theme", "light", "-o", folder)
        files = sorted(pathlib.Path(folder).iterdir())
        tap.equal("pictures are written, and their sheet", (done.returncode, len(files) >= 31), (0, True))
        tap.equal("as PNG", all(file.read_bytes().startswith(PNG) for file in files), True)
        tap.equal("a sheet of the theme", "sheet-light.png" in [file.name for file in files], True)
        done = run(program, "--from", city.url, "-o", "/dev/null/folder")
        tap.equal("a folder that cannot be made is named", "/dev/null/folder" in done.stderr, True)


def check_charts(tap, program):
    """Every kind of chart in three themes and languages, at a desk and on a wall; the sheets of one theme, since it
    takes longer to pack a picture than to draw it."""
    check(tap, "charts in every look", run(program), 1300)
    with tempfile.TemporaryDirectory() as folder:
        done = run(program, "--theme", "contrast", "-o", folder)
        check(tap, "charts on sheets", done, 430)
        sheets = sorted(path.stem for path in pathlib.Path(folder).iterdir())
        wanted = sorted(
            f"charts-contrast-{language}-{room}"
            for language in ("en", "zh_CN", "zh_TW")
            for room in ("desk", "wall")
        )
        tap.equal("a sheet of each look", sheets, wanted)
        tap.equal("no two sheets alike", len({read(folder, sheet) for sheet in sheets}), len(wanted))
        done = run(program, "--lang", "zh_TW", "--theme", "light", "-o", folder)
        tap.equal("one look alone", done.returncode, 0)


def read(folder, sheet):
    return (pathlib.Path(folder) / f"{sheet}.png").read_bytes()


def check_new_york(tap, program):
    folder = pathlib.Path(os.environ.get("PENTAD_SHARED_DATA", "")) / "data" / "nyc"
    if not (folder / "tracts.geojson").exists():
        tap.skip("New York", "its files are not here")
        return
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    arguments = ["--from", f"open311+http://127.0.0.1:{server.server_port}/georeport/v2/"]
    for boundary in BOUNDARIES:
        arguments += ["--boundaries", str(folder / boundary)]
    arguments += ["--zone", "America/New_York", "--period", "2010-01-01..2018-12-31"]
    done = run(program, *arguments, "--at", "2019-05-22T00:00:00-04:00", "--lang", "en")
    server.shutdown()
    check(tap, "New York", done, 39, long_names=True)


def main(program, platform):
    tap = Tap()
    check_charts(tap, program)
    check_demo(tap, program, platform)
    check_new_york(tap, program)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
