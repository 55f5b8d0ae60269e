#!/usr/bin/python3
"""Holds the lists: what has to be named somewhere is named there, and nothing else is.

SPDX-License-Identifier: GPL-3.0-or-later

usage: check-lists.py ROOT | --self-test

Sources in meson files, translatable files in po/POTFILES, templates in the bundle, tests registered,
translations complete, labels of data files in all three languages. Prints TAP.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

LANGUAGES = ("zh_CN", "zh_TW", "en")

# A text marked for translation: _ ("…"), N_ ("…"), C_ ("…", "…"), ngettext ("…", "…", n).
MARK = re.compile(r"(?<![\w\"])(_|N_|C_|NC_|ngettext|g_dngettext)\s*\(\s*\"")
COMMENTS_C = re.compile(r"/\*.*?\*/", re.S)
XGETTEXT = ["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
            "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3"]


def read(path):
    return path.read_text(encoding="utf-8")


def compare(listed, there, missing, superfluous):
    """Sentences on what stands in one set only."""
    return [f"{name}: {missing}" for name in sorted(there - listed)] + [
        f"{name}: {superfluous}" for name in sorted(listed - there)]


def quoted(path):
    """Every text in quotes of a meson file, comments left out."""
    if not path.is_file():
        return set()
    return set(re.findall(r"'([^']*)'", re.sub(r"#.*", "", read(path))))


def check_sources(root):
    problems = []
    for folder in sorted(path for path in (root / "src").rglob("*") if path.is_dir()):
        there = {path.name for path in folder.glob("*.c")}
        listed = {name for name in quoted(folder / "meson.build")
                  if name.endswith(".c") and "/" not in name}
        problems += [f"{folder.relative_to(root)}/{problem}" for problem in compare(
            listed, there, "in no meson.build", "listed, but there is no such file")]
    return problems


def check_tests(root):
    """A test is named as its file, or as what stands between test- and the suffix."""
    problems = []
    for path in sorted((root / "tests").rglob("*")):
        match = re.fullmatch(r"(?:test|bench)-(.+)\.(?:c|py)", path.name)
        if match:
            names = quoted(path.parent / "meson.build")
            if path.name not in names and match.group(1) not in names:
                problems.append(f"{path.relative_to(root)}: not registered in its meson.build")
    return problems


def is_marked(path):
    if path.suffix == ".ui":
        return 'translatable="yes"' in read(path) or "translatable='yes'" in read(path)
    return bool(MARK.search(COMMENTS_C.sub("", read(path))))


def translatable_files(root):
    paths = [*(root / "src").rglob("*.[ch]"), *(root / "ui").rglob("*.ui")]
    return {str(path.relative_to(root)) for path in paths if is_marked(path)}


def listed_files(path):
    if not path.is_file():
        return []
    lines = (line.split("#")[0].strip() for line in read(path).splitlines())
    return [line for line in lines if line]


def check_potfiles(root):
    listed = listed_files(root / "po" / "POTFILES")
    problems = compare(set(listed), translatable_files(root), "not in po/POTFILES",
                       "in po/POTFILES, but has no marked text")
    return problems + (["po/POTFILES is not sorted"] if listed != sorted(listed) else [])


def check_bundle(root):
    bundle = root / "ui" / "pentad.gresource.xml"
    if not bundle.is_file():
        return [] if not list((root / "ui").glob("*.ui")) else ["ui/pentad.gresource.xml is missing"]
    names = set(re.findall(r"<file[^>]*>([^<]+)</file>", read(bundle)))
    templates = {path.name for path in (root / "ui").glob("*.ui")}
    problems = compare({name for name in names if name.endswith(".ui")}, templates,
                       "not in ui/pentad.gresource.xml", "in the bundle, but not in ui/")
    for name in sorted(names):
        if not (root / "ui" / name).is_file() and not (root / "data" / name).is_file():
            problems.append(f"{name}: in the bundle, but neither in ui/ nor in data/")
    return problems


def messages(path):
    """The messages of a PO file as (context, id, plural), the header left out."""
    found = set()
    entry, key = {}, None

    def finish():
        if entry.get("msgid"):
            found.add((entry.get("msgctxt"), entry["msgid"], entry.get("msgid_plural")))

    for line in read(path).splitlines() + [""]:
        match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])?\s+"(.*)"$', line)
        if match:
            key = match.group(1)
            if key == "msgctxt" or (key == "msgid" and "msgid" in entry):
                finish()
                entry = {}
            entry[key] = match.group(2) if key != "msgstr" else ""
        elif line.startswith('"') and key and key != "msgstr":
            entry[key] += line[1:-1]
        elif not line.strip():
            finish()
            entry, key = {}, None
    return found


def run(command, root):
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def check_template(root):
    """po/pentad.pot has the texts of the sources as they are now."""
    files = listed_files(root / "po" / "POTFILES")
    pot = root / "po" / "pentad.pot"
    if not files:
        return []
    if not pot.is_file():
        return ["po/pentad.pot is missing"]
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / "fresh.pot"
        done = run([*XGETTEXT, "-o", str(fresh), *files], root)
        if done.returncode != 0 or not fresh.is_file():
            return [f"xgettext: {done.stderr.strip()}"]
        return [f"po/pentad.pot: {problem}" for problem in compare(
            {str(message) for message in messages(pot)},
            {str(message) for message in messages(fresh)}, "is missing", "is in no source")]


def check_translations(root):
    """Every language is complete and fits the template."""
    folder = root / "po"
    languages = set(" ".join(listed_files(folder / "LINGUAS")).split())
    problems = compare(languages, {path.stem for path in folder.glob("*.po")}, "not in po/LINGUAS",
                       "in po/LINGUAS, but has no file")
    template = messages(folder / "pentad.pot") if (folder / "pentad.pot").is_file() else set()
    for language in sorted(languages):
        path = folder / f"{language}.po"
        if not path.is_file():
            continue
        done = run(["msgfmt", "--check", "--statistics", "-o", "/dev/null", str(path)], root)
        if done.returncode != 0 or re.search("fuzzy|untranslated", done.stderr):
            problems.append(f"po/{path.name}: {done.stderr.strip()}")
        problems += [f"po/{path.name}: {problem}" for problem in compare(
            {str(message) for message in messages(path)}, {str(message) for message in template},
            "is missing", "is not in the template")]
    return problems


def find_labels(value, where):
    """Labels with a language left out, anywhere in a JSON value."""
    if isinstance(value, dict):
        if any(language in value for language in LANGUAGES):
            lacking = [language for language in LANGUAGES if not value.get(language)]
            return [f"{where} has no {', '.join(lacking)}"] if lacking else []
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    else:
        return []
    return [problem for key, item in items for problem in find_labels(item, f"{where}.{key}")]


def check_labels(root):
    problems = []
    for path in sorted((root / "data").rglob("*.json")):
        try:
            problems += find_labels(json.loads(read(path)), str(path.relative_to(root)))
        except ValueError as error:
            problems.append(f"{path.relative_to(root)}: {error}")
    return problems


def words_of(text, pattern):
    match = re.search(pattern, text, re.M | re.S)
    return set(re.findall(r"[a-z][\w.+-]+", re.sub(r"\([^)]*\)", "", match.group(1)))) if match else set()


def check_packages(root):
    """What ./run installs for building is what a Debian package says that it needs."""
    run, control = root / "run", root / "data/packaging/debian/control"
    if not run.is_file() or not control.is_file():
        return []
    # Always there where packages are built, or needed to run only.
    usual = {"gcc", "libc6-dev", "ninja-build", "fonts-noto-cjk", "librsvg2-common"}
    needed = words_of(read(run), r"^packages=\((.*?)^\)") - usual
    told = words_of(read(control), r"^Build-Depends:(.*?)^\w")
    return [f"data/packaging/debian/control: {name} is not in Build-Depends"
            for name in sorted(needed - told)]


CHECKS = [
    ("every-source-is-in-a-meson-file", check_sources),
    ("every-test-is-registered", check_tests),
    ("every-marked-file-is-in-potfiles", check_potfiles),
    ("every-template-is-in-the-bundle", check_bundle),
    ("translation-template-is-up-to-date", check_template),
    ("translations-are-complete", check_translations),
    ("labels-of-data-files-have-every-language", check_labels),
    ("packages-need-what-run-installs", check_packages),
]


def report(results):
    failed = 0
    print(f"1..{len(results)}")
    for number, (name, problems) in enumerate(results, 1):
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems:
            print("# " + problem.replace("\n", "\n# "))
        failed += bool(problems)
    return 1 if failed else 0


# A small tree in order.
GOOD_TREE = {
    "src/room/meson.build": "room_sources = files(\n  'a.c',\n)\n",
    "src/room/a.c": '/* _("no") */\nconst char *a = N_ ("Hello");\nint b = other_ ("x");\n',
    "ui/PentadA.ui": '<interface><property translatable="yes">World</property></interface>\n',
    "ui/pentad.gresource.xml": "<gresource><file>PentadA.ui</file><file>a.css</file></gresource>",
    "run": "packages=(\n  gcc liba-dev python3\n)\n",
    "data/packaging/debian/control": "Source: p\nBuild-Depends: liba-dev (>= 1),\n  python3\nSection: x\n",
    "data/a.css": "",
    "data/a.json": '{"name": {"zh_CN": "a", "zh_TW": "b", "en": "c"}, "rows": [1]}',
    "tests/room/meson.build": "foreach name : ['a']\ntest('room-b', 'test-b.c')\n",
    "tests/room/test-a.c": "",
    "tests/room/test-b.c": "",
    "po/POTFILES": "# comment\nsrc/room/a.c\nui/PentadA.ui\n",
    "po/LINGUAS": "zh_CN\n",
    "po/pentad.pot": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                     'msgid "Hello"\nmsgstr ""\n\nmsgid ""\n"World"\nmsgstr ""\n',
    "po/zh_CN.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
                   '"Language: zh_CN\\n"\n\n'
                   'msgid "Hello"\nmsgstr "你好"\n\nmsgid "World"\nmsgstr "世界"\n',
}
# What to change, and the one check that must then fail.
CHANGES = [
    ("every-source-is-in-a-meson-file", "src/room/b.c", "int b;\n"),
    ("every-source-is-in-a-meson-file", "src/room/meson.build", "files('a.c', 'gone.c')\n"),
    ("every-test-is-registered", "tests/room/test-c.c", ""),
    ("every-test-is-registered", "tests/room/bench-d.c", ""),
    ("every-marked-file-is-in-potfiles", "ui/PentadA.ui", "<interface/>\n"),
    ("every-marked-file-is-in-potfiles", "po/POTFILES", "src/room/a.c\n"),
    ("every-marked-file-is-in-potfiles", "po/POTFILES", "ui/PentadA.ui\nsrc/room/a.c\n"),
    ("every-template-is-in-the-bundle", "ui/PentadB.ui", "<interface/>\n"),
    ("every-template-is-in-the-bundle", "ui/pentad.gresource.xml",
     "<file>PentadA.ui</file><file>gone.css</file>"),
    ("translation-template-is-up-to-date", "src/room/a.c", '_ ("Hello"); _ ("Again");\n'),
    ("translations-are-complete", "po/zh_CN.po",
     GOOD_TREE["po/zh_CN.po"].replace("世界", "")),
    ("translations-are-complete", "po/zh_CN.po",
     GOOD_TREE["po/zh_CN.po"].replace('msgid "World"', '#, fuzzy\nmsgid "World"')),
    ("translations-are-complete", "po/zh_TW.po", GOOD_TREE["po/zh_CN.po"]),
    ("translations-are-complete", "po/zh_CN.po", GOOD_TREE["po/zh_CN.po"].split("msgid \"World")[0]),
    ("packages-need-what-run-installs", "run", "packages=(\n  liba-dev libb-dev\n)\n"),
    ("labels-of-data-files-have-every-language", "data/a.json", '[{"label": {"zh_CN": "a"}}]'),
    ("labels-of-data-files-have-every-language", "data/a.json", '{"broken": }'),
]


def failing_checks(changes):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {**GOOD_TREE, **changes}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return [name for name, function in CHECKS if function(root)]


def self_test():
    failing = failing_checks({})
    results = [("a-tree-in-order-passes", [f"failing: {failing}"] if failing else [])]
    for name, path, text in CHANGES:
        failing = failing_checks({path: text})
        results.append((f"{name} notices {path}",
                        [] if name in failing else [f"failing: {failing}"]))
    return report(results)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for tool in ("xgettext", "msgfmt"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is not installed")
    if sys.argv[1] == "--self-test":
        sys.exit(self_test())
    tree = pathlib.Path(sys.argv[1])
    sys.exit(report([(name, function(tree)) for name, function in CHECKS]))
