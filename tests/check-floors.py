#!/usr/bin/python3
"""Holds the floors: fails on an include or a dependency that the table of rooms does not allow.

SPDX-License-Identifier: GPL-3.0-or-later

usage: check-floors.py ROOT | --self-test

The table below is the one of src/README.md; the two are compared. Prints TAP.
"""

import pathlib
import re
import sys
import tempfile

# Room: floor, rooms it may include beside itself, third-party libraries beyond GLib.
ROOMS = {
    "model": (0, [], []),
    "host": (0, [], ["libcurl", "libsecret"]),
    "evaluate": (1, ["model"], []),
    "codec": (1, ["model"], ["json-c", "zlib", "proj"]),
    "render": (1, ["model"], ["cairo", "pango"]),
    "photo": (1, ["host"], ["libjpeg", "libpng"]),
    "feed": (2, ["model", "codec", "host"], []),
    "history": (2, ["model", "evaluate", "codec", "host"], ["sqlite3"]),
    "snapshot": (2, ["model", "codec", "host"], ["libarchive", "bzip2", "zlib", "libsodium"]),
    "doctor": (3, ["model", "host", "codec", "render", "feed"], ["pango"]),
    "board": (3, ["model", "evaluate", "render"], []),
    "bulletin": (4, ["model", "evaluate", "render", "board"], ["libxlsxwriter"]),
    "widgets": (4, ["model", "evaluate", "render", "board"], ["gtk4", "cairo", "pango"]),
    "app": (
        5,
        ["model", "host", "evaluate", "codec", "render", "feed", "history", "snapshot", "doctor",
         "board", "bulletin", "widgets"],
        ["gtk4", "cairo", "pango", "libicu", "libcanberra"],
    ),
    "ctl": (
        5,
        ["model", "host", "evaluate", "codec", "render", "feed", "history", "snapshot", "doctor",
         "board", "bulletin"],
        [],
    ),
    "reference": (5, ["model", "codec", "host", "evaluate", "snapshot"], ["libmicrohttpd", "zlib"]),
}

# Which library a header in angle brackets belongs to, by how its path begins.
LIBRARIES = [
    (r"(glib|gobject|gmodule|gio)/|glib(-object|-unix)?\.h$", "glib"),
    (r"gtk/|gdk/|gsk/|graphene", "gtk4"),
    (r"cairo", "cairo"),
    (r"pango/", "pango"),
    (r"json-c/", "json-c"),
    (r"curl/", "libcurl"),
    (r"libsecret/", "libsecret"),
    (r"zlib\.h$", "zlib"),
    (r"bzlib\.h$", "bzip2"),
    (r"proj\.h$", "proj"),
    (r"sqlite3\.h$", "sqlite3"),
    (r"archive(_entry)?\.h$", "libarchive"),
    (r"sodium", "libsodium"),
    (r"xlsxwriter", "libxlsxwriter"),
    (r"unicode/", "libicu"),
    (r"canberra", "libcanberra"),
    (r"microhttpd\.h$", "libmicrohttpd"),
    (r"j(peglib|error)\.h$", "libjpeg"),
    (r"png\.h$", "libpng"),
]
# What the C library and the kernel give, for every room.
SYSTEM = re.compile(
    r"(arpa|linux|net|netinet|sys)/\w+\.h$|"
    r"(assert|ctype|dirent|errno|fcntl|fenv|float|immintrin|inttypes|limits|locale|malloc|math|"
    r"netdb|poll|pthread|sched|setjmp|signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|"
    r"stdlib|string|strings|termios|time|unistd|x86intrin)\.h$"
)
# Headers that the build makes.
GENERATED = {"config.h": None, "pentad-resources.h": "widgets"}

# Dependency variables of src/meson.build, and the library each stands for.
DEPENDENCIES = {
    "glib": "glib", "gobject": "glib", "gio": "glib", "gio_unix": "glib", "m": "libm",
    "gtk": "gtk4", "cairo": "cairo", "cairo_pdf": "cairo", "cairo_svg": "cairo", "pango": "pango",
    "pangocairo": "pango", "jsonc": "json-c", "curl": "libcurl", "zlib": "zlib",
    "microhttpd": "libmicrohttpd", "secret": "libsecret", "sqlite": "sqlite3",
    "archive": "libarchive", "bzip2": "bzip2", "sodium": "libsodium", "xlsxwriter": "libxlsxwriter", "proj": "proj",
    "icu": "libicu", "canberra": "libcanberra", "jpeg": "libjpeg", "png": "libpng",
}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.M)


def check_include(room, quote, header):
    """What is wrong with one include, or None."""
    if header in GENERATED:
        owner = GENERATED[header]
        return None if owner in (None, room) else f"only {owner} may include {header}"
    if quote == '"':
        other = header.split("/")[0]
        if "/" not in header or other not in ROOMS:
            return f'"{header}" is not written from src/'
        if other != room and other not in ROOMS[room][1]:
            return f"{room} must not include {other} ({header})"
        return None
    for pattern, library in LIBRARIES:
        if re.match(pattern, header):
            if library == "glib" or library in ROOMS[room][2]:
                return None
            return f"{room} must not use {library} (<{header}>)"
    if SYSTEM.match(header):
        return None
    return f"<{header}> belongs to no library that this check knows"


def check_sources(source, room):
    problems = []
    for path in sorted((source / room).rglob("*.[ch]")):
        for quote, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            problem = check_include(room, quote, header)
            if problem:
                problems.append(f"{path.relative_to(source)}: {problem}")
    return problems


