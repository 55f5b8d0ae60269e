#!/usr/bin/python3
"""Makes a manual page: what stands in its template, and the options as the program itself tells them.

SPDX-License-Identifier: GPL-3.0-or-later

usage: make-man.py TEMPLATE PROGRAM LANGUAGE VERSION DATE OUTPUT

In the template a line @OPTIONS@ stands for the options of the program, and @COMMANDS@ for its commands
with theirs; @VERSION@ and @DATE@ for what they say. So a page never tells of an option that is not
there, nor leaves one out.
"""

import os
import pathlib
import re
import subprocess
import sys

# "  -o, --output=FILE    file to write"; the two columns stand two blanks apart or more.
OPTION = re.compile(r"^  (-\S.*?)(?: {2,}(.*))?$")
# "  render         draw a view", in pentadctl --help.
COMMAND = re.compile(r"^  ([a-z][a-z-]*) +(.+)$")
# What every program of GLib has, and says nothing of the program.
COMMON = ("--help", "--help-all", "--help-access")


def ask(program, language, *words):
    environment = dict(os.environ, LANGUAGE=language, LC_ALL="C.UTF-8", GSETTINGS_BACKEND="memory")
    return subprocess.run([program, *words], env=environment, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def breakable(text):
    """Chinese has no blanks to break a line at: it may be broken after its points."""
    return re.sub("([、，。；：（])", r"\1\\:", text)


def escape(text):
    """Plain text as troff takes it."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "\\&...")
    text = breakable(text)
    return "\\&" + text if text[:1] in (".", "'") else text


def options(help_text):
    """(option, text) of a help text; each once."""
    found = {}
    for line in help_text.splitlines():
        match = OPTION.match(line)
        if match and not any(word.split("=")[0] in COMMON for word in match.group(1).split(", ")):
            found.setdefault(match.group(1), match.group(2) or "")
    return list(found.items())


def option_lines(help_text):
    lines = []
    for option, text in options(help_text):
        lines += [".TP", ".B " + escape(option), escape(text)]
    return lines


def commands(help_text):
    return [match.groups() for match in map(COMMAND.match, help_text.splitlines()) if match]


def command_lines(program, language, *before):
    """The commands that a help text lists, and the commands of these."""
    lines = []
    for name, text in commands(ask(program, language, *before, "--help")):
        if name == pathlib.Path(program).name:
            continue  # "Usage:", and below it the program
        words = [*before, name]
        lines += [".SS " + escape(" ".join(words)), escape(text[0].upper() + text[1:])]
        further = command_lines(program, language, *words)
        lines += further or option_lines(ask(program, language, *words, "--help-all"))
    return lines


def main(template, program, language, version, date, output):
    lines = []
    for line in pathlib.Path(template).read_text(encoding="utf-8").splitlines():
        if line == "@OPTIONS@":
            lines += option_lines(ask(program, language, "--help-all"))
        elif line == "@COMMANDS@":
            lines += command_lines(program, language)
        else:
            line = line.replace("@VERSION@", version).replace("@DATE@", date)
            lines.append(line if line.startswith(".") else breakable(line))
    pathlib.Path(output).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    main(*sys.argv[1:])
