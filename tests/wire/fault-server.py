#!/usr/bin/python3
"""A raw-socket server that stands before a good one and breaks the wire on request.

SPDX-License-Identifier: GPL-3.0-or-later

usage: fault-server.py UPSTREAM_PORT FOLDER

Prints one line of JSON with its ports, then reads commands from standard input, a line of JSON
each, and answers each with a line of JSON:

  {"fault": NAME, "path": PREFIX, ...}   breaks answers for paths that begin so (default: all)
  {"upstream": PORT}                     another good server
  {"tls": NAME}                          the certificate of new TLS connections
  {"token": FILE}                        makes a token, puts it into FILE (mode 0600), asks for it
  {"count": PREFIX}                      how many requests for such paths have come

The fault "none" passes everything through to 127.0.0.1:UPSTREAM_PORT. FOLDER gets the certificates.
It is also an HTTP proxy: for GET with an absolute address, and for CONNECT, which leads to its own
TLS side. It ends with its standard input.
"""

import gzip
import json
import os
import secrets
import select
import socket
import ssl
import struct
import sys
import threading
import time
import zlib

import certificates

CRLF = b"\r\n"


class Request:
    def __init__(self, head):
        self.head = head
        lines = head.split(CRLF)
        words = lines[0].decode("latin-1").split(" ")
        self.method = words[0]
        self.target = words[1] if len(words) > 1 else ""
        self.path = self.target
        if "://" in self.path:
            self.path = "/" + self.path.split("://", 1)[1].partition("/")[2]
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.decode("latin-1").partition(":")
            self.headers[name.strip().lower()] = value.strip()


def read_head(conn):
    head = b""
    while CRLF + CRLF not in head:
        data = conn.recv(4096)
        if not data:
            return None
        head += data
        if len(head) > 65536:
            return None
    return Request(head)


