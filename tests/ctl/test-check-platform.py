#!/usr/bin/python3
"""For each rule of `pentadctl check-platform`, a fault that makes exactly that rule fail.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-check-platform.py PENTADCTL PENTAD_PLATFORM

Prints TAP.
"""

import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from platforms import Reference
from tap import Tap

START = "2026-11-20T14:32:05+08:00"
# Fast enough that something happens while a check runs, slow enough that the day does not end.
SPEED = 300
LIMIT_S = 300

# A fault, and the one rule that it breaks.
FAULTS = [
    ("status:500@about", "reachable"),
    ("status:404@layers", "documents"),
    ("status:503@catalogue", "documents"),
    ("status:404@ended", "documents"),
    ("status:500@approvals", "optional-documents"),
    ("cut@sensors", "complete"),
    ("type:text/plain@calls", "media-type"),
    ("html@staff", "media-type"),
    ("charset:gbk@staff", "charset"),
    ("no-etag@calendar", "etag"),
    ("no-304@divisions", "not-modified"),
    ("lying-etag@about", "etag-honest"),
    ("wrong-open", "open-count"),
    ("lying-etag@state", "etag-honest"),
    ("future-last-modified@calendar", "last-modified"),
    ("bad-gzip@divisions", "gzip"),
    ("unknown-200", "not-found"),
    ("plain-errors", "problem"),
    ("bom", "no-bom"),
    ("nan", "json"),
    ("half", "json"),
    ("empty@calls", "json"),
    ("wrong-type", "shape"),
    ("api-version", "shape"),
    ("crs", "shape"),
    ("missing", "required"),
    ("missing:code@about", "required"),
    ("missing:as_of@staff", "required"),
    ("missing:blocks@history", "required"),
    ("missing:trail@ended", "required"),
    ("string-number", "numbers"),
    ("string-number:lon@state", "numbers"),
    ("naive-time", "times"),
    ("negative", "range"),
    ("negative:received@calls", "range"),
    ("unknown-enum", "enums"),
    ("unknown-act", "enums"),
    ("unknown-enum:kind@divisions", "enums"),
    ("time-zone", "time-zone"),
    ("duplicate-code", "codes-unique"),
    ("unknown-parent", "parents"),
    ("open-ring", "rings-closed"),
    ("crossed-ring", "rings-simple"),
    ("unknown-major", "class-majors"),
    ("old-calendar", "calendar-year"),
    ("unknown-grid", "grids-known"),
    ("unknown-division", "divisions-known"),
    ("unknown-division@sensors", "divisions-known"),
    ("unknown-class", "classes-known"),
    ("unknown-class@history", "classes-known"),
    ("unknown-department", "departments-known"),
    ("unknown-post", "posts-known"),
    ("duplicate-id", "ids-unique"),
    ("point-outside", "points-in-city"),
    ("unsorted-trail", "trail-order"),
    ("no-report", "trail-report"),
    ("no-due", "due-carried"),
    ("early-due", "due-after"),
    ("future-time", "no-future"),
    ("ended-in-state", "state-open"),
    ("open-in-ended", "ended-closed"),
    ("wrong-day", "as-asked"),
    ("history-today", "history-days"),
    ("totals", "totals"),
    ("device-missing", "devices"),
    ("short-calls", "call-hours"),
    ("short-approvals", "approval-days"),
    ("unknown-kind", "topic-ids"),
    ("topic-part", "topic-numbers"),
    ("foreign-photo", "photos-own"),
    ("lost-photo", "photos-sound"),
    ("wrong-photo", "photos-sound"),
    ("missing:url@photos", "required"),
    ("unknown-enum:kind@photos", "enums"),
    ("status:500@photos", "optional-documents"),
    ("status:404@topics/duty", "documents"),
    ("changing-past", "past-fixed"),
    ("history-count", "history-recount"),
    ("ended-gap", "history-recount"),
    ("at-refused", "look-back"),
    ("cursor-refused", "cursor-unknown"),
    ("always-delta", "delta-flag"),
    ("changed-id", "ids-stable"),
    ("cursor-gap", "delta"),
]
# Nothing about the platform itself is wrong when it is only slow to move.
FROZEN = {"last-modified", "etag-honest", "delta"}


