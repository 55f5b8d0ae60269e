"""Platforms that the tests of pentadctl ask: reference ones, and one that answers wrongly.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import http.server
import subprocess
import threading
import urllib.error
import urllib.request

# The first line of a reference platform is its address; a sanitized build takes a while.
START_LIMIT_S = 120


class Reference:
    """A pentad-platform with a demo city, frozen by default; use it in a with statement."""

    def __init__(self, program, seed, start, speed=0, city="demo", faults=(), options=()):
        self.process = subprocess.Popen(
            [program, "--city", city, "--seed", str(seed), "--speed", str(speed)]
            + ["--start", start, "--port", "0", *options]
            + [argument for fault in faults for argument in ("--fault", fault)],
            stdout=subprocess.PIPE,
        )
        timer = threading.Timer(START_LIMIT_S, self.process.kill)
        timer.start()
        self.url = self.process.stdout.readline().decode().strip()
        timer.cancel()

    def fetch(self, path):
        with urllib.request.urlopen(self.url + path) as answer:
            return answer.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Hostile:
    """Passes every question on to a good platform, but answers `wrong` paths by itself."""

    def __init__(self, good):
        self.wrong = {}
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                path = self.path.partition("?")[0]
                status, kind, body = outer.wrong.get(path) or ask(good, self.path)
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    # The client has seen enough and is gone.
                    self.close_connection = True

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def ask(good, path):
    """Status, type and body of a good platform's answer."""
    try:
        with urllib.request.urlopen(good.url + path) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read()