def make_head(status, headers):
    lines = [f"HTTP/1.1 {status} Fault", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def answer(conn, status, headers=(), body=b"", length=None):
    headers = [*headers, ("Content-Length", len(body) if length is None else length)]
    conn.sendall(make_head(status, headers) + body)


# Both in blocks that are only said to be packed, so that no module is needed for them.
BLOCK = 65536


def pack_zstd(body):
    """RFC 8878: a frame of raw blocks."""
    packed = bytes.fromhex("28b52ffd0068")
    for start in range(0, len(body), BLOCK):
        block = body[start:start + BLOCK]
        is_last = start + BLOCK >= len(body)
        packed += (is_last | len(block) << 3).to_bytes(3, "little") + block
    return packed


def pack_br(body):
    """RFC 7932: meta-blocks that are not compressed, after one bit for the window."""
    packed, shift = b"", 1
    for start in range(0, len(body), BLOCK):
        block = body[start:start + BLOCK]
        packed += ((len(block) - 1) << 3 + shift | 1 << 19 + shift).to_bytes(3, "little") + block
        shift = 0
    return packed + b"\x03"


def wait_for_end(conn):
    """Until the client hangs up."""
    while True:
        select.select([conn], [], [])
        if not conn.recv(4096):
            return


def reset(conn):
    conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    conn.close()


class Faults:
    """One function a fault: (connection, request, arguments of the command)."""

    def __init__(self, server):
        self.server = server

    def good(self, request):
        """Headers and body of the good answer."""
        raw = self.server.fetch(request, unconditionally=True)
        head, _, body = raw.partition(CRLF + CRLF)
        lines = head.decode("latin-1").split("\r\n")
        headers = [tuple(line.split(": ", 1)) for line in lines[1:]]
        skip = ("content-length", "connection")
        return [item for item in headers if item[0].lower() not in skip], body

    # bodies of the wrong length

    def truncated(self, conn, request, args):
        headers, body = self.good(request)
        answer(conn, 200, headers, body[:len(body) // 2], length=len(body))

    def length_too_short(self, conn, request, args):
        headers, body = self.good(request)
        answer(conn, 200, headers, body, length=len(body) // 2)

    def length_too_long(self, conn, request, args):
        headers, body = self.good(request)
        answer(conn, 200, headers, body, length=len(body) + 100)

    def bad_chunk(self, conn, request, args):
        headers, body = self.good(request)
        conn.sendall(make_head(200, [*headers, ("Transfer-Encoding", "chunked")]))
        conn.sendall(b"5\r\n" + body[:5] + b"\r\nzz\r\n" + body[5:])

    # slow and broken connections

    def trickle(self, conn, request, args):
        for byte in make_head(200, [("Server", "x" * 10000)]):
            conn.sendall(bytes([byte]))
            time.sleep(args.get("pause_s", 0.02))

    def stall(self, conn, request, args):
        headers, body = self.good(request)
        conn.sendall(make_head(200, [*headers, ("Content-Length", len(body))]) + body[:10])
        wait_for_end(conn)

    def silence(self, conn, request, args):
        wait_for_end(conn)

    def reset_before_headers(self, conn, request, args):
        reset(conn)

    def reset_after_headers(self, conn, request, args):
        headers, body = self.good(request)
        conn.sendall(make_head(200, [*headers, ("Content-Length", len(body))]) + body[:10])
        # What is still under way would be lost with the reset.
        wait_until_received(conn)
        reset(conn)

    # compression

    def gzip_good(self, conn, request, args):
        headers, body = self.good(request)
        answer(conn, 200, [*headers, ("Content-Encoding", "gzip")], gzip.compress(body))

    def gzip_truncated(self, conn, request, args):
        headers, body = self.good(request)
        packed = gzip.compress(body)
        answer(conn, 200, [*headers, ("Content-Encoding", "gzip")], packed[:len(packed) // 2])

    def gzip_corrupt(self, conn, request, args):
        headers, body = self.good(request)
        packed = bytearray(gzip.compress(body))
        for i in range(12, len(packed)):
            packed[i] ^= 0x55
        answer(conn, 200, [*headers, ("Content-Encoding", "gzip")], bytes(packed))

    def zstd_good(self, conn, request, args):
        headers, body = self.good(request)
        answer(conn, 200, [*headers, ("Content-Encoding", "zstd")], pack_zstd(body))

    def zstd_truncated(self, conn, request, args):
        headers, body = self.good(request)
        packed = pack_zstd(body)
        answer(conn, 200, [*headers, ("Content-Encoding", "zstd")], packed[:len(packed) // 2])

    def br_good(self, conn, request, args):
        headers, body = self.good(request)
        answer(conn, 200, [*headers, ("Content-Encoding", "br")], pack_br(body))

    def br_truncated(self, conn, request, args):
        headers, body = self.good(request)
        packed = pack_br(body)
        answer(conn, 200, [*headers, ("Content-Encoding", "br")], packed[:len(packed) // 2])

    def gzip_bomb(self, conn, request, args):
        answer(conn, 200, [("Content-Encoding", "gzip")], self.server.get_bomb(args["bytes"]))

    # encodings of text

    def charset(self, conn, request, args):
        headers, body = self.good(request)
        text = body.decode("utf-8").replace('"cases"', '"说明": "市容", "cases"', 1)
        name = args["name"]
        headers = [item for item in headers if item[0].lower() != "content-type"]
        headers.append(("Content-Type", f"application/json; charset={name}"))
        answer(conn, 200, headers, text.encode(name))

    # statuses and bodies

    def status(self, conn, request, args):
        answer(conn, args["status"], args.get("headers", []), args.get("body", "").encode("utf-8"))

    def redirect(self, conn, request, args):
        target = args["to"].replace("HERE", f"http://127.0.0.1:{self.server.port}")
        answer(conn, args.get("status", 302), [("Location", target)])

    def bare_304(self, conn, request, args):
        headers, _ = self.good(request)
        conn.sendall(make_head(304, headers))

    def full_304(self, conn, request, args):
        headers, _ = self.good(request)
        answer(conn, 304, headers, b"{\"a 304\": \"has no body\"}")

    def lying_tag(self, conn, request, args):
        """Every answer bears the same tag, and who has it gets nothing new."""
        tag = ("ETag", '"the-one-tag"')
        if request.headers.get("if-none-match") == tag[1]:
            headers, _ = self.good(request)
            date = [item for item in headers if item[0].lower() == "date"]
            conn.sendall(make_head(304, [tag, *date]))
            return
        headers, body = self.good(request)
        headers = [item for item in headers if item[0].lower() != "etag"]
        answer(conn, 200, [*headers, tag], body)

    def need_token(self, conn, request, args):
        if request.headers.get("authorization") == f"Bearer {self.server.token}":
            self.server.relay(conn, request)
        else:
            answer(conn, 401, [("WWW-Authenticate", "Bearer")])

    # sizes

    def hostile(self, conn, request, args):
        headers = [("Content-Type", "application/json")]
        if request.path.startswith("/v1/grids"):
            headers.append(("ETag", '"hostile"'))
        # The length is not announced.
        conn.sendall(make_head(200, headers))
        for piece in HOSTILE[args["kind"]](self.good(request)[1]):
            conn.sendall(piece)


def wait_until_received(conn):
    """Until the peer's kernel has all that was sent (SIOCOUTQ)."""
    import fcntl
    import termios

    for _ in range(1000):
        left = struct.unpack("i", fcntl.ioctl(conn, termios.TIOCOUTQ, struct.pack("i", 0)))[0]
        if left == 0:
            return
        time.sleep(0.001)


def with_member(body, name, pieces):
    """The good document with one member more."""
    yield body.rstrip()[:-1] + b', "' + name + b'": '
    yield from pieces
    yield b"}"


def repeat(first, unit, count, last):
    """first, then unit count times with commas between, then last."""
    block = 10000
    yield first
    for at in range(0, count, block):
        n = min(block, count - at)
        yield (b"" if at == 0 else b",") + b",".join([unit] * n)
    yield last


def replace_cases(body, pieces):
    yield b'{"as_of": "2026-11-22T06:32:05Z", "delta": false, "cases": '
    yield from pieces
    yield b"}"


def many_keys(body):
    yield b'{"as_of": "2026-11-22T06:32:05Z", "cases": []'
    for at in range(0, 1000000, 10000):
        yield b"," + b",".join(b'"k%d":0' % i for i in range(at, at + 10000))
    yield b"}"


def many_features(body):
    yield b'{"type": "FeatureCollection", "features": ['
    for at in range(0, 1000000, 10000):
        yield (b"" if at == 0 else b",") + b",".join(
            b'{"type":"Feature","properties":{"code":"990101001001%07d"},"geometry":{"type":'
            b'"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}' % i
            for i in range(at, at + 10000))
    yield b"]}"


def long_ring(body):
    """A comb of 100,000 vertices in place of the first grid."""
    document = json.loads(body)
    top = [[i / 100000, 1.0 if i % 2 else 0.5] for i in range(99997)]
    ring = [[0.0, 0.0], *top, [1.0, 0.0], [0.0, 0.0]]
    document["features"][0]["geometry"]["coordinates"] = [ring]
    yield json.dumps(document).encode("utf-8")


THOUSAND_NUMBERS = b"[" + b",".join([b"1234567.1234567890123456"] * 1000) + b"]"
HOSTILE = {
    "64-mb": lambda body: with_member(
        body, b"padding", repeat(b"[", THOUSAND_NUMBERS, 2700, b"]")),
    "depth": lambda body: replace_cases(body, [b"[" * 10000 + b"]" * 10000]),
    "ignored-depth": lambda body: with_member(body, b"x", [b"[" * 10000 + b"]" * 10000]),
    "keys": many_keys,
    "arrays": lambda body: replace_cases(body, repeat(b"[", b"[]", 1000000, b"]")),
    "ignored-arrays": lambda body: with_member(body, b"x", repeat(b"[", b"[]", 1000000, b"]")),
    "string": lambda body: replace_cases(body, [b'[{"id": "', b"x" * 1000000, b'"}]']),
    "features": many_features,
    "ring": long_ring,
}


class Server:
    def __init__(self, upstream, folder):
        self.upstream = upstream
        self.contexts = certificates.make_contexts(folder)
        self.tls = "good"
        self.faults = Faults(self)
        self.fault = {"fault": "none"}
        self.paths = []
        self.token = None
        self.bombs = {}
        self.listeners = {}
        self.holes = []
        self.port = self.listen(0, self.serve)
        self.tls_port = self.listen(0, self.serve_tls)
        self.make_holes()

    def listen(self, port, serve):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
        port = listener.getsockname()[1]
        self.listeners[port] = listener
        threading.Thread(target=self.accept, args=(listener, serve), daemon=True).start()
        return port

    def accept(self, listener, serve):
        while True:
            try:
                conn, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self.guard, args=(serve, conn), daemon=True).start()

    @staticmethod
    def guard(serve, conn):
        try:
            serve(conn)
        except (OSError, ssl.SSLError):
            pass  # the client hung up, or does not trust us: that is what tests are about
        finally:
            conn.close()

    def make_holes(self):
        """Addresses where connections are never answered: their queue is full."""
        for family, address in ((socket.AF_INET, "127.0.0.2"), (socket.AF_INET6, "::1")):
            try:
                hole = socket.socket(family)
                hole.bind((address, self.port))
            except OSError:
                continue
            hole.listen(0)
            self.holes.append(hole)
            for _ in range(4):
                filler = socket.socket(family)
                filler.setblocking(False)
                filler.connect_ex((address, self.port))
                self.holes.append(filler)

    def set_listening(self, wanted):
        listener = self.listeners.get(self.port)
        if wanted and listener is None:
            self.listen(self.port, self.serve)
        elif not wanted and listener is not None:
            # The shutdown wakes the thread that waits in accept().
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            del self.listeners[self.port]

    def fetch(self, request, unconditionally=False):
        lines = request.head.split(CRLF)
        lines[0] = f"GET {request.path} HTTP/1.1".encode("latin-1")
        # The token is between the client and this server.
        drop = (b"accept-encoding:", b"authorization:", *unconditionally * (b"if-none-match:",))
        keep = [line for line in lines if not line.lower().startswith(drop)]
        raw = b""
        with socket.create_connection(("127.0.0.1", self.upstream)) as conn:
            conn.sendall(CRLF.join(keep))
            while data := conn.recv(65536):
                raw += data
        return raw

    def relay(self, conn, request):
        conn.sendall(self.fetch(request))

    def get_bomb(self, size):
        if size not in self.bombs:
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            block = b" " * (1 << 20)
            parts = [packer.compress(block) for _ in range(size // len(block))]
            self.bombs[size] = b"".join(parts) + packer.flush()
        return self.bombs[size]

    def tunnel(self, conn):
        """From a proxy's client to the TLS side."""
        conn.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        with socket.create_connection(("127.0.0.1", self.tls_port)) as other:
            while True:
                for ready in select.select([conn, other], [], [])[0]:
                    data = ready.recv(65536)
                    if not data:
                        return
                    (other if ready is conn else conn).sendall(data)

    def serve_tls(self, conn):
        wrapped = self.contexts[self.tls].wrap_socket(
            conn, server_side=True, do_handshake_on_connect=False)
        with wrapped:
            try:
                wrapped.do_handshake()
            except ssl.SSLError:
                # Closed with something unread, the alert would be lost with a reset.
                with socket.socket(fileno=os.dup(wrapped.fileno())) as bare:
                    wait_for_end(bare)
                return
            self.serve(wrapped)

    def serve(self, conn):
        request = read_head(conn)
        if request is None:
            return
        self.paths.append(request.path)
        fault = self.fault
        name = fault["fault"].replace("-", "_")
        if name != "none" and request.path.startswith(fault.get("path", "")):
            getattr(self.faults, name)(conn, request, fault)
        elif request.method == "CONNECT":
            self.tunnel(conn)
        else:
            self.relay(conn, request)
        try:
            conn.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def obey(self, command):
        if "upstream" in command:
            self.upstream = command["upstream"]
        if "tls" in command:
            if command["tls"] not in self.contexts:
                raise ValueError(command["tls"])
            self.tls = command["tls"]
        if "token" in command:
            self.token = secrets.token_urlsafe(32)
            handle = os.open(command["token"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.write(handle, self.token.encode("ascii") + b"\n")
            os.close(handle)
        if "fault" in command:
            name = command["fault"].replace("-", "_")
            if name not in ("none", "refuse") and not hasattr(self.faults, name):
                raise ValueError(name)
            self.set_listening(name != "refuse")
            self.fault = command if name != "refuse" else {"fault": "none"}
        if "count" in command:
            return {"count": sum(path.startswith(command["count"]) for path in self.paths)}
        return {}


def main():
    server = Server(int(sys.argv[1]), sys.argv[2])
    print(json.dumps({"port": server.port, "tls_port": server.tls_port}), flush=True)
    for line in sys.stdin:
        print(json.dumps(server.obey(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
