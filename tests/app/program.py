#!/usr/bin/env python3
"""The program pentad as a command: options, messages, exit codes, pictures.

Usage: program.py PENTAD PENTAD-PLATFORM   (inside ui-session.sh)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import struct
import subprocess
import sys
import tempfile
import zlib

START = "2026-11-22T14:32:05+08:00"


def run(*command, **env):
    return subprocess.run(command, capture_output=True, text=True, timeout=200,
                          env={**os.environ, "LANGUAGE": "en", **env})


def read_png(path):
    """Width, height and the set of colours of an 8-bit RGB or RGBA picture."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", "not a PNG file"
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert depth == 8 and kind in (2, 6), f"depth {depth}, kind {kind}"
    packed, at = b"", 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        if name == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += 12 + length
    step = 3 if kind == 2 else 4
    raw, stride = zlib.decompress(packed), width * step
    rows, above = [], bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        method, row = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for i in range(stride if method else 0):
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            if method == 1:
                guess = left
            elif method == 2:
                guess = above[i]
            elif method == 3:
                guess = (left + above[i]) // 2
            else:
                p = left + above[i] - corner
                guess = min((abs(p - left), 0, left), (abs(p - above[i]), 1, above[i]),
                            (abs(p - corner), 2, corner))[2]
            row[i] = (row[i] + guess) & 255
        rows.append(bytes(row))
        above = row
    colours = {row[i:i + 3] for row in rows[::3] for i in range(0, stride, 3 * step)}
    return width, height, colours


def expect(condition, words):
    if not condition:
        raise AssertionError(words)


def test_tells_its_version(pentad, url, folder):
    done = run(pentad, "--version")
    expect(done.returncode == 0 and done.stdout.startswith("pentad "), done)


def test_refuses_in_one_line(pentad, url, folder):
    cases = (
        (["--platform", "ftp://example"], "ftp://example"),
        (["--platform", url, "--view", "inner"], "inner"),
        (["--platform", url, "--theme", "pink"], "pink"),
        (["--platform", url, "--at", "yesterday"], "yesterday"),
        (["--platform", url, "--period", "2026-02-30..2026-03-01"], "2026-02-30"),
        (["--platform", url, "--boundaries", "a.json:street"], "--boundaries"),
        (["--platform", "open311+" + url, "--zone", "Mars/Olympus",
          "--at", "2026-01-01T00:00:00"], "Mars/Olympus"),
    )
    for arguments, named in cases:
        done = run(pentad, *arguments)
        expect(done.returncode == 2, f"{arguments}: exit code {done.returncode}")
        expect(done.stderr.count("\n") == 1 and named in done.stderr, f"{arguments}: {done.stderr}")
        expect(done.stdout == "", done.stdout)


def test_draws_a_picture(pentad, url, folder):
    path = os.path.join(folder, "wall.png")
    done = run(pentad, "--platform", url, "--size", "1600x900", "--screenshot", path)
    expect(done.returncode == 0 and done.stderr == "", done)
    width, height, colours = read_png(path)
    expect((width, height) == (1600, 900), f"{width}x{height}")
    expect(len(colours) > 200, f"{len(colours)} colours")


def test_draws_every_theme_and_language(pentad, url, folder):
    seen = set()
    for theme, language in (("dark", "zh_CN"), ("light", "en"), ("contrast", "zh_TW")):
        path = os.path.join(folder, theme + ".png")
        done = run(pentad, "--platform", url, "--theme", theme, "--lang", language, "--size",
                   "1280x720", "--view", "supervision", "--division", "990101", "--period", "month",
                   "--screenshot", path)
        expect(done.returncode == 0 and done.stderr == "", done)
        with open(path, "rb") as file:
            seen.add(file.read())
    expect(len(seen) == 3, "two themes look the same")


def test_says_that_a_division_is_unknown(pentad, url, folder):
    path = os.path.join(folder, "unknown.png")
    done = run(pentad, "--platform", url, "--division", "nowhere", "--size", "640x360",
               "--screenshot", path)
    expect(done.returncode == 0 and os.path.exists(path), done)
    expect(done.stderr.count("\n") == 1 and "nowhere" in done.stderr, done.stderr)


def test_says_that_a_file_cannot_be_written(pentad, url, folder):
    path = os.path.join(folder, "no", "such", "folder.png")
    done = run(pentad, "--platform", url, "--size", "640x360", "--screenshot", path)
    expect(done.returncode == 1 and path in done.stderr, done)


def test_needs_no_accessibility(pentad, url, folder):
    path = os.path.join(folder, "none.png")
    done = run(pentad, "--platform", url, "--size", "640x360", "--screenshot", path,
               GTK_A11Y="none")
    expect(done.returncode == 0 and done.stderr == "", done)


TESTS = (
    test_tells_its_version,
    test_refuses_in_one_line,
    test_draws_a_picture,
    test_draws_every_theme_and_language,
    test_says_that_a_division_is_unknown,
    test_says_that_a_file_cannot_be_written,
    test_needs_no_accessibility,
)


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    platform = subprocess.Popen([sys.argv[2], "--port", "0", "--start", START, "--speed", "0"],
                                stdout=subprocess.PIPE, text=True)
    url = platform.stdout.readline().strip()
    failed = 0
    print(f"1..{len(TESTS)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, test in enumerate(TESTS, 1):
            path = "/app/program/" + test.__name__[5:].replace("_", "-")
            try:
                test(sys.argv[1], url, folder)
                print(f"ok {number} {path}", flush=True)
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} {path}\n# {error}", flush=True)
    platform.terminate()
    platform.wait(20)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
