#!/usr/bin/python3
"""Counts what a run of `meson test` found.

SPDX-License-Identifier: GPL-3.0-or-later

usage: count-results.py TESTLOG.JSON

Prints "PASSED FAILED SKIPPED" and then one line for each failure, with what the test said of it. Every subtest of a TAP test
counts; a test that crashed, hung or ended badly without saying "not ok" is one failure.
"""

import json
import re
import sys

SUBTEST = re.compile(r"^(not )?ok\b(?:\s+\d+)?\s*-?\s*([^#]*)(#\s*(?:SKIP|TODO)\b)?", re.I)
GOOD = {"OK", "EXPECTEDFAIL"}
REASON = re.compile(r"^(?:Bail out!|#)\s*(.*)")
MOST_WORDS = 400  # letters of a reason


def reason_after(lines, at):
    """What a test says in the lines after "not ok": comments, or why it bails out."""
    words = []
    for line in lines[at + 1:]:
        match = REASON.match(line)
        if not match:
            break
        words.append(match.group(1))
    return (": " + " ".join(words)[:MOST_WORDS]) if words else ""


def count(lines):
    """(passed, failed, skipped, failures) over the lines of a testlog.json."""
    passed = failed = skipped = 0
    failures = []
    for line in lines:
        test = json.loads(line)
        bad = 0
        subtests = 0
        outputs = test.get("stdout", "").splitlines()
        for at, output in enumerate(outputs):
            match = SUBTEST.match(output)
            if not match:
                continue
            subtests += 1
            if match.group(3):
                skipped += 1
            elif match.group(1):
                bad += 1
                failures.append(f"{test['name']}: {match.group(2).strip()}{reason_after(outputs, at)}")
            else:
                passed += 1
        failed += bad
        if test["result"] == "SKIP":
            skipped += 0 if subtests else 1
        elif test["result"] in GOOD:
            passed += 0 if subtests else 1
        elif not bad:
            failed += 1
            failures.append(f"{test['name']}: {test['result']}")
    return passed, failed, skipped, failures


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as log:
        result = count(log)
    print(*result[:3])
    print("\n".join(result[3]))
