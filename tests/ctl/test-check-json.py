#!/usr/bin/python3
"""Asks `pentadctl check-json` of files that are JSON, and of files that are not.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-check-json.py PENTADCTL

Prints TAP. JSONTestSuite is read from PENTAD_SHARED_DATA where it is.
"""

import collections
import os
import pathlib
import subprocess
import sys
import tempfile

from tap import Tap

# Name, content, what the reason says; None: accepted.
FILES = [
    ("empty-object.json", b"{}", None),
    ("byte-order-mark.json", b"\xef\xbb\xbf[1]", None),
    ("\u4e91 \u5dde.json", b'{"\xe4\xba\x91": "\xe5\xb7\x9e"}', None),
    ("nothing.json", b"", "a body that is not empty"),
    ("page.json", b"<html></html>", "JSON and not HTML"),
    ("late.json", b'{"a": [1, {"b": nul}]}', "$.a[1].b: expected null"),
    ("byte.json", b'["\xff"]', "$[0]: expected UTF-8, found 0xff at byte 2"),
    ("two.json", b"1 2", "the end of the document"),
    ("deep.json", b"[" * 100000, "less nesting"),
    ("new\nline.json", b"[", "at byte 1"),
]

def run(program, *arguments, data=None):
    done = subprocess.run(
        [program, "check-json", *arguments],
        input=data, capture_output=True, timeout=120, check=False,
    )
    return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode()


def check_files(tap, program, folder):
    for name, content, reason in FILES:
        path = folder / name
        path.write_bytes(content)
        status, lines, complaint = run(program, str(path))
        shown = str(path).replace("\n", "?")
        if reason is None:
            tap.equal(f"accepted: {name}", (status, lines, complaint), (0, [f"accept {shown}"], ""))
        else:
            tap.ok(
                f"refused: {name!r}",
                status == 1 and len(lines) == 1 and not complaint
                and lines[0].startswith(f"refuse {shown} ") and reason in lines[0],
                (status, lines, complaint),
            )
    good = str(folder / FILES[0][0])
    status, lines, _ = run(program, good, str(folder / "missing.json"), good)
    tap.equal("a line for each, in order", [line.split()[0] for line in lines],
              ["accept", "refuse", "accept"])
    tap.equal("one refused is status 1", status, 1)
    tap.equal("- is standard input", run(program, "-", data=b"[]")[:2], (0, ["accept -"]))
    tap.equal("an endless file ends", run(program, "/dev/zero")[0], 1)
    status, lines, complaint = run(program)
    tap.ok("no file is wrong usage", status == 2 and not lines and len(complaint.splitlines()) == 1,
           (status, lines, complaint))
    with open("/dev/full", "wb") as full:
        done = subprocess.run([program, "check-json", good], stdout=full, stderr=subprocess.PIPE,
                              check=False)
    tap.ok("output that cannot be written is an error",
           done.returncode == 1 and len(done.stderr.splitlines()) == 1, done)


def check_suite(tap, program):
    folder = pathlib.Path(os.environ.get("PENTAD_SHARED_DATA", "/nonexistent")) / "json-test-suite"
    files = sorted(folder.rglob("[yni]_*.json"))
    if not files:
        tap.skip("JSONTestSuite", "not there")
        return
    _, lines, _ = run(program, *map(str, files))
    tap.equal("a line for each file of JSONTestSuite", len(lines), len(files))
    counts = collections.Counter(
        (path.name[0], line.split()[0]) for path, line in zip(files, lines)
    )
    tap.equal("95 of 95 accepted", (counts["y", "accept"], counts["y", "refuse"]), (95, 0))
    tap.equal("188 of 188 refused", (counts["n", "refuse"], counts["n", "accept"]), (188, 0))
    tap.equal("35 free ones are decided", counts["i", "accept"] + counts["i", "refuse"], 35)
    _, again, _ = run(program, *map(str, files))
    tap.equal("decided the same way again", again, lines)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        check_files(tap, program, pathlib.Path(folder))
    check_suite(tap, program)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
