"""An Open311 GeoReport v2 server that plays the variants met in the wild.

SPDX-License-Identifier: GPL-3.0-or-later

Every variant says the same of the same requests, each in its own way.
"""

import datetime
import http.server
import json
import threading
import urllib.parse

PAGE = 7
NOW = datetime.datetime(2018, 6, 30, 12, tzinfo=datetime.timezone.utc)
SERVICES = [
    {"service_code": "S1", "service_name": "Pothole", "group": "Roads", "metadata": False},
    {"service_code": "S2", "service_name": "Graffiti", "group": "Walls", "metadata": False},
]


def make_request(number):
    """One request of eleven weeks; every third is closed, every tenth has no point."""
    asked = NOW - datetime.timedelta(hours=31 * number, minutes=number)
    closed = number % 3 == 0
    placed = number % 10 != 9
    return {
        "service_request_id": str(1000 + number),
        "status": "closed" if closed else "open",
        "service_code": f"S{number % 2 + 1}",
        "address": f"{number} Main St",
        "requested_datetime": asked,
        "updated_datetime": asked + datetime.timedelta(hours=5) if closed else None,
        "expected_datetime": asked + datetime.timedelta(hours=8),
        "lat": 0.1 + number % 8 / 10 if placed else None,
        "long": 0.05 + number * 19 % 190 / 100 if placed else None,
    }


REQUESTS = [make_request(number) for number in range(60)]


def utc(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def plain(request, time=utc):
    return {
        name: time(value) if isinstance(value, datetime.datetime) else value
        for name, value in request.items()
    }


def offset(time):
    zone = datetime.timezone(datetime.timedelta(hours=-5))
    return time.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S.123456%z")


def empty(request):
    return {name: "" if value is None else value for name, value in plain(request).items()}


def zeros(request):
    row = plain(request)
    if row["lat"] is None:
        row["lat"] = row["long"] = 0
    return row


def numbers(request):
    row = plain(request)
    row["service_request_id"] = int(row["service_request_id"])
    row["lat"] = row["lat"] and f"{row['lat']:.6f}"
    row["long"] = row["long"] and f"{row['long']:.6f}"
    return row


def bare(rows):
    return rows


def wrapped(rows):
    return {"service_requests": rows}


def wrapped_twice(rows):
    return {"service_requests": {"request": rows}}


def numbered(rows):
    return {str(index): row for index, row in enumerate(rows)}


# Name: how a row is written, how rows are wrapped, how the list is divided.
VARIANTS = {
    "bare": (plain, bare, "whole"),
    "wrapped": (plain, wrapped, "whole"),
    "wrapped-twice": (plain, wrapped_twice, "whole"),
    "numbered-object": (plain, numbered, "whole"),
    "numeric-ids-and-text-points": (numbers, bare, "whole"),
    "microseconds-with-offset": (lambda request: plain(request, offset), bare, "whole"),
    "empty-for-null": (empty, bare, "whole"),
    "point-zero": (zeros, bare, "whole"),
    "next-page-header": (plain, bare, "header"),
    "next-page-link": (plain, wrapped, "link"),
    "pages": (plain, bare, "pages"),
    "pages-ignored": (plain, bare, "whole-pages"),
    "days": (plain, wrapped, "days"),
    "single-object": (plain, bare, "single"),
}
ERRORS = {
    "error-array": [{"code": 400, "description": "jurisdiction_id is missing"}],
    "error-object": {"code": 400, "description": "jurisdiction_id is missing"},
    "error-wrapped": {"errors": [{"code": 400, "description": "jurisdiction_id is missing"}]},
    "error-in-object": {"error": {"code": 400, "message": "jurisdiction_id is missing"}},
}


def prefix(variant):
    """What stands before the address."""
    way = VARIANTS[variant][2] if variant in VARIANTS else "whole"
    words = {"pages": "open311-pages+", "whole-pages": "open311-pages+", "days": "open311-days+"}
    return words.get(way, "open311+")


def parse(text):
    return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(
        tzinfo=datetime.timezone.utc
    )


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers /VARIANT/services.json and /VARIANT/requests.json."""

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
        self.wfile.write(body)

    def page_of(self, way, query):
        """Rows of this answer and its headers."""
        if way == "days":
            if "start_date" not in query:
                return REQUESTS[:PAGE], []
            first, last = parse(query["start_date"][0]), parse(query["end_date"][0])
            return [row for row in REQUESTS if first <= row["requested_datetime"] < last], []
        if way not in ("header", "link", "pages"):
            return REQUESTS, []
        number = int(query.get("page", ["1"])[0])
        rows = REQUESTS[(number - 1) * PAGE : number * PAGE]
        following = f"requests.json?page={number + 1}"
        if number * PAGE >= len(REQUESTS) or way == "pages":
            return rows, []
        if way == "link":
            return rows, [("Link", f'<{following}>; rel="next"')]
        base = f"http://{self.headers['Host']}{self.path.rsplit('/', 1)[0]}"
        return rows, [("X-Next-Page-URL", f"{base}/{following}")]

    def do_GET(self):
        target = urllib.parse.urlsplit(self.path)
        _, variant, name = target.path.split("/")
        if name == "services.json":
            single = VARIANTS.get(variant, ("", "", ""))[2] == "single"
            self.send({"services": {"service": SERVICES}} if variant != "bare" and not single else SERVICES)
            return
        if variant in ERRORS:
            self.send(ERRORS[variant])
            return
        write, wrap, way = VARIANTS[variant]
        rows, headers = self.page_of(way, urllib.parse.parse_qs(target.query))
        if way == "single":
            self.send(write(rows[0]))
            return
        self.send(wrap([write(row) for row in rows]), headers)


class Server:
    """Runs in a thread of its own; url is where variants lie below."""

    def __enter__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
