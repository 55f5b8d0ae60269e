#!/usr/bin/python3
"""Counts the service requests of New York per place, straight from the files.

SPDX-License-Identifier: GPL-3.0-or-later

Independent of the C programs: it reads the GeoReport answer and the GeoJSON boundaries with the
standard library alone and decides by ray casting which polygons hold a request. Used as a module
by test-nyc.py; run alone, it prints what it counted as JSON.
"""

import collections
import datetime
import json
import pathlib
import sys
import zoneinfo

ZONE = zoneinfo.ZoneInfo("America/New_York")
FIRST_DAY = datetime.date(2010, 1, 1)
LAST_DAY = datetime.date(2018, 12, 31)

# Level by name, and the file that holds its polygons.
LEVELS = {
    "district": "boroughs.geojson",
    "street": "community-districts.geojson",
    "neighbourhood": "neighbourhoods.geojson",
    "grid": "tracts.geojson",
}


def is_in_ring(x, y, ring):
    """Ray casting to the east: an odd number of crossings is inside."""
    inside = False
    x0, y0 = ring[-1][:2]
    for vertex in ring:
        x1, y1 = vertex[:2]
        if (y0 > y) != (y1 > y):
            crossing = x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            if crossing > x:
                inside = not inside
        x0, y0 = x1, y1
    return inside


class Place:
    """One feature: its code and its polygons, each an outer ring and its holes."""

    def __init__(self, feature):
        geometry = feature["geometry"]
        self.code = str(feature["properties"]["code"])
        if geometry["type"] == "Polygon":
            polygons = [geometry["coordinates"]]
        elif geometry["type"] == "MultiPolygon":
            polygons = geometry["coordinates"]
        else:
            raise ValueError(f"{self.code}: {geometry['type']} is not an area")
        self.polygons = []
        for rings in polygons:
            xs = [point[0] for point in rings[0]]
            ys = [point[1] for point in rings[0]]
            self.polygons.append((min(xs), min(ys), max(xs), max(ys), rings))

    def holds(self, x, y):
        for west, south, east, north, rings in self.polygons:
            if west <= x <= east and south <= y <= north and is_in_ring(x, y, rings[0]):
                if not any(is_in_ring(x, y, hole) for hole in rings[1:]):
                    return True
        return False


class Level:
    """The places of one file; the first one that holds a point has it."""

    def __init__(self, path):
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        self.places = [Place(feature) for feature in features]

    def find(self, x, y):
        for place in self.places:
            if place.holds(x, y):
                return place.code
        return None


def read_requests(folder):
    """The rows with every id once, the first one kept, and how many were dropped."""
    rows = json.loads((folder / "georeport/v2/requests.json").read_text(encoding="utf-8"))
    distinct = {}
    for row in rows:
        distinct.setdefault(row["service_request_id"], row)
    return list(distinct.values()), len(rows) - len(distinct)


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def count(folder, at=None):
    """What the files say, as a dictionary of plain numbers; requests after `at` are left out."""
    folder = pathlib.Path(folder)
    levels = {name: Level(folder / file) for name, file in LEVELS.items()}
    requests, repeated = read_requests(folder)
    result = {
        "distinct": len(requests),
        "repeated": repeated,
        "inside": 0,
        "outside": 0,
        "open": 0,
        "closed": 0,
        "in_no_street": 0,
        "outside_in_grid": 0,
        "report": {name: collections.Counter() for name in levels},
        "open_by_place": {name: collections.Counter() for name in levels},
        "codes": {name: [place.code for place in level.places] for name, level in levels.items()},
    }
    for request in requests:
        reported = instant(request["requested_datetime"])
        if not FIRST_DAY <= reported.astimezone(ZONE).date() <= LAST_DAY:
            continue
        if at is not None and reported > at:
            continue
        place = {name: None for name in levels}
        if request["long"] is not None and request["lat"] is not None:
            x, y = float(request["long"]), float(request["lat"])
            place = {name: level.find(x, y) for name, level in levels.items()}
        is_open = request["status"] == "open"
        for name, code in place.items():
            if code is not None:
                result["report"][name][code] += 1
                result["open_by_place"][name][code] += is_open
        if place["district"] is None:
            result["outside"] += 1
            result["outside_in_grid"] += place["grid"] is not None
            continue
        result["inside"] += 1
        result["open" if is_open else "closed"] += 1
        result["in_no_street"] += place["street"] is None
    return result


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: count.py FOLDER (the one that holds boroughs.geojson)")
    json.dump(count(sys.argv[1]), sys.stdout, indent=1)
    print()
