#!/usr/bin/python3
"""Reads one city from two foreign platforms and from collections of shapes: all draw the same.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-envelopes.py PENTADCTL

Prints TAP. Needs PENTAD_DATA_DIR for the board, scheme and mapping files.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from envelope_server import CASES, COLLECTIONS, GRIDS, NOW, Server
from scene import Scene
from tap import Tap

NUMBER = re.compile(r"(?<![#\w])-?\d+\.\d+")
VIEWS = ["perception", "analysis", "service", "command", "supervision"]
SPEAKERS = {"result": "envelope-result", "data": "envelope-data"}
GOOD = [name for name in COLLECTIONS if name not in ("foreign", "endless", "turning")]


def lines_of(scene):
    """Lines without regard to their order, which ties of area decide, and to a tenth of a pixel."""
    return sorted(NUMBER.sub(lambda number: f"{round(float(number[0]) + 0.05)}", line) for line in scene.splitlines())


def difference(one, other):
    return "\n".join(sorted(set(lines_of(one)) ^ set(lines_of(other))))


class City:
    """The program, asked about the city of a server."""

    def __init__(self, program, server):
        self.program, self.server = program, server

    def run(self, command, speaker, mapping, *more):
        return subprocess.run(
            [self.program, command, "--from", f"{self.server.url}/{speaker}", "--mapping", mapping,
             "--at", NOW.isoformat(), "--lang", "zh_CN", *more],
            capture_output=True, timeout=120, check=False)

    def good(self, command, speaker, *more):
        done = self.run(command, speaker, SPEAKERS[speaker], *more)
        if done.returncode != 0 or done.stderr:
            raise AssertionError(f"{speaker} {more}: {done.stderr.decode()}")
        return done.stdout.decode().replace(f"{self.server.url}/{speaker}", "SOURCE")

    def figures(self, speaker):
        items = json.loads(self.good("figures", speaker, "--format", "json"))["figures"]
        return {(item["division"], item["id"]): item for item in items}

    def scene(self, view, speaker, *more):
        return self.good("render", speaker, "--view", view, "--scene", *more)


def check_views(tap, city):
    for view in VIEWS:
        scenes = [city.scene(view, speaker) for speaker in SPEAKERS]
        marks = sum(Scene(scenes[0]).marks.values())
        tap.ok(f"{view} is drawn", marks > 10 and "云州市" in scenes[0], (marks, scenes[0]))
        tap.equal(f"{view} is the same from both", difference(*scenes), "")
    grids = Scene(city.scene("command", "result")).grids
    tap.equal("every unit grid is drawn", len(grids), len(GRIDS))


def check_figures(tap, city):
    figures = [city.figures(speaker) for speaker in SPEAKERS]
    values = [{key: item.get("value") for key, item in each.items()} for each in figures]
    tap.equal("figures are the same from both", values[0], values[1])
    today = sum(case["steps"][0].date() == NOW.date() for case in CASES)
    closed = sum(case["steps"][6] is not None and case["steps"][6].date() == NOW.date() for case in CASES)
    counted = {item["id"]: item.get("value") for (code, _), item in figures[0].items() if code == "990100"}
    tap.ok("reports of today are all counted", today in counted.values(), (today, counted))
    tap.ok("closings of today are all counted", closed in counted.values(), (closed, counted))


def check_pages(tap, city):
    asked = [path for path in city.server.server.asked if path.startswith("/result/records/page")]
    tap.ok("cases come in pages", any("pageNum=2" in path for path in asked)
           and not any("pageNum=3" in path for path in asked), asked[:4])
    tap.ok("a period is asked for in the city's time",
           "startTimestamp=2026-10-22%2014%3A32%3A05&endTimestamp=2026-11-22%2014%3A32%3A05" in asked[0], asked[0])


def check_post(tap, city):
    mapping = json.loads((pathlib.Path(os.environ["PENTAD_DATA_DIR"]) / "mappings/envelope-result.json").read_text())
    mapping["documents"]["state"][0] |= {
        "path": "/records/search",
        "body": {"pageNum": "{page}", "pageSize": 200, "period": "{from}/{to}", "more": [True, None]}}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "post.json"
        path.write_text(json.dumps(mapping))
        done = city.run("figures", "result", str(path), "--format", "csv")
    plain = city.run("figures", "result", SPEAKERS["result"], "--format", "csv")
    tap.equal("cases asked for by POST give the same figures",
              (done.returncode, done.stdout, done.stderr), (0, plain.stdout, b""))
    bodies = [json.loads(path[5:]) for path in city.server.server.asked if path.startswith("POST ")]
    tap.equal("pages and period are in the body", bodies, [
        {"pageNum": page, "pageSize": 200, "period": "2026-10-22 14:32:05/2026-11-22 14:32:05",
         "more": [True, None]} for page in (1, 2)])


def check_collections(tap, city):
    # Each street is higher in the collections than its unit grids, so that its shape is what is drawn.
    without = city.scene("command", "result", "--division", "990101001")
    plain = None
    for name in GOOD:
        scene = city.scene("command", "result", "--division", "990101001", "--boundaries",
                           f"{city.server.url}/ogc/collections/{name}:street")
        plain = plain or scene
        tap.ok(f"shapes of the collection {name} are drawn", difference(scene, without) != "")
        tap.equal(f"shapes of the collection {name} are the same", difference(scene, plain), "")
    tap.ok("a collection is asked for by pages", set(city.server.server.limits) == {"1000", "3"},
           city.server.server.limits)
    for name, said in (("foreign", "http://localhost:9/"), ("endless", "offset=3000"),
                       ("turning", "Content-Crs")):
        done = city.run("figures", "result", "envelope-result", "--boundaries",
                        f"{city.server.url}/ogc/collections/{name}:street")
        text = done.stderr.decode()
        tap.ok(f"the collection {name} is refused", done.returncode != 0 and said in text
               and f"/ogc/collections/{name}/items" in text and text.count("\n") == 1, text)


def check_refusals(tap, city):
    for speaker, mapping in SPEAKERS.items():
        done = city.run("figures", f"broken-{speaker}", mapping)
        text = done.stderr.decode()
        tap.ok(f"an error in the envelope of {speaker} is told", done.returncode != 0 and "“令牌失效”" in text
               and text.count("\n") == 1, text)
    done = city.run("figures", "data", "envelope-result")
    text = done.stderr.decode()
    tap.ok("the mapping of another platform is refused", done.returncode != 0, text)
    shipped = json.loads((pathlib.Path(os.environ["PENTAD_DATA_DIR"]) / "mappings/envelope-data.json").read_text())
    shipped["documents"]["state"][0]["row"]["lon"]["as"] = "degrees"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "wrong.json"
        path.write_text(json.dumps(shipped))
        done = city.run("figures", "data", str(path))
        text = done.stderr.decode()
        tap.ok("a wrong mapping is refused with file and path", done.returncode != 0
               and f"{path}: $.documents.state[0].row.lon.as: expected text, number" in text, text)
        done = city.run("figures", "data", str(pathlib.Path(folder) / "none.json"))
        tap.ok("a mapping that is not there is named", done.returncode != 0
               and "none.json" in done.stderr.decode(), done.stderr.decode())


def main():
    tap = Tap()
    with Server() as server:
        city = City(sys.argv[1], server)
        check_views(tap, city)
        check_figures(tap, city)
        check_pages(tap, city)
        check_post(tap, city)
        check_collections(tap, city)
        check_refusals(tap, city)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
