#!/usr/bin/python3
"""Holds the rooms to their share of branches taken; prints one line for each room.

SPDX-License-Identifier: GPL-3.0-or-later

usage: check-branches.py BUILD | --self-test

BUILD is a folder made with -Db_coverage=true in which the tests have run. The branches are those
of a room's own .c and .h files; what each file lacks is left in BUILD/coverage-branches.txt.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

# Room: the percentage of its branches that the tests must take. Another room is another line.
LEAST = {
    "model": 90,
    "evaluate": 90,
}


def measure(build):
    """What gcovr says of every file under src/, as [{filename, branch_total, branch_covered}]."""
    root = pathlib.Path(__file__).resolve().parent.parent
    build = pathlib.Path(build).resolve()
    with tempfile.TemporaryDirectory() as folder:
        summary = pathlib.Path(folder) / "summary.json"
        subprocess.run(
            ["gcovr", "--root", root, "--filter", f"{root}/src/", "--object-directory", build,
             "--branches", "--exclude-throw-branches", "--exclude-unreachable-branches",
             "--json-summary", summary, "--txt", build / "coverage-branches.txt", build],
            check=True, cwd=root)
        return json.loads(summary.read_text())["files"]


def judge(files, least):
    """[(room, percentage or None when none of its branches was seen, whether it is enough)]."""
    verdicts = []
    for room, bound in least.items():
        own = [f for f in files if pathlib.PurePath(f["filename"]).parts[:2] == ("src", room)]
        total = sum(f["branch_total"] for f in own)
        share = 100 * sum(f["branch_covered"] for f in own) / total if total else None
        verdicts.append((room, share, share is not None and share >= bound))
    return verdicts


def report(files, least):
    """Prints a line for each room and returns whether all have enough."""
    verdicts = judge(files, least)
    for room, share, enough in verdicts:
        said = "no branch was measured" if share is None else f"{share:.2f} % of branches"
        print(f"{room}: {said}, at least {least[room]} %: {'held' if enough else 'TOO FEW'}")
    return all(enough for _, _, enough in verdicts)


def self_test():
    """Rooms that are below, at and above the bound, and one that nobody measured (TAP)."""
    def file(name, covered, total):
        return {"filename": name, "branch_covered": covered, "branch_total": total}

    files = [file("src/model/a.c", 89, 100), file("src/model/a.h", 0, 0),
             file("src/evaluate/b.c", 8, 10), file("src/evaluate/b.h", 10, 10),
             file("src/codec/model/c.c", 100, 100)]
    cases = [
        ("below the bound", {"model": 90}, False),
        ("at the bound, counted over all files", {"evaluate": 90}, True),
        ("above the bound", {"model": 80}, True),
        ("one of two below", {"evaluate": 90, "model": 90}, False),
        ("not measured", {"host": 0}, False),
    ]
    print(f"1..{len(cases)}")
    bad = 0
    for number, (name, least, expected) in enumerate(cases, 1):
        right = all(enough for _, _, enough in judge(files, least)) == expected
        bad += not right
        print(f"{'ok' if right else 'not ok'} {number} - {name}")
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--self-test":
        sys.exit(self_test())
    sys.exit(0 if report(measure(sys.argv[1]), LEAST) else 1)
