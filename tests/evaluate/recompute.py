"""Recomputes every figure of a month from the raw documents of a platform and compares.

SPDX-License-Identifier: GPL-3.0-or-later

    PENTAD_URL=... recompute.py PENTADCTL

Independent of the program: it reads only about, divisions, grids, catalogue, state, staff and
ended/{day} over HTTP, no history and no scheme. What a counter counts, when, and whose it is are
written here from the definitions of data/platform-api.md; the formulas, weights, bands and grades
from the prose of the field. Everything is exact (fractions); a figure as printed must lie within
half of its last digit. Places down to communities are held against what the program takes from
history, and all of them down to unit grids again against what it counts from cases. Prints TAP.
"""

import collections
import csv
import datetime
import io
import json
import os
import statistics
import subprocess
import sys
import urllib.request
from fractions import Fraction

# Minutes that the demo city allows for the steps around handling.
MINUTES = {"verify": 120, "accept": 15, "file": 15, "dispatch": 15, "check": 30}
MINUTES |= {"send_verify": 15, "send_check": 15}

PUBLIC = {"hotline", "public"}
RAISED = {"leader", "media"}
ENDS = {"close", "force_close", "reject", "void", "self_handled"}
# What an act leaves a case waiting for.
WAITS = {
    "report": "accept", "ask_verify": "verify", "send_verify": "verify", "verify": "accept",
    "accept": "file", "file": "dispatch", "return": "dispatch", "dispatch": "dispose",
    "rework": "dispose", "dispose": "feedback", "feedback": "check", "check": "close",
}  # fmt: skip
OPEN_COUNT = {
    "verify": "to_accept", "accept": "to_accept", "file": "to_file", "dispatch": "to_dispatch",
    "dispose": "to_dispose", "feedback": "to_check", "check": "to_check", "close": "to_close",
}  # fmt: skip
PLAIN = {
    "verify": "verify", "accept": "accept", "reject": "not_accept", "dispose": "dispose",
    "return": "back", "rework": "rework", "suspend": "hang", "extend": "postpone", "press": "press",
    "self_handled": "self_handled", "visit": "return_visit",
}  # fmt: skip

Event = collections.namedtuple("Event", "count time department persons of_place minutes")


class Standing:
    """A case as it stands after some of its acts."""

    def __init__(self, acts):
        self.waits = self.due = self.department = self.end = self.disposed = None
        self.suspended = False
        self.at, self.by = {}, {}
        for time, act, info in acts:
            self.at[act] = time
            self.by[act] = info.get("by")
            self.waits = WAITS.get(act, self.waits)
            self.due = info.get("due", self.due)
            self.department = info.get("department", self.department)
            if act == "suspend":
                self.suspended = True
            elif act == "resume":
                self.suspended = False
            elif act == "dispose":
                self.disposed = time
            elif act == "rework":
                self.disposed = None
            elif act in ENDS:
                self.end = act

    @property
    def holder(self):
        """Who has it: nobody from a return to the next dispatch."""
        return None if self.waits == "dispatch" and not self.end else self.department

    @property
    def is_handled(self):
        if self.end:
            return self.end in ("close", "force_close")
        return self.waits in ("feedback", "check", "close")


