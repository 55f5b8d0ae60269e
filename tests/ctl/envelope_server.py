"""A city management platform in two envelopes, and its shapes as OGC API Features.

SPDX-License-Identifier: GPL-3.0-or-later

The same small city each time: 2 districts, 4 streets, 8 communities, 72 unit grids, 260 cases of three
days. /result speaks {hasError, result, message, totalCount} in GCJ-02, /data speaks {code, msg, data} in
metres of EPSG:4549; names, units, codes and ways to write times differ, too. What both mean is in
DISTRICTS and CASES, in WGS 84.
"""

import datetime
import http.server
import json
import math
import threading
import urllib.parse

ZONE = datetime.timezone(datetime.timedelta(hours=8))
NOW = datetime.datetime(2026, 11, 22, 14, 32, 5, tzinfo=ZONE)
WEST, SOUTH, CELL = 118.1, 32.1, 0.004
COLUMNS, ROWS = 12, 6


def gcj02(lon, lat):
    """The formula as it is published."""
    x, y = lon - 105.0, lat - 35.0
    axis, ecc2 = 6378245.0, 0.00669342162296594323

    def waves(value, pairs):
        return sum(weight * math.sin(value * factor * math.pi) for weight, factor in pairs) * 2 / 3

    common = waves(x, [(20, 6), (20, 2)])
    d_lat = (-100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + common
             + waves(y, [(20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30)]))
    d_lon = (300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + common
             + waves(x, [(20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30)]))
    phi = math.radians(lat)
    w = math.sqrt(1 - ecc2 * math.sin(phi) ** 2)
    return (lon + d_lon * 180 / (axis / w * math.cos(phi) * math.pi),
            lat + d_lat * 180 / (axis * (1 - ecc2) / w**3 * math.pi))


def metres(lon, lat):
    """EPSG:4549: Gauss-Krueger at 120 E on the ellipsoid of CGCS2000, by Krueger's series."""
    axis, flat = 6378137.0, 1 / 298.257222101
    n, ecc = flat / (2 - flat), math.sqrt(flat * (2 - flat))
    scale = axis / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    alpha = [n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16, 13 * n**2 / 48 - 3 * n**3 / 5, 61 * n**3 / 240]
    phi, lam = math.radians(lat), math.radians(lon - 120)
    t = math.sinh(math.atanh(math.sin(phi)) - ecc * math.atanh(ecc * math.sin(phi)))
    xi, eta = math.atan2(t, math.cos(lam)), math.atanh(math.sin(lam) / math.sqrt(1 + t * t))
    east = eta + sum(a * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, a in enumerate(alpha, 1))
    north = xi + sum(a * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, a in enumerate(alpha, 1))
    return 500000 + scale * east, scale * north


def ring(west, south, width, height):
    return [(west, south), (west + width, south), (west + width, south + height), (west, south + height),
            (west, south)]


def make_places():
    """(level, code, parent, name) of divisions; (code, community, column, row) of unit grids."""
    divisions, grids = [], []
    for d in range(2):
        divisions.append((1, f"99010{d + 1}", "990100", f"区{d + 1}"))
        for s in range(2):
            street = f"99010{d + 1}00{s + 1}"
            divisions.append((2, street, street[:6], f"街道{d + 1}{s + 1}"))
            for c in range(2):
                divisions.append((3, f"{street}00{c + 1}", street, f"社区{d + 1}{s + 1}{c + 1}"))
    for column in range(COLUMNS):
        for row in range(ROWS):
            d, s, c = column // 6, column % 6 // 3, row // 3
            community = f"99010{d + 1}00{s + 1}00{c + 1}"
            grids.append((f"{community}{column % 3 * 3 + row % 3 + 1:03d}", community, column, row))
    return divisions, grids


DIVISIONS, GRIDS = make_places()


def make_case(number):
    """Steps follow each other by the hour; late cases have got only as far as NOW."""
    _, _, column, row = GRIDS[number * 31 % len(GRIDS)]
    reported = NOW - datetime.timedelta(minutes=17 * number)
    steps = [reported + datetime.timedelta(minutes=minutes) for minutes in (0, 10, 20, 35, 200, 260, 300)]
    reached = [step if step <= NOW else None for step in steps]
    if number % 5 == 0:
        reached[4:] = [None] * 3
    return {
        "number": number,
        "class": number % 4,
        "source": number % 3,
        "unit": number % 3,
        # A quarter of a cell off its middle, so that 500 m to the side would show.
        "lon": WEST + CELL * (column + 0.25 + number % 3 / 4),
        "lat": SOUTH + CELL * (row + 0.25 + number % 2 / 2),
        "steps": reached,
        "due": reported + datetime.timedelta(hours=6),
    }


