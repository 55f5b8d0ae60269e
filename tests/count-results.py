#!/usr/bin/python3
"""Counts what a run of `meson test` found.

SPDX-License-Identifier: GPL-3.0-or-later

usage: count-results.py TESTLOG.JSON

Prints "PASSED FAILED SKIPPED" and then one line for each failure. Every subtest of a TAP test
counts; a test that crashed, hung or ended badly without saying "not ok" is one failure.
"""

import json
import re
import sys

SUBTEST = re.compile(r"^(not )?ok\b(?:\s+\d+)?\s*-?\s*([^#]*)(#\s*(?:SKIP|TODO)\b)?", re.I)
GOOD = {"OK", "EXPECTEDFAIL"}


def count(lines):
    """(passed, failed, skipped, failures) over the lines of a testlog.json."""
    passed = failed = skipped = 0
    failures = []
    for line in lines:
        test = json.loads(line)
        bad = 0
        subtests = 0
        for output in test.get("stdout", "").splitlines():
            match = SUBTEST.match(output)
            if not match:
                continue
            subtests += 1
            if match.group(3):
                skipped += 1
            elif match.group(1):
                bad += 1
                failures.append(f"{test['name']}: {match.group(2).strip()}")
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
