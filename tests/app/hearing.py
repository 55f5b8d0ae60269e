#!/usr/bin/env python3
"""What somebody finds who hears pentad instead of seeing it: figures, the guide, and the program itself.

Usage: hearing.py PENTAD PENTAD-PLATFORM PENTADCTL   (inside ui-session.sh --window-manager --bus)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import subprocess
import sys

import screen
from screen import Failure, Program, press, start_platform, stop, wait_for

VIEWS = ("perception", "analysis", "service", "command", "supervision")
PENTADCTL = ""


class Hearing:
    """The steps, in order; each goes on from where the one before ended."""

    def __init__(self, pentad, platform):
        self.platform = subprocess.Popen(
            [platform, "--port", "0", "--speed", "0", "--start", "2026-11-20T14:32:00+08:00"],
            stdout=subprocess.PIPE, text=True)
        self.url = self.platform.stdout.readline().strip()
        self.pentad = pentad
        self.program = None

    def close(self):
        if self.program is not None:
            stop(self.program.process)
        stop(self.platform)

    def headlines(self, view):
        """(title, value) of every card, as they are drawn without a screen."""
        scene = subprocess.run([PENTADCTL, "render", "--from", self.url, "--view", view, "--period",
                                "view", "--lang", "en", "--scene"],
                               check=True, text=True, stdout=subprocess.PIPE).stdout
        titles = dict(re.findall(r'^title text #(figure-\S+) .*"([^"]*)"$', scene, re.M))
        values = re.findall(r'^headline text #(figure-\S+) .*"([^"]*)"$', scene, re.M)
        return [(titles[chart], value) for chart, value in values]

    def tells_every_headline(self):
        self.program = Program([self.pentad, "--platform", self.url])
        self.program.need("label", "Yunzhou")
        n = 0
        for key, view in enumerate(VIEWS, 1):
            wanted = self.headlines(view)
            press(str(key))
            try:
                wait_for(f"all of {wanted} in {view}", lambda w=wanted: self.tells(w))
            except Failure as failure:
                raise Failure(f"{failure}, but {self.told}") from failure
            n += len(wanted)
        if n < 10:
            raise Failure(f"{n} headlines only")

    def tells(self, wanted):
        told = [(node.get_name() or "", node.get_description() or "")
                for node in self.program.nodes("image")]
        self.told = told
        return all(any(name.lower().startswith(title.lower()) and value in words for name, words in told)
                   for title, value in wanted)

    def walks_in_reading_order(self):
        """With the Tab key through the window once, and back the same way."""
        press("1")
        wait_for("perception", lambda: self.program.is_chosen("^Perception$"))
        there = [wait_for("something has the keyboard", self.program.focused)]
        while self.step("Tab", there) != there[0]:
            if len(there) > 80:
                raise Failure(f"there is no end: {there}")
        del there[-1]
        back = [there[0]]
        for _ in there:
            self.step("shift+Tab", back)
        if back[:0:-1] != there:
            raise Failure(f"the way back is another: {back[:0:-1]}, there {there}")
        names = [name for _, name in there]
        start = names.index("Perception")
        names = names[start:] + names[:start]
        wanted = ["Perception", "Supervision", "State of the data", "Menu", "Live", "Basic information", "Search",
                  "Period before", "Today", "Year", "Another period", "Monitored domains", "Open cases / unit grid",
                  "Compare", "Layers", "Sources, 24 hours", "Reports today against yesterday"]
        places = [names.index(name) if name in names else -1 for name in wanted]
        if places != sorted(set(places)):
            raise Failure(f"not in this order: {wanted}, but {names}")

    def step(self, key, path):
        """Goes on by a key; what has the keyboard then."""
        press(key)
        path.append(wait_for(f"{key} leads away from {path[-1]}",
                             lambda: (self.program.focused() or path[-1]) != path[-1] and self.program.focused()))
        return path[-1]

    def opens_the_guide(self):
        press("F1")
        self.program.need("frame", "^User guide$")
        self.program.need("heading", "^First steps$")
        press("Down")
        self.program.need("heading", "^The five views$")
        self.program.need("image", "The command view")

    def goes_through_the_guide(self):
        for title in ("From the city", "Periods", "How a score", "When the platform", "A wall", "Words of"):
            press("Down")
            self.program.need("heading", title)

    def leaves_the_guide(self):
        press("Escape")
        wait_for("the guide is closed", lambda: self.program.find("frame", "^User guide$") is None)
        self.program.need("label", "Yunzhou")

    def quits_with_the_guide_open(self):
        press("F1")
        self.program.need("heading", "^First steps$")
        press("ctrl+q")
        if self.program.process.wait(30) != 0 or self.program.stderr():
            raise Failure(self.program.stderr())

    def is_started_by_the_bus(self):
        self.program = None
        service = Program.__new__(Program)
        process = subprocess.Popen([self.pentad, "--gapplication-service"])
        service.process, service.root = process, None
        try:
            wait_for("the service is on the bus", lambda: subprocess.run(
                ["gdbus", "call", "--session", "--dest", "org.pentad.Pentad", "--object-path",
                 "/org/pentad/Pentad", "--method", "org.freedesktop.Application.Activate", "{}"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0)
            service.root = wait_for("its window", service._find_root)
            service.need("push button", "^Try the demo city$")
        finally:
            stop(process)


STEPS = (
    "tells_every_headline",
    "walks_in_reading_order",
    "opens_the_guide",
    "goes_through_the_guide",
    "leaves_the_guide",
    "quits_with_the_guide_open",
    "is_started_by_the_bus",
)


if __name__ == "__main__":
    PENTADCTL = sys.argv.pop()
    sys.exit(screen.run(__doc__, "hearing", STEPS, Hearing))
