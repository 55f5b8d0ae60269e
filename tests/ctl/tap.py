"""Prints results in the Test Anything Protocol.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import sys


class Tap:
    """Counts results and prints them as they come."""

    def __init__(self):
        self.number = self.failed = 0

    def ok(self, name, passed, why=""):
        self.number += 1
        self.failed += not passed
        print(f"{'ok' if passed else 'not ok'} {self.number} {name}")
        if not passed:
            print("# " + str(why)[:2000].replace("\n", "\n# "))
        sys.stdout.flush()

    def equal(self, name, got, want):
        self.ok(name, got == want, f"got  {got!r}\nwant {want!r}")

    def skip(self, name, why):
        self.number += 1
        print(f"ok {self.number} {name} # SKIP {why}")

    def finish(self):
        print(f"1..{self.number}")
        return 1 if self.failed else 0
