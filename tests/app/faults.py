#!/usr/bin/env python3
"""pentad on a platform that goes wrong in every way it should survive.

Between pentad and the reference platform stands a relay that spoils answers on request. The last
good picture has to stay, with its age and with words for what is the matter.

Usage: faults.py PENTAD PENTAD-PLATFORM   (inside ui-session.sh --window-manager --bus)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import http.server
import json
import re
import struct
import sys
import tempfile
import threading
import urllib.error
import urllib.request
import zlib

import screen
from screen import Failure, Program, press, start_platform, stop, wait_for


class Relay(http.server.ThreadingHTTPServer):
    """Passes requests on to a platform; `fault` spoils what comes back."""

    daemon_threads = True

    def __init__(self, target):
        super().__init__(("127.0.0.1", 0), Handler)
        self.target = target
        self.fault = None
        self.photo_fault = None
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def answer(self, status, body, content_type="application/json", length=None):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def spoil_photo(self, is_picture):
        """A list that may not be seen, or a picture that is none, or too much of one."""
        fault = self.server.photo_fault
        with urllib.request.urlopen(self.server.target + self.path) as upstream:
            body = upstream.read()
        if fault == "barred":
            return self.answer(403, b"{}")
        if not is_picture:
            return self.answer(200, body)
        if fault == "elsewhere":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:9/photo.png")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        return self.answer(200, {
            "page": b"<html><body>Please log in</body></html>",
            "cut": body[: len(body) // 2],
            "bomb": body[:16] + struct.pack(">II", 50000, 50000) + body[24:29]
                    + struct.pack(">I", zlib.crc32(body[12:16] + struct.pack(">II", 50000, 50000) + body[24:29]))
                    + body[33:],
            "large": body + bytes(9 << 20),
        }[fault], "image/png")

    def do_GET(self):
        fault = self.server.fault
        if fault == "busy":
            return self.answer(500, b'{"title": "out of order"}', "application/problem+json")
        if fault == "barred":
            return self.answer(401, b"{}")
        if fault == "page":
            return self.answer(200, b"<html><body>Please log in</body></html>", "text/html")
        if self.path.startswith("/v1/photos/") and self.server.photo_fault is not None:
            return self.spoil_photo(self.path.count("/") > 3)
        if fault == "types":
            return self.answer(200, b'{"as_of": 5, "cases": {"id": [true]}}')
        try:
            # Without the conditions of the request, so that there is always a body to spoil.
            with urllib.request.urlopen(self.server.target + self.path) as upstream:
                body = upstream.read()
        except urllib.error.HTTPError as error:
            return self.answer(error.code, error.read())
        if fault == "malformed":
            return self.answer(200, body.replace(b":", b"=", 3))
        if fault == "cut":
            return self.answer(200, body[: len(body) // 2], length=len(body))
        return self.answer(200, body)


class Faults:
    def __init__(self, pentad, platform):
        self.platform, url = start_platform(platform, 0)
        self.relay = Relay(url)
        self.relay.fault = "busy"
        self.cache = tempfile.TemporaryDirectory(prefix="pentad-cache-")
        self.command = [pentad, "--platform", self.relay.url, "--view", "command"]
        self.program = Program(self.command, self.cache.name)

    def close(self):
        stop(self.program.process)
        stop(self.platform)
        self.relay.shutdown()

    def waits_for_a_platform_that_is_not_ready(self):
        wait_for("words before the first data", lambda: "no data yet" in self.program.status()
                 and "platform failing" in self.program.status())
        self.program.need("label", f"^Connecting to {re.escape(self.relay.url)}$")
        self.relay.fault = None
        wait_for("the first data", lambda: "platform normal" in self.program.status())
        self.program.need("image", "^Open cases")

    def survive(self, fault, words):
        """The state is named, the cause has the URL, the picture stays, and all is well again."""
        panels = self.program.images()
        self.relay.fault = fault
        line = wait_for(f"“{words}”", lambda: words in self.program.status() and self.program.status())
        if self.relay.url not in line:
            raise Failure(f"“{line}” does not name the URL")
        first = wait_for("an age", lambda: self.program.age_s() is not None) and self.program.age_s()
        wait_for("the age grows", lambda: (self.program.age_s() or 0) > first)
        if len(self.program.images()) != len(panels):
            raise Failure("the picture did not stay")
        self.relay.fault = None
        wait_for("all is well again", lambda: "platform normal" in self.program.status())

    def survives_500(self):
        self.survive("busy", "platform failing")

    def survives_html(self):
        self.survive("page", "answer not understood")

    def survives_malformed_json(self):
        self.survive("malformed", "answer not understood")

    def survives_wrong_types(self):
        self.survive("types", "answer not understood")

    def survives_cut_answers(self):
        self.survive("cut", "platform offline")

    def photographed_cases(self):
        """Ids of open cases with photographs."""
        for case in json.load(urllib.request.urlopen(self.relay.target + "/v1/state"))["cases"]:
            with urllib.request.urlopen(f"{self.relay.target}/v1/photos/{case['id']}") as answer:
                if json.load(answer)["photos"]:
                    yield case["id"]

    def tells_what_is_wrong_with_a_photograph(self):
        # Another case each time: what the search found before would be taken for what it finds now.
        cases = self.photographed_cases()
        for fault, role, words in (
            ("barred", "label", "^not permitted$"),
            ("page", "push button", "not a picture: expected JPEG or PNG$"),
            ("cut", "push button", "the picture is damaged or cut off$"),
            ("bomb", "push button", "the picture is too large: expected 40 megapixels at most$"),
            ("large", "push button", f"{re.escape(self.relay.url)}/v1/photos/.*png: .*8388608"),
            ("elsewhere", "push button", f"{re.escape(self.relay.url)}/v1/photos/.*png: .*127\\.0\\.0\\.2"),
            (None, "push button", r"^Before handling · \d\d-\d\d [^:]*\d\d:\d\d:\d\d$"),
        ):
            self.relay.photo_fault, case = fault, next(cases)
            press("slash")
            wait_for("the entry", lambda: (self.program.focused() or ("",))[0] == "entry")
            self.program.type(case)
            self.program.need("list item", f"^{case}, case$")
            press("Return")
            self.program.need("label", f" · {case}$")
            self.program.need(role, words)
            press("Escape")
            wait_for("the board", lambda: self.program.find("push button", "^Back$") is None)
        if "platform normal" not in self.program.status():
            raise Failure(f"“{self.program.status()}” over a photograph")

    def survives_being_barred(self):
        self.relay.fault = "barred"
        wait_for("words for it", lambda: "not authorised" in self.program.status())
        self.program.need("image", "^Open cases")

    def quits_in_silence(self):
        press("ctrl+q")
        if self.program.process.wait(30) != 0 or self.program.stderr():
            raise Failure(f"exit code {self.program.process.returncode}: {self.program.stderr()}")

    def shows_the_last_picture_with_the_platform_down(self):
        self.relay.shutdown()
        self.relay.server_close()
        self.program = Program(self.command, self.cache.name)
        self.program.need("image", "^Open cases")
        wait_for("words for it", lambda: "platform offline" in self.program.status())
        if not self.program.age_s():
            raise Failure(f"“{self.program.status()}” has no age")
        press("ctrl+q")
        if self.program.process.wait(30) != 0:
            raise Failure(f"exit code {self.program.process.returncode}: {self.program.stderr()}")


STEPS = (
    "waits_for_a_platform_that_is_not_ready",
    "survives_500",
    "survives_html",
    "survives_malformed_json",
    "survives_wrong_types",
    "survives_cut_answers",
    "tells_what_is_wrong_with_a_photograph",
    "survives_being_barred",
    "quits_in_silence",
    "shows_the_last_picture_with_the_platform_down",
)

if __name__ == "__main__":
    sys.exit(screen.run(__doc__, "faults", STEPS, Faults))
