#!/usr/bin/python3
"""Holds the manual pages: each tells of every option that its program has, and of no other.

SPDX-License-Identifier: GPL-3.0-or-later

usage: check-man.py PROGRAM PAGE... | --self-test

The options are taken from --help-all of the program and of each of its commands, by other code than
that which makes the pages. groff and mandoc, where they are, must have nothing to say. Prints TAP.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
COMMON = {"-h", "--help", "--help-all", "--help-access"}
LINTERS = [
    ["groff", "-K", "utf8", "-T", "utf8", "-man", "-ww", "-z", "-rF0"],
    ["mandoc", "-T", "lint", "-W", "warning"],
]


def ask(program, *words):
    environment = dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8", GSETTINGS_BACKEND="memory")
    return subprocess.run([program, *words], env=environment, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def options_of_help(text):
    """What stands before the text of each option's line."""
    return {option for line in text.splitlines() if line.startswith("  -")
            for option in OPTION.findall(re.split(r" {2,}", line.strip())[0])} - COMMON


def commands_of_help(text):
    return re.findall(r"^  ([a-z][a-z-]+) +\S", text, re.M)


def sections_of_page(text):
    """{title: options named in bold after .TP}; the options themselves stand under "" or a command."""
    text = text.replace("\\-", "-")
    sections, title, after_tp = {}, "", False
    for line in text.splitlines():
        if line.startswith(".SS "):
            title = line[4:].strip()
        elif line.startswith(".SH "):
            title = ""
        if after_tp and line.startswith(".B -"):
            sections.setdefault(title, set()).update(OPTION.findall(line[3:]))
        after_tp = line == ".TP"
    return sections


def compare(page, there, told):
    return [f"{page}: {option} is not told of" for option in sorted(there - told)] + [
        f"{page}: there is no option {option}" for option in sorted(told - there)]


def check_page(help_texts, page):
    """help_texts: {command or "": help}."""
    sections = sections_of_page(pathlib.Path(page).read_text(encoding="utf-8"))
    problems = []
    for name, text in help_texts.items():
        problems += compare(f"{page} {name}".strip(), options_of_help(text), sections.get(name, set()))
    problems += [f"{page}: there is no command {name}" for name in sorted(set(sections) - set(help_texts))]
    return problems


def lint(page):
    problems = []
    for command in LINTERS:
        if shutil.which(command[0]):
            result = subprocess.run([*command, page], text=True, stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT)
            problems += [f"{command[0]}: {line}" for line in result.stdout.splitlines()]
    return problems


def help_of(program, *words):
    """{command: help}; a command of commands is told of by these."""
    text = ask(program, *words, "--help")
    if " COMMAND [" not in text:
        return {" ".join(words): ask(program, *words, "--help-all")}
    texts = {}
    for name in commands_of_help(text):
        texts.update(help_of(program, *words, name))
    return texts


def report(results):
    print(f"1..{len(results)}")
    for number, (name, problems) in enumerate(results, 1):
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems:
            print("# " + problem)
    return 1 if any(problems for _, problems in results) else 0


def main(program, pages):
    texts = help_of(program)
    results = [("help-names-options", [] if any(map(options_of_help, texts.values())) else ["none found"])]
    for page in pages:
        language = pathlib.Path(page).parent.name
        results.append((f"options-of-{pathlib.Path(page).name}-{language}", check_page(texts, page)))
        results.append((f"form-of-{pathlib.Path(page).name}-{language}", lint(page)))
    return report(results)


HELP = "Usage:\n  p [OPTION]\n\n  -h, --help     Show\n  -o, --output=FILE   file, unlike --scene\n  --at=TIME  t\n"
GOOD = '.TH P 1 "2026-01-01" "P 1" "User Commands"\n.SH NAME\np \\- q\n.SH OPTIONS\n' \
       ".TP\n.B \\-o, \\-\\-output=FILE\nfile\n.TP\n.B \\-\\-at=TIME\nt\n"


def self_test():
    cases = [
        ("a-true-page", GOOD, 0, 0), ("an-option-left-out", GOOD.replace("\\-\\-at", "\\-\\-as"), 2, 0),
        ("an-option-too-many", GOOD + ".TP\n.B \\-\\-new\nx\n", 1, 0),
        ("a-macro-that-is-none", GOOD + ".XYZ\nx\n", 0, 1),
    ]
    results = []
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "p.1")
        for name, text, n_options, n_lint in cases:
            pathlib.Path(page).write_text(text, encoding="utf-8")
            found, said = check_page({"": HELP}, page), lint(page)
            linted = len(said) > 0 if shutil.which("groff") else n_lint > 0
            wrong = len(found) != n_options or linted != (n_lint > 0)
            results.append((name, [*found, *said, "otherwise"] if wrong else []))
    return report(results)


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