class Case:
    def __init__(self, row):
        self.id, self.source, self.repeat = row["id"], row["source"], row.get("repeat", False)
        self.division = row["division"]
        self.acts = []
        for time, act, *info in row["trail"]:
            info = dict(info[0]) if info and info[0] else {}
            if "due" in info:
                info["due"] = instant(info["due"])
            self.acts.append((instant(time), act, info))

    def standing(self, time):
        return Standing([a for a in self.acts if a[0] <= time])

    def before(self, i):
        return Standing(self.acts[:i])

    def follows(self, i, until, *wanted):
        return any(a[1] in wanted and a[0] <= until for a in self.acts[i + 1 :])

    def deadlines(self, until):
        """Handling deadlines that passed while in force, each with the case as it stood then."""
        for due in sorted({a[2]["due"] for a in self.acts if "due" in a[2]}):
            if due > until:
                continue
            then = self.standing(due)
            counts = then.end in (None, "close", "force_close") and then.waits is not None
            if then.due == due and not then.suspended and counts:
                yield due, then

    def need(self, i, step, done, need, in_time, department):
        """Something that act i begins and somebody (`to`) has to do in time."""
        time, _, info = self.acts[i]
        due = time + 60 * MINUTES[step]
        is_done = self.follows(i, due, *done)
        gone = ("void", "reject", "force_close", "self_handled")
        if step == "dispatch":
            gone += ("close",)
        if not is_done and self.follows(i, due, *gone):
            return
        for count in (need, in_time) if is_done else (need,):
            yield Event(count, due, department, [info.get("to")], True, None)

    def events(self, now, day_of):
        for i in range(len(self.acts)):
            if self.acts[i][0] <= now:
                yield from self.events_of_act(i, self.before(i), day_of)
        for due, then in self.deadlines(now):
            persons = [then.by.get("file")]
            counts = ["need_dispose", "need_close"] + ["due_disposed"] * then.is_handled
            if self.source in RAISED:
                counts += ["raised_need_close"] + ["raised_due_disposed"] * then.is_handled
            for count in counts:
                yield Event(count, due, then.holder, persons, True, None)

    def events_of_act(self, i, was, day_of):
        time, act, info = self.acts[i]
        by, holder = info.get("by"), was.holder
        patrol, public = self.source == "supervisor", self.source in PUBLIC

        def event(count, person=by, department=holder, minutes=None, of_place=True):
            persons = person if isinstance(person, list) else [person]
            return Event(count, time, department, persons, of_place, minutes)

        if act in PLAIN:
            minutes = None
            if act == "dispose" and "dispatch" in was.at:
                minutes = Fraction(time - was.at["dispatch"] - self.suspended_since(i), 60)
            yield event(PLAIN[act], minutes=minutes)
        if act == "report":
            yield event("report")
            if patrol or public:
                yield event("patrol_report" if patrol else "public_report")
        elif act == "accept":
            waited = max(was.at.get("report", -1), was.at.get("verify", -1))
            if waited >= 0 and time - waited <= 60 * MINUTES["accept"]:
                yield event("in_time_accept")
        elif act in ("reject", "void"):
            if patrol and "file" not in was.at:
                yield event("patrol_decided", was.by.get("report"))
            if act == "void":
                yield event("cancel", was.by.get("file"))
        elif act == "file":
            supervisor = was.by.get("report" if patrol else "verify")
            yield event("file", list({by: 0, supervisor: 0}))
            if "accept" in was.at and time - was.at["accept"] <= 60 * MINUTES["file"]:
                yield event("in_time_file")
            if self.repeat:
                yield event("repeat")
            if patrol:
                yield event("patrol_decided", supervisor)
                yield event("valid_patrol_report", supervisor)
            elif public:
                yield event("valid_public_report", supervisor)
            yield from self.need_dispatch(i)
        elif act == "return":
            yield from self.need_dispatch(i)
        elif act == "dispatch":
            department = info.get("department")
            yield event("dispatch", department=department or was.department)
            if was.department and department and was.department != department:
                yield event("wrong_dispatch", was.by.get("dispatch"), was.department)
            earlier = [a[2].get("department") for a in self.acts[:i]]
            if "file" in was.at and department not in earlier:
                for count in ["file"] + ["repeat"] * self.repeat:
                    yield event(count, [], department, of_place=False)
        elif act == "dispose":
            if was.due is None or time <= was.due:
                yield event("in_time_dispose")
        elif act == "feedback":
            if not self.follows(i, time + 60 * MINUTES["check"], "ask_check", "send_check"):
                yield from self.need_check(i, holder)
        elif act == "rework":
            yield event("check")
        elif act == "check":
            yield event("check")
        elif act in ("close", "force_close"):
            yield event("close")
            if was.due is None or min(time, was.disposed or time) <= was.due:
                yield event("in_time_close")
            if "file" in was.at and day_of(was.at["file"]) == day_of(time):
                yield event("same_day_close")
        elif act == "visit" and info["satisfied"]:
            yield event("satisfied")
        elif act == "appeal" and info["granted"]:
            yield event("appeal_ok")
        elif act == "ask_verify":
            yield from self.need(
                i, "send_verify", ["send_verify"], "need_send_verify", "in_time_send_verify", holder
            )
        elif act == "ask_check":
            yield from self.need(
                i, "send_check", ["send_check"], "need_send_check", "in_time_send_check", holder
            )
        elif act == "send_verify":
            yield from self.need(i, "verify", ["verify"], "need_verify", "in_time_verify", holder)
        elif act == "send_check":
            yield from self.need_check(i, holder)

    def need_dispatch(self, i):
        return self.need(i, "dispatch", ["dispatch"], "need_dispatch", "in_time_dispatch", None)

    def need_check(self, i, holder):
        return self.need(i, "check", ["check", "rework"], "need_check", "in_time_check", holder)

    def suspended_since(self, i):
        """Seconds that the clock stood still between the last dispatch and act i."""
        total = since = 0
        for time, act, _ in self.acts[:i]:
            if act == "dispatch":
                total = 0
            elif act == "suspend":
                since = time
            elif act == "resume":
                total += time - since
        return total


