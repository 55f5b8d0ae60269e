#!/usr/bin/python3
"""A server that nobody here wrote: the documents of a city behind nginx give the same figures.

SPDX-License-Identifier: GPL-3.0-or-later

usage: test-nginx.py PENTADCTL PLATFORM

Plain, compressed with weak tags, over TLS with an authority of its own and HTTP/2, and slowly. nginx
is started by hand with a configuration of its own; skipped where it is missing (PENTAD_NGINX names the
program, which ./check unpacks without installing it; else it is looked for). Prints TAP. Needs PENTAD_DATA_DIR.
"""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "ctl")]
from certificates import Authority, write  # noqa: E402
from platforms import Reference  # noqa: E402
from tap import Tap  # noqa: E402

START = "2026-11-20T14:32:05+08:00"
PATHS = ["about", "divisions", "grids", "boundaries/district", "boundaries/street", "boundaries/community",
         "partitions", "catalogue", "calendar", "scheme", "state", "ended/2026-11-19", "ended/2026-11-20",
         "history/2026-10", "history/2026-11", "staff", "sensors", "calls", "approvals", "service", "tasks",
         "assessments"]
# What a server of files must do right.
RULES = ["reachable", "complete", "etag", "not-modified", "gzip", "not-found", "json", "codes-unique"]
LIMIT_S = 120

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
  log_format pentad '$server_protocol $status $sent_http_content_encoding;$sent_http_etag $uri';
  access_log {folder}/access.log pentad;
  client_body_temp_path {folder}/1;
  proxy_temp_path {folder}/2;
  fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4;
  scgi_temp_path {folder}/5;
  default_type application/json;
  root {folder}/www;
  gzip_types application/json;
  server {{ listen 127.0.0.1:{ports[0]}; }}
  server {{ listen 127.0.0.1:{ports[1]}; gzip on; }}
  server {{
    listen 127.0.0.1:{ports[2]} ssl http2;
    gzip on;
    ssl_certificate {folder}/server.pem;
    ssl_certificate_key {folder}/server.pem;
  }}
  server {{ listen 127.0.0.1:{ports[3]}; limit_rate 500k; }}
}}
"""


def find_nginx():
    return os.environ.get("PENTAD_NGINX") or shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")


def take_ports(n):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(n)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def copy_documents(city, folder):
    about = json.loads(city.fetch("/v1/about"))
    for path in PATHS + ["layers/" + layer for layer in about["layers"]]:
        try:
            body = city.fetch("/v1/" + path)
        except urllib.error.HTTPError as error:
            error.close()
            continue
        target = folder / "www" / "v1" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)


def start_nginx(program, folder, ports):
    authority = Authority("Pentad tests")
    write(folder / "ca.pem", authority.certificate)
    write(folder / "server.pem", *authority.issue("server"))
    path = folder / "nginx.conf"
    path.write_text(CONFIGURATION.format(folder=folder, ports=ports), encoding="utf-8")
    server = subprocess.Popen([program, "-p", folder, "-e", folder / "error.log", "-c", path])
    for port in ports:
        for _ in range(1000):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if server.poll() is not None:
                    sys.exit((folder / "error.log").read_text(encoding="utf-8"))
                time.sleep(0.01)
    return server


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=LIMIT_S, check=False)


def get_figures(program, url, *options):
    done = run(program, "figures", "--from", url, "--at", START, "--format", "csv", *options)
    return done.returncode, done.stdout, done.stderr


def check_rules(tap, program, url):
    report = json.loads(run(program, "check-platform", url, "--wait", "0", "--json").stdout)
    rules = {rule["id"]: rule for rule in report["rules"]}
    wrong = {name: rules[name] for name in RULES if rules[name]["result"] != "pass"}
    tap.equal("tags, conditions and compression of nginx are as the API says", wrong, {})


def check_ways(tap, program, folder, ports, good):
    ca = ("--ca-file", str(folder / "ca.pem"))
    ways = [("plain", f"http://127.0.0.1:{ports[0]}", ()), ("gzip", f"http://127.0.0.1:{ports[1]}", ()),
            ("TLS and HTTP/2", f"https://localhost:{ports[2]}", ca), ("slow", f"http://127.0.0.1:{ports[3]}", ())]
    for name, url, options in ways:
        tap.equal(f"{name}: the same figures", get_figures(program, url, *options), good)
    status, _, errors = get_figures(program, ways[2][1])
    tap.ok("an authority that is not trusted is refused", status != 0 and "certificate" in errors.lower(), errors)
    log = (folder / "access.log").read_text(encoding="utf-8")
    tap.ok("HTTP/2 was spoken", "HTTP/2.0 200 " in log, log[:2000])
    tap.ok("weak tags came with compressed bodies", "200 gzip;W/" in log, log[:2000])


def main():
    program, platform = sys.argv[1:3]
    nginx = find_nginx()
    tap = Tap()
    if nginx is None:
        tap.skip("nginx", "nginx is not installed")
        sys.exit(tap.finish())
    with tempfile.TemporaryDirectory() as name, Reference(platform, 1, START) as city:
        folder, ports = pathlib.Path(name), take_ports(4)
        copy_documents(city, folder)
        good = get_figures(program, city.url)
        server = start_nginx(nginx, folder, ports)
        try:
            tap.ok("the platform itself gives figures", good[0] == 0 and good[1].count("\n") > 10, good)
            check_ways(tap, program, folder, ports, good)
            check_rules(tap, program, f"http://127.0.0.1:{ports[1]}")
        finally:
            server.terminate()
            server.wait()
    sys.exit(tap.finish())


main()
