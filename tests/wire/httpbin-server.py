#!/usr/bin/python3
"""httpbin on a free port of loopback, twice: a server that nobody here wrote, and a foreign origin.

SPDX-License-Identifier: GPL-3.0-or-later

Prints the two ports in a line, or "missing" where the package is not installed; ends with its standard
input. Answers are HTTP/1.1, in chunks where their length is not known.
"""

import sys
import threading

try:
    import httpbin
    from werkzeug.serving import WSGIRequestHandler, make_server
except ImportError as error:
    print("missing", error, flush=True)
    sys.exit()


class Quiet(WSGIRequestHandler):
    """Says nothing; threads of the server make it speak HTTP/1.1."""

    def log(self, *arguments):
        pass


def start():
    server = make_server("127.0.0.1", 0, httpbin.app, threaded=True, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


print(start(), start(), flush=True)
sys.stdin.read()