class Counts:
    """What was counted of one division, department or post."""

    def __init__(self):
        self.n = collections.Counter()
        self.minutes = []
        self.named = False


def instant(text):
    return int(datetime.datetime.fromisoformat(text).timestamp())


def fetch(path):
    with urllib.request.urlopen(os.environ["PENTAD_URL"] + path) as answer:
        return json.load(answer)


class City:
    """The raw documents, and everything counted from them."""

    def __init__(self):
        about, self.catalogue = fetch("/v1/about"), fetch("/v1/catalogue")
        self.offset = datetime.datetime.fromisoformat(about["now"]).tzinfo
        self.parents = {d["code"]: d["parent"] for d in fetch("/v1/divisions")["divisions"]}
        self.parents[about["code"]] = None
        self.city = about["code"]
        self.units = {"community": list(self.parents)}
        grids = [feature["properties"] for feature in fetch("/v1/grids")["features"]]
        self.area_class = {grid["code"]: grid["area_class"] for grid in grids}
        self.parents |= {grid["code"]: grid["parent"] for grid in grids}
        self.units["grid"] = list(self.parents)
        state = fetch("/v1/state")
        self.now = instant(state["as_of"])
        self.parts = []
        self.cases = {row["id"]: row for row in state["cases"]}
        self.staff = {row["division"]: row for row in fetch("/v1/staff")["rows"]}

    def day_of(self, time):
        return datetime.datetime.fromtimestamp(time, self.offset).date()

    def begin(self, day):
        return int(datetime.datetime.combine(day, datetime.time(), self.offset).timestamp())

    def add_ended(self, first):
        """The cases that ended, from the first day on: each as the longest trail tells it."""
        day = first
        while day <= self.day_of(self.now):
            for row in fetch(f"/v1/ended/{day}")["cases"]:
                held = self.cases.get(row["id"])
                if held is None or len(row["trail"]) > len(held["trail"]):
                    self.cases[row["id"]] = row
            day += datetime.timedelta(days=1)

    def add_parts(self, months):
        """What the history tells beyond the cases: parts in rows that have no whole for them."""
        for month in months:
            for block in fetch(f"/v1/history/{month:%Y-%m}")["blocks"]:
                parts = column(block["n"].get("in_time_verify", []))
                wholes = column(block["n"].get("need_verify", []))
                for row, n in parts.items():
                    if row not in wholes and "divisions" in block:
                        code = block["divisions"][block["division"][row]]
                        self.parts.append((datetime.date.fromisoformat(block["day"]), code, n))

    def count_parts(self, sums, first, last):
        for day, code, n in self.parts:
            while first <= day <= last and code in self.parents:
                sums["area", code].n["in_time_verify"] += n
                code = self.parents[code]

    def places(self, case):
        """Its division, which may be a unit grid or coarser, and all above; none if unknown."""
        code = case.division
        while code in self.parents:
            yield code
            code = self.parents[code]

    def count(self, first, last):
        """Counters of the days first to last as they stand now: (subject, code) → Counts."""
        sums = collections.defaultdict(Counts)
        begin = self.begin(first)
        end = min(self.begin(last + datetime.timedelta(days=1)), self.now + 1)
        for row in self.cases.values():
            case = Case(row)
            places = list(self.places(case))
            for event in case.events(self.now, self.day_of):
                if begin <= event.time < end:
                    add(sums, event, places)
            for event in self.open_events(case, begin, end):
                add(sums, event, places)
        return sums

    def open_events(self, case, begin, end):
        now = case.standing(self.now)
        deadlines = [(due, then) for due, then in case.deadlines(end - 1) if due >= begin]
        leader = [now.by.get("file")]

        def event(count, department=now.holder, persons=()):
            return Event(count, self.now, department, persons, True, None)

        for _, then in deadlines:
            # Of these cohorts what is over is what is due less what is open.
            yield event("over", then.holder, [then.by.get("file")]) if now.end else event(
                "open_due", then.holder, [then.by.get("file")]
            )
            if now.end and then.is_handled:
                yield event("over_in_time", then.holder, [then.by.get("file")])
            if not now.end and then.is_handled:
                yield event("open_due_in_time", then.holder, [then.by.get("file")])
            if not now.end and not now.is_handled:
                yield event("open_due_unhandled", then.holder, [then.by.get("file")])
        if now.end or now.waits is None:
            return
        yield event("open")
        yield event(OPEN_COUNT[now.waits])
        if now.suspended:
            yield event("suspended")
        in_time = now.is_handled and now.disposed is not None and now.disposed <= (now.due or 0)
        if now.due is not None and now.due < self.now and not now.suspended and not in_time:
            yield event("overdue", persons=leader)
            if not now.is_handled:
                yield event("overtime_to_dispose", persons=leader)
        if begin <= now.at["report"] < end:
            yield event("open_reported", persons=[now.by.get("report")])


