#!/usr/bin/python3
"""A snapshot in the application without any network: no socket is asked for, and the pictures are the same.

Usage: offline.py PENTAD PENTAD-PLATFORM PENTADCTL   (inside ui-session.sh)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

START = "2026-11-22T14:32:05+08:00"
LIMIT_S = 200
# Each view, and the way down: a district, a street, a community, a unit grid.
PICTURES = [
    ("perception", []),
    ("analysis", ["--division", "990101"]),
    ("service", ["--division", "990101001"]),
    ("command", ["--division", "990101001001"]),
    ("supervision", ["--division", "990102"]),
]


class Tap:
    """Lines of a test."""

    def __init__(self):
        self.count = self.failed = 0

    def ok(self, name, good, told=""):
        self.count += 1
        self.failed += not good
        print("ok" if good else "not ok", self.count, name)
        if not good:
            print("\n".join("# " + line for line in str(told).splitlines()[-20:]))

    def skip(self, name, reason):
        self.count += 1
        print("ok", self.count, name, "# SKIP", reason)


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=LIMIT_S,
                          check=False, env={**os.environ, "LANGUAGE": "en", "GSETTINGS_BACKEND": "memory"})


def make(platform, ctl, path):
    """The demo city and its month in one file."""
    with subprocess.Popen([platform, "--city", "demo", "--seed", "1", "--port", "0", "--speed", "0", "--start", START],
                          stdout=subprocess.PIPE, text=True) as server:
        url = server.stdout.readline().strip()
        done = run(ctl, "snapshot", "create", "--from", url, "--period", "month", "-o", path)
        server.terminate()
    if done.returncode != 0:
        sys.exit(done.stderr)


def main(pentad, platform, ctl):
    tap = Tap()
    alone = ["unshare", "--user", "--map-root-user", "--net"]
    can_be_alone = run(*alone, "true").returncode == 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        file, picture, other, trace = (folder / end for end in ("a.pentad", "a.png", "b.png", "trace"))
        make(platform, ctl, file)
        for view, place in PICTURES:
            program = [pentad, file, "--view", view, *place, "--period", "month", "--size", "1366x768", "--screenshot"]
            if shutil.which("strace"):
                done = run("strace", "-f", "-e", "trace=socket", "-o", trace, *program, picture)
                sockets = trace.read_text(errors="replace")
                tap.ok(f"{view}: no socket of a network is asked for", done.returncode == 0 and picture.exists()
                       and "socket(" in sockets and "AF_INET" not in sockets, done.stderr + sockets)
            else:
                tap.skip(f"{view}: no socket of a network is asked for", "no strace")
            if can_be_alone:
                one, done = run(*program, picture), run(*alone, *program, other)
                tap.ok(f"{view}: without a network the same picture", one.returncode == done.returncode == 0
                       and picture.read_bytes() == other.read_bytes(), done.stderr)
            else:
                tap.skip(f"{view}: without a network the same picture", "no namespaces")
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
