"""pentad as assistive technology sees it, for the tests that use it from outside.

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
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.05, 0.3


class Failure(Exception):
    """A step did not come true."""


def wait_for(what, condition, patience=PATIENCE_S):
    """The first true value of the condition, looked at again and again, for a minute when nothing else is said."""
    end = time.monotonic() + patience
    pause = FIRST_PAUSE_S
    while time.monotonic() < end:
        try:
            value = condition()
        except GLib.Error:
            value = None  # the tree changed while it was read
        if value:
            return value
        # To look costs the program that is looked at more than it costs us.
        time.sleep(pause)
        pause = min(1.5 * pause, LONGEST_PAUSE_S)
    raise Failure(f"never came true: {what}")


def walk(node, leaves=(), depth=0):
    """A node and all below it, but for what is below nodes of the roles that count as leaves."""
    if node is None or depth > 25:
        return
    yield node
    if leaves and node.get_role_name() in leaves:
        return
    for i in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(i), leaves, depth + 1)


class Program:
    """A running pentad."""

    is_remembered = True

    def __init__(self, command, cache=None, is_remembered=True, start=subprocess.Popen):
        """With is_remembered the library keeps what it has read of the tree, which is fast; it does not
        bear windows that go while it reads. start takes the place of starting it here."""
        self.is_remembered = is_remembered
        self.errors = tempfile.TemporaryFile("w+")
        # Ports come back: each program has a cache of its own, unless the test gives one.
        self.cache = tempfile.TemporaryDirectory(prefix="pentad-cache-")
        # A pointer in the middle of the screen would bring up what a panel says of the place under it.
        subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)
        self.process = start(command, stderr=self.errors,
                             env={**os.environ, "G_DEBUG": "fatal-warnings",
                                  "XDG_CACHE_HOME": cache or self.cache.name})
        self.root = wait_for("the program is on the bus", self._find_root)
        if not is_remembered:
            self.root.set_cache_mask(Atspi.Cache.NONE)

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
        if self.is_remembered:
            self.root.clear_cache()
        return [n for n in walk(self.root) if n.get_role_name() == role]

    def tables(self):
        """Without their rows, of which there may be thousands."""
        if self.is_remembered:
            self.root.clear_cache()
        roles = "table", "tree table"
        return [n for n in walk(self.root, roles) if n.get_role_name() in roles]

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

    def focused(self):
        """Role and name of what has the keyboard; None when nothing has. Each window knows what had it
        last in itself; the one in front counts."""
        found = None
        for i in range(self.root.get_child_count()):
            window = self.root.get_child_at_index(i)
            if window is None:
                continue
            is_active = window.get_state_set().contains(Atspi.StateType.ACTIVE)
            for node in walk(window) if is_active or found is None else ():
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    found = node.get_role_name(), node.get_name() or ""
                    if is_active:
                        return found
                    break
        return found

    def focus(self, role, pattern):
        """Goes there with the Tab key, as a user without a pointer does."""
        for _ in range(60):
            before = wait_for("something has the focus", self.focused)
            if before[0] == role and re.search(pattern, before[1]):
                return
            press("Tab")
            wait_for("Tab moves the focus", lambda b=before: self.focused() != b)
        raise Failure(f"Tab does not lead to {role} “{pattern}”")

    def type(self, text):
        """Replaces what stands in the entry that has the keyboard."""
        press("ctrl+a")
        if text.isascii():
            subprocess.run(["xdotool", "type", "--clearmodifiers", text], check=True)
            return
        # No key of the display has such a letter, and one that is given it for a moment may have lost it
        # before the program looks: GTK takes the number of a letter.
        for letter in text:
            press("ctrl+shift+u", *f"{ord(letter):x}", "space")

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
                return [step.get_name() for step in steps if step is not None and step.get_name() != "›"]
        return []

    def images(self):
        return [n.get_name() for n in self.nodes("image")]


def press(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def wait_for_windows(pattern):
    """Until all windows that are shown have such titles: while one goes, its tree cannot be walked."""
    def titles():
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "pentad", "getwindowname", "%@"],
                               capture_output=True, text=True, check=False)
        return found.stdout.splitlines()

    try:
        wait_for(f"windows “{pattern}”", lambda: titles() and all(re.search(pattern, t) for t in titles()))
    except Failure as failure:
        raise Failure(f"{failure}; shown are {titles()}") from failure


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


def tell_end(program):
    """Of a program that is no more, and what it said."""
    if program is None:
        return
    if program.process.poll() is not None:
        print(f"# pentad ended with {program.process.returncode}")
    for line in program.stderr().splitlines():
        print(f"# {line}")


def run(usage, name, steps, make):
    """Takes the steps of a journey in their order and says so in TAP."""
    if len(sys.argv) != 3:
        print(usage, file=sys.stderr)
        return 2
    os.environ.update(LANGUAGE="en")
    print(f"1..{len(steps)}", flush=True)
    journey = make(sys.argv[1], sys.argv[2])
    try:
        for number, step in enumerate(steps, 1):
            path = f"/app/{name}/{step.replace('_', '-')}"
            began = time.monotonic()
            try:
                getattr(journey, step)()
            except Failure as failure:
                print(f"not ok {number} {path}")
                tell_end(getattr(journey, "program", None))
                print(f"Bail out! {failure}", flush=True)
                return 1
            print(f"ok {number} {path}", flush=True)
            print(f"# {time.monotonic() - began:.1f} s", flush=True)
    finally:
        journey.close()
    return 0
