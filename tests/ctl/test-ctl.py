#!/usr/bin/python3
"""Asks pentadctl for every view and every figure of the demo city, and for what it must refuse.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-ctl.py PENTADCTL PENTAD_PLATFORM

Prints TAP. Needs PENTAD_DATA_DIR for the board and scheme files.
"""

import csv
import decimal
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from platforms import Hostile, Reference
from scene import Scene
from tap import Tap

# Under the sanitizers a view and some indicators tell what the others would; a run with PENTAD_SHORT takes no more.
IS_SHORT = "PENTAD_SHORT" in os.environ
VIEWS = ["command"] if IS_SHORT else ["perception", "analysis", "service", "command", "supervision"]
NOW, LATER = "2026-11-20T14:32:05+08:00", "2026-11-20T15:32:05+08:00"
# Where a platform stands that is asked about NOW afterwards.
AFTERWARDS = "2026-11-20T16:32:05+08:00"
CITY = "990100"
# They come from the staff document, which says how things stand and has no history.
STAFF_FIGURES = {"online_rate", "coverage_rate"}
RUN_LIMIT_S = 120
DATA = pathlib.Path(os.environ["PENTAD_DATA_DIR"])


class Ctl:
    """The program under test."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def run(self, *arguments, **environment):
        return subprocess.run(
            [self.program, *arguments],
            capture_output=True,
            timeout=RUN_LIMIT_S,
            check=False,
            env={**os.environ, **environment},
        )

    def good(self, *arguments, **environment):
        done = self.run(*arguments, **environment)
        if done.returncode != 0 or done.stderr:
            raise AssertionError(f"{arguments}: {done.returncode}, {done.stderr.decode()}")
        return done.stdout.decode()

    def scene(self, url, view, *arguments, **environment):
        return self.good("render", "--from", url, "--view", view, "--scene", *arguments, **environment)

    def picture(self, url, view, name, *arguments):
        path = self.folder / name
        self.good("render", "--from", url, "--view", view, "-o", str(path), *arguments)
        return path.read_bytes()

    def figures(self, url, *arguments):
        text = self.good("figures", "--from", url, "--format", "json", *arguments)
        return {(item["division"], item["id"]): item for item in json.loads(text)["figures"]}


def shown(item):
    """The text that a headline has to have for a figure."""
    if item["value"] is None:
        return "—"
    if item["unit"] == "count":
        return f"{item['value']:,}".replace(",", "\u2009")
    return f"{item['value']:.2f}" + ("%" if item["unit"] == "percent" else " h")


def check_views(tap, ctl, one, other):
    figures = ctl.figures(one.url)
    for view in VIEWS:
        dump = ctl.scene(one.url, view)
        scene = Scene(dump)
        tap.ok(
            f"{view}: at least 3,000 filled grids in at least 4 classes",
            len(scene.grids) >= 3000 and len({c for c in scene.grids if c >= 0}) >= 4,
            f"{len(scene.grids)} grids, classes {set(scene.grids)}",
        )
        charts = {chart for chart, n in scene.marks.items() if chart != "map" and n >= 5}
        tap.ok(f"{view}: at least 2 charts with 5 marks", len(charts) >= 2, dict(scene.marks))
        board = json.loads((DATA / "boards" / f"{view}.json").read_text())
        want = {
            panel["id"]: shown(figures[CITY, panel["figure"]])
            for panel in (board["panels"] if "panels" in board else board["pages"][0]["panels"])
            if panel["kind"] == "headline"
        }
        tap.ok(f"{view}: at least 3 headlines", len(want) >= 3, want)
        tap.equal(f"{view}: headlines are the figures", scene.headlines, want)
        tap.equal(f"{view}: the same scene again", ctl.scene(one.url, view), dump)
        elsewhere = Scene(ctl.scene(other.url, view))
        tap.ok(
            f"{view}: another seed is another city",
            elsewhere.grids != scene.grids and elsewhere.headlines != scene.headlines,
        )
        tap.ok(
            f"{view}: an hour later it differs",
            Scene(ctl.scene(one.url, view, "--at", LATER)).texts
            != Scene(ctl.scene(one.url, view, "--at", NOW)).texts,
        )


def squeeze(text):
    """Without spaces, which a PDF keeps as distances only."""
    return "".join(text.split())


def check_print(tap, ctl, one):
    """Every text of every view can be selected in its PDF, in fonts that the file brings along."""
    if shutil.which("pdftotext") is None or shutil.which("pdffonts") is None:
        tap.skip("the text of the PDFs can be read", "poppler-utils is not installed")
        return
    for view in VIEWS:
        ctl.picture(one.url, view, "print.pdf", "--at", NOW)
        path = ctl.folder / "print.pdf"
        words = squeeze(run_tool("pdftotext", "-layout", path, "-"))
        scene = Scene(ctl.scene(one.url, view, "--at", NOW))
        figures = [text for text in scene.texts if any(c.isdigit() for c in text) and len(text) < 14]
        missing = [text for text in figures if squeeze(text) not in words]
        tap.ok(f"{view}: {len(figures)} figures can be selected in the PDF", not missing, missing)
        fonts = [line.split() for line in run_tool("pdffonts", path).splitlines()[2:]]
        # Columns from the right: object number of two, unicode, subset, embedded.
        tap.ok(f"{view}: its fonts are embedded", fonts and all(f[-5] == "yes" for f in fonts), fonts)


def run_tool(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def check_pictures(tap, ctl, one):
    for view in VIEWS:
        pictures = [ctl.picture(one.url, view, f"{n}.png", "--at", NOW) for n in "ab"]
        tap.ok(f"{view}: two PNG renders are the same bytes", pictures[0] == pictures[1])
        tap.ok(
            f"{view}: it is a PNG of 1920 x 1080",
            pictures[0][:8] == b"\x89PNG\r\n\x1a\n"
            and pictures[0][16:24] == (1920).to_bytes(4, "big") + (1080).to_bytes(4, "big"),
        )
        tap.ok(
            f"{view}: an hour later the PNG differs",
            ctl.picture(one.url, view, "later.png", "--at", LATER) != pictures[0],
        )
    for view in VIEWS:
        for kind in ("svg", "pdf"):
            pictures = [ctl.picture(one.url, view, f"{n}.{kind}", "--at", NOW) for n in "ab"]
            tap.ok(f"{view}: two {kind} renders are the same bytes", pictures[0] == pictures[1])
    svg = xml.etree.ElementTree.fromstring((ctl.folder / "a.svg").read_bytes())
    tap.ok("the SVG is well-formed", svg.tag.endswith("svg"), svg.tag)
    tap.ok("its text is outlined", not any(node.tag.endswith("text") for node in svg.iter()))
    check_print(tap, ctl, one)
    large = ctl.picture(one.url, "command", "large.png", "--size", "3840x2160")
    tap.equal("--size is obeyed", int.from_bytes(large[16:20], "big"), 3840)
    wall = ctl.picture(one.url, "command", "wall.png", "--at", NOW, "--wall", "wall-lcd-3x3")
    size = int.from_bytes(wall[16:20], "big"), int.from_bytes(wall[20:24], "big")
    tap.equal("--wall gives the size of the wall", size, (5760, 3240))
    own = str(DATA / "walls" / "wall-lcd-3x3.json")
    again = ctl.picture(one.url, "command", "own.png", "--at", NOW, "--wall", own)
    tap.ok("--wall takes a file", wall == again)


def round_half_up(value):
    return float(value.quantize(decimal.Decimal("0.01"), rounding=decimal.ROUND_HALF_UP))


def check_figures(tap, ctl, one, afterwards):
    figures = ctl.figures(one.url, "--at", NOW)
    scheme = json.loads((DATA / "schemes" / "demo.json").read_text())
    ids = {indicator["id"] for indicator in scheme["indicators"]}
    ids |= {score["id"] for score in scheme["composites"] if score["subject"] == "area"}
    tap.equal("the city has every figure of the scheme", {i for d, i in figures if d == CITY}, ids)

    wrong = [
        key
        for key, item in figures.items()
        if item["unit"] == "percent"
        and item["value"]
        != (
            round_half_up(
                decimal.Decimal(100) * decimal.Decimal(item["numerator"]) / decimal.Decimal(item["denominator"])
            )
            if item["denominator"]
            else None
        )
    ]
    tap.equal("a rate is its numerator over its denominator, rounded half up", wrong, [])
    rates = [item for item in figures.values() if item["unit"] == "percent"]
    tap.ok("some rates have no denominator", any(item["denominator"] == 0 for item in rates))
    tap.ok("some rates have a value", sum(item["value"] is not None for item in rates) > 500)

    divisions = json.loads(one.fetch("/v1/divisions"))["divisions"]
    districts = [item["code"] for item in divisions if item["level"] == "district"]
    tap.equal("the city has seven districts", len(districts), 7)
    wrong = []
    for indicator in scheme["indicators"]:
        parts = [figures.get((code, indicator["id"])) for code in districts]
        whole = figures[CITY, indicator["id"]]["value"]
        if indicator["unit"] == "count" and indicator["id"] != "outside" and whole is not None:
            if whole != sum(part["value"] for part in parts):
                wrong.append((indicator["id"], whole, [part["value"] for part in parts]))
    tap.equal("counts of the city are the sums of its districts", wrong, [])

    later = ctl.figures(afterwards.url, "--at", NOW)
    differing = {
        key
        for key in figures.keys() | later.keys()
        if key[1] not in STAFF_FIGURES and figures.get(key) != later.get(key)
    }
    tap.equal("a platform that stands two hours later says the same of the past", differing, set())
    tap.ok(
        "and something else of the present", ctl.figures(afterwards.url) != later, "nothing differs"
    )
    check_csv(tap, ctl, one, figures)
    street = next(item["code"] for item in divisions if item["level"] == "street")
    alone = ctl.figures(one.url, "--at", NOW, "--division", street)
    tap.equal(
        "--division gives that division alone, with the same figures",
        alone,
        {key: item for key, item in figures.items() if key[0] == street},
    )


def check_csv(tap, ctl, one, figures):
    text = ctl.good("figures", "--from", one.url, "--at", NOW, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    def flat(item):
        period = item["period"]
        named = {**item, "as_of": NOW, "period_from": period["from"], "period_to": period["to"]}
        return {
            column: "" if named.get(column) is None else str(named[column])
            for column in rows[0]
        }

    tap.equal("CSV has as many rows as JSON has figures", len(rows), len(figures))
    wrong = [
        (row, flat(figures[row["division"], row["id"]]))
        for row in rows
        if row != flat(figures[row["division"], row["id"]])
    ]
    tap.equal("CSV says what JSON says", wrong[:1], [])
    tap.ok("CSV lines end with CRLF", text.count("\r\n") == text.count("\n") == len(rows) + 1)


# What an explanation lists as many cases of as it counts, and figures that are no sums of cases.
WITHOUT_CASES = {"outside", "online_rate", "coverage_rate"}


def check_explain(tap, ctl, one):
    scheme = json.loads((DATA / "schemes" / "demo.json").read_text())
    district = "990101"
    arguments = ["--at", NOW, "--period", "month", "--division", district]
    figures = ctl.figures(one.url, *arguments)
    wrong, partly = [], []
    for indicator in scheme["indicators"][:: 8 if IS_SHORT else 1]:
        name = indicator["id"]
        text = ctl.good("figures", "--from", one.url, *arguments, "--explain", name, "--json")
        why = json.loads(text)
        listed = figures.get((district, name))
        if listed is not None and why["now"]["value"] != listed["value"]:
            wrong.append((name, why["now"]["value"], listed["value"]))
        if name in WITHOUT_CASES or why["now"]["state"] == "no-data":
            continue
        above = sum(n for _, n in why["numerator_cases"])
        below = sum(n for _, n in why["denominator_cases"])
        counted = why["now"]["numerator"] if indicator["unit"] == "percent" else why["now"]["value"]
        if not why["cases_known"]:
            partly.append(name)
        if indicator["unit"] != "hours" and above != counted:
            partly.append((name, "numerator", above, counted))
        if why["now"]["denominator"] is not None and below != why["now"]["denominator"]:
            partly.append((name, "denominator", below, why["now"]["denominator"]))
        effects = sum(decimal.Decimal(str(effect["points"])) for effect in why["effects"])
        if why["effects"] and effects != decimal.Decimal(str(why["change"])):
            wrong.append((name, "effects", effects, why["change"]))
    tap.equal("explanations say what the figures say, and their parts sum to the change", wrong, [])
    tap.equal("as many cases are listed as are counted, over a month of history", partly, [])

    why = json.loads(
        ctl.good("figures", "--from", one.url, *arguments, "--explain", "area_score", "--json")
    )
    points = sum(term["points"] for term in why["terms"])
    tap.ok("the terms of a score sum to it", abs(points - why["now"]["value"]) <= 0.005, why["terms"])
    tap.ok(
        "a district has no class of area, and the explanation says what became of that term",
        [term.get("rule") for term in why["terms"]] == [None, "drop", None, None]
        and sum(term["weight_applied"] for term in why["terms"]) == 100,
        why["terms"],
    )
    text = ctl.good("figures", "--from", one.url, *arguments, "--explain", "close_rate", "--lang", "zh_CN")
    words = ["结案率", "公式", "应结案数", "版本 1", "较上期变化", "分子对应的案件"]
    tap.ok("--explain as text, in Chinese", all(word in text for word in words), text)
    grids = json.loads(one.fetch("/v1/grids"))["features"]
    busy = next(item["properties"]["code"] for item in grids)
    grid = ["--at", NOW, "--period", "month", "--division", busy]
    of_grid = ctl.figures(one.url, *grid)
    tap.ok(
        "a unit grid has figures and a score over a month, from its cases",
        of_grid[busy, "file"]["value"] is not None
        and of_grid[busy, "area_score"]["value"] is not None
        and of_grid[busy, "area_score"]["grade"] in "ABCDE",
        of_grid[busy, "area_score"],
    )
    done = ctl.run("figures", "--from", one.url, "--explain", "no_such_figure")
    tap.ok(
        "--explain of nothing known is refused",
        done.returncode > 0 and b"no_such_figure" in done.stderr and not done.stdout,
        done.stderr,
    )


def check_filters(tap, ctl, one):
    """Parts add up to the whole, in every place, for cases of a day and of finished months."""
    parts = {
        "source": "supervisor hotline public video leader media transfer sensor other".split(),
        "kind": ["component", "event", "other"],
        "hour": [str(hour) for hour in range(24)],
    }
    counts = ("report", "file", "close", "open", "overdue")
    for key, period in (("source", "month"), ("kind", "2026-08"), ("hour", "today")):
        common = ("--at", NOW, "--period", period)
        whole = ctl.figures(one.url, *common)
        sums = {}
        for value in parts[key]:
            for at, item in ctl.figures(one.url, *common, "--filter", f"{key}={value}").items():
                if at[1] in counts:
                    sums[at] = sums.get(at, 0) + (item["value"] or 0)
        wrong = {at: (total, whole[at]["value"]) for at, total in sums.items()
                 if total != whole[at]["value"]}
        tap.equal(f"parts by {key} of {period} add up to the whole", wrong, {})
        tap.ok(f"there are cases to filter by {key}", sum(sums.values()) > 100, sums)
    far = ctl.figures(one.url, "--at", NOW, "--period", "2025-01", "--filter", "source=hotline")
    tap.equal("days whose cases nobody knows are no data, not zero",
              far["990100", "report"]["value"], None)
    scene = ctl.good("render", "--from", one.url, "--view", "command", "--scene", "--at", NOW,
                     "--lang", "en", "--filter", "band=overdue,source=hotline")
    tap.ok("the picture names its filter", "Only: hotline; overdue" in scene)
    tap.ok("what follows no filter says so", "not filtered" in scene)
    bad = ctl.run("figures", "--from", one.url, "--filter", "colour=red")
    tap.ok("an unknown key is refused by name",
           bad.returncode != 0 and b"colour=red" in bad.stderr, bad.stderr)


def check_rankings(tap, ctl, one):
    whole = json.loads(ctl.good("figures", "--from", one.url, "--at", NOW, "--period", "month"))
    values = {(item["division"], item["id"]): item["value"] for item in whole["figures"]}
    scheme = json.loads((DATA / "schemes" / "demo.json").read_text())
    low = {item["id"] for item in scheme["indicators"] if item.get("better") == "low"}
    wrong = []
    for ranking in whole["rankings"]:
        units = ranking["units"]
        shown = [values[unit["division"], ranking["id"]] for unit in units]
        with_value = [value for value in shown if value is not None]
        order = sorted(with_value, reverse=ranking["id"] not in low)
        want = [order.index(value) + 1 for value in with_value]
        want += [None] * (len(units) - len(want))
        if [unit["rank"] for unit in units] != want or with_value != order:
            wrong.append(ranking)
    tap.equal("ranks follow the values shown, ties share them, no data comes last", wrong[:1], [])
    districts = [
        (ranking["group"], {unit["division"] for unit in ranking["units"]})
        for ranking in whole["rankings"]
        if ranking["id"] == "area_score" and ranking["level"] == "district"
    ]
    kinds = {
        item["code"]: item["kind"]
        for item in json.loads(one.fetch("/v1/divisions"))["divisions"]
        if item["level"] == "district"
    }
    tap.ok(
        "districts are ranked with their like",
        len(districts) > 1
        and all(kinds[code] == group for group, codes in districts for code in codes)
        and sum(len(codes) for _, codes in districts) == len(kinds),
        districts,
    )
    ranked = [unit for ranking in whole["rankings"] for unit in ranking["units"]]
    tap.ok("some ranks are shared", any(unit["tied"] for unit in ranked))
    tap.ok("ranks of the month before are known", any("previous_rank" in unit for unit in ranked))
    tap.ok("some neighbours cannot be told apart", any(unit.get("like_next") for unit in ranked))


def check_subjects(tap, ctl, one):
    """Departments and posts: rows of their own, scores, and rankings among their like."""
    period = ("--period", "2026-10-01..2026-10-31", "--at", NOW)
    found = {
        by: json.loads(ctl.good("figures", "--from", one.url, "--by", by, *period))
        for by in ("department", "post")
    }
    for by, n in (("department", 41), ("post", 121)):
        rows = found[by]["figures"]
        tap.equal(f"{by}s: all of them", len({row[by] for row in rows}), n)
        tap.ok(f"{by}s: the object is named", all(row["object"] == by for row in rows))
    value = {(row["id"], row["department"]): row["value"] for row in found["department"]["figures"]}
    tap.equal("a department that nothing names has no data", value["file", "D41"], None)
    tap.equal("and no score", value["department_score", "D41"], None)
    scores = {row["post"]: row["id"] for row in found["post"]["figures"] if "score" in row["id"]}
    tap.equal("a post has the score of its role alone", scores["A-001"], "acceptor_score")
    last = {
        ranking["group"]: [u["department"] for u in ranking["units"] if u["rank"]][-1]
        for ranking in found["department"]["rankings"]
        if ranking["id"] == "in_time_dispose_rate"
    }
    expected = {"city": "D01", "utility": "D11", "enforcement": "D16", "sanitation": "D25"}
    expected |= {"municipal": "D27", "landscaping": "D36"}
    tap.equal("the bad one of each group is last", last, expected)
    text = ctl.good("figures", "--from", one.url, "--by", "post", "--format", "csv", *period)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    tap.equal("the CSV has the same", len(rows), len(found["post"]["figures"]))
    tap.equal("and names its column", {row["object"] for row in rows if row["post"]}, {"post"})
    for arguments, message in (
        (("--by", "street"), "expected area, department or post"),
        (("--by", "post", "--division", "990101"), "only figures by area"),
    ):
        done = ctl.run("figures", "--from", one.url, *arguments)
        good = done.returncode == 1 and message.encode() in done.stderr
        tap.ok(f"refused: {' '.join(arguments)}", good, done.stderr)


def check_explain_subjects(tap, ctl, one):
    """Figures of departments and posts say how they come about, as those of divisions do."""
    scheme = json.loads((DATA / "schemes" / "demo.json").read_text())
    period = ("--period", "month", "--at", NOW)
    scores = {"department": "department_score", "post": "shift_leader_score"}
    for by, unit in (("department", "D11"), ("post", "L-001")):
        arguments = ("figures", "--from", one.url, "--by", by, *period)
        listed = {
            row["id"]: row["value"]
            for row in json.loads(ctl.good(*arguments))["figures"]
            if row[by] == unit
        }
        wrong, partly, some = [], [], 0
        for name in ("file", "close_rate", "in_time_dispose_rate", "rework_rate", scores[by]):
            why = json.loads(ctl.good(*arguments, "--explain", name, "--unit", unit, "--json"))
            if (why[by], why["object"], why["now"]["value"]) != (unit, by, listed[name]):
                wrong.append((name, why["now"]["value"], listed[name]))
            points = sum(decimal.Decimal(str(effect["points"])) for effect in why["effects"])
            if why["effects"] and points != decimal.Decimal(str(why["change"])):
                wrong.append((name, "effects", points, why["change"]))
            if name in scores.values() or why["now"]["value"] is None:
                continue
            now = why["now"]
            above = sum(n for _, n in why["numerator_cases"])
            below = sum(n for _, n in why["denominator_cases"])
            some += above
            counted = (now["value"], 0) if name == "file" else (now["numerator"], now["denominator"])
            if not why["cases_known"] or (above, below) != counted:
                partly.append((name, above, below, counted))
        tap.equal(f"{by}: explanations say what the figures say", wrong, [])
        tap.equal(f"{by}: as many cases are listed as are counted", partly, [])
        tap.ok(f"{by}: some cases are listed", some > 0)
        text = ctl.good(*arguments, "--explain", "close_rate", "--unit", unit, "--lang", "zh_CN")
        words = [f"({unit})", "公式", "应结案数", "版本 " + str(scheme["version"]), "较上期变化", "分子对应的案件"]
        tap.ok(f"{by}: the same as text, in Chinese", all(word in text for word in words), text)
    explain = ("--explain", "file")
    for arguments, message in (
        (("--by", "department", *explain), "--explain by department needs --unit CODE"),
        (("--by", "department", *explain, "--unit", "L-001"), "has no department with the code “L-001”"),
        (("--by", "post", *explain, "--unit", "D11"), "has no post with the code “D11”"),
        (("--by", "post", "--unit", "L-001"), "only --explain by department or post has one"),
        ((*explain, "--unit", "D11"), "only --explain by department or post has one"),
        (
            ("--by", "post", "--explain", "dispatcher_score", "--unit", "L-001"),
            "no figure with the id “dispatcher_score” of this post",
        ),
        (("--explain", "department_score"), "no figure with the id “department_score” of this area"),
    ):
        done = ctl.run("figures", "--from", one.url, *arguments)
        good = done.returncode == 1 and message.encode() in done.stderr and not done.stdout
        tap.ok(f"refused: {' '.join(arguments)}", good, done.stderr)


def broken_schemes():
    """Ten schemes, each wrong in one place, with what the refusal has to say."""
    demo = (DATA / "schemes" / "demo.json").read_text()
    table = [
        ('"numerator": ["open"]', '"numerator": ["opened"]', '$.indicators[0].numerator[0]: expected the id of a counter'),
        ('"id": "overdue"', '"id": "open"', "$.indicators[1]: expected an id that no other indicator has"),
        ('"unit": "count", "cohort": "now"', '"unit": "pieces", "cohort": "now"', "$.indicators[0].unit: expected count, percent or hours"),
        ('"steps": {', '"stops": {', "$: expected the scheme's steps"),
        ('"of": "close_rate"', '"of": "closing_rate"', "$.composites[0].terms[2].of: expected the id of an indicator"),
        ('"weight": 40', '"weight": 10', "$.composites[0]: expected weights that sum to 100, not 70"),
        ('"area_1_filed", "II"', '"area_one", "II"', "$.composites[0].terms[1].bands.I: expected the id of a band"),
        ('"up_to": 300', '"up_to": 30', "$.bands[0].steps[1]: expected an upper end above that of the step before"),
        ('"min": 75,', '"min": 95,', "$.grades[1]: expected a lowest score below that of the grade before"),
        ('"mode": "half-up"', '"mode": "half-even"', "$.rounding.mode: expected half-up"),
    ]
    for before, after, refusal in table:
        assert before in demo, before
        yield demo.replace(before, after, 1), refusal


def check_scheme(tap, ctl, one):
    demo = (DATA / "schemes" / "demo.json").read_text()
    own = ctl.folder / "own-scheme.json"
    own.write_text(
        demo.replace('"id": "demo"', '"id": "own"', 1)
        .replace('"weight": 30, "of": "close_rate"', '"weight": 40, "of": "close_rate"', 1)
        .replace('"weight": 40, "of": "in_time_close_rate"', '"weight": 30, "of": "in_time_close_rate"', 1)
    )
    arguments = ["--at", NOW, "--period", "month"]
    before = ctl.figures(one.url, *arguments)
    after = ctl.figures(one.url, *arguments, "--scheme", str(own))
    scores = [key for key in before if key[1] == "area_score" and before[key]["value"] is not None]
    wrong = []
    for division, name in scores:
        rates = [
            decimal.Decimal(after[division, rate]["numerator"]) / after[division, rate]["denominator"]
            for rate in ("public_report_rate", "close_rate", "in_time_close_rate")
            if after[division, rate]["denominator"]
        ]
        if len(rates) == 3:
            score = (10 * (1 - rates[0]) + 40 * rates[1] + 30 * rates[2]) / 80 * 100
            if after[division, name]["value"] != round_half_up(score):
                wrong.append((division, after[division, name]["value"], score))
    tap.equal("--scheme weighs by the other file, without a rebuild", wrong[:1], [])
    tap.ok(
        "and scores change",
        len(scores) > 20 and any(before[key]["value"] != after[key]["value"] for key in scores),
    )
    tap.equal("figures name the other scheme", {item["scheme"] for item in after.values()}, {"own"})
    differing = {k for k in before if k[1] != "area_score" and before[k]["value"] != after[k]["value"]}
    tap.equal("nothing else changes", differing, set())
    for number, (text, refusal) in enumerate(broken_schemes()):
        path = ctl.folder / f"broken-{number}.json"
        path.write_text(text)
        for command in (["figures"], ["render", "--view", "command", "--scene"]):
            done = ctl.run(*command, "--from", one.url, "--scheme", str(path))
            lines = done.stderr.decode().splitlines()
            tap.ok(
                f"{command[0]}: a broken scheme is refused: {refusal}",
                done.returncode > 0
                and not done.stdout
                and len(lines) == 1
                and f"{path}: {refusal}" in lines[0],
                done.stderr.decode(),
            )
    done = ctl.run("figures", "--from", one.url, "--scheme", str(ctl.folder / "none.json"))
    tap.ok("a scheme that is not there is refused", done.returncode > 0 and b"none.json" in done.stderr)


def check_refused(tap, ctl, one):
    render = ["render", "--from", one.url, "--scene"]
    view = [*render, "--view", "command"]
    figures = ["figures", "--from", one.url]
    table = [
        ("no such view", [*render, "--view", "nonsense"], "nonsense"),
        ("no such division", [*view, "--division", "no-such-code"], "no-such-code"),
        ("no such period", [*view, "--period", "fortnight"], "fortnight"),
        ("a period that ends first", [*view, "--period", "2026-11-20..2026-11-01"], "2026-11-01"),
        ("no such wall", [*view, "--wall", "no-such-wall"], "no-such-wall"),
        ("a size beside a wall", [*view, "--wall", "desk-1080p", "--size", "640x480"], "--wall"),
        ("no such size", [*view, "--size", "wide"], "wide"),
        ("too small a size", [*view, "--size", "10x10"], "10x10"),
        ("too large a size", [*view, "--size", "99999x99999"], "99999x99999"),
        ("no such theme", [*view, "--theme", "neon"], "neon"),
        ("no such picture format", [*view, "-o", "picture.gif"], "picture.gif"),
        ("no such folder", [*view[:3], *view[4:], "-o", "/dev/null/x.png"], "/dev/null/x.png"),
        ("nothing to write", [*view[:3], *view[4:]], "--scene"),
        ("no such figure format", [*figures, "--format", "xml"], "xml"),
        ("--at without zone", [*figures, "--at", "2026-11-20T14:32:05"], "2026-11-20T14:32:05"),
        ("--at without time", [*figures, "--at", "yesterday"], "yesterday"),
        ("not a URL", ["figures", "--from", "nonsense"], "nonsense"),
        ("another scheme", ["figures", "--from", "ftp://127.0.0.1/"], "ftp://127.0.0.1/"),
        ("connection refused", ["figures", "--from", "http://127.0.0.1:1"], "http://127.0.0.1:1"),
        ("no source", ["figures"], "--from"),
        ("no such option", [*figures, "--bogus"], "--bogus"),
        ("one argument too many", [*figures, "surplus"], "surplus"),
    ]
    for name, arguments, named in table:
        done = ctl.run(*arguments)
        lines = done.stderr.decode().splitlines()
        tap.ok(
            f"refused with one line: {name}",
            done.returncode > 0 and len(lines) == 1 and named in lines[0] and not done.stdout,
            f"status {done.returncode}, {len(done.stdout)} bytes of output\n{done.stderr.decode()}",
        )
    with open("/dev/full", "wb") as full:
        for command in (figures, view):
            done = subprocess.run(
                [ctl.program, *command], stdout=full, stderr=subprocess.PIPE, check=False
            )
            tap.ok(
                f"{command[0]}: output that cannot be written is an error",
                done.returncode > 0 and len(done.stderr.splitlines()) == 1,
                f"status {done.returncode}, {done.stderr}",
            )


def check_hostile(tap, ctl, one):
    kind = "application/json"
    with Hostile(one) as hostile:
        figures = ["figures", "--from", hostile.url, "--timeout", "20"]
        tap.equal("a platform behind another says the same", ctl.run(*figures).returncode, 0)
        for path, member in (("/v1/about", "$.code"), ("/v1/state", "$.cases[0].id")):
            body = one.fetch(path)
            wrong = body.replace(b'"code":', b'"code":7,"x":').replace(b'"id":', b'"id":7,"x":')
            table = [
                ("500", (500, "application/problem+json", b"{}"), "500"),
                ("503 with HTML", (503, "text/html", b"<html></html>"), "503"),
                ("HTML", (200, "text/html", b"<html><body>Log in</body></html>"), "HTML"),
                ("HTML said to be JSON", (200, kind, b"<!DOCTYPE html><html></html>"), "HTML"),
                ("half a document", (200, kind, body[: len(body) // 2]), "$"),
                ("another type", (200, kind, b"[1, 2]"), "$: expected an object"),
                ("a member of another type", (200, kind, wrong), f"{member}: expected a string"),
                ("nothing", (200, kind, b""), "$"),
            ]
            for name, answer, named in table:
                hostile.wrong = {path: answer}
                done = ctl.run(*figures)
                lines = done.stderr.decode().splitlines()
                tap.ok(
                    f"{path} is {name}: one line names URL and place",
                    done.returncode > 0
                    and not done.stdout
                    and len(lines) == 1
                    and hostile.url + path in lines[0]
                    and named in lines[0],
                    f"status {done.returncode}\n{done.stderr.decode()}",
                )


def check_languages(tap, ctl, one):
    environment = {"LANGUAGE": "zh_CN", "LANG": "C.UTF-8", "LC_ALL": ""}
    chinese = Scene(ctl.scene(one.url, "command", **environment)).texts
    english = Scene(ctl.scene(one.url, "command")).texts
    tap.ok("LANGUAGE=zh_CN LANG=C.UTF-8: labels are Chinese", "指挥" in chinese, chinese)
    tap.ok(
        "LANGUAGE=zh_CN LANG=C.UTF-8: so is the program",
        "Whole city" in english and "Whole city" not in chinese,
        chinese,
    )
    taiwan = Scene(ctl.scene(one.url, "command", "--lang", "zh_TW")).texts
    tap.ok("--lang zh_TW", "指揮" in taiwan and "Whole city" not in taiwan, taiwan)


def main():
    program, platform = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder, Reference(platform, 1, NOW) as one, Reference(
        platform, 2, NOW
    ) as other, Reference(platform, 1, AFTERWARDS) as afterwards:
        ctl = Ctl(program, pathlib.Path(folder))
        check_views(tap, ctl, one, other)
        check_pictures(tap, ctl, one)
        check_figures(tap, ctl, one, afterwards)
        check_explain(tap, ctl, one)
        check_explain_subjects(tap, ctl, one)
        check_filters(tap, ctl, one)
        check_rankings(tap, ctl, one)
        check_subjects(tap, ctl, one)
        check_scheme(tap, ctl, one)
        check_refused(tap, ctl, one)
        check_hostile(tap, ctl, one)
        check_languages(tap, ctl, one)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
