#!/usr/bin/python3
"""A platform of a small made-up town, written from data/platform-api.yaml and .md alone.

SPDX-License-Identifier: GPL-3.0-or-later

usage: second-platform.py TIME SPEED (the town's clock at the start; its seconds a real second)

The first line of output is the base URL. Every case follows from its number; nothing is stored.
"""

import collections
import datetime
import hashlib
import http.server
import json
import sys
import time
import urllib.parse

ZONE = datetime.timezone(datetime.timedelta(hours=9))
MINUTE, HOUR, DAY = 60, 3600, 86400
FIRST = datetime.date(2026, 9, 1)
TOWN, PER_DAY = "310000", 60
DISTRICTS, STREETS, COMMUNITIES, GRIDS = 2, 2, 2, 9
CLASSES = ["k0101", "k0102", "k0103", "v0101", "v0102"]
DEPARTMENTS, SOURCES = ["ROADS", "PARKS", "LIGHTS"], ["supervisor", "hotline", "video", "leader", "public"]


def stamp(seconds):
    return datetime.datetime.fromtimestamp(seconds, ZONE).isoformat(timespec="seconds")


def begin(day):
    return int(datetime.datetime.combine(day, datetime.time(), ZONE).timestamp())


def day_of(seconds):
    return datetime.datetime.fromtimestamp(seconds, ZONE).date()


# Places: a chessboard of unit grids, 0.002 degrees wide, communities in a row.
def places():
    for d in range(1, DISTRICTS + 1):
        yield "district", f"31{d:02}00", TOWN
        for s in range(1, STREETS + 1):
            yield "street", f"31{d:02}00{s:03}", f"31{d:02}00"
            for c in range(1, COMMUNITIES + 1):
                yield "community", f"31{d:02}00{s:03}{c:03}", f"31{d:02}00{s:03}"


PLACES = list(places())
UNITS = [(code + f"{n:03}", code) for level, code, _ in PLACES if level == "community" for n in range(1, GRIDS + 1)]


def corner(unit):  # in the south-west
    community, n = divmod(unit, GRIDS)
    return 139 + community * 0.006 + n % 3 * 0.002, 35 + n // 3 * 0.002


def divisions():
    people = {"district": 40000, "street": 20000, "community": 10000}
    return {"divisions": [{"code": code, "level": level, "name": f"{level} {code}", "parent": parent,
                           "population": people[level]} for level, code, parent in PLACES]}


def grids():
    def ring(w, s):
        around = ((0, 0), (0.002, 0), (0.002, 0.002), (0, 0.002), (0, 0))
        return [[round(w + x, 6), round(s + y, 6)] for x, y in around]

    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": code, "parent": parent},
         "geometry": {"type": "Polygon", "coordinates": [ring(*corner(i))]}}
        for i, (code, parent) in enumerate(UNITS)]}


def catalogue():
    kinds = {"k": "event", "v": "component"}
    return {"classes": [{"code": c, "name": c, "kind": kinds[c[0]]} for c in ("k01", "v01")]
            + [{"code": c, "name": c, "kind": kinds[c[0]], "major": c[:3]} for c in CLASSES],
            "departments": [{"code": c, "name": c.title(), "group": "town"} for c in DEPARTMENTS]}


CALENDAR = {"hours": [["09:00", "12:00"], ["13:00", "17:00"]], "years": [2026, 2027], "holidays": ["2026-09-21"]}


Case = collections.namedtuple("Case", "id kind source unit trail due end")