def add(sums, event, places):
    keys = [("area", code) for code in places] if event.of_place else []
    if event.department:
        keys.append(("department", event.department))
    keys += [("post", person) for person in event.persons if person]
    for key in keys:
        if event.count not in ("over", "over_in_time"):
            sums[key].named = True
        sums[key].n[event.count] += 1
        if event.minutes is not None:
            sums[key].minutes.append(event.minutes)


def column(steps):
    """A column of a block of the history: row → count."""
    counts, row = {}, -1
    for step in steps:
        if step < 0:
            counts[row] = -step
        else:
            row += step
            counts[row] = 1
    return counts


def rate(part, whole):
    return Fraction(100 * part, whole) if whole else None


def indicators(counts, subject):
    """Every indicator by its definition; None where there is no value."""
    n = counts.n
    accurate_dispatch = n["need_dispatch"] - n["wrong_dispatch"]
    found = {name: n[name] for name in COUNTS}
    found |= {
        "public_verified": n["valid_public_report"],
        "missed": n["valid_public_report"],
        "accurate_file": n["file"] - n["cancel"],
        "accurate_dispatch": accurate_dispatch,
        "overtime_dispose": n["dispose"] - n["in_time_dispose"],
        "overtime_close": n["close"] - n["in_time_close"],
        "valid_report_rate": rate(n["valid_patrol_report"], n["patrol_decided"]),
        "missed_rate": rate(n["valid_public_report"], n["file"]),
        "in_time_verify_rate": rate(n["in_time_verify"], n["need_verify"]),
        "in_time_check_rate": rate(n["in_time_check"], n["need_check"]),
        "verify_send_rate": rate(n["in_time_send_verify"], n["need_send_verify"]),
        "check_send_rate": rate(n["in_time_send_check"], n["need_send_check"]),
        "public_report_rate": rate(n["valid_public_report"], n["file"]),
        "file_rate": rate(n["file"], n["report"]),
        "in_time_file_rate": rate(n["in_time_file"], n["file"]),
        "accurate_file_rate": rate(n["file"] - n["cancel"], n["file"]),
        "in_time_dispatch_rate": rate(n["in_time_dispatch"], n["need_dispatch"]),
        "accurate_dispatch_rate": rate(accurate_dispatch, n["need_dispatch"]),
        "dispose_rate": rate(n["need_dispose"] - n["open_due_unhandled"], n["need_dispose"]),
        "in_time_dispose_rate": rate(n["due_disposed"], n["need_dispose"]),
        "close_rate": rate(n["over"], n["need_close"]),
        "in_time_close_rate": rate(n["over_in_time"], n["need_close"]),
        "overtime_close_rate": rate(n["over"] - n["over_in_time"], n["need_close"]),
        "unclosed_rate": rate(n["open_reported"], n["report"]),
        "rework_rate": rate(n["rework"], n["need_close"]),
        "back_rate": rate(n["back"], n["dispatch"]),
        "postpone_rate": rate(n["postpone"], n["need_dispose"]),
        "repeat_rate": rate(n["repeat"], n["file"]),
        "cancel_rate": rate(n["cancel"], n["file"]),
        "same_day_rate": rate(n["same_day_close"], n["close"]),
        "satisfaction_rate": rate(n["satisfied"], n["return_visit"]),
    }
    hours = [minutes / 60 for minutes in counts.minutes] if subject != "post" else []
    found["avg_handle_time"] = sum(hours) / len(hours) if hours else None
    found["median_handle_time"] = statistics.median(hours) if hours else None
    if subject != "area" and not counts.named:
        return dict.fromkeys(found)
    return found