CASES = [make_case(number) for number in range(260)]


def naive(time):
    return time.astimezone(ZONE).strftime("%Y-%m-%d %H:%M:%S") if time else ""


def millis(time):
    return int(time.timestamp() * 1000) if time else None


def paged(rows, query, page, size):
    number, count = int(query[page][0]), int(query[size][0])
    return rows[(number - 1) * count : number * count], len(rows)


class Result:
    """{hasError, result, message, tag, totalCount}, texts and percent strings, naive times, GCJ-02."""

    @staticmethod
    def wrap(rows, total=None):
        return {"hasError": False, "result": rows, "message": None, "tag": None,
                "totalCount": len(rows) if total is None else total}

    @staticmethod
    def wrong():
        return {"hasError": True, "result": None, "message": "令牌失效", "tag": None}

    def answer(self, path, query):
        if path == "/region/list":
            return self.wrap([
                {"regionId": code, "parentId": parent, "regionName": name, "grade": str(level),
                 "populationWan": "1.25"} for level, code, parent, name in DIVISIONS])
        if path == "/cell/list":
            rows, total = paged(GRIDS, query, "pageNum", "pageSize")
            return self.wrap([
                {"cellId": code, "communityId": community, "areaKm2": "0.167",
                 "border": [gcj02(*p) for p in ring(WEST + CELL * column, SOUTH + CELL * row, CELL, CELL)]}
                for code, community, column, row in rows], total)
        if path == "/eventType/list":
            majors = [{"eventTypeId": "e01", "eventTypeName": "市容环境", "recordType": "事件"}]
            minors = [{"eventTypeId": f"e010{n + 1}", "eventTypeName": f"小类{n + 1}", "recordType": "事件",
                       "parentId": "e01"} for n in range(4)]
            return self.wrap(majors if query["grade"] == ["2"] else minors)
        if path == "/unit/list":
            return self.wrap([{"unitId": f"D{n + 1}", "unitName": f"部门{n + 1}"} for n in range(3)])
        if path == "/task/list":
            return self.wrap([{"taskId": "R1", "taskName": "整治", "unitId": "D1", "deadline": "2026/12/31",
                               "finishRate": "62.5%"}])
        rows, total = paged(CASES, query, "pageNum", "pageSize")
        names = ["reportTime", "acceptTime", "registerTime", "dispatchTime", "disposeTime", "checkTime",
                 "archiveTime"]
        answer = []
        for case in rows:
            lon, lat = gcj02(case["lon"], case["lat"])
            answer.append({
                "recordId": f"YZ{case['number']:06d}", "eventTypeId": f"e010{case['class'] + 1}",
                "recordsSource": ["监督员上报", "12319热线", "网格员"][case["source"]],
                "longitude": f"{lon:.8f}", "latitude": f"{lat:.8f}", "address": "",
                "disposeUnitId": f"D{case['unit'] + 1}", "disposeDeadline": naive(case["due"]),
                **{name: naive(time) for name, time in zip(names, case["steps"])}})
        return self.wrap(answer, total)


class Data:
    """{code, msg, data}, numbers, milliseconds, metres."""

    @staticmethod
    def wrap(rows, total=None):
        return {"code": 200, "msg": "操作成功",
                "data": rows if total is None else {"total": str(total), "rows": rows}}

    @staticmethod
    def wrong():
        return {"code": 401, "msg": "令牌失效", "data": None}

    def answer(self, path, query):
        if path == "/api/area/tree":
            levels = ["", "区县", "街道", "社区"]
            return self.wrap([
                {"areaCode": int(code), "parentCode": int(parent), "areaName": name,
                 "areaLevel": levels[level], "population": "12,500"}
                for level, code, parent, name in DIVISIONS])
        if path == "/api/grid/page":
            rows, total = paged(GRIDS, query, "current", "size")
            return self.wrap([
                {"gridCode": int(code), "communityCode": community, "areaHa": 16.7,
                 "points": [metres(*p) for p in ring(WEST + CELL * column, SOUTH + CELL * row, CELL, CELL)]}
                for code, community, column, row in rows], total)
        if path == "/api/category/list":
            majors = [{"categoryCode": "e01", "categoryName": "市容环境", "categoryType": 2}]
            minors = [{"categoryCode": f"e010{n + 1}", "categoryName": f"小类{n + 1}", "categoryType": 2,
                       "parentCode": "e01"} for n in range(4)]
            return self.wrap(majors if query["level"] == ["1"] else minors)
        if path == "/api/dept/list":
            return self.wrap([{"deptCode": f"D{n + 1}", "deptName": f"部门{n + 1}"} for n in range(3)])
        if path == "/api/task/list":
            return self.wrap([{"taskNo": "R1", "title": "整治", "deptCode": "D1", "deadline": "2026-12-31",
                               "progress": 62.5}])
        rows, total = paged(CASES, query, "current", "size")
        names = ["reportTime", "acceptTime", "registerTime", "dispatchTime", "disposeTime", "checkTime",
                 "archiveTime"]
        answer = []
        for case in rows:
            x, y = metres(case["lon"], case["lat"])
            answer.append({
                "caseNo": f"YZ{case['number']:06d}", "categoryCode": f"e010{case['class'] + 1}",
                "sourceCode": [1, 2, 99][case["source"]], "x": x, "y": y, "address": None,
                "deptCode": f"D{case['unit'] + 1}", "disposeDeadline": millis(case["due"]),
                **{name: millis(time) for name, time in zip(names, case["steps"])}})
        return self.wrap(answer, total)


