#!/usr/bin/python3
"""What perception and command must show (domain.md 1, the rows whose home is one of these views): each row that can
be counted has its panel, with numbers at city and street level; its scene follows its document, and says so when
the document is gone or kept from the account.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-domain.py PENTADCTL PENTAD_PLATFORM

Prints TAP. Needs PENTAD_DATA_DIR.
"""

import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys

from platforms import Hostile, Reference
from tap import Tap

START = "2026-11-20T14:32:05+08:00"
STREET = "990101002"
VIEWS = ("perception", "command")
TEXT = re.compile(r'\S+ text(?: #(\S+))? .*? "((?:[^"\\]|\\.)*)"$')
NUMBER = re.compile(r"\d")
GONE, KEPT = "no data from this platform", "not permitted"

# Row of the table: the document that it is in, and the panels that show it.
ROWS = {
    6: ("topics/zones", "command/zones"),
    7: ("topics/assets", "command/assets"),
    9: ("topics/zones", "command/zones", "command/zone-places"),
    11: ("topics/responsibility", "command/responsibility", "command/precedents"),
    12: ("partitions", "command/partitions"),
    13: ("topics/contents", "perception/contents"),
    15: ("topics/duty", "command/responsible"),
    16: ("topics/basics", "perception/basics", "perception/basics-places"),
    20: ("topics/members", "command/members"),
    24: ("topics/responsibility", "command/rules"),
    25: ("topics/waste", "command/waste", "command/waste-list"),
    26: ("topics/platforms", "perception/platforms"),
    30: ("topics/database", "perception/database"),
    31: ("topics/buildings", "perception/buildings"),
    33: ("sensors", "perception/sensors"),
    34: ("sensors", "perception/sensors"),
    35: ("sensors", "perception/sensors"),
    36: ("sensors", "perception/sensors"),
    37: ("sensors", "command/flood"),
    38: ("sensors", "perception/sensors"),
    40: ("sensors", "perception/sensors"),
    41: ("sensors", "perception/sensors"),
    42: ("sensors", "perception/sensors"),
    43: ("sensors", "perception/sensors"),
    44: ("topics/off-site", "command/off-site"),
    46: ("topics/letters", "command/letters"),
    48: ("topics/platforms", "perception/platforms"),
    50: ("topics/emergency", "command/mode", "command/hazards", "command/readiness"),
    51: ("topics/duty", "command/duty-counts", "command/duty"),
    53: ("topics/platforms", "perception/platforms"),
    55: ("topics/officers", "command/officers"),
    63: ("topics/members", "command/members"),
    65: ("topics/opinion", "perception/opinion"),
    66: ("topics/archives", "perception/archives"),
    69: ("staff", "command/staffing"),
    70: ("staff", "command/staffing"),
    71: ("staff", "command/staffing"),
    77: ("staff", "command/at-work"),
    82: ("staff", "command/at-work"),
    83: ("staff", "command/at-work"),
    84: ("staff", "command/at-work"),
}
# Of the views' own list, without a row of the table.
OTHERS = [
    ("topics/census", "perception/census", "perception/census-top", "perception/census-places"),
    ("topics/campaigns", "command/campaign-kinds", "command/campaign-places"),
    ("topics/duty", "command/handover"),
    ("partitions", "command/zone-cases"),
    ("topics/emergency", "command/warnings", "command/hazard-places"),
]
# Words that a row's panel has to show in English, where a panel stands for several rows.
WORDS = {
    33: "Video", 34: "Environment", 35: "Traffic", 36: "Gas", 38: "Lifeline", 40: "Water", 41: "Pipe", 42: "buildings",
    43: "tunnel", 77: "no enforcement", 82: "recorders", 83: "at work", 84: "Fixed posts", 48: "Grassroots",
    53: "Street command", 26: "Public information", 24: "bus stops",
}
NOT_COUNTED = {
    19: "tiers of command: a way of organising; what can be counted of it are the members (20) and the duty (51)",
    22: "one office, management, equipment, enforcement and assessment: a principle",
}
# The panels whose emptiness at a street is a statement, not a lack: lists of single entries.
LISTS = {"command/waste-list", "command/rules"}


def read(program, url, *arguments):
    """Texts of each panel, by view and panel."""
    panels = collections.defaultdict(list)
    for view in VIEWS:
        done = subprocess.run(
            [program, "render", "--from", url, "--view", view, "--page", "all", "--lang", "en", "--scene", *arguments],
            capture_output=True, timeout=120, check=False, text=True,
        )
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        for line in done.stdout.splitlines():
            found = TEXT.match(line)
            if found and found[1]:
                panels[f"{view}/{found[1]}"].append(found[2])
    return panels