COUNTS = """
open overdue overtime_to_dispose to_accept to_file to_dispatch to_dispose to_check to_close
suspended report patrol_report patrol_decided valid_patrol_report public_report
valid_public_report need_verify verify in_time_verify accept not_accept in_time_accept
need_send_verify in_time_send_verify need_send_check in_time_send_check file in_time_file cancel
need_dispatch dispatch in_time_dispatch wrong_dispatch need_dispose dispose in_time_dispose
due_disposed need_check check in_time_check rework back hang postpone press need_close close
in_time_close open_due open_due_unhandled open_due_in_time open_reported same_day_close
self_handled appeal_ok return_visit satisfied repeat
""".split()

# Highest count of each step, and its score; the last has no upper end.
POST_VOLUME = [(100, 0), (300, 40), (500, 60), (1200, 75), (2000, 90), (None, 100)]
GRADES = [(90, "A"), (75, "B"), (60, "C"), (40, "D"), (0, "E")]
# Filed cases of a unit grid, by its class.
AREA_FILED = {
    "I": [(0, 100), (2, 90), (4, 75), (6, 60), (8, 40), (None, 0)],
    "II": [(0, 100), (3, 90), (5, 75), (7, 60), (9, 40), (None, 0)],
}
DEPARTMENT_FILED = [(50, 100), (100, 90), (200, 75), (500, 60), (1000, 40), (None, 0)]


def band(steps, count):
    return next(score for upper, score in steps if upper is None or count <= upper)


def weigh(terms, missing_is_full):
    """Sum of weight × score; what has no score counts in full, or drops out and the rest grows."""
    if missing_is_full:
        terms = [(weight, 100 if score is None else score) for weight, score in terms]
    terms = [(weight, score) for weight, score in terms if score is not None]
    whole = sum(weight for weight, _ in terms)
    if not whole:
        return None
    return max(Fraction(0), min(Fraction(100), sum(Fraction(w) * s for w, s in terms) / whole))


def less(rated):
    return None if rated is None else 100 - rated


def scores(found, subject, role, area_class):
    """The composite score of a row of indicators, by its id."""
    get = found.get
    if subject != "area" and get("file") is None:
        terms = []
    elif subject == "area":
        terms = [
            (10, less(get("public_report_rate"))),
            (30, get("close_rate")),
            (40, get("in_time_close_rate")),
        ]
        # Only unit grids have a class, by which filed cases are rated.
        if area_class:
            terms.append((20, band(AREA_FILED[area_class], found["file"])))
    elif subject == "department":
        terms = [
            (10, band(DEPARTMENT_FILED, found["file"])),
            (30, get("close_rate")),
            (30, get("in_time_dispose_rate")),
            (30, less(get("rework_rate"))),
        ]
    elif role == "supervisor":
        terms = [
            (40, get("valid_report_rate")),
            (20, less(get("missed_rate"))),
            (20, get("in_time_verify_rate")),
            (20, get("in_time_check_rate")),
        ]
    elif role == "acceptor":
        terms = [
            (25, band(POST_VOLUME, found["accept"])),
            (40, get("verify_send_rate")),
            (35, get("check_send_rate")),
        ]
    elif role == "shift-leader":
        terms = [
            (25, get("in_time_file_rate")),
            (40, get("accurate_file_rate")),
            (35, get("in_time_close_rate")),
        ]
    else:
        terms = [
            (20, band(POST_VOLUME, found["dispatch"])),
            (40, get("in_time_dispatch_rate")),
            (40, get("accurate_dispatch_rate")),
        ]
    name = (role.replace("-", "_") if role else subject) + "_score"
    return {name: weigh(terms, subject == "area")}


