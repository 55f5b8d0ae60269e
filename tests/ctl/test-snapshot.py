#!/usr/bin/python3
"""Snapshots as their users meet them: made, signed, checked by hand, damaged, and read.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-snapshot.py PENTADCTL PENTAD_PLATFORM

Prints TAP. PENTAD_LONG in the environment damages a snapshot 5,000 times instead of 200.
"""

import datetime
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from platforms import Reference
from tap import Tap

NOW, LATER = "2026-11-20T14:32:05+08:00", "2026-11-20T16:32:05+08:00"
SEAL = 316
RUN_LIMIT_S = 300
N_DAMAGED = 5000 if os.environ.get("PENTAD_LONG") else 200
# Files given to the program at once.
BATCH = 50
FORMAT = pathlib.Path(os.environ["PENTAD_DATA_DIR"]) / "snapshot-format.md"


class Ctl:
    """The program under test, with a home of its own."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.environment = {
            **os.environ, "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CONFIG_DIRS": str(folder / "machine"), "LC_ALL": "C.UTF-8",
        }

    def run(self, *arguments, wrap=()):
        environment = self.environment
        if "strace" in wrap:
            # The leak sanitizer does not work below a tracer.
            options = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
            environment = {**environment, "ASAN_OPTIONS": options.lstrip(":")}
        return subprocess.run([*wrap, self.program, *map(str, arguments)], capture_output=True,
                              timeout=RUN_LIMIT_S, check=False, env=environment)

    def good(self, *arguments, wrap=()):
        done = self.run(*arguments, wrap=wrap)
        if done.returncode != 0 or done.stderr:
            raise AssertionError(f"{arguments}: {done.returncode}, {done.stderr.decode()}")
        return done.stdout.decode()

    def create(self, url, name, *arguments):
        path = self.folder / name
        self.good("snapshot", "create", "--from", url, "-o", path, *arguments)
        return path


def without_origin(text):
    """Figures as JSON, but for where and how fresh they are."""
    document = json.loads(text)
    del document["source"], document["freshness"]
    return document


def test_figures(tap, ctl, url, path):
    cases = [("today", ["--level", "grid"]), ("week", ["--level", "community"]),
             ("month", ["--level", "grid"]), ("month", ["--by", "department"]),
             ("month", ["--by", "post"])]
    for period, options in cases:
        name = f"{period} {' '.join(options)}"
        live, kept = (ctl.good("figures", "--from", source, "--period", period, "--format", "csv",
                               *options) for source in (url, path))
        tap.ok(f"figures as CSV are the same, {name}", live == kept and len(live) > 1000)
    live, kept = (ctl.good("figures", "--from", source, "--period", "month", "--format", "json",
                           "--level", "grid") for source in (url, path))
    tap.ok("figures as JSON are the same but for source and freshness",
           without_origin(live) == without_origin(kept))
    live, kept = (live[live.index('"as_of"'):], kept[kept.index('"as_of"'):])
    tap.ok("... byte for byte", live == kept)


def test_pictures(tap, ctl, url, path):
    for view in ["perception", "analysis", "service", "command", "supervision"]:
        live, kept = (ctl.good("render", "--from", source, "--view", view, "--period", "month",
                               "--lang", "en", "--scene") for source in (url, path))
        differ = [pair for pair in zip(live.splitlines(), kept.splitlines(), strict=True)
                  if pair[0] != pair[1]]
        tap.ok(f"the scene of {view} is the same but for the line about the data",
               len(differ) <= 2 and any("snapshot of 2026-11-20 14:32:05 · not signed" in new
                                        for _, new in differ), differ)


def codes_below(ctl, path, root):
    """Codes of a division and of everything below it."""
    parents = {}
    for name in ("v1/divisions.json", "v1/grids.json"):
        document = json.loads(ctl_read(ctl, path, name))
        rows = document.get("divisions") or [item["properties"] for item in document["features"]]
        parents.update({row["code"]: row["parent"] for row in rows})
    below = set()
    for code in parents:
        way = code
        while way in parents and way != root:
            way = parents[way]
        if way == root:
            below.add(code)
    return below


def test_part(tap, ctl, url, path):
    """A snapshot of one division: its figures are the city's, and there are no others."""
    arguments = ["--period", "month", "--level", "grid", "--format", "csv"]
    whole = [line.split(",") for line in ctl.good("figures", "--from", path, *arguments).splitlines()]
    for division, other in (("990102", "990101"), ("990101001", "990101002")):
        part = ctl.create(url, f"{division}.pentad", "--period", "month", "--division", division)
        below = codes_below(ctl, path, division)
        wanted = [line for line in whole[1:] if line[2] in below]
        lines = [line.split(",") for line in ctl.good("figures", "--from", part, *arguments).splitlines()]
        tap.ok(f"the figures of {division} and below are those of the city, and no others are there",
               lines[1:] == wanted and len(wanted) > 1000,
               [pair for pair in zip(lines[1:], wanted) if pair[0] != pair[1]][:3])
        one, same = (ctl.good("figures", "--from", source, "--period", "month", "--division", division)
                     for source in (url, part))
        tap.equal("... and as JSON, byte for byte", same[same.index('"as_of"'):],
                  one[one.index('"as_of"'):])
        manifest = json.loads(ctl.good("snapshot", "info", "--json", part))
        tap.ok("its manifest says so, and it is smaller", manifest["division"] == division and
               part.stat().st_size < path.stat().st_size / 3)
        done = ctl.run("figures", "--from", part, "--division", other)
        tap.ok("what lies outside is not part of it",
               done.returncode == 1 and f"not part of {part}" in done.stderr.decode(), done.stderr)
        cases = [json.loads(ctl_read(ctl, part, name))["cases"] for name in
                 ("v1/state.json", "v1/ended/2026-11-19.json")]
        tap.ok("no case of another place is in it",
               cases[0] and all(case["division"] in below for rows in cases for case in rows
                                if "division" in case and case["division"].isdigit()))
        shown = ctl.good("render", "--from", part, "--view", "supervision", "--lang", "en", "--scene")
        tap.ok("its pictures say what it is", f'{manifest["division_name"]["en"]}"' in shown)
    done = ctl.run("figures", "--from", part, "--by", "department")
    tap.ok("departments, who work in the whole city, are not part of it",
           done.returncode == 1 and b"not part of" in done.stderr, done.stderr)
    done = ctl.run("snapshot", "create", "--from", url, "-o", ctl.folder / "no.pentad", "--division",
                   "123")
    tap.ok("a division that is not there makes no snapshot", done.returncode == 1 and
           b"no division" in done.stderr and not (ctl.folder / "no.pentad").exists())