def panels_of(document):
    rows = [row[1:] for row in ROWS.values() if row[0] == document]
    rows += [row[1:] for row in OTHERS if row[0] == document]
    return sorted({panel for row in rows for panel in row})


def has_numbers(texts):
    return any(NUMBER.search(text) for text in texts)


def check_numbers(tap, program, url):
    city, street = read(program, url), read(program, url, "--division", STREET)
    for row, (_, *panels) in ROWS.items():
        for panel in panels:
            tap.ok(f"row {row}: {panel} has numbers of the city", has_numbers(city[panel]), city[panel])
            tap.ok(f"row {row}: {panel} has numbers of a street",
                   has_numbers(street[panel]) or panel in LISTS, street[panel])
        if row in WORDS:
            texts = " ".join(text for panel in panels for text in city[panel])
            tap.ok(f"row {row} is named", WORDS[row] in texts, texts)
    for _, *panels in OTHERS:
        for panel in panels:
            tap.ok(f"{panel} has numbers of the city", has_numbers(city[panel]), city[panel])
            tap.ok(f"{panel} has numbers of a street", has_numbers(street[panel]), street[panel])
    return city


def change(document, text):
    changed = json.loads(text)
    if document == "partitions":
        for partition in changed["partitions"]:
            partition["areas"] = partition["areas"][: len(partition["areas"]) // 2]
        return changed
    if document == "sensors":
        for row in changed["rows"]:
            row["online"] //= 2
        return changed
    if document == "staff":
        for row in changed["rows"]:
            row.update({name: row[name] // 2 for name in row if isinstance(row[name], int)})
        return changed
    for entry in changed["entries"]:
        entry["id"] += "x"
        for word in ("title", "note", "person"):
            entry.pop(word, None)
    for count in changed["counts"]:
        count["n"] = {kind: [number and number // 2 for number in numbers] for kind, numbers in count["n"].items()}
    return changed


def try_document(program, one, document):
    """Its panels as they are when it changes, when it is gone, and when it is kept from the account."""
    path = f"/v1/{document}"
    changed = json.dumps(change(document, one.fetch(path))).encode()
    with Hostile(one) as road:
        road.wrong[path] = (200, "application/json", changed)
        other = read(program, road.url)
        road.wrong[path] = (404, "application/problem+json", b'{"title": "Not Found", "status": 404}')
        gone = read(program, road.url)
        road.wrong[path] = (403, "application/problem+json", b'{"title": "Forbidden", "status": 403}')
        return other, gone, read(program, road.url)


def check_documents(tap, program, one, city):
    documents = sorted({row[0] for row in ROWS.values()} | {row[0] for row in OTHERS})
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        tried = pool.map(lambda document: try_document(program, one, document), documents)
        for document, (other, gone, kept) in zip(documents, tried):
            for panel in panels_of(document):
                tap.ok(f"{panel} follows {document}", other[panel] != city[panel], other[panel])
                tap.ok(f"{panel} without {document}", GONE in gone[panel], gone[panel])
                if document != "partitions":
                    tap.ok(f"{panel} without leave for {document}", KEPT in kept[panel], kept[panel])
            shown = [panel for panel, texts in gone.items() if GONE in texts]
            tap.equal(f"only the panels of {document} miss it", sorted(set(shown) - set(all_panels_of(document))), [])


def all_panels_of(document):
    """Of the boards: every panel of a topic, and those that lean on a document in other ways."""
    data = os.environ["PENTAD_DATA_DIR"]
    of = {"staff": "staff", "partitions": "partitions"}.get(document, document.removeprefix("topics/"))
    found = set(panels_of(document))
    for view in VIEWS:
        with open(f"{data}/boards/{view}.json", encoding="utf-8") as file:
            board = json.load(file)
        for page in board["pages"]:
            found |= {f"{view}/{panel['id']}" for panel in page["panels"]
                      if panel.get("topic", {}).get("of") == of or panel["kind"] == of
                      or (document == "staff" and panel["kind"] in ("staffing", "map", "headline", "children"))}
    return found


def main(program, platform):
    tap = Tap()
    with Reference(platform, 7, START) as one:
        city = check_numbers(tap, program, one.url)
        check_documents(tap, program, one, city)
    tap.ok("what is not counted has its reason", all(NOT_COUNTED.values()) and not set(NOT_COUNTED) & set(ROWS))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
