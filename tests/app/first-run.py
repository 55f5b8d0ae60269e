#!/usr/bin/env python3
"""The first start of pentad, without any option, and the starts after it.

Usage: first-run.py PENTAD PENTAD-PLATFORM   (inside ui-session.sh --window-manager --bus)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import tempfile

import screen
from screen import Failure, Program, press, start_platform, stop, wait_for, wait_for_windows


SEARCH = ("entry", "Search for a place, class, department or case")


def children_of(pid):
    """Ids of the programs that a program has started."""
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return [int(word) for word in file.read().split()]


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class FirstRun:
    """The steps, in order; each goes on from where the one before ended."""

    def __init__(self, pentad, platform):
        # Settings that outlive a program, in a folder of their own.
        self.folder = tempfile.TemporaryDirectory(prefix="pentad-config-")
        os.environ["GSETTINGS_BACKEND"] = "keyfile"
        os.environ["XDG_CONFIG_HOME"] = self.folder.name
        self.platform, self.url = start_platform(platform, 0)
        self.pentad = pentad
        self.program = None

    def close(self):
        if self.program is not None:
            stop(self.program.process)
        stop(self.platform)
        self.folder.cleanup()

    def quit(self):
        press("ctrl+q")
        try:
            code = self.program.process.wait(30)
        except subprocess.TimeoutExpired as error:
            raise Failure("Ctrl+Q does not quit") from error
        if code != 0 or self.program.stderr():
            raise Failure(f"exit code {code}: {self.program.stderr()}")

    def asks_which_city(self):
        self.program = Program([self.pentad], is_remembered=False)
        self.program.need("push button", "^Try the demo city$")
        self.program.need("push button", "^Connect to a platform$")

    def shows_the_demo_city(self):
        wait_for("the first button has the keyboard",
                 lambda: self.program.focused() == ("push button", "Try the demo city"))
        press("Return")
        wait_for_windows("^Yunzhou")
        self.program.need("label", "Yunzhou")
        wait_for("fresh data", lambda: "platform normal" in self.program.status())

    def leaves_no_platform_behind(self):
        children = children_of(self.program.process.pid)
        if len(children) != 1:
            raise Failure(f"{len(children)} programs started, not one")
        self.quit()
        wait_for("the platform of the demo is gone", lambda: not is_running(children[0]))

    def drills_searches_and_narrows_by_keyboard(self):
        """With the keys alone, from the first window of a new user to a picture worth keeping."""
        self.program = Program([self.pentad], is_remembered=False)
        wait_for_windows("^Yunzhou")
        wait_for("fresh data", lambda: "platform normal" in self.program.status())
        press("4")
        wait_for("command", lambda: self.program.is_chosen("^Command$"))
        self.program.focus("image", "^Open cases")
        press("Right", "Return")
        wait_for("a district", lambda: len(self.program.trail()) == 2)
        press("slash")
        wait_for("the search", lambda: self.program.focused() == SEARCH)
        press(*"yzq")
        self.program.need("list item", "^Yun")
        self.program.type("南门")
        self.program.need("list item", "^Nanmen")
        press("Return")
        wait_for("the street", lambda: self.program.trail()[-1].startswith("Nanmen"))
        press("1")
        wait_for("perception", lambda: self.program.is_chosen("^Perception$"))
        self.program.focus("image", "^Sources")
        press("Right", "Return")
        self.program.need("push button", "^Remove filter ")

    def shows_the_same_picture_after_a_restart(self):
        before = self.picture()
        self.quit()
        self.program = Program([self.pentad], is_remembered=False)
        wait_for_windows("^Yunzhou")
        wait_for("fresh data", lambda: "platform normal" in self.program.status())
        wait_for(f"the same picture: {before}", lambda: self.picture() == before)

    def picture(self):
        """Place, filters and panels; the numbers of a running city go on."""
        filters = [n.get_name() for n in self.program.nodes("push button") if "Remove filter" in (n.get_name() or "")]
        return self.program.trail(), filters, self.program.images()

    def asks_again_for_another_city(self):
        self.program.click("push button", "^Remove filter ")
        press("F10")
        wait_for("the menu", lambda: (self.program.focused() or ("", ""))[0] == "menu item")
        press("Return")
        self.program.click("push button", "^Connect to a platform$")
        wait_for("the entry", lambda: self.program.focused() == ("text", "Address"))

    def says_what_is_wrong(self):
        self.program.type("ftp://nowhere")
        self.program.click("push button", "^Test the connection$")
        self.program.need("label", "ftp://nowhere")
        self.program.type("http://127.0.0.1:9")
        self.program.click("push button", "^Test the connection$")
        self.program.need("label", "http://127.0.0.1:9/v1/about")

    def tests_the_connection(self):
        self.program.type(self.url)
        self.program.click("push button", "^Test the connection$")
        for words in ("City: Yunzhou", "unit grids 3", "Open cases", "Offered: .*approvals"):
            self.program.need("label", words)

    def opens_the_platform(self):
        self.program.click("push button", "^Open$")
        wait_for_windows("^Yunzhou")
        wait_for("fresh data", lambda: "platform normal" in self.program.status())

    def goes_on_where_it_ended(self):
        press("4")
        wait_for("key 4 chooses the command view", lambda: self.program.is_chosen("^Command$"))
        self.program.click("push button", "^Month$")
        press("slash")
        wait_for("the search", lambda: self.program.focused() == SEARCH)
        press(*"nmjd")
        self.program.need("list item", "^Nanmen")
        press("Return")
        wait_for("the street", lambda: self.program.trail()[-1].startswith("Nanmen"))
        trail = self.program.trail()
        self.quit()
        self.program = Program([self.pentad], is_remembered=False)
        wait_for_windows("^Yunzhou")
        wait_for("fresh data", lambda: "platform normal" in self.program.status())
        wait_for("the same place", lambda: self.program.trail() == trail)
        wait_for("the same view", lambda: self.program.is_chosen("^Command$"))
        wait_for("the same period", lambda: self.program.is_chosen("^Month$"))
        self.quit()


STEPS = (
    "asks_which_city",
    "shows_the_demo_city",
    "leaves_no_platform_behind",
    "drills_searches_and_narrows_by_keyboard",
    "shows_the_same_picture_after_a_restart",
    "asks_again_for_another_city",
    "says_what_is_wrong",
    "tests_the_connection",
    "opens_the_platform",
    "goes_on_where_it_ended",
)


if __name__ == "__main__":
    sys.exit(screen.run(__doc__, "first-run", STEPS, FirstRun))