def test_boards(tap, ctl, url):
    """The views of whoever made it, whatever the opener's own are."""
    own = ctl.folder / "config" / "pentad" / "boards" / "command.json"
    board = json.loads((FORMAT.parent / "boards" / "command.json").read_text(encoding="utf-8"))
    board["pages"][0]["panels"] = [dict(panel, title="Made to measure")
                                   for panel in board["pages"][0]["panels"] if panel["kind"] == "map"]
    own.parent.mkdir(parents=True)
    own.write_text(json.dumps(board), encoding="utf-8")
    files = [ctl.create(url, "boards.pentad"),
             ctl.create(url, "part-boards.pentad", "--division", "990102", "--public-safe")]
    live, *kept = (ctl.good("render", "--from", source, "--view", "command", "--lang", "en", "--scene")
                   for source in (url, *files))
    own.unlink()
    later, *opened = (ctl.good("render", "--from", source, "--view", "command", "--lang", "en", "--scene")
                      for source in (url, *files))
    tap.ok("a board of the user takes the place of the one that ships",
           "Made to measure" in live and "Made to measure" not in later)
    tap.ok("a snapshot opens with the boards of its maker", opened == kept and all(
        "Made to measure" in scene for scene in opened))
    copy = ctl.create(files[0], "copy-boards.pentad")
    tap.ok("a snapshot of a snapshot has its boards", ctl.good(
        "render", "--from", copy, "--view", "command", "--lang", "en", "--scene") == kept[0])


def test_earlier(tap, ctl, url, path):
    at = "2026-11-18T10:00:00+08:00"
    live, kept = (ctl.good("figures", "--from", source, "--period", "today", "--at", at, "--format",
                           "csv", "--level", "street") for source in (url, path))
    # What has no past in a snapshot is not told: staff, and what stands on them.
    differ = [(one, other) for one, other in zip(live.splitlines(), kept.splitlines())
              if one != other and "online_rate" not in one and "coverage_rate" not in one]
    tap.equal("--at shows an earlier moment of a snapshot", differ[:3], [])