def grade(score):
    shown = None if score is None else int(score * 100 + Fraction(1, 2))
    if shown is None:
        return ""
    return next(letter for least, letter in GRADES if shown >= least * 100)


def staff_rates(city, code):
    """As things stand now; a city is what its districts are together."""
    codes = [code]
    if code == city.city:
        codes = [child for child, parent in city.parents.items() if parent == code]
    rows = [city.staff[c] for c in codes if c in city.staff]
    return {
        name: rate(sum(row[part] for row in rows), sum(row[whole] for row in rows))
        for name, part, whole in (
            ("online_rate", "supervisors_online", "supervisors_on_duty"),
            ("coverage_rate", "grids_patrolled", "grids_assigned"),
        )
    }


def expected_rows(city, subject, level, sums):
    """(id, code) → (value, grade) of every figure that there should be."""
    if subject == "area":
        units = {code: None for code in city.units[level]}
    elif subject == "department":
        units = {d["code"]: None for d in city.catalogue["departments"]}
    else:
        units = {p["code"]: p["role"] for p in city.catalogue["posts"]}
    rows = {}
    for code, role in units.items():
        found = indicators(sums[subject, code], subject)
        score = scores(found, subject, role, city.area_class.get(code))
        if subject == "area":
            found |= staff_rates(city, code)
        if code == city.city:
            found["outside"] = 0
        rows |= {(name, code): (value, "") for name, value in found.items()}
        rows |= {(name, code): (value, grade(value)) for name, value in score.items()}
    return rows


# Handling times come in tenths of a minute by way of the history.
HOURS_SLACK = Fraction(1, 1000)


def differs(row, value, letter):
    """What is wrong with a printed figure; None when it agrees."""
    if row is None:
        return "is not printed"
    if value is None or row["value"] == "":
        return None if value is None and row["value"] == "" else f"{row['value']!r}, not {value}"
    slack = HOURS_SLACK if row["unit"] == "hours" else Fraction(1, 10**9)
    half = 0 if row["unit"] == "count" else Fraction(5, 1000) + slack
    if abs(Fraction(row["value"]) - value) > half:
        return f"{row['value']}, not {float(value):.6f}"
    return None if row["grade"] == letter else f"grade {row['grade']!r}, not {letter!r}"


def printed_rows(program, subject, level, first, last):
    command = [program, "figures", "--from", os.environ["PENTAD_URL"], "--by", subject]
    command += ["--period", f"{first}..{last}", "--format", "csv"]
    command += ["--level", level] if subject == "area" else []
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    name = "division" if subject == "area" else subject
    return {(row["id"], row[name]): row for row in csv.DictReader(io.StringIO(text, newline=""))}


def check(number, program, city, first, last):
    sums = city.count(first, last)
    told = city.count(first, last)
    city.count_parts(told, first, last)
    views = [("area", "community"), ("area", "grid"), ("department", None), ("post", None)]
    for subject, level in views:
        expected = expected_rows(city, subject, level, told if level == "community" else sums)
        printed = printed_rows(program, subject, level, first, last)
        faults = [
            f"{name} of {code}: {fault}"
            for (name, code), (value, letter) in expected.items()
            if (fault := differs(printed.get((name, code)), value, letter))
        ]
        surplus = printed.keys() - expected.keys()
        faults += [f"{name} of {code}: nobody expects it" for name, code in surplus]
        number += 1
        good = not faults and any(value for value, _ in expected.values())
        what = f"{len(expected)} figures by {level or subject}, {first} to {last}"
        print(f"{'' if good else 'not '}ok {number} - {what}")
        for fault in faults[:20]:
            print(f"# {fault}")
        if faults:
            print(f"# {len(faults)} in all")
    return number


def main():
    city = City()
    today = city.day_of(city.now)
    this_month = today.replace(day=1)
    last_month = (this_month - datetime.timedelta(days=1)).replace(day=1)
    city.add_ended(last_month)
    city.add_parts([last_month, this_month])
    number = check(0, sys.argv[1], city, last_month, this_month - datetime.timedelta(days=1))
    number = check(number, sys.argv[1], city, this_month, today)
    print(f"1..{number}")


if __name__ == "__main__":
    main()
