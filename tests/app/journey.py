#!/usr/bin/env python3
"""A user's way through pentad on the reference platform, from outside, by accessible names and keys.

Usage: journey.py PENTAD PENTAD-PLATFORM   (inside ui-session.sh --window-manager --bus)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

# Warnings are fatal for pentad, but not for this script: the accessibility bus of a program that is
# about to end makes libatspi warn. GLib reads the variable when it is loaded.
if os.environ.pop("G_DEBUG", None):
    os.execv(sys.executable, [sys.executable, *sys.argv])

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE_S = 60


class Failure(Exception):
    """A step did not come true."""


def wait_for(what, condition):
    """The first true value of the condition, looked at again and again for a minute."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            value = condition()
        except GLib.Error:
            value = None  # the tree changed while it was read
        if value:
            return value
        time.sleep(0.05)
    raise Failure(f"never came true: {what}")


def walk(node, depth=0):
    if node is None or depth > 25:
        return
    yield node
    for i in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(i), depth + 1)


class Program:
    """pentad as assistive technology sees it."""

    def __init__(self, command):
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(command, stderr=self.errors,
                                        env={**os.environ, "G_DEBUG": "fatal-warnings"})
        self.root = wait_for("the program is on the bus", self._find_root)

    def _find_root(self):
        if self.process.poll() is not None:
            raise Failure(f"pentad ended with {self.process.returncode}: {self.stderr()}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read()

    def nodes(self, role):
        self.root.clear_cache()
        return [n for n in walk(self.root) if n.get_role_name() == role]

    def find(self, role, pattern):
        for node in self.nodes(role):
            if re.search(pattern, node.get_name() or ""):
                return node
        return None

    def need(self, role, pattern):
        return wait_for(f"{role} “{pattern}”", lambda: self.find(role, pattern))

    def click(self, role, pattern):
        """Clicks the first of that name which can be clicked."""
        def done():
            for node in self.nodes(role):
                if (re.search(pattern, node.get_name() or "")
                        and Atspi.Action.get_n_actions(node) > 0):
                    return Atspi.Action.do_action(node, 0)
            return False

        wait_for(f"{role} “{pattern}” can be clicked", done)

    def focus(self, role, pattern):
        """Goes there with the Tab key, as a user without a pointer does."""
        def focused():
            for node in walk(self.root):
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node.get_role_name(), node.get_name() or ""
            return None

        for _ in range(60):
            before = wait_for("something has the focus", focused)
            if before[0] == role and re.search(pattern, before[1]):
                return
            press("Tab")
            wait_for("Tab moves the focus", lambda b=before: focused() != b)
        raise Failure(f"Tab does not lead to {role} “{pattern}”")

    def is_chosen(self, pattern):
        return any(re.search(pattern, node.get_name() or "")
                   and node.get_state_set().contains(Atspi.StateType.PRESSED)
                   for node in self.nodes("push button"))

    def status(self):
        """The line about the data in the head."""
        for node in self.nodes("label"):
            name = node.get_name() or ""
            if " ago" in name or "no data yet" in name:
                return name
        return ""

    def age_s(self):
        match = re.search(r"data (\d+) (s|min) ago", self.status())
        if match is None:
            return None
        return int(match.group(1)) * (60 if match.group(2) == "min" else 1)

    def trail(self):
        """What the trail of places says, from the city down."""
        for node in walk(self.root):
            if node.get_name() == "Where you are":
                steps = [node.get_child_at_index(i) for i in range(node.get_child_count())]
                return [step.get_name() for step in steps if step.get_name() != "›"]
        return []

    def images(self):
        return [n.get_name() for n in self.nodes("image")]


def press(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def start_platform(platform, port):
    process = subprocess.Popen([platform, "--port", str(port)], stdout=subprocess.PIPE, text=True)
    url = process.stdout.readline().strip()
    if not url.startswith("http://"):
        raise Failure(f"the platform said “{url}”")
    return process, url


def stop(process, sign=signal.SIGTERM):
    if process is None or process.poll() is not None:
        return
    process.send_signal(sign)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Journey:
    """The steps, in order; each goes on from where the one before ended."""

    def __init__(self, pentad, platform):
        self.platform_path = platform
        self.platform, self.url = start_platform(platform, 0)
        self.port = int(self.url.rsplit(":", 1)[1])
        self.program = None
        self.pentad = pentad

    def close(self):
        if self.program is not None:
            stop(self.program.process)
        stop(self.platform)

    def starts_on_the_platform(self):
        self.program = Program([self.pentad, "--platform", self.url, "--view", "command"])
        self.program.need("label", "Yunzhou")
        wait_for("fresh data", lambda: "platform normal" in self.program.status())
        self.program.need("image", "^Open cases")

    def shows_five_views(self):
        seen = set()
        for view in ("Perception", "Analysis", "Service", "Command", "Supervision"):
            self.program.click("push button", f"^{view}$")
            wait_for(f"{view} is chosen", lambda v=view: self.program.is_chosen(f"^{v}$"))
            seen.add(tuple(wait_for("panels with names", self.program.images)))
        if len(seen) != 5:
            raise Failure(f"{len(seen)} different views, not 5")
        press("4")
        wait_for("key 4 chooses the command view", lambda: self.program.is_chosen("^Command$"))

    def shows_six_periods(self):
        for period in ("Week", "Month", "Quarter", "Half-year", "Year", "Today"):
            self.program.click("push button", f"^{period}$")
            wait_for(f"{period} is chosen", lambda p=period: self.program.is_chosen(f"^{p}$"))

    def goes_down_to_a_unit_grid(self):
        for step in range(2, 6):
            self.program.focus("image", "^Open cases")
            press("Right", "Return")
            wait_for(f"{step} steps in the trail", lambda n=step: len(self.program.trail()) == n)
        grid = self.program.trail()[-1]
        if not re.search(r"\d", grid):
            raise Failure(f"“{grid}” does not look like a unit grid")

    def comes_back_up(self):
        for steps, key in ((4, "Escape"), (3, "BackSpace"), (2, "alt+Up")):
            press(key)
            wait_for(f"{key} leaves {steps} steps", lambda n=steps: len(self.program.trail()) == n)
        self.program.click("push button", "^Whole city$")
        wait_for("the city again", lambda: len(self.program.trail()) == 1)

    def lists_its_messages(self):
        def is_open():
            return self.program.is_chosen("^State of the data$")

        self.program.click("push button", "^State of the data$")
        wait_for("the messages are shown", is_open)
        self.program.need("list", "^Messages$")
        press("Escape")
        wait_for("the messages are closed", lambda: not is_open())
        if len(self.program.trail()) != 1:
            raise Failure("Escape went further than the messages")

    def sees_the_platform_go(self):
        stop(self.platform)
        wait_for("offline in words", lambda: "platform offline" in self.program.status())
        first = wait_for("an age", self.program.age_s)
        wait_for("the age grows", lambda: (self.program.age_s() or 0) >= first + 3)
        self.program.need("image", "^Open cases")  # the last picture stays

    def sees_it_come_back(self):
        self.platform, _ = start_platform(self.platform_path, self.port)
        wait_for("fresh again", lambda: "platform normal" in self.program.status()
                 and (self.program.age_s() or 0) < 15)

    def quits_in_silence(self):
        press("ctrl+q")
        try:
            code = self.program.process.wait(30)
        except subprocess.TimeoutExpired as error:
            raise Failure("Ctrl+Q does not quit") from error
        if code != 0:
            raise Failure(f"exit code {code}: {self.program.stderr()}")
        if self.program.stderr():
            raise Failure(f"said on standard error: {self.program.stderr()}")


STEPS = (
    "starts_on_the_platform",
    "shows_five_views",
    "shows_six_periods",
    "goes_down_to_a_unit_grid",
    "comes_back_up",
    "lists_its_messages",
    "sees_the_platform_go",
    "sees_it_come_back",
    "quits_in_silence",
)


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    os.environ.update(LANGUAGE="en", NO_AT_BRIDGE="0")
    journey = Journey(sys.argv[1], sys.argv[2])
    print(f"1..{len(STEPS)}", flush=True)
    try:
        for number, name in enumerate(STEPS, 1):
            began = time.monotonic()
            try:
                getattr(journey, name)()
            except Failure as failure:
                print(f"not ok {number} /app/journey/{name.replace('_', '-')}")
                print(f"Bail out! {failure}", flush=True)
                return 1
            print(f"ok {number} /app/journey/{name.replace('_', '-')} # "
                  f"{time.monotonic() - began:.1f} s", flush=True)
    finally:
        journey.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
