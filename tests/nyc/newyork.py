"""The files of New York served on the loopback by a static server, to be polled as Open311.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import functools
import http.server
import os
import pathlib
import threading

BOUNDARIES = [
    "boroughs.geojson:district",
    "community-districts.geojson:street",
    "neighbourhoods.geojson:partition:neighbourhood",
    "tracts.geojson:grid",
]
AT = "2019-05-22T00:00:00-04:00"
PERIOD = ("2010-01-01", "2018-12-31")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def find_folder():
    """None where the files are not there; the caller says so."""
    folder = pathlib.Path(os.environ.get("PENTAD_SHARED_DATA", "")) / "data" / "nyc"
    return folder if (folder / "boroughs.geojson").is_file() else None


@contextlib.contextmanager
def serve(folder):
    """The options by which a program reads the city."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    options = ["--from", f"open311+http://127.0.0.1:{server.server_address[1]}/georeport/v2/"]
    for boundary in BOUNDARIES:
        options += ["--boundaries", str(folder / boundary)]
    try:
        yield [*options, "--zone", "America/New_York", "--period", "..".join(PERIOD)]
    finally:
        server.shutdown()
        server.server_close()


class Tap:
    """Counts results and prints them as they come."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def check(self, name, got, want):
        self.number += 1
        if got == want:
            print(f"ok {self.number} {name}", flush=True)
        else:
            self.failed += 1
            print(f"not ok {self.number} {name}")
            print(f"# got {str(got)[:400]}\n# want {str(want)[:400]}", flush=True)

    def finish(self):
        print(f"1..{self.number}")
        return 1 if self.failed else 0
