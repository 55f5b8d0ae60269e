#!/usr/bin/python3
"""Reads shapes from MapServer's OGC API Features: the picture is that of the same shapes from a file.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-mapserver.py PENTADCTL

Prints TAP; skips without MapServer 8 (Debian: cgi-mapserver). Needs PENTAD_DATA_DIR.
"""

import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import open311_server
from scene import Scene
from tap import Tap

CGI = next((path for path in (shutil.which("mapserv"), "/usr/lib/cgi-bin/mapserv") if path and os.access(path, os.X_OK)), None)
COLUMNS, ROWS = 6, 4
LIMIT = 5
NAME = "cells"

CONFIG = """CONFIG
  MAPS
    city "{folder}/city.map"
  END
END
"""
MAP = """MAP
  NAME "city"
  EXTENT 0 0 2 1
  SIZE 200 100
  PROJECTION "init=epsg:4326" END
  WEB
    METADATA
      "ows_enable_request" "*"
      "ows_srs" "EPSG:4326"
      "oga_onlineresource" "{url}/city/ogcapi"
    END
  END
  LAYER
    NAME "{name}"
    TYPE POLYGON
    STATUS ON
    TEMPLATE "none"
    CONNECTIONTYPE OGR
    CONNECTION "{folder}/cells.geojson"
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "cells"
      "gml_featureid" "code"
      "gml_include_items" "all"
    END
  END
END
"""


def cell(column, row):
    west, south, east, north = column / 3, row / 4, (column + 1) / 3, (row + 1) / 4
    return {"type": "Feature", "properties": {"code": f"C{column}{row}", "name": f"C{column}{row}"},
            "geometry": {"type": "Polygon", "coordinates": [
                [[west, south], [east, south], [east, north], [west, north], [west, south]]]}}


class Handler(http.server.BaseHTTPRequestHandler):
    """Runs MapServer as CGI."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        target = urllib.parse.urlsplit(self.path)
        self.server.asked.append(self.path)
        done = subprocess.run([CGI], capture_output=True, timeout=60, check=False, env={
            **os.environ, "MAPSERVER_CONFIG_FILE": str(self.server.folder / "mapserver.conf"),
            "REQUEST_METHOD": "GET", "PATH_INFO": target.path, "QUERY_STRING": target.query,
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": str(self.server.server_port), "SCRIPT_NAME": "",
            "HTTP_HOST": self.headers["Host"], "HTTP_ACCEPT": "application/geo+json, application/json"})
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        fields = [line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line]
        status = next((int(value[:3]) for name, value in fields if name == "Status"), 200)
        self.send_response(status)
        for name, value in fields:
            if name != "Status":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def scene(program, requests, boundaries):
    done = subprocess.run(
        [program, "render", "--from", f"open311+{requests}/bare", "--boundaries", f"{boundaries}:grid", "--at",
         "2018-06-30T12:00:00Z", "--view", "command", "--scene"],
        capture_output=True, timeout=120, check=False)
    return done.stdout.decode(), done.stderr.decode()


def check(tap, program, folder, server, requests):
    url = f"http://127.0.0.1:{server.server_port}"
    (folder / "mapserver.conf").write_text(CONFIG.format(folder=folder))
    (folder / "city.map").write_text(MAP.format(folder=folder, url=url, name=NAME))
    cells = folder / "cells.geojson"
    cells.write_text(json.dumps({"type": "FeatureCollection", "features": [
        cell(column, row) for column in range(COLUMNS) for row in range(ROWS)]}))
    want, errors = scene(program, requests, cells)
    tap.ok("a file of shapes is drawn", errors == "" and len(Scene(want).grids) == COLUMNS * ROWS, errors)
    collection = f"{url}/city/ogcapi/collections/{NAME}"
    for name, address in (("its items", f"{collection}/items?f=json&limit={LIMIT}"), ("the collection", collection)):
        server.asked.clear()
        got, errors = scene(program, requests, address)
        tap.ok(f"{name}: MapServer's shapes are drawn the same", errors == "" and got == want, errors + got[:500])
        tap.ok(f"{name}: pages are followed", len(server.asked) == (5 if "limit" in address else 1), server.asked)


def main():
    tap = Tap()
    if CGI is None:
        tap.skip("mapserver", "mapserv is not installed (Debian: cgi-mapserver)")
        return tap.finish()
    with tempfile.TemporaryDirectory() as name, open311_server.Server() as requests:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.folder, server.asked = pathlib.Path(name), []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        check(tap, sys.argv[1], server.folder, server, requests.url)
        server.shutdown()
        server.server_close()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
