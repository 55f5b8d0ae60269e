#!/usr/bin/env python3
"""Every kind of panel, used from outside: heard, walked by keys, shown as a table, copied and saved.

Usage: panels.py PENTAD PENTAD-PLATFORM DATA PANELS-H   (inside ui-session.sh --window-manager --bus)

DATA is the folder of boards and the rest; PANELS-H lists the kinds. A view of the test's own has one
panel of each.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

import screen
from screen import Atspi, Failure, Program, press, stop, wait_for

DATA, PANELS_H = "", ""
PER_PAGE, PER_ROW = 9, 3
VIEW = "analysis"
# How long the confirmation of a key is looked for before the key is pressed again.
TOLD_S = 8


def read_kinds():
    """Each kind with what it was given where it stands on a board that ships."""
    with open(PANELS_H, encoding="utf-8") as file:
        kinds = {kind: {} for kind in re.findall(r'X \("([a-z-]+)",', file.read())}
    for name in sorted(os.listdir(os.path.join(DATA, "boards"))):
        if name.endswith(".json"):
            with open(os.path.join(DATA, "boards", name), encoding="utf-8") as file:
                board = json.load(file)
            for page in board.get("pages", [board]):
                for panel in page["panels"]:
                    kinds[panel["kind"]] = kinds[panel["kind"]] or panel
    return kinds


def label(words):
    return {"zh_CN": words, "zh_TW": words, "en": words}


def make_page(number, kinds):
    panels = []
    for i, (kind, given) in enumerate(kinds):
        panels.append({**given, "id": kind, "kind": kind, "title": label(f"Panel {kind}"), "limit": 0,
                       "at": [i % PER_ROW * 16, i // PER_ROW * 8, 16, 8]})
    return {"id": f"page-{number}", "label": label(f"Page {number}"), "panels": panels}


def make_data(folder, kinds):
    """The data folder with another view in the place of one."""
    os.mkdir(os.path.join(folder, "boards"))
    for name in os.listdir(DATA):
        if name != "boards":
            os.symlink(os.path.join(DATA, name), os.path.join(folder, name))
    for name in os.listdir(os.path.join(DATA, "boards")):
        os.symlink(os.path.join(DATA, "boards", name), os.path.join(folder, "boards", name))
    listed = list(kinds.items())
    pages = [make_page(i // PER_PAGE + 1, listed[i:i + PER_PAGE]) for i in range(0, len(listed), PER_PAGE)]
    path = os.path.join(folder, "boards", f"{VIEW}.json")
    os.unlink(path)
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": 1, "id": VIEW, "label": label("Panels"), "period": "month", "pages": pages}, file)
    return [[panel["kind"] for panel in page["panels"]] for page in pages]


class Panels:
    """The steps: a page each."""

    def __init__(self, pentad, platform):
        self.folder = tempfile.TemporaryDirectory(prefix="pentad-panels-")
        self.pages = make_data(self.folder.name, read_kinds())
        # Each takes two dialogs: all of them where there is time.
        self.saved = sum(self.pages, []) if "PENTAD_LONG" in os.environ else [p[0] for p in self.pages]
        self.platform = subprocess.Popen(
            [platform, "--port", "0", "--speed", "0", "--start", "2026-11-20T14:32:00+08:00"],
            stdout=subprocess.PIPE, text=True)
        url = self.platform.stdout.readline().strip()
        os.environ["PENTAD_DATA_DIR"] = self.folder.name
        self.program = Program([pentad, "--platform", url, "--view", VIEW])

    def close(self):
        stop(self.program.process)
        stop(self.platform)
        self.folder.cleanup()

    def uses_a_page(self, number):
        if number > 0:
            self.program.click("push button", f"^Page {number + 1}$")
        heard = wait_for(f"heard are {self.pages[number]}", lambda: self.hears(self.pages[number]))
        for kind, panel in heard.items():
            try:
                self.uses_a_panel(kind, panel)
            except Failure as failure:
                raise Failure(f"{kind}: {failure}") from failure

    def hears(self, kinds):
        """The panel of each kind in the order of the page; nothing while one has not spoken."""
        panels = {}
        for node in self.program.nodes("image"):
            name, words = node.get_name() or "", node.get_description() or ""
            for kind in kinds:
                if re.match(f"Panel {kind}\\b(?!-)", name) and words and not re.search("loading|no data", words):
                    panels[kind] = node
        return panels if len(panels) == len(kinds) else None

    def tells(self, keys, words):
        """What is told goes again after seconds, before a slow machine has looked at every label."""
        for last in (False, False, True):
            press(keys)
            try:
                wait_for(f"label “{words}”", lambda: self.program.find("label", words), TOLD_S)
                return
            except Failure:
                if last:
                    raise

    def goes_to(self, panel):
        """With the Tab key, as a user without a pointer does."""
        def is_there():
            panel.clear_cache()
            return panel.get_state_set().contains(Atspi.StateType.FOCUSED)

        for _ in range(60):
            if is_there():
                return
            before = self.program.focused()
            press("Tab")
            wait_for("Tab moves the focus", lambda b=before: is_there() or self.program.focused() != b)
        raise Failure("Tab does not lead there")

    def uses_a_panel(self, kind, panel):
        self.goes_to(panel)
        summary = panel.get_description()
        press("Right")
        wait_for("a point is spoken", lambda: panel.get_description() not in ("", summary))
        self.tells("ctrl+c", "^picture copied$")
        self.tells("ctrl+shift+c", "^table copied$")
        press("t")
        rows = wait_for("a table", self.count_rows)
        press("Escape")
        wait_for("the picture again", lambda: not self.count_rows())
        if kind in self.saved:
            self.saves("ctrl+e", f"{kind}.png", lambda data: data.startswith(b"\x89PNG"))
            self.saves("ctrl+shift+e", f"{kind}.csv",
                       lambda data: len(list(csv.reader(data.decode("utf-8-sig").splitlines()))) > 1)
        print(f"# {kind}: {rows} rows; {summary}", flush=True)

    def count_rows(self):
        """Rows of the list below the heading."""
        return sum(table.get_child_at_index(i).get_child_count()
                   for table in self.program.tables()
                   for i in range(1, table.get_child_count()))

    def names_every_button(self):
        """Not by a drawing, nor by the name of a class."""
        buttons = self.program.nodes("push button")
        if len(buttons) < 20:
            raise Failure(f"{len(buttons)} buttons only")
        for button in buttons:
            if not re.search(r"\w", button.get_name() or "") or button.get_name().startswith("Gtk"):
                raise Failure(f"a button is called “{button.get_name()}”")

    def saves(self, keys, name, is_right):
        path = os.path.join(self.folder.name, name)
        press(keys)
        wait_for("a name is asked for", lambda: (self.program.focused() or ("",))[0] in ("text", "entry"))
        self.program.type(path)
        press("Return")
        wait_for(f"{name} is there", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
        wait_for("the board has the keyboard", lambda: (self.program.focused() or ("",))[0] == "image")
        with open(path, "rb") as file:
            if not is_right(file.read()):
                raise Failure(f"{name} is something else")


if __name__ == "__main__":
    PANELS_H = sys.argv.pop()
    DATA = sys.argv.pop()
    n_pages = -(-len(read_kinds()) // PER_PAGE)
    for page in range(n_pages):
        setattr(Panels, f"page_{page + 1}", lambda self, p=page: self.uses_a_page(p))
    steps = [f"page_{page + 1}" for page in range(n_pages)] + ["names_every_button"]
    sys.exit(screen.run(__doc__, "panels", steps, Panels))