def feature(code, name, parent, points):
    return {"type": "Feature", "id": code, "properties": {"code": code, "name": name, "parent": parent},
            "geometry": {"type": "Polygon", "coordinates": [points]}}


def streets(place):
    """The streets as features; place makes a position of longitude and latitude."""
    return [feature(f"99010{d + 1}00{s + 1}", f"街道{d + 1}{s + 1}", f"99010{d + 1}", [place(*p) for p in ring(
        WEST + CELL * (6 * d + 3 * s), SOUTH - CELL / 2, CELL * 3, CELL * 7)]) for d in range(2) for s in range(2)]


def north_first(lon, lat):
    return lat, lon


def metres_north_first(lon, lat):
    return metres(lon, lat)[::-1]


URI = "http://www.opengis.net/def/crs/"
# Name of the collection: how positions are written, and what Content-Crs says.
COLLECTIONS = {
    "plain": (lambda *p: p, None),
    "crs84": (lambda *p: p, f"<{URI}OGC/1.3/CRS84>"),
    "epsg4326": (north_first, f"<{URI}EPSG/0/4326>"),
    "epsg4549": (metres_north_first, f"<{URI}EPSG/0/4549>"),
    "foreign": (lambda *p: p, None),
    "endless": (lambda *p: p, None),
    "turning": (lambda *p: p, f"<{URI}OGC/1.3/CRS84>"),
}
PAGE = 3
KNOWN = {
    "result": {"region/list", "cell/list", "eventType/list", "unit/list", "task/list", "records/page"},
    "data": {"api/area/tree", "api/grid/page", "api/category/list", "api/dept/list", "api/task/list",
             "api/case/page"},
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers /result/…, /data/…, /broken-result/…, /broken-data/… and /ogc/collections/NAME/items."""

    def log_message(self, *_):
        pass

    def send(self, document, headers=()):
        body = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            # The program has heard enough.
            self.close_connection = True

    def send_items(self, name, query):
        place, crs = COLLECTIONS[name]
        rows, offset = streets(place), int(query.get("offset", ["0"])[0])
        self.server.limits.append(query.get("limit", [None])[0])
        links = [{"rel": "self", "href": "items", "type": "application/geo+json"}]
        following = f"items?offset={offset + PAGE}&limit={PAGE}"
        if name == "foreign":
            following = f"http://localhost:9/{following}"
        if offset + PAGE < len(rows) or name == "endless":
            links.append({"rel": "next", "href": following + "&f=html", "type": "text/html"})
            links.append({"rel": "next", "href": following, "type": "application/geo+json"})
        if name == "turning" and offset > 0:
            crs = f"<{URI}EPSG/0/4326>"
        items = rows[:PAGE] if name == "endless" else rows[offset : offset + PAGE]
        self.send({"type": "FeatureCollection", "links": links, "numberMatched": len(rows),
                   "features": items}, [("Content-Crs", crs)] if crs else [])

    def do_POST(self):
        """Members of the body are what else is asked in the address; records only."""
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        if self.headers["Content-Type"] != "application/json" or not isinstance(body["pageNum"], int):
            self.send_error(415)
            return
        self.server.asked.append("POST " + json.dumps(body))
        self.send(Result().answer("/records/page", {name: [str(value)] for name, value in body.items()}))

    def do_GET(self):
        target = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qs(target.query)
        _, kind, rest = target.path.split("/", 2)
        self.server.asked.append(self.path)
        if kind == "ogc":
            self.send_items(rest.split("/")[1], query)
            return
        if rest not in KNOWN[kind.removeprefix("broken-")]:
            self.send_error(404)
            return
        speaker = {"result": Result, "data": Data}[kind.removeprefix("broken-")]()
        self.send(speaker.wrong() if kind.startswith("broken-") else speaker.answer("/" + rest, query))


class Server:
    """Runs in a thread of its own."""

    def __enter__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.asked, self.server.limits = [], []
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
