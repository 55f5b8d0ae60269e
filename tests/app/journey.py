#!/usr/bin/env python3
"""A user's way through pentad on the reference platform, from outside, by accessible names and keys.

Usage: journey.py PENTAD PENTAD-PLATFORM   (inside ui-session.sh --window-manager --bus)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import subprocess
import sys
import urllib.request

import screen
from screen import Failure, Program, press, start_platform, stop, wait_for


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

    def panels_but(self, known):
        panels = tuple(self.program.images())
        return panels if panels and panels not in known else None

    def shows_five_views(self):
        seen, before = set(), tuple(self.program.images())
        for view in ("Perception", "Analysis", "Service", "Command", "Supervision"):
            self.program.click("push button", f"^{view}$")
            wait_for(f"{view} is chosen", lambda v=view: self.program.is_chosen(f"^{v}$"))
            panels = wait_for(f"panels of {view}", lambda b=before: self.panels_but(seen | {b}))
            seen.add(panels)
            before = panels
        press("4")
        wait_for("key 4 chooses the command view", lambda: self.program.is_chosen("^Command$"))

    def shows_six_periods(self):
        for period in ("Week", "Month", "Quarter", "Half-year", "Year", "Today"):
            self.program.click("push button", f"^{period}$")
            wait_for(f"{period} is chosen", lambda p=period: self.program.is_chosen(f"^{p}$"))

    def walks_along_the_periods(self):
        self.program.click("push button", "^Month$")
        wait_for("the month", lambda: self.program.is_chosen("^Month$"))
        press("bracketleft")
        month = self.program.need("label", r"^\d{4}-\d\d$").get_name()
        if self.program.is_chosen("^Month$"):
            raise Failure("the running month is still chosen")
        press("y")
        self.program.need("label", f"^{int(month[:4]) - 1}{month[4:]}$")
        press(*["bracketright"] * 13)
        wait_for("the month again", lambda: self.program.is_chosen("^Month$"))
        self.program.click("push button", "^Today$")
        wait_for("today", lambda: self.program.is_chosen("^Today$"))

    def narrows_the_view_and_widens_it(self):
        press("1")
        wait_for("perception", lambda: self.program.is_chosen("^Perception$"))
        self.program.focus("image", "^Sources")
        press("Right", "Return")
        chip = self.program.need("push button", "^Remove filter ").get_name()
        press("4")
        wait_for("command", lambda: self.program.is_chosen("^Command$"))
        self.program.need("push button", f"^{re.escape(chip)}$")
        self.program.click("push button", f"^{re.escape(chip)}$")
        wait_for("no filter", lambda: self.program.find("push button", "^Remove filter ") is None)

    def finds_a_class_and_a_case(self):
        press("slash")
        wait_for("the entry", lambda: self.program.focused()[0] == "entry")
        self.program.type("Unclean road")
        self.program.need("list item", "^Unclean road, only this class$")
        press("Return")
        self.program.click("push button", "^Remove filter Unclean road$")
        wait_for("no filter", lambda: self.program.find("push button", "^Remove filter ") is None)
        press("slash")
        wait_for("the entry again", lambda: self.program.focused()[0] == "entry")
        self.program.type("YZ2026")
        case = self.program.need("list item", r"^YZ2026\d+, case$").get_name().split(",")[0]
        press("Return")
        self.program.need("label", f" · {case}$")
        press("Escape")
        wait_for("the board", lambda: self.program.find("push button", "^Back$") is None)

    def goes_from_a_count_to_a_case_and_back(self):
        """Three keys down to the case, two back."""
        self.program.focus("image", "^overdue and open$")
        press("Right", "Return")
        self.program.need("push button", "^Back$")
        wait_for("the cases", lambda: self.program.find("label", r"^YZ\d+$"))
        press("Return")
        wait_for("a case", lambda: self.program.find("label", r" · YZ\d+$"))
        self.program.need("label", "^Dispatched$")
        press("Escape", "Escape")
        wait_for("the board", lambda: self.program.find("push button", "^Back$") is None)

    def photographed_case(self):
        """The id of a case with a photograph before and one after."""
        for case in json.load(urllib.request.urlopen(self.url + "/v1/state"))["cases"]:
            if any(act[1] == "dispose" for act in case["trail"]):
                with urllib.request.urlopen(f"{self.url}/v1/photos/{case['id']}") as answer:
                    if len(json.load(answer)["photos"]) == 2:
                        return case["id"]
        raise Failure("no case has photographs")

    def looks_at_the_photographs_of_a_case(self):
        case = self.photographed_case()
        press("slash")
        wait_for("the entry", lambda: self.program.focused()[0] == "entry")
        self.program.type(case)
        self.program.need("list item", f"^{case}, case$")
        press("Return")
        self.program.need("label", f" · {case}$")
        time = r" · \d\d-\d\d [^:]*\d\d:\d\d:\d\d$"
        self.program.need("push button", f"^After handling{time}")
        self.program.click("push button", f"^Before handling{time}")
        self.program.need("push button", "^Back to the case$")
        self.program.need("label", "^1 / 2$")
        press("Right")
        self.program.need("label", "^2 / 2$")
        press("Escape")
        after = self.program.need("push button", f"^After handling{time}").get_name()
        wait_for("the card", lambda: self.program.focused() == ("push button", after))
        press("Return")
        self.program.need("label", "^2 / 2$")
        press("Escape")
        wait_for("the card again", lambda: self.program.focused() == ("push button", after))
        press("Escape")
        wait_for("the board", lambda: self.program.find("push button", "^Back$") is None)

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

    def finds_a_place_by_its_initials(self):
        press("slash")
        wait_for("the entry", lambda: self.program.focused() == ("entry", "Search for a place, class, department or case"))
        press(*"nmjd")
        self.program.need("list item", "^Nanmen")
        press("Return")
        wait_for("the street", lambda: self.program.trail()[-1].startswith("Nanmen"))
        self.program.click("push button", "^Whole city$")
        wait_for("the city again", lambda: len(self.program.trail()) == 1)

    def shows_a_panel_as_a_table(self):
        press("4")
        wait_for("the command view", lambda: self.program.is_chosen("^Command$"))
        self.program.focus("image", "^Case flow$")
        panel = self.program.need("image", "^Case flow$")
        before = panel.get_description()
        press("Right")
        wait_for("a point is spoken", lambda: panel.get_description() not in ("", before))
        press("t")
        self.program.need("label", "^Case flow$")  # the head of the table
        press("Escape")
        wait_for("the picture has the keyboard again",
                 lambda: (self.program.focused() or ("", ""))[1] == "Case flow")

    def opens_the_menu_of_a_panel(self):
        press("Menu")
        wait_for("the menu has the keyboard",
                 lambda: self.program.focused() == ("menu item", "Show as table"))
        self.program.need("menu item", "^Save picture")
        press("Escape")
        wait_for("the panel has the keyboard again",
                 lambda: self.program.focused() == ("image", "Case flow"))
        press("ctrl+shift+c")
        self.program.need("label", "^table copied$")

    def lists_its_messages(self):
        def is_open():
            return self.program.is_chosen("^State of the data$")

        self.program.click("push button", "^State of the data$")
        wait_for("the messages are shown", is_open)
        self.program.need("list", "^Messages$")
        self.program.focus("text", "^Note for the next shift$")
        self.program.type("pump 3 told")
        press("Return")
        self.program.need("label", "^pump 3 told$")
        press("Escape")
        wait_for("the messages are closed", lambda: not is_open())
        if len(self.program.trail()) != 1:
            raise Failure("Escape went further than the messages")

    def obeys_over_the_bus(self):
        def tell(*words):
            subprocess.run(["gapplication", "action", "org.pentad.Pentad", *words], check=True)

        tell("view", "'analysis'")
        wait_for("the view is another", lambda: self.program.is_chosen("^Analysis$"))
        tell("period", "'month'")
        wait_for("the period is another", lambda: self.program.is_chosen("^Month$"))
        tell("period", "'today'")
        tell("view", "'command'")
        wait_for("the view before", lambda: self.program.is_chosen("^Command$"))

    def lists_its_keys(self):
        press("ctrl+question")
        self.program.need("label", "^First to fifth view$")
        press("Escape")
        wait_for("the keys are closed", lambda: len(self.program.nodes("frame")) == 1)

    def changes_its_looks(self):
        press("ctrl+comma")
        self.program.need("frame", "^Preferences$")
        self.program.need("label", "^Size of the text$")
        press("Escape")
        wait_for("the preferences are closed", lambda: not self.program.find("frame", "^Preferences$"))

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
    "walks_along_the_periods",
    "narrows_the_view_and_widens_it",
    "finds_a_class_and_a_case",
    "goes_from_a_count_to_a_case_and_back",
    "looks_at_the_photographs_of_a_case",
    "goes_down_to_a_unit_grid",
    "comes_back_up",
    "finds_a_place_by_its_initials",
    "shows_a_panel_as_a_table",
    "opens_the_menu_of_a_panel",
    "lists_its_messages",
    "obeys_over_the_bus",
    "lists_its_keys",
    "changes_its_looks",
    "sees_the_platform_go",
    "sees_it_come_back",
    "quits_in_silence",
)


if __name__ == "__main__":
    sys.exit(screen.run(__doc__, "journey", STEPS, Journey))