def check(program, url, *options):
    done = subprocess.run(
        [program, "check-platform", url, *options],
        capture_output=True, timeout=LIMIT_S, check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def run_fault(program, platform, spec):
    """Status, and the rules that did not hold."""
    with Reference(platform, 1, START, speed=SPEED, faults=[spec]) as one:
        status, text, complaint = check(program, one.url, "--json")
    if complaint:
        return status, complaint, []
    return status, "", [r for r in json.loads(text)["rules"] if r["result"] == "fail"]


def check_faults(tap, program, platform):
    # They wait more than they work.
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        results = pool.map(lambda fault: run_fault(program, platform, fault[0]), FAULTS)
        for (spec, rule), (status, complaint, failed) in zip(FAULTS, results):
            tap.ok(
                f"{spec}: exactly {rule} fails",
                status == 1 and [r["id"] for r in failed] == [rule],
                f"status {status} {complaint}\n" + json.dumps(failed, ensure_ascii=False, indent=1),
            )
            if [r["id"] for r in failed] == [rule]:
                found = failed[0]
                tap.ok(
                    f"{spec}: document, what was expected and what was found",
                    found["document"].startswith("/v1/") and found["expected"]
                    and found["failures"] >= 1
                    and (found["path"] is None or re.match(r"\$[.\[]", found["path"] + ".")),
                    found,
                )


def check_clean(tap, program, platform):
    with Reference(platform, 1, START, speed=SPEED) as one:
        status, text, complaint = check(program, one.url + "/", "--json")
        report = json.loads(text)
        bad = [r for r in report["rules"] if r["result"] != "pass"]
        tap.equal("the demo city passes", (status, complaint), (0, ""))
        tap.equal("but for a header that it does not send", [r["id"] for r in bad], ["last-modified"])
        tap.ok("what does not apply has a reason", all(r["reason"] for r in bad), bad)
        ids = [r["id"] for r in report["rules"]]
        tap.equal("every rule has a fault", sorted(set(ids) - {r for _, r in FAULTS}), [])
        tap.equal(
            "the counts are those of the rules",
            (report["passed"], report["failed"], report["not_applicable"]),
            (len(ids) - 1, 0, 1),
        )
        status, text, _ = check(program, one.url)
        lines = [line for line in text.splitlines() if not line.startswith(" ")]
        tap.ok(
            "as text, a line for each rule and one with the sums",
            status == 0 and len(lines) == len(ids) + 1
            and [line.split()[1] for line in lines[:-1]] == ids and lines[-1].startswith(one.url),
            text,
        )
    for city, options in (("small", []), ("demo", ["--cells", "40000"])):
        with Reference(platform, 2, START, speed=SPEED, city=city, options=options) as one:
            status, text, complaint = check(program, one.url)
            tap.ok(f"so does {city} {options}", status == 0 and not complaint, text + complaint)
    with Reference(platform, 1, START) as one:
        status, text, _ = check(program, one.url, "--json", "--wait", "0")
        idle = {r["id"] for r in json.loads(text)["rules"] if r["result"] == "not-applicable"}
        tap.equal("a city that stands still passes, too", status, 0)
        tap.equal("what needs motion does not apply there", idle, FROZEN)


def check_replay(tap, program, platform):
    """A recording keeps to the rules, and has nothing to say of motion."""
    with Reference(platform, 1, START) as one, tempfile.TemporaryDirectory() as folder:
        about = json.loads(one.fetch("/v1/about"))
        for path in ["about", "divisions", "grids", "catalogue", "calendar", "state", "staff",
                     "ended/2026-11-19", "ended/2026-11-20", "history/2026-11", "history/2025-01",
                     *(f"layers/{layer}" for layer in about["layers"]),
                     *(f"topics/{topic}" for topic in about["topics"])]:
            file = pathlib.Path(folder) / "v1" / f"{path}.json"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(one.fetch(f"/v1/{path}"))
        with Reference(platform, 1, START, options=["--replay", folder]) as replay:
            status, text, _ = check(program, replay.url, "--wait", "0")
    tap.ok("a recording of the demo city passes", status == 0, text)
    tap.ok("no deltas is no fault", re.search(r"^n/a +delta .*\n +every cursor", text, re.M), text)


def check_text(tap, program, platform):
    with Reference(platform, 1, START, faults=["unknown-class"]) as one:
        status, text, _ = check(program, one.url, "--wait", "0")
    place = re.search(r"^fail  classes-known .*\n +/v1/state (\S+): .*\"none\"", text, re.M)
    tap.ok("a failure names document, JSON path and example",
           status == 1 and place and place[1] == "$.cases[0].class", text)


def check_refused(tap, program):
    table = [
        ([], "URL"),
        (["http://127.0.0.1:1", "surplus"], "URL"),
        (["http://127.0.0.1:1", "--timeout", "0"], "--timeout"),
        (["http://127.0.0.1:1", "--bogus"], "--bogus"),
        (["http://127.0.0.1:1", "--credential", "my-token"], "credential"),
    ]
    for arguments, named in table:
        done = subprocess.run([program, "check-platform", *arguments], capture_output=True, check=False)
        lines = done.stderr.decode().splitlines()
        tap.ok(f"wrong usage: {arguments}",
               done.returncode == 2 and not done.stdout and len(lines) == 1 and named in lines[0],
               (done.returncode, lines))
    for url in ("http://127.0.0.1:1", "nonsense", "ftp://127.0.0.1/"):
        status, text, _ = check(program, url, "--json")
        failed = [r["id"] for r in json.loads(text)["rules"] if r["result"] == "fail"]
        tap.equal(f"no platform at {url}", (status, failed), (1, ["complete"]))


def main():
    program, platform = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    tap = Tap()
    check_clean(tap, program, platform)
    check_replay(tap, program, platform)
    check_text(tap, program, platform)
    check_refused(tap, program)
    check_faults(tap, program, platform)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
