#!/usr/bin/python3
"""Holds data/platform-api.yaml against its examples, platform-api.md and what is really served.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-api.py PENTAD_PLATFORM

Prints TAP. Needs PENTAD_DATA_DIR.
"""

import json
import os
import pathlib
import re
import sys
import urllib.error
import urllib.request

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "ctl"))
from platforms import Reference  # noqa: E402
from tap import Tap  # noqa: E402

from schema import Schemas  # noqa: E402

DATA = pathlib.Path(os.environ["PENTAD_DATA_DIR"])
START = "2026-11-22T14:32:05+08:00"
# What the reference platform has no use for; everything else that is named must be served.
NOT_SERVED = (
    "ivision.responsible", "ivisions[].responsible", ".properties.responsible",
    "Grid.properties.name", "Grids.features[].properties.name", "areas[].geometry",
    "Problem.instance", "onditions[].amount", "onditions[].unit", "Condition.amount",
    "Condition.unit", "eason.from", "eason.to", "ositions[].area", "ositions[].seen",
    "asks[].plan", "checks[].note", "[].by", "[].to", "[].granted",
    "_send_verify", "_send_check", "appeal_ok",
    "Photo.label", "hotos[].label",
    "About.part",  # the made-up city is whole; snapshots of a division have it
)
# Documents that it leaves to other platforms.
NOT_ANSWERED = {"/v1/boundaries/{level}", "/v1/scheme"}


def load_api():
    return yaml.safe_load((DATA / "platform-api.yaml").read_text())


