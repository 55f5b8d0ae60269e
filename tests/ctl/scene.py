"""Reads the text form of a scene (pentadctl render --scene).

SPDX-License-Identifier: GPL-3.0-or-later
"""

import collections
import re

POINT = re.compile(r"-?[0-9.]+,-?[0-9.]+")
GRID = re.compile(r"grid \S+ class=(-?\d+) value=\S+")
TEXT = re.compile(r'(\S+) text(?: #(\S+))? .*? "((?:[^"\\]|\\.)*)"$')


class Scene:
    """grids: class of each filled grid; marks: how many by chart; headlines: text by panel."""

    def __init__(self, dump):
        self.grids = []
        self.marks = collections.Counter()
        self.headlines = {}
        self.texts = []
        for line in dump.splitlines():
            self._read(line)

    def _read(self, line):
        grid = GRID.match(line)
        text = TEXT.match(line)
        if grid:
            self.grids.append(int(grid[1]))
        elif text:
            string = re.sub(r"\\(.)", r"\1", text[3])
            self.texts.append(string)
            if text[1] == "headline":
                self.headlines[text[2]] = string
        elif line.startswith("mark "):
            self._count_mark(line.split())

    def _count_mark(self, words):
        chart = next((word[1:] for word in words[2:4] if word.startswith("#")), None)
        points = sum(1 for word in words if POINT.fullmatch(word))
        # A line counts its points, a shape is one.
        is_line = words[1] == "path" and "closed" not in words
        self.marks[chart] += points if is_line else points // 2 if words[1] == "segments" else 1