def test_keys(tap, ctl):
    secret = ctl.folder / "passphrase"
    secret.write_text("correct horse battery\n")
    secret.chmod(0o644)
    done = ctl.run("key", "generate", "Yunzhou", "--passphrase-file", secret)
    tap.ok("a passphrase that others may read is refused", done.returncode == 1, done.stderr)
    secret.chmod(0o600)
    ctl.good("key", "generate", "Yunzhou", "--passphrase-file", secret)
    file = ctl.folder / "config" / "pentad" / "keys" / "Yunzhou.key"
    tap.equal("a private key is for its user alone", file.stat().st_mode & 0o777, 0o600)
    listed = ctl.good("key", "list")
    tap.ok("it is listed", re.fullmatch(r"([0-9a-f]{4} ){8} own +Yunzhou\n", listed), listed)
    done = ctl.run("key", "generate", "Yunzhou", "--passphrase-file", secret)
    tap.ok("no second key takes its place", done.returncode == 1)
    short = ctl.folder / "short"
    short.write_text("short\n")
    short.chmod(0o600)
    done = ctl.run("key", "generate", "Other", "--passphrase-file", short)
    tap.ok("a short passphrase is refused", done.returncode == 1 and b"short" in done.stderr)
    done = ctl.run("key", "generate", "../x", "--passphrase-file", secret)
    tap.ok("a name that leads elsewhere is refused", done.returncode == 1)
    return secret


def test_signed(tap, ctl, url, secret):
    done = ctl.run("snapshot", "create", "--from", url, "-o", ctl.folder / "no.pentad", "--sign",
                   "Yunzhou", "--passphrase-file", ctl.folder / "short")
    tap.ok("a wrong passphrase makes no snapshot", done.returncode == 1 and b"wrong" in done.stderr
           and not (ctl.folder / "no.pentad").exists(), done.stderr)
    path = ctl.create(url, "signed.pentad", "--sign", "Yunzhou", "--passphrase-file", secret)
    told = ctl.good("snapshot", "verify", path)
    tap.ok("one's own signature is trusted", "trusted, by Yunzhou" in told, told)
    public = ctl.folder / "signer.pem"
    ctl.good("key", "export", "Yunzhou", "-o", public)
    stranger = Ctl(ctl.program, ctl.folder / "stranger")
    told = stranger.good("snapshot", "verify", path)
    tap.ok("a stranger is told that the key is unknown", "unknown key" in told, told)
    done = stranger.run("snapshot", "verify", "--trusted", path)
    tap.ok("... and may refuse that", done.returncode == 1 and b"not signed by" in done.stderr)
    stranger.good("key", "trust", public, "--name", "云州市")
    told = stranger.good("snapshot", "verify", "--trusted", path)
    tap.ok("a key that the user trusts is told by its name", "by 云州市" in told, told)
    other = Ctl(ctl.program, ctl.folder / "other")
    other.good("key", "trust", public, "--machine")
    told = other.good("snapshot", "verify", path)
    tap.ok("so is one that the machine trusts", "by signer" in told, told)
    tap.ok("... and it is listed so", "machine" in other.good("key", "list"))
    done = ctl.run("key", "trust", ctl.folder / "passphrase")
    tap.ok("what is no key is not trusted", done.returncode == 1 and b"PEM" in done.stderr)
    return path, public


