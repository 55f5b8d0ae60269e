#!/usr/bin/env python3
"""A user's way through snapshots in pentad: opened in every way, walked through, told from damaged ones.

Usage: snapshots.py PENTAD PENTAD-PLATFORM PENTADCTL   (inside ui-session.sh --window-manager --bus)

With PENTAD_PICTURES in the environment, a folder, and ImageMagick a picture of the screen is kept
of every step.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

import screen
from screen import Failure, Program, press, stop, wait_for

START = "2026-11-22T14:32:05+08:00"
MOMENT = "snapshot of 2026-11-22 14:32:05"
ID = "org.pentad.Pentad"
VIEWS = ("Perception", "Analysis", "Service", "Command", "Supervision")
HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"
LIMIT_S = 200
PENTADCTL = ""


class Started:
    """A program that another one started."""

    def __init__(self, file):
        self.pid = int(wait_for("the program was started", lambda: file.exists() and file.read_text()))

    def poll(self):
        return None if os.path.exists(f"/proc/{self.pid}") else 0

    def send_signal(self, sign):
        os.kill(self.pid, sign)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def wait(self, _seconds=None):
        return wait_for("the program has ended", lambda: self.poll() is not None) and 0


class Snapshots:
    """The steps, in order; each goes on from where the one before ended."""

    def __init__(self, pentad, platform):
        self.pentad = pentad
        self.program = self.drag = None
        self.n_pictures = 0
        self.temporary = tempfile.TemporaryDirectory(prefix="pentad-snapshots-")
        self.folder = pathlib.Path(self.temporary.name)
        os.environ["XDG_CONFIG_HOME"] = str(self.folder / "config")
        self.make_files(platform)

    def close(self):
        stop(self.drag)
        if self.program is not None:
            stop(self.program.process)
        self.temporary.cleanup()

    def ctl(self, *words, config="config"):
        done = subprocess.run([PENTADCTL, *map(str, words)], capture_output=True, text=True, timeout=LIMIT_S,
                              check=False, env={**os.environ, "XDG_CONFIG_HOME": str(self.folder / config)})
        if done.returncode != 0:
            sys.exit(f"{words}: {done.stderr}")

    def make_files(self, platform):
        """One of every kind; no platform is there afterwards."""
        secret = self.folder / "passphrase"
        secret.write_text("correct horse battery\n")
        secret.chmod(0o600)
        with subprocess.Popen([platform, "--port", "0", "--speed", "0", "--start", START], stdout=subprocess.PIPE,
                              text=True) as server:
            url = server.stdout.readline().strip()
            for name, key, config, more in (("trusted", "Yunzhou", "config", []), ("unknown", "Stranger", "other", []),
                                            ("unsigned", None, "config", []),
                                            ("part", None, "config", ["--division", "990101", "--public-safe"])):
                if key is not None:
                    self.ctl("key", "generate", key, "--passphrase-file", secret, config=config)
                    more = ["--sign", key, "--passphrase-file", secret]
                self.ctl("snapshot", "create", "--from", url, "--period", "month", "-o", self.file(name), *more,
                         config=config)
            server.terminate()
        damaged = bytearray(self.file("trusted").read_bytes())
        damaged[len(damaged) // 2] ^= 4
        self.file("damaged").write_bytes(damaged)

    def file(self, name):
        return self.folder / f"{name}.pentad"

    def picture(self, name):
        """What is on the screen, once nothing moves there any more."""
        folder = os.environ.get("PENTAD_PICTURES")
        if not folder or shutil.which("import") is None:
            return
        self.n_pictures += 1
        path, before = f"{folder}/{self.n_pictures:02}-{name}.png", None

        def is_still():
            nonlocal before
            subprocess.run(["import", "-window", "root", path], check=True)
            last, before = before, pathlib.Path(path).read_bytes()
            return last == before

        wait_for("a still picture", is_still)

    def line(self):
        """What the head says about the data."""
        for node in self.program.nodes("label"):
            if "snapshot of" in (node.get_name() or ""):
                return node.get_name()
        return ""

    def shows(self, words):
        wait_for(f"“{words}” in the head", lambda: self.line() == words)

    def quit(self):
        press("ctrl+q")
        if self.program.process.wait(30) != 0 or self.program.stderr():
            raise Failure(f"{self.program.stderr()}")
        self.program = None

    def starts_with_the_reason_alone(self):
        """A damaged file on the command line."""
        self.program = Program([self.pentad, str(self.file("damaged"))])
        self.program.need("label", "damaged")
        if self.program.images() or self.line():
            raise Failure(f"shown: {self.program.images()}, {self.line()}")
        self.picture("damaged-at-start")
        press("ctrl+q")
        self.program.process.wait(30)
        told = self.program.stderr()
        if told.count("\n") != 1 or "damaged.pentad" not in told:
            raise Failure(f"said on standard error: {told}")
        self.program = None

    def opens_by_a_double_click(self):
        """As a file manager does: the kind of the file leads to the desktop file, and that to the program."""
        tools = [tool for tool in ("update-mime-database", "update-desktop-database", "gio") if not shutil.which(tool)]
        if tools:
            raise Failure(f"not installed: {tools}")
        share, bin_folder, pid = self.folder / "share", self.folder / "bin", self.folder / "pid"
        for folder, source, name in ((share / "applications", f"{ID}.desktop", f"{ID}.desktop"),
                                     (share / "mime" / "packages", f"{ID}.mime.xml", f"{ID}.xml")):
            folder.mkdir(parents=True)
            shutil.copy(DATA / source, folder / name)
        subprocess.run(["update-mime-database", str(share / "mime")], check=True, capture_output=True)
        subprocess.run(["update-desktop-database", str(share / "applications")], check=True)
        bin_folder.mkdir()
        script = bin_folder / "pentad"
        script.write_text(f'#!/bin/sh\necho $$ >{pid}.new\nmv {pid}.new {pid}\nexec "{os.path.abspath(self.pentad)}" "$@"\n')
        script.chmod(0o755)

        def start(_command, env, **_options):
            subprocess.run(["gio", "open", str(self.file("trusted"))], check=True,
                           env={**env, "PATH": f"{bin_folder}:{env['PATH']}", "XDG_DATA_HOME": str(share)})
            return Started(pid)

        self.program = Program([], start=start)
        self.shows(f"{MOMENT} · signed by Yunzhou")

    def tells_its_moment_in_five_views(self):
        seen = set()
        for view in VIEWS:
            self.program.click("push button", f"^{view}$")
            wait_for(f"{view} is chosen", lambda v=view: self.program.is_chosen(f"^{v}$"))
            panels = wait_for(f"panels of {view}", lambda: tuple(self.program.images()) not in seen | {()}
                              and tuple(self.program.images()))
            seen.add(panels)
            self.shows(f"{MOMENT} · signed by Yunzhou")
            self.picture(view.lower())

    def explains_a_figure_and_lists_its_cases(self):
        press("4")
        wait_for("command", lambda: self.program.is_chosen("^Command$"))
        self.program.focus("image", "^overdue and open$")
        press("Right", "Return")
        self.program.need("push button", "^Back$")
        wait_for("the cases", lambda: self.program.find("label", r"^YZ\d+$"))
        self.picture("explanation")
        press("Return")
        wait_for("a case", lambda: self.program.find("label", r" · YZ\d+$"))
        self.program.need("label", "^Dispatched$")
        self.program.need("label", "^not kept in a snapshot$")
        self.shows(f"{MOMENT} · signed by Yunzhou")
        self.picture("case")
        press("Escape", "Escape")
        wait_for("the board", lambda: self.program.find("push button", "^Back$") is None)

    def goes_down_to_a_unit_grid(self):
        for step in range(2, 6):
            self.program.focus("image", "^Open cases")
            press("Right", "Return")
            wait_for(f"{step} steps in the trail", lambda n=step: len(self.program.trail()) == n)
            self.shows(f"{MOMENT} · signed by Yunzhou")
        self.picture("unit-grid")
        self.program.click("push button", "^Whole city$")
        wait_for("the city again", lambda: len(self.program.trail()) == 1)

    def finds_a_place(self):
        press("slash")
        wait_for("the entry", lambda: (self.program.focused() or ("",))[0] == "entry")
        press(*"nmjd")
        self.program.need("list item", "^Nanmen")
        self.picture("search")
        press("Return")
        wait_for("the street", lambda: self.program.trail()[-1].startswith("Nanmen"))

    def opens_another_from_the_menu(self):
        press("ctrl+o")
        # What GTK calls its parts: the list of files has the keyboard, then the entry for a path.
        wait_for("a list of files", lambda: (self.program.focused() or ("", ""))[1] == "GtkTreeView")
        press("ctrl+l")
        wait_for("an entry", lambda: (self.program.focused() or ("", ""))[1] == "GtkFileChooserEntry")
        self.program.type(str(self.file("unknown")))
        press("Return")
        self.shows(f"{MOMENT} · signed by an unknown key")
        self.picture("unknown-key")

    def drop(self, path, is_done):
        """Draws the file out of another window into that of the city; it stays as long as it is asked for it."""
        self.drag = subprocess.Popen([sys.executable, "-B", str(HERE / "drag-source.py"), str(path)],
                                     env={**os.environ, "GTK_A11Y": "none"})
        window = wait_for("what is dragged from", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^drag source$"], capture_output=True, text=True,
            check=False).stdout.split())[0]

        def tell(*words):
            subprocess.run(["xdotool", *words], check=True)

        # A hand takes its time, too: a step each twentieth of a second, and a rest at both ends.
        tell("windowmove", window, "20", "20", "windowraise", window, "sleep", "0.3")
        tell("mousemove", "80", "80", "sleep", "0.3", "mousedown", "1", "sleep", "0.3")
        for step in range(1, 30):
            tell("mousemove", str(80 + 20 * step), str(80 + 15 * step), "sleep", "0.05")
        tell("sleep", "0.5", "mouseup", "1")
        wait_for(f"{path.name} is taken", is_done)
        stop(self.drag)

    def opens_one_that_is_dropped(self):
        self.drop(self.file("unsigned"), lambda: self.line() == f"{MOMENT} · not signed")
        self.picture("not-signed")

    def refuses_a_damaged_one_that_is_dropped(self):
        self.drop(self.file("damaged"), lambda: self.program.find("label", "^This snapshot is not shown$"))
        self.program.need("label", "damaged.pentad")
        self.picture("damaged-dropped")
        press("Escape")
        wait_for("the reason is closed", lambda: not self.program.find("label", "^This snapshot is not shown$"))
        self.shows(f"{MOMENT} · not signed")

    def quits_in_silence(self):
        self.quit()

    def opens_a_part_by_an_option(self):
        self.program = Program([self.pentad, "--platform", str(self.file("part"))])
        wait_for("a part", lambda: re.search(f"^{MOMENT} · not signed · only .* · personal data removed$", self.line()))
        self.picture("part")
        self.quit()


STEPS = (
    "starts_with_the_reason_alone",
    "opens_by_a_double_click",
    "tells_its_moment_in_five_views",
    "explains_a_figure_and_lists_its_cases",
    "goes_down_to_a_unit_grid",
    "finds_a_place",
    "opens_another_from_the_menu",
    "opens_one_that_is_dropped",
    "refuses_a_damaged_one_that_is_dropped",
    "quits_in_silence",
    "opens_a_part_by_an_option",
)


if __name__ == "__main__":
    PENTADCTL = sys.argv.pop()
    sys.exit(screen.run(__doc__, "snapshots", STEPS, Snapshots))