def every(value, path="#"):
    """All nodes of the API file with their paths."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from every(item, f"{path}/{key}")


def check_file(tap, api):
    schemas = Schemas(api)
    broken, wrong, bare = [], [], []
    for path, node in every(api):
        if not isinstance(node, dict) or "/examples" in path:
            continue
        if "$ref" in node:
            try:
                schemas.resolve(node)
            except KeyError as error:
                broken.append(f"{path}: {error}")
        for i, example in enumerate(node.get("examples", [])):
            wrong += [f"{path}/examples/{i}: {fault}" for fault in schemas.faults(node, example)]
    for path, item in api["paths"].items():
        if list(item) != ["get"] or "default" not in item["get"]["responses"]:
            bare.append(path)
        # Documents; parts of them have examples where they are worth one.
        content = item["get"]["responses"]["200"]["content"]
        for media in content.values():
            schema = schemas.resolve(media["schema"])
            if "examples" not in schema and path not in NOT_ANSWERED | {"/v1/divisions", "/v1/grids"}:
                bare.append(path)
    tap.equal("every reference leads somewhere", broken, [])
    tap.equal("every example fits its schema", wrong, [])
    tap.equal("every path has errors and an example", bare, [])


def check_story(tap, api):
    """platform-api.md uses the names of the YAML file."""
    text = (DATA / "platform-api.md").read_text()
    missing = [
        path for path in api["paths"]
        if "`" + path + "`" not in text or f"\n## {path.split('/')[2].split('{')[0]}" not in text
    ]
    tap.equal("every path is in platform-api.md", missing, [])
    words = set(re.findall(r"[A-Za-z0-9_]+", text))
    schemas = Schemas(api)
    unnamed = {
        place
        for name, schema in api["components"]["schemas"].items()
        for place, _ in schemas.members(schema, name)
        if place.split(".")[-1].removesuffix("[]") not in words
    }
    tap.equal("every member is in platform-api.md", sorted(unnamed), [])
    values = {
        str(value)
        for _, node in every(api["components"]["schemas"])
        if isinstance(node, dict) and isinstance(node.get("enum"), list)
        for value in node["enum"]
        if value is not None
    }
    unknown = sorted(v for v in values if not set(v.split("-")) <= words)
    tap.equal("every enumeration value is in platform-api.md", unknown, [])
    stray = set(re.findall(r"`(/v1/[^`?]*)", text)) - set(api["paths"]) - {"/v1/about"}
    tap.equal("platform-api.md names no other path", sorted(stray), [])


def fetch(url):
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.headers, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, json.load(error)


def questions(platform, about):
    """Path of the API file, path to ask for."""
    cursor = fetch(platform.url + "/v1/state")[2]["cursor"]
    seconds, mark = cursor.split("-")
    values = {
        "{id}": about["layers"],
        "{day}": ["2026-11-21", "2026-11-22"],
        "{month}": ["2026-11", "2025-01"],
        "{level}": ["district"],
        "{case}": ["YZ20261122000001", "YZ20261122000002", "YZ20261120000001"],
    }
    for path in load_api()["paths"]:
        name = re.search(r"\{\w+\}", path)
        listed = about["topics"] if path.startswith("/v1/topics/") else None
        for value in listed or (values[name[0]] if name else [""]):
            yield path, path.replace(name[0], value) if name else path
    yield "/v1/state", f"/v1/state?cursor={int(seconds) - 3600}-{mark}"
    for name in ("staff", "sensors", "calls", "approvals", "service", "tasks", "assessments"):
        yield f"/v1/{name}", f"/v1/{name}?at=2026-11-20T06:32:05Z"


def check_served(tap, api, platform):
    schemas = Schemas(api)
    about = fetch(platform.url + "/v1/about")[2]
    unanswered = set()
    for path, asked in questions(platform, about):
        status, headers, body = fetch(platform.url + asked)
        responses = api["paths"][path]["get"]["responses"]
        if status != 200:
            unanswered.add(path)
            response = schemas.resolve(responses.get(str(status), responses["default"]))
        else:
            response = responses["200"]
        ((media, content),) = response["content"].items()
        found = schemas.faults(content["schema"], body)
        if headers["Content-Type"] != media:
            found.append(f"media type {headers['Content-Type']}")
        tap.equal(f"{asked} fits the schema", found[:5], [])
    tap.equal("documents that are not served", unanswered, NOT_ANSWERED)
    silent = [
        place
        for name, schema in api["components"]["schemas"].items()
        if name not in ("Scheme", "Geometry", "Polygons")
        for place, served in schemas.members(schema, name)
        if not served and not place.endswith(NOT_SERVED) and ".geometry." not in place
    ]
    tap.equal("every member that is named is served", silent, [])
    scheme = json.loads((DATA / "schemes" / "demo.json").read_text())
    wrong = [
        fault
        for fault in schemas.faults(api["components"]["schemas"]["Scheme"], scheme)
        if "no schema names it" not in fault
    ]
    tap.equal("the shipped scheme fits the schema", wrong, [])


def check_can_fail(tap, api):
    """Each keyword finds what it is there for."""
    schemas = Schemas(api)
    state = json.loads(json.dumps(api["components"]["schemas"]["State"]["examples"][0]))
    schema = api["components"]["schemas"]["State"]
    changes = [
        (["as_of"], "2026-11-22T14:32:05", "date-time"),
        (["delta"], "false", "expected boolean"),
        (["cases", 0, "source"], "telepathy", "one of"),
        (["open"], -1, "at least 0"),
        (["cases", 0, "id"], "", "longer"),
        (["cases", 0, "trail"], [], "1 items"),
        (["cases", 0, "trail", 0, 1], "reports", "one of"),
        (["cases", 0, "trail", 0], [None], "2 items"),
        (["cases", 0, "surplus"], 1, "no schema names it"),
        (["cases", 0], {}, "is missing"),
    ]
    for place, value, expected in changes:
        broken = json.loads(json.dumps(state))
        inner = broken
        for key in place[:-1]:
            inner = inner[key]
        inner[place[-1]] = value
        found = schemas.faults(schema, broken)
        tap.ok(f"the schema sees {place} = {value!r}", any(expected in f for f in found), found)


def main():
    tap = Tap()
    api = load_api()
    check_file(tap, api)
    check_story(tap, api)
    check_can_fail(tap, api)
    with Reference(str(pathlib.Path(sys.argv[1]).resolve()), 1, START, options=("--account", "Tester")) as platform:
        check_served(tap, api, platform)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