def check_build_file(source, room):
    """The library of a room links only what the room may include."""
    problems = []
    path = source / room / "meson.build"
    if not path.is_file():
        return [f"{room}/meson.build is missing"]
    text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
    for name in sorted(set(re.findall(r"\b(\w+)_dep\b", text))):
        if name == room or name in ROOMS[room][1]:
            continue
        library = DEPENDENCIES.get(name)
        if library not in ("glib", "libm") and library not in ROOMS[room][2]:
            problems.append(f"{room}/meson.build: {room} must not link {name}_dep")
    return problems


def check_rooms(source):
    """Every folder is a room of the table."""
    return [f"{path.name} is a room without a floor" for path in sorted(source.iterdir())
            if path.is_dir() and path.name not in ROOMS]


def check_table(source):
    """src/README.md shows the same table."""
    path = source / "README.md"
    if not path.is_file():
        return ["src/README.md is missing"]
    shown = {}
    row = re.compile(r"^\|\s*(\d)\s*\|\s*`(\w+)`\s*\|([^|]*)\|([^|]*)\|", re.M)
    for floor, room, rooms, libraries in row.findall(path.read_text(encoding="utf-8")):
        shown[room] = (
            int(floor),
            sorted(re.findall(r"`(\w+)`", rooms)),
            sorted(re.findall(r"`([\w-]+)`", libraries)),
        )
    problems = []
    for room, (floor, rooms, libraries) in ROOMS.items():
        if shown.get(room) != (floor, sorted(rooms), sorted(libraries)):
            problems.append(f"src/README.md: the row of {room} is {shown.get(room)}")
    return problems + [f"src/README.md: {room} has no floor here" for room in shown
                       if room not in ROOMS]


def check_order():
    """The table itself: rooms include lower floors only."""
    return [f"{room} on floor {floor} includes {other} on floor {ROOMS[other][0]}"
            for room, (floor, rooms, _) in ROOMS.items() for other in rooms
            if ROOMS[other][0] >= floor]


def check(root):
    """Every check as (name, problems)."""
    source = pathlib.Path(root) / "src"
    results = [("table-goes-downwards", check_order()), ("every-folder-has-a-floor",
               check_rooms(source)), ("readme-shows-the-table", check_table(source))]
    for room in ROOMS:
        if (source / room).is_dir():
            results.append((f"includes-of-{room}", check_sources(source, room)))
            results.append((f"dependencies-of-{room}", check_build_file(source, room)))
    return results


def report(results):
    failed = 0
    print(f"1..{len(results)}")
    for number, (name, problems) in enumerate(results, 1):
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems:
            print(f"# {problem}")
        failed += bool(problems)
    return 1 if failed else 0


# A line that must not stand in a file of a room, and one that may.
BAD_INCLUDES = [
    ("model", '"codec/guard.h"'), ("model", "<json-c/json.h>"), ("codec", '"render/scene.h"'),
    ("render", "<gtk/gtk.h>"), ("board", "<cairo.h>"), ("feed", "<curl/curl.h>"),
    ("feed", '"board/board.h"'), ("ctl", '"widgets/canvas.h"'), ("reference", '"feed/feed.h"'),
    ("host", '"model/zone.h"'), ("evaluate", '"zone.h"'), ("app", "<microhttpd.h>"),
    ("widgets", '"host/clock.h"'), ("host", "<sqlite3.h>"), ("model", "<X11/Xlib.h>"),
    ("app", '"pentad-resources.h"'),
]
GOOD_INCLUDES = [
    ("model", "<gio/gio.h>"), ("codec", "<json-c/json.h>"), ("render", "<pango/pangocairo.h>"),
    ("host", "<curl/curl.h>"), ("feed", '"codec/guard.h"'), ("widgets", "<gtk/gtk.h>"),
    ("app", '"feed/feed.h"'), ("reference", "<microhttpd.h>"), ("board", '"config.h"'),
    ("evaluate", "<math.h>"), ("host", "<sys/stat.h>"), ("widgets", '"pentad-resources.h"'),
]


def self_test():
    results = []
    for includes, bad in ((BAD_INCLUDES, True), (GOOD_INCLUDES, False)):
        for room, header in includes:
            with tempfile.TemporaryDirectory() as folder:
                source = pathlib.Path(folder) / "src"
                (source / room).mkdir(parents=True)
                (source / room / "a.c").write_text(f'#include "config.h"\n#  include {header}\n')
                found = check_sources(source, room)
            wrong = bool(found) != bad
            results.append((f"{'refuses' if bad else 'allows'} {header} in {room}",
                            [f"found {found}"] if wrong else []))
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "src"
        (source / "feed").mkdir(parents=True)
        (source / "attic").mkdir()
        (source / "feed" / "meson.build").write_text("x = [model_dep, gtk_dep] # curl_dep\n")
        (source / "README.md").write_text("| 2 | `feed` | `model` `host` | – | polls |\n")
        results.append(("refuses a library that the room may not link",
                        [] if len(check_build_file(source, "feed")) == 1 else ["not found"]))
        results.append(("refuses a folder without a floor",
                        [] if len(check_rooms(source)) == 1 else ["not found"]))
        results.append(("refuses a README that shows another table",
                        [] if len(check_table(source)) == len(ROOMS) else ["not found"]))
    return report(results)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(self_test() if sys.argv[1] == "--self-test" else report(check(sys.argv[1])))