def test_by_hand(tap, ctl, path, public):
    """The commands of the description of the format, as it has them."""
    tools = [tool for tool in ("unzip", "openssl", "basenc", "sha256sum") if not shutil.which(tool)]
    if tools:
        tap.skip("a stranger checks one by hand", f"no {tools}")
        return
    commands = re.search(r"```sh\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.S).group(1)
    folder = ctl.folder / "hand"
    folder.mkdir()
    shutil.copy(path, folder / "city.pentad")
    shutil.copy(public, folder / "signer.pem")
    done = subprocess.run(["bash", "-e", "-c", commands], cwd=folder, capture_output=True,
                          check=False)
    told = done.stdout.decode()
    digest = hashlib.sha256(path.read_bytes()[:-SEAL]).hexdigest()
    manifest = json.loads((folder / "city" / "manifest.json").read_text(encoding="utf-8"))
    about = next(entry for entry in manifest["entries"] if entry["name"] == "v1/about.json")
    tap.ok("a stranger checks one by hand", done.returncode == 0 and
           "Signature Verified Successfully" in told and told.count(digest) == 2 and
           about["sha256"] in told, told + done.stderr.decode())
    subprocess.run(["openssl", "pkey", "-pubin", "-in", "signer.pem", "-outform", "DER", "-out",
                    "key.der"], cwd=folder, check=True)
    key = (folder / "key.der").read_bytes()[-32:].hex()
    tap.ok("... and finds the key in the seal", f"key {key}\n" in told)
    for entry in manifest["entries"]:
        data = (folder / "city" / entry["name"]).read_bytes()
        if (len(data), hashlib.sha256(data).hexdigest()) != (entry["size"], entry["sha256"]):
            tap.ok("every document is the one of the manifest", False, entry)
            return
    tap.ok("every document is the one of the manifest", True)


def by_description(path):
    """A document by columns, put together by the Python in the description of the format."""
    code = re.search(r"```python\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.S).group(1)
    names = {"time_text": lambda time: (datetime.datetime(1970, 1, 1) + datetime.timedelta(
        seconds=time)).isoformat(), "open": lambda name, **options: open(path, **options)}
    exec(code, names)
    return names["document"]


def test_documents(tap, ctl, path):
    """What a maker has wrongly told of a document is seen when it is unpacked."""
    tap.ok("verify --documents", "intact" in ctl.good("snapshot", "verify", "--documents", path))


def test_extract(tap, ctl, path):
    folder = ctl.folder / "extracted"
    ctl.good("snapshot", "extract", path, "-o", folder)
    entries = json.loads(ctl.good("snapshot", "info", "--json", path))["entries"]
    plain = [entry for entry in entries if entry["name"].endswith(".json")]
    tap.ok("extract writes every document", plain and all(
        hashlib.sha256((folder / entry["name"]).read_bytes()).hexdigest() == entry["sha256"]
        for entry in plain))
    columns = [entry["name"] for entry in entries if entry["name"].endswith(".columns")]
    tap.ok("... and those by columns as they were",
           columns and not list(folder.rglob("*.columns")) and
           all(by_description(ctl.folder / "hand" / "city" / name)
               == (folder / name).with_suffix(".json").read_text(encoding="utf-8")
               for name in columns), columns)
    return folder


def test_damaged(tap, ctl, path):
    """Of each damaged one the program says no, and shows no figure."""
    good = path.read_bytes()
    dice = random.Random(9)
    n_refused = n_crashed = 0
    folder = ctl.folder / "damaged"
    folder.mkdir()
    for first in range(0, N_DAMAGED, BATCH):
        files = []
        for number in range(first, first + BATCH):
            bad = bytearray(good)
            if number % 5 == 4:
                del bad[dice.randrange(len(bad)):]
            else:
                bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
            files.append(folder / f"{number % BATCH}.pentad")
            files[-1].write_bytes(bad)
        done = ctl.run("snapshot", "verify", *files)
        n_refused += done.stderr.count(b"pentadctl snapshot verify: ") - done.stdout.count(b"intact")
        n_crashed += done.returncode != 1
    tap.equal(f"{N_DAMAGED} damaged ones are refused", (n_refused, n_crashed), (N_DAMAGED, 0))
    done = ctl.run("figures", "--from", files[0])
    tap.ok("a damaged one shows nothing but the reason",
           done.returncode == 1 and not done.stdout and str(files[0]).encode() in done.stderr)


def test_offline(tap, ctl, path):
    if shutil.which("strace"):
        done = ctl.run("render", "--from", path, "--view", "command", "--scene",
                       wrap=["strace", "-f", "-e", "trace=socket"])
        tap.ok("no socket of a network is opened",
               done.returncode == 0 and b"AF_INET" not in done.stderr, done.stderr[-2000:])
    else:
        tap.skip("no socket of a network is opened", "no strace")
    wrap = ["unshare", "--user", "--map-root-user", "--net"]
    if subprocess.run([*wrap, "true"], capture_output=True, check=False).returncode == 0:
        shown = ctl.good("render", "--from", path, "--view", "command", "--scene", wrap=wrap)
        tap.equal("without any network it shows the same", shown,
                  ctl.good("render", "--from", path, "--view", "command", "--scene"))
    else:
        tap.skip("without any network it shows the same", "no namespaces")


def test_diff(tap, ctl, platform, path):
    with Reference(platform, 1, LATER, options=("--planted", "all")) as city:
        later = ctl.create(city.url, "later.pentad", "--period", "month")
    same = ctl.good("snapshot", "diff", path, path).splitlines()
    tap.equal("a snapshot does not differ from itself", len(same), 1)
    rows = [line.split("\t") for line in ctl.good("snapshot", "diff", path, later).splitlines()[1:]]
    changes = [abs(float(row[5])) for row in rows if row[5] != "-"]
    tap.ok("differences come largest first, down to the unit grids",
           len(changes) > 100 and changes == sorted(changes, reverse=True)
           and {row[1] for row in rows} >= {"city", "street", "grid"}, rows[:5])
    figures = {}
    for number, source in enumerate((path, later)):
        text = ctl.good("figures", "--from", source, "--format", "json", "--level", "city")
        for item in json.loads(text)["figures"]:
            figures.setdefault(item["id"], [None, None])[number] = item["value"]
    told = {row[0]: row[3:5] for row in rows if row[1] == "city"}
    wanted = {name for name, (one, other) in figures.items() if one != other}
    tap.equal("they are those that the figures have", set(told) & set(figures), wanted)


def test_export(tap, ctl, path):
    """What a GIS makes of it."""
    if not shutil.which("ogrinfo"):
        tap.skip("ogrinfo reads the exports", "no ogrinfo")
        return
    shapes, table = ctl.folder / "grids.geojson", ctl.folder / "grids.csv"
    for file in (shapes, table):
        ctl.good("export", "--from", path, "--period", "month", "-o", file)
    told = subprocess.run(["ogrinfo", "-ro", "-al", "-so", str(shapes)], capture_output=True,
                          check=False).stdout.decode()
    n_features = len(json.loads(shapes.read_text(encoding="utf-8"))["features"])
    tap.ok("ogrinfo reads the GeoJSON", f"Feature Count: {n_features}" in told
           and "Geometry: Multi Polygon" in told and "report: Integer" in told, told)
    valid = subprocess.run(["ogrinfo", "-ro", "-q", str(shapes), "-dialect", "sqlite", "-sql",
                            "select count(*) as n from grids where not ST_IsValid(geometry)"],
                           capture_output=True, check=False).stdout.decode()
    tap.ok("its polygons are valid", "n (Integer) = 0" in valid, valid)
    told = subprocess.run(["ogrinfo", "-ro", "-al", "-so", "-oo", "X_POSSIBLE_NAMES=lon", "-oo",
                           "Y_POSSIBLE_NAMES=lat", str(table)], capture_output=True,
                          check=False).stdout.decode()
    tap.ok("ogrinfo reads the CSV", f"Feature Count: {n_features}" in told
           and "Geometry: Point" in told, told)
    done = ctl.run("export", "--from", path, "-o", "a.shp")
    tap.ok("another ending is refused", done.returncode == 2 and b".geojson or .csv" in done.stderr)


def test_replay(tap, ctl, platform, path):
    arguments = ["--period", "month", "--format", "csv", "--level", "grid"]
    with Reference(platform, 1, NOW, options=("--replay", str(path))) as city:
        tap.ok("a platform that replays it has the same figures",
               ctl.good("figures", "--from", city.url, *arguments)
               == ctl.good("figures", "--from", path, *arguments))
    bad = ctl.folder / "bad.pentad"
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    bad.write_bytes(data)
    done = subprocess.run([platform, "--port", "0", "--replay", str(bad)], capture_output=True,
                          timeout=RUN_LIMIT_S, check=False)
    tap.ok("... and replays no damaged one", done.returncode == 1 and b"damaged" in done.stderr)


def strings(value, name=None):
    """(name of the member, text) of everything in a document."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, name)
    elif isinstance(value, str):
        yield name, value


def members(value):
    """Names of all members of a document."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from members(item)


def test_public(tap, ctl, url, path):
    public = ctl.create(url, "public.pentad", "--period", "month", "--public-safe")
    folders = {}
    for file in (path, public):
        folders[file] = ctl.folder / file.stem
        ctl.good("snapshot", "extract", file, "-o", folders[file])
    personal = set()
    for file in sorted(folders[path].rglob("*.json")):
        document = json.loads(file.read_text(encoding="utf-8"))
        tasks = file.name == "tasks.json"
        personal |= {text for name, text in strings(document) if name in ("telephone", "address", "person")
                     or (name == "responsible" and not tasks)}
        if file.name == "catalogue.json":
            personal |= {text for post in document["posts"] for _, text in strings(post)
                         if text not in ("supervisor", "acceptor", "shift-leader", "dispatcher")
                         and not text.isdigit()}
        if file.name == "staff.json":
            personal |= {item["code"] for item in document["positions"]}
    # A new member is either named in src/snapshot/public-names.c, or personal and named here.
    names = {file: {name for path in (folders[file] / "v1").rglob("*.json")
                    for name in members(json.loads(path.read_text(encoding="utf-8")))} for file in folders}
    tap.equal("no other members are gone", sorted(names[path] - names[public]),
              ["address", "area", "note", "on_post", "person", "photos", "positions", "telephone"])
    boards = [{board.name: json.loads(board.read_text(encoding="utf-8"))
               for board in (folders[file] / "boards").iterdir()} for file in (path, public)]
    tap.ok("the boards that ship lose nothing", len(boards[0]) == 5 and boards[0] == boards[1])
    left = set()
    for file in sorted(folders[public].rglob("*.json")):
        document = json.loads(file.read_text(encoding="utf-8"))
        left |= {text for _, text in strings(document)} & personal
    tap.ok("nothing personal is left in a public one", len(personal) > 500 and not left,
           (len(personal), sorted(left)[:10]))
    manifest = json.loads(ctl.good("snapshot", "info", "--json", public))
    tap.ok("its manifest says what was removed", manifest["public"] and
           "telephones" in manifest["removed"])
    live, kept = (ctl.good("figures", "--from", source, "--period", "month", "--format", "csv",
                           "--level", "grid") for source in (path, public))
    differ = {one.split(",")[1] for one, other in
              zip(live.splitlines(), kept.splitlines(), strict=True) if one != other}
    tap.ok("the figures are the same but for those of positions",
           differ <= {"coverage_rate", "online_rate"}, differ)
    again = ctl.create(url, "public2.pentad", "--period", "month", "--public-safe")
    codes = [{text for name, text in strings(json.loads(
        ctl_read(ctl, file, "v1/state.json"))) if name == "by"} for file in (public, again)]
    tap.ok("persons have other codes in every one", codes[0] and not codes[0] & codes[1])


def ctl_read(ctl, file, name):
    folder = ctl.folder / f"read-{file.stem}"
    ctl.good("snapshot", "extract", file, "-o", folder)
    return (folder / name).read_text(encoding="utf-8")


def test_refusals(tap, ctl, url, path):
    cases = [
        (["figures", "--from", path, "--standby", "http://127.0.0.1:9"], 1, "standby"),
        (["figures", "--from", "missing.pentad"], 1, "missing.pentad"),
        (["doctor", "--from", path], 2, "snapshot verify"),
        (["check-platform", path], 2, "--replay"),
        (["snapshot", "create", "--from", url], 2, "-o FILE"),
        (["snapshot", "create", "--from", url, "-o", "/nowhere/a.pentad"], 1, "/nowhere/a.pentad"),
        (["snapshot", "extract", path], 2, "-o FOLDER"),
        (["snapshot", "turn"], 2, "expected create"),
        (["key", "turn"], 2, "expected generate"),
    ]
    for arguments, code, words in cases:
        done = ctl.run(*arguments)
        tap.ok(f"refused: {' '.join(map(str, arguments[:2]))}, {words}",
               done.returncode == code and words in done.stderr.decode() and not done.stdout,
               (done.returncode, done.stderr))


def main(program, platform):
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        ctl = Ctl(program, pathlib.Path(name))
        with Reference(platform, 1, NOW, options=("--planted", "all")) as city:
            path = ctl.create(city.url, "city.pentad", "--period", "month")
            again = ctl.create(city.url, "again.pentad", "--period", "month")
            tap.ok("the same city gives the same bytes", path.read_bytes() == again.read_bytes())
            test_figures(tap, ctl, city.url, path)
            test_pictures(tap, ctl, city.url, path)
            test_earlier(tap, ctl, city.url, path)
            test_public(tap, ctl, city.url, path)
            test_part(tap, ctl, city.url, path)
            test_boards(tap, ctl, city.url)
            secret = test_keys(tap, ctl)
            signed, public = test_signed(tap, ctl, city.url, secret)
            test_refusals(tap, ctl, city.url, path)
        test_diff(tap, ctl, platform, path)
        test_export(tap, ctl, path)
        test_replay(tap, ctl, platform, path)
        test_by_hand(tap, ctl, signed, public)
        test_documents(tap, ctl, signed)
        test_extract(tap, ctl, signed)
        test_damaged(tap, ctl, signed)
        test_offline(tap, ctl, path)
    return tap.finish()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
