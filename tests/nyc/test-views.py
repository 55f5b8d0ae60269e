#!/usr/bin/python3
"""What the views show of New York, whose cases have a class, a place and two times, and nothing else: the panels
that live on these have data, all others say that there are none; none makes a figure up.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-views.py PENTADCTL

Prints TAP; skipped, and says so, where the files are missing.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys

import newyork

TEXT = re.compile(r'\S+ text(?: #(\S+))? .*? "((?:[^"\\]|\\.)*)"$')
GONE = "no data from this platform"
NONE = "No cases in this period"
# Panels with data, by view. Of all others of the two views of the day's work the words are GONE, or NONE for a rate.
HAVE = {
    "perception": {"map", "intake", "recent", "figure-report", "figure-open"},
    "command": {"map", "flow", "hours", "partitions"},
    "analysis": {"map", "majors", "children", "pareto"},
}
# A run that takes longer hangs; it takes a second or two.
LIMIT_S = 100


def read(program, options, view):
    """The texts of each panel; of None those that stand between, such as legends."""
    done = subprocess.run(
        [program, "render", *options, "--at", newyork.AT, "--view", view, "--page", "all", "--lang", "en", "--scene"],
        capture_output=True, timeout=LIMIT_S, check=True, text=True,
    )
    panels = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        found = TEXT.match(line)
        if found:
            panels[found[1]].append(found[2])
    return panels


def list_panels(view):
    path = pathlib.Path(os.environ["PENTAD_DATA_DIR"]) / "boards" / f"{view}.json"
    board = json.loads(path.read_text(encoding="utf-8"))
    return {panel["id"]: panel for page in board["pages"] for panel in page["panels"]}


def has_data(texts):
    return not {GONE, NONE} & set(texts) and sum(1 for text in texts if re.search(r"[1-9]", text)) > 0


def main(program):
    folder = newyork.find_folder()
    if folder is None:
        print("1..0 # SKIP the data of New York are not there (data/nyc in PENTAD_SHARED_DATA)")
        return 0
    tap = newyork.Tap()
    with newyork.serve(folder) as options:
        for view, have in HAVE.items():
            shown, listed = read(program, options, view), list_panels(view)
            tap.check(f"{view} has the panels of the test", have - set(listed), set())
            for panel in listed:
                if panel in have:
                    tap.check(f"{view}/{panel} has data", has_data(shown[panel]), True)
                elif view != "analysis":
                    tap.check(f"{view}/{panel} says that there are none", bool({GONE, NONE} & set(shown[panel])), True)
        texts = read(program, options, "command")[None]
        tap.check("cases are closed, and nothing is told of their filing",
                  [word in texts for word in ("filed", "closed")], [False, True])
    return tap.finish()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