def make_case(day, n):
    """The whole life of the n-th case of a day; trail: (instant, act, details)."""
    h = int(hashlib.sha256(f"{day} {n}".encode()).hexdigest(), 16)
    t = begin(day) + 7 * HOUR + n * 14 * HOUR // PER_DAY + h % 600
    source, trail, due = SOURCES[h % len(SOURCES)], [(t, "report", None)], None
    t += 3 * MINUTE + h % 900
    if h % 11 == 0:
        trail.append((t, "reject", None))
    else:
        trail += [(t, "accept", None), (t + 5 * MINUTE, "file", None)]
        t += 9 * MINUTE
        due = t + 4 * HOUR
        department = DEPARTMENTS[h // 7 % len(DEPARTMENTS)]
        trail.append((t, "dispatch", {"department": department, "due": stamp(due)}))
        t += HOUR + h // 13 % (4 * HOUR)
        trail += [(t, "dispose", None), (t + 60, "feedback", None), (t + 600 + h // 17 % 1800, "check", None)]
        t = trail[-1][0] + 5 * MINUTE
        trail.append((t, "close", None))
        if source in ("hotline", "public"):
            trail.append((t + DAY // 2, "visit", {"satisfied": h % 5 != 0}))
    return Case(f"T{day:%Y%m%d}-{n}", CLASSES[h // 3 % len(CLASSES)], source, h // 19 % len(UNITS), trail, due, t)


def cases_of(first, last):
    """Cases reported from one day to another; the town began on FIRST."""
    first = max(first, FIRST)
    for d in range((last - first).days + 1):
        yield from (make_case(first + datetime.timedelta(d), n) for n in range(PER_DAY))


def written(case, now):
    w, s = corner(case.unit)
    acts = [(t, act, details) for t, act, details in case.trail if t <= now]
    return {"id": case.id, "class": case.kind, "source": case.source, "division": UNITS[case.unit][0],
            "lon": round(w + 0.001, 6), "lat": round(s + 0.001, 6), "address": f"Lot {case.unit}",
            "trail": [[stamp(t), act] + ([details] if details else []) for t, act, details in acts]}


def state(now, cursor):
    since = int(cursor) if cursor and cursor.isdecimal() and now - DAY <= int(cursor) <= now else None
    known = [case for case in cases_of(day_of(now) - datetime.timedelta(4), day_of(now)) if case.trail[0][0] <= now]
    wanted = [c for c in known if (c.end > now if since is None else any(since < t <= now for t, _, _ in c.trail))]
    return {"as_of": stamp(now), "cursor": str(now), "delta": since is not None,
            "open": sum(case.end > now for case in known), "cases": [written(case, now) for case in wanted]}


def ended(now, text):
    day = datetime.date.fromisoformat(text)
    if not FIRST <= day <= day_of(now):
        return None
    from_, to = begin(day), begin(day) + DAY
    wanted = [
        case for case in cases_of(day - datetime.timedelta(3), day)
        if case.end < min(to, now + 1)
        and any(from_ <= t < to for t in [t for t, _, _ in case.trail if t <= now] + [case.due or 0])]
    # A visit that came later makes the document as young as itself.
    last = max([min(now, to)] + [t for case in wanted for t, _, _ in case.trail if t <= now])
    return {"day": text, "as_of": stamp(last), "cases": [written(case, now) for case in wanted]}


# History: what a case adds to the counters, dated as the API says.
COUNTED = {"reject": "not_accept", "visit": "return_visit", **{
    act: act for act in ("report", "accept", "file", "dispatch", "dispose", "check", "close")}}


def count(case):
    at = {act: t for t, act, _ in case.trail}
    found = [(COUNTED[act], t) for t, act, _ in case.trail if act in COUNTED]
    kind = {"supervisor": "patrol", "hotline": "public", "public": "public"}.get(case.source)
    if kind:
        found.append((f"{kind}_report", at["report"]))
    if kind == "patrol":
        found.append(("patrol_decided", at.get("file", at.get("reject"))))
    if "accept" in at and at["accept"] - at["report"] <= 15 * MINUTE:
        found.append(("in_time_accept", at["accept"]))
    found += [("satisfied", t) for t, act, details in case.trail if act == "visit" and details["satisfied"]]
    if "file" not in at:
        return found
    if kind:
        found.append((f"valid_{kind}_report", at["file"]))
    dispatched, checked = at["file"] + 15 * MINUTE, at["feedback"] + 30 * MINUTE
    found += [("in_time_file", at["file"]), ("need_dispatch", dispatched), ("in_time_dispatch", dispatched),
              ("need_check", checked), ("need_dispose", case.due), ("need_close", case.due)]
    if at["check"] <= checked:
        found.append(("in_time_check", checked))
    raised = ["raised_need_close"] if case.source == "leader" else []
    if at["dispose"] <= case.due:
        found += [("due_disposed", case.due), ("in_time_dispose", at["dispose"]), ("in_time_close", at["close"])]
        raised += ["raised_due_disposed"] if raised else []
    found += [(name, case.due) for name in raised]
    if day_of(at["file"]) == day_of(at["close"]):
        found.append(("same_day_close", at["close"]))
    return found


def block(day):
    """The table of one finished day, by columns."""
    counts, minutes = collections.defaultdict(collections.Counter), collections.defaultdict(list)
    for case in cases_of(day - datetime.timedelta(3), day):
        row = (UNITS[case.unit][1], case.kind)
        for name, t in count(case):
            if day_of(t) == day:
                counts[row][name] += 1
        at = {act: t for t, act, _ in case.trail}
        if "dispose" in at and day_of(at["dispose"]) == day:
            minutes[row].append(round((at["dispose"] - at["dispatch"]) / MINUTE, 1))
    rows = sorted(counts)
    columns, last = collections.defaultdict(list), collections.defaultdict(lambda: -1)
    for i, row in enumerate(rows):
        for name, n in counts[row].items():
            columns[name] += [i - last[name]] + ([-n] if n > 1 else [])
            last[name] = i
    codes = sorted({code for code, _ in rows})
    return {"day": day.isoformat(), "divisions": codes, "classes": CLASSES,
            "division": [codes.index(code) for code, _ in rows],
            "class": [CLASSES.index(kind) for _, kind in rows], "n": columns,
            "handle_minutes": [[i, *minutes[row]] for i, row in enumerate(rows) if row in minutes]}


def history(now, text):
    first = datetime.date.fromisoformat(text + "-01")
    after = (first + datetime.timedelta(31)).replace(day=1)
    first, last = max(first, FIRST), min(after, day_of(now)) - datetime.timedelta(1)
    if last < first:
        return None
    days = [first + datetime.timedelta(d) for d in range((last - first).days + 1)]
    return {"version": 2, "from": first.isoformat(), "to": last.isoformat(),
            "as_of": stamp(begin(last) + DAY), "blocks": [block(day) for day in days]}


def staff(now):
    row = {"establishment": 40, "established": 36, "officers": 34, "frontline": 30, "certified": 33,
           "auxiliaries": 20, "officers_on_post": 21, "auxiliaries_on_post": 12, "supervisors": 9,
           "supervisors_on_duty": 7, "supervisors_online": 6, "grids_assigned": 36, "grids_patrolled": 20}
    return {"as_of": stamp(now),
            "rows": [{"division": code, **row} for level, code, _ in PLACES if level == "district"],
            "positions": [{"code": f"S{i}", "kind": "supervisor", "lon": round(corner(i * 9)[0] + 0.001, 6),
                           "lat": round(corner(i * 9)[1] + 0.001, 6), "on_post": i % 3 > 0} for i in range(8)]}


def sensors(now):
    return {"as_of": stamp(now), "rows": [{"domain": "video", "division": code, "total": 50, "online": 48, "alarms": 0}
                                          for level, code, _ in PLACES if level == "district"]}


def calls(now):
    start = begin(day_of(now)) - DAY
    return {"as_of": stamp(now), "seats": 3, "seats_busy": 1, "waiting": 0, "hours": [
        {"hour": stamp(t), "received": 4, "answered": 4, "filed": 1, "visited": 2, "satisfied": 2, "wait_s": 9}
        for t in range(start, now + 1, HOUR)]}


def approvals(now):
    days = [day_of(now) - datetime.timedelta(d) for d in range(40, -1, -1)]
    return {"as_of": stamp(now), "items": 12, "days": [
        {"day": d.isoformat(), "accepted": 5, "concluded": 4, "same_day": 3, "on_time": 4, "rated": 2,
         "satisfied": 2, "legal_hours": 640, "promised_hours": 96, "actual_hours": 8.5} for d in days]}


def about(now):
    return {"api": 1, "code": TOWN, "name": "Lakeside", "time_zone": "+09:00", "scheme": "demo",
            "class_scheme": "town", "history_from": FIRST.isoformat(), "now": stamp(now)}


FIXED = {"divisions": divisions(), "grids": grids(), "catalogue": catalogue(), "calendar": CALENDAR}
MOVING = {"about": about, "staff": staff, "sensors": sensors, "calls": calls, "approvals": approvals}


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, now):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        name, _, argument = url.path.removeprefix("/v1/").partition("/")
        if "at" in query and name != "about":
            now = min(now, int(datetime.datetime.fromisoformat(query["at"].replace("Z", "+00:00")).timestamp()))
        if name == "state" and not argument:
            return state(now, query.get("cursor"))
        if name in ("ended", "history") and argument:
            return {"ended": ended, "history": history}[name](now, argument)
        if argument or not url.path.startswith("/v1/"):
            return None
        return FIXED[name] if name in FIXED else MOVING[name](now) if name in MOVING else None

    def do_GET(self):
        status, kind = 200, "application/geo+json" if self.path == "/v1/grids" else "application/json"
        try:
            document = self.answer(int(START + (time.monotonic() - BORN) * SPEED))
        except ValueError as error:
            status, document = 400, {"title": "Bad Request", "status": 400, "detail": str(error)}
        if document is None:
            status, document = 404, {"title": "Not Found", "status": 404}
        body = json.dumps(document, ensure_ascii=False).encode()
        tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        if status == 200 and self.headers["If-None-Match"] == tag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", kind if status < 400 else "application/problem+json")
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


START = int(datetime.datetime.fromisoformat(sys.argv[1]).timestamp())
SPEED, BORN = float(sys.argv[2]), time.monotonic()
SERVER = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"http://127.0.0.1:{SERVER.server_port}", flush=True)
SERVER.serve_forever()
