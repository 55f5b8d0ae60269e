#!/usr/bin/python3
"""Installs the build below a folder of its own, looks whether every file is where it belongs, and
runs the installed programs from there.

SPDX-License-Identifier: GPL-3.0-or-later

usage: check-install.py MESON BUILD PREFIX WITH-GTK      (WITH-GTK: true or false)

Prints TAP.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ID = "org.pentad.Pentad"
ALWAYS = [
    "bin/pentadctl", "bin/pentad-platform", "share/man/man1/pentadctl.1",
    "share/man/man1/pentad-platform.1", "share/man/zh_CN/man1/pentadctl.1",
    "share/man/zh_CN/man1/pentad-platform.1", "share/locale/zh_CN/LC_MESSAGES/pentad.mo",
    "share/locale/zh_TW/LC_MESSAGES/pentad.mo", "share/pentad/boards/command.json",
    "share/pentad/help/glossary.json", "share/pentad/help/en/10-first-steps.md",
    "share/pentad/help/zh_CN/10-first-steps.md", "share/pentad/help/pictures/command.png", "share/pentad/mappings/envelope-data.json",
    "share/pentad/reference/topics.json", "share/pentad/schemes/demo.json", "share/pentad/walls/wall-3840x2160.json",
]
DESKTOP = [
    "bin/pentad", "libexec/pentad-photo", f"share/applications/{ID}.desktop", f"share/dbus-1/services/{ID}.service",
    f"share/glib-2.0/schemas/{ID}.gschema.xml", f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg", "share/man/man1/pentad.1",
    "share/man/zh_CN/man1/pentad.1", f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml", "lib/systemd/user/pentad-wall.service",
]
# Everything else that lies in the tree has to match one of these.
FOLDERS = re.compile(
    r"bin/pentad[\w-]*$|libexec/pentad-photo$|share/(applications|dbus-1/services|glib-2\.0/schemas|icons/hicolor|locale/\w+"
    r"/LC_MESSAGES|man(/zh_CN)?/man1|metainfo|mime/packages|pentad/(boards|calendars|help|mappings|"
    r"reference|schemes|walls))/|lib/systemd/user/")


def run(program, *words, **environment):
    return subprocess.run([program, *words], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=dict(os.environ, **environment), timeout=120)


class Tree:
    def __init__(self, root, prefix, with_gtk, places):
        self.prefix = root + prefix
        self.places = places
        self.with_gtk = with_gtk
        self.programs = ["pentadctl", "pentad-platform"] + (["pentad"] if with_gtk else [])

    def program(self, name):
        return f"{self.prefix}/bin/{name}"

    def files(self):
        return {str(path.relative_to(self.prefix)) for path in pathlib.Path(self.prefix).rglob("*")
                if path.is_file()}

    def check_files(self):
        there = self.files()
        wanted = ALWAYS + (DESKTOP if self.with_gtk else [])
        return [f"{name} is missing" for name in wanted if name not in there] + [
            f"{name} does not belong there" for name in sorted(there) if not FOLDERS.match(name)]

    def check_versions(self):
        problems = []
        for name in self.programs:
            done = run(self.program(name), "--version")
            if done.returncode != 0 or not done.stdout.startswith(name + " "):
                problems.append(f"{name} --version: {done}")
        return problems

    def check_places(self):
        """What is packed up does not tell where it was built. Debug information, which is packed apart, may; so may
        what looks into itself: sanitizers and coverage."""
        problems = []
        for name in self.programs:
            stripped = os.path.join(self.prefix, "..", name)
            subprocess.run(["strip", "-o", stripped, self.program(name)], check=True)
            data = pathlib.Path(stripped).read_bytes()
            problems += [f"{name} tells of {folder}" for folder in self.places if os.fsencode(folder) in data]
        return problems

    def check_translations(self):
        problems = []
        for language, word in (("zh_CN", "选项"), ("zh_TW", "選項")):
            done = run(self.program("pentadctl"), "--help", LANGUAGE=language)
            if word not in done.stdout:
                problems.append(f"{language}: {done}")
        return problems

    def check_doctor(self):
        done = run(self.program("pentadctl"), "doctor", "--json")
        rows = json.loads(done.stdout)["rows"]
        problems = [row["text"] for row in rows if row["part"] == "disk" and row["verdict"] != "ok"]
        if not any(self.prefix in row["text"] for row in rows if row["part"] == "disk"):
            problems.append("not the installed data: " + str([r for r in rows if r["part"] == "disk"]))
        return problems

    def check_picture(self):
        platform = subprocess.Popen([self.program("pentad-platform"), "--city", "demo", "--port", "0"],
                                    stdout=subprocess.PIPE, text=True)
        path = os.path.join(self.prefix, "..", "command.png")
        try:
            url = platform.stdout.readline().strip()
            done = run(self.program("pentadctl"), "render", "--from", url, "--view", "command",
                       "--size", "1280x720", "--lang", "zh_CN", "-o", path)
            if done.returncode != 0:
                return [done.stderr]
            with open(path, "rb") as file:
                return [] if file.read(8) == b"\x89PNG\r\n\x1a\n" else ["no PNG"]
        finally:
            platform.terminate()
            platform.wait(30)

    def check_photographs(self):
        """The program that decodes them is found where it was installed, and works there."""
        done = run(self.program("pentad"), "--doctor", "--json", DISPLAY="", WAYLAND_DISPLAY="")
        rows = [row for row in json.loads(done.stdout)["rows"] if row["part"] == "photos"]
        wanted = f"{self.prefix}/libexec/pentad-photo"
        return [] if [(row["verdict"], wanted in row["text"]) for row in rows] == [("ok", True)] else [str(rows)]

    def check_desktop(self):
        """What a desktop makes of it: settings, the service, the kind of file."""
        share, problems = f"{self.prefix}/share", []
        subprocess.run(["glib-compile-schemas", "--strict", f"{share}/glib-2.0/schemas"], check=True)
        done = run(self.program("pentad"), "--doctor", "--json", XDG_DATA_DIRS=f"{share}:/usr/share",
                   DISPLAY="", WAYLAND_DISPLAY="")
        settings = [row for row in json.loads(done.stdout)["rows"] if row["part"] == "settings"]
        problems += [row["text"] for row in settings if row["verdict"] != "ok"]
        service = pathlib.Path(f"{share}/dbus-1/services/{ID}.service").read_text(encoding="utf-8")
        program = re.search(r"^Exec=(\S+) --gapplication-service$", service, re.M)
        if not program or not self.program("pentad").endswith(program.group(1)):
            problems.append(f"the service starts something else: {service}")
        if shutil.which("update-mime-database"):
            subprocess.run(["update-mime-database", f"{share}/mime"], check=True)
            globs = pathlib.Path(f"{share}/mime/globs2").read_text(encoding="utf-8")
            if "application/vnd.pentad.snapshot+zip:*.pentad" not in globs:
                problems.append("snapshots have no kind")
        return problems


def main(meson, build, prefix, with_gtk):
    with tempfile.TemporaryDirectory(prefix="pentad-install-") as root:
        subprocess.run([meson, "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root],
                       check=True, stdout=subprocess.DEVNULL)
        build = os.path.realpath(build)
        told = subprocess.run([meson, "introspect", "--buildoptions", build], check=True, stdout=subprocess.PIPE).stdout
        options = {option["name"]: option["value"] for option in json.loads(told)}
        is_plain = options["b_sanitize"] == "none" and not options["b_coverage"]
        tree = Tree(root, prefix, with_gtk == "true", [build, os.path.dirname(build)] if is_plain else [])
        for variable in ("PENTAD_DATA_DIR", "PENTAD_LOCALE_DIR"):
            os.environ.pop(variable, None)
        checks = [("files-are-where-they-belong", tree.check_files), ("programs-run", tree.check_versions),
                  ("nothing-tells-where-it-was-built", tree.check_places),
                  ("translations-are-found", tree.check_translations),
                  ("own-files-are-found", tree.check_doctor), ("a-picture-is-drawn", tree.check_picture)]
        if tree.with_gtk:
            checks += [("a-desktop-finds-it", tree.check_desktop), ("photographs-are-decoded", tree.check_photographs)]
        failed = 0
        print(f"1..{len(checks)}")
        for number, (name, check) in enumerate(checks, 1):
            problems = check()
            print(f"{'not ok' if problems else 'ok'} {number} {name}")
            for problem in problems:
                print("# " + problem.replace("\n", "\n# "))
            failed += bool(problems)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
