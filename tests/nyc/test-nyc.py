#!/usr/bin/python3
"""Compares `pentadctl figures` on New York with an independent count of the same files.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-nyc.py PENTADCTL

The files are served on the loopback by a static server and polled as Open311. Prints TAP; skipped,
and says so, where the files are missing.
"""

import csv
import datetime
import functools
import io
import json
import os
import subprocess
import sys

import count
from newyork import AT, PERIOD, Tap, find_folder, serve

EARLIER = "2014-03-01T00:00:00-05:00"
# The figures that the issue names, so that a slip in the count itself shows.
KNOWN = {"inside": 8279, "outside": 10, "2": 797, "1": 2649, "3": 2412, "4": 1949, "5": 472}
CSV_COLUMNS = (
    "as_of id division object value numerator denominator unit period_from period_to cohort "
    "scheme origin completeness grade"
).split()
# A run that takes longer than this hangs; it takes a second or two.
LIMIT_S = 100


def run_figures(program, options, *arguments):
    command = [program, "figures", *options, *arguments]
    done = subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=False)
    if done.returncode != 0:
        message = done.stderr.decode("utf-8", "replace").strip()
        print(f"Bail out! pentadctl figures ended with {done.returncode}: {message}")
        sys.exit(1)
    return done.stdout.decode("utf-8")


def by_place(figures, identifier):
    return {f["division"]: f["value"] for f in figures if f["id"] == identifier}


def as_cell(value):
    """A value of the JSON as the CSV should give it, numbers compared as numbers."""
    return None if value is None else float(value) if isinstance(value, (int, float)) else value


def read_cell(text, like):
    if text == "":
        return None
    return float(text) if isinstance(like, float) else text


def flatten(document):
    rows = []
    for figure in document["figures"]:
        row = {column: figure.get(column) for column in CSV_COLUMNS}
        row["as_of"] = document["as_of"]
        row["period_from"] = figure["period"]["from"]
        row["period_to"] = figure["period"]["to"]
        rows.append({column: as_cell(value) for column, value in row.items()})
    return rows


def check_csv(tap, document, text):
    reader = csv.DictReader(io.StringIO(text))
    tap.check("csv-has-the-columns-of-the-contract", reader.fieldnames, CSV_COLUMNS)
    want = flatten(document)
    got = list(reader)
    tap.check("csv-has-as-many-rows-as-json", len(got), len(want))
    differing = []
    for mine, row in zip(want, got):
        parsed = {column: read_cell(row[column], mine[column]) for column in CSV_COLUMNS}
        if parsed != mine:
            differing.append((parsed, mine))
    tap.check("csv-equals-json", differing[:1], [])


def check_city(tap, figures, counted):
    tap.check("outside-is-counted-for-the-city-only", len(by_place(figures, "outside")) >= 1, True)
    city, outside = next((c, v) for c, v in by_place(figures, "outside").items() if v is not None)
    report, still_open = by_place(figures, "report"), by_place(figures, "open")
    tap.check("outside", outside, counted["outside"])
    tap.check("city-report", report.get(city), counted["inside"])
    tap.check("city-open", still_open.get(city), counted["open"])
    tap.check("city-close", by_place(figures, "close").get(city), 0)
    for level in ("district", "street"):
        codes = counted["codes"][level]
        want = {code: counted["report"][level][code] for code in codes}
        tap.check(f"report-by-{level}", {code: report.get(code) for code in codes}, want)
        want = {code: counted["open_by_place"][level][code] for code in codes}
        tap.check(f"open-by-{level}", {code: still_open.get(code) for code in codes}, want)
    tap.check("every-place-down-to-street", len(report),
              1 + len(counted["codes"]["district"]) + len(counted["codes"]["street"]))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    folder = find_folder()
    if folder is None:
        print("1..0 # SKIP the data of New York are not there (data/nyc in PENTAD_SHARED_DATA)")
        return 0

    tap = Tap()
    counted = count.count(folder)
    for key in ("inside", "outside"):
        tap.check(f"the-count-itself-{key}", counted[key], KNOWN[key])
    for code in "12345":
        tap.check(f"the-count-itself-borough-{code}", counted["report"]["district"][code],
                  KNOWN[code])

    with serve(folder) as options:
        run = functools.partial(run_figures, program, options)
        document = json.loads(run("--at", AT, "--format", "json"))
        check_city(tap, document["figures"], counted)
        tap.check("period", {(f["period"]["from"], f["period"]["to"])
                             for f in document["figures"]}, {PERIOD})
        check_csv(tap, document, run("--at", AT, "--format", "csv"))

        for code, number in counted["report"]["grid"].most_common(2):
            figures = json.loads(run("--at", AT, "--format", "json", "--division", code))["figures"]
            tap.check(f"report-of-tract-{code}", by_place(figures, "report").get(code), number)

        earlier = count.count(folder, datetime.datetime.fromisoformat(EARLIER))
        figures = json.loads(run("--at", EARLIER, "--format", "json"))["figures"]
        report = by_place(figures, "report")
        codes = earlier["codes"]["district"]
        tap.check("a-look-back-ignores-what-came-later", {code: report.get(code) for code in codes},
                  {code: earlier["report"]["district"][code] for code in codes})
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
