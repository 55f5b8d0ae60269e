"""Checks JSON values against the schemas of data/platform-api.yaml, strictly.

SPDX-License-Identifier: GPL-3.0-or-later

Stricter than what Pentad reads: a member that no schema names is a fault, and so is an enumeration
value that is not listed. Knows the keywords that the file uses and fails on any other.
"""

import datetime
import re

TYPES = {
    "null": lambda v: v is None,
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "string": lambda v: isinstance(v, str),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# They say nothing about a value.
REMARKS = {"description", "examples", "x-extensible", "$comment"}


def is_day(text):
    try:
        return datetime.date.fromisoformat(text) is not None and len(text) == 10
    except ValueError:
        return False


FORMATS = {"date-time": lambda text: TIME.fullmatch(text) is not None, "date": is_day}


class Schemas:
    """The schemas of an API file; `named` collects the members that values were seen to have."""

    def __init__(self, api):
        self.api = api
        self.named = set()

    def resolve(self, schema):
        while "$ref" in schema:
            target = self.api
            for part in schema["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            schema = target
        return schema

    def faults(self, schema, value, path="$"):
        """Sentences on what is wrong with a value."""
        schema = self.resolve(schema)
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if kinds and not any(TYPES[kind](value) for kind in kinds):
            return [f"{path}: expected {' or '.join(kinds)}, found {value!r:.80}"]
        found = []
        for keyword, rule in schema.items():
            if keyword not in REMARKS and keyword != "type":
                check = getattr(self, "check_" + keyword)
                found += check(rule, value, path, schema)
        return found

    @staticmethod
    def expect(good, path, what, value):
        return [] if good else [f"{path}: expected {what}, found {value!r:.80}"]

    def check_enum(self, rule, value, path, _):
        return self.expect(value in rule, path, f"one of {rule}", value)

    def check_const(self, rule, value, path, _):
        return self.expect(value == rule, path, rule, value)

    def check_format(self, rule, value, path, _):
        return self.expect(
            not isinstance(value, str) or FORMATS[rule](value), path, f"a {rule}", value
        )

    def check_pattern(self, rule, value, path, _):
        good = not isinstance(value, str) or re.search(rule, value) is not None
        return self.expect(good, path, f"text like {rule}", value)

    def check_minLength(self, rule, value, path, _):
        return self.expect(not isinstance(value, str) or len(value) >= rule, path, "longer", value)

    def check_maxLength(self, rule, value, path, _):
        return self.expect(not isinstance(value, str) or len(value) <= rule, path, "shorter", value)

    def check_minimum(self, rule, value, path, _):
        return self.expect(value is None or value >= rule, path, f"at least {rule}", value)

    def check_maximum(self, rule, value, path, _):
        return self.expect(value is None or value <= rule, path, f"at most {rule}", value)

    def check_minItems(self, rule, value, path, _):
        return self.expect(value is None or len(value) >= rule, path, f"{rule} items", value)

    def check_maxItems(self, rule, value, path, _):
        return self.expect(value is None or len(value) <= rule, path, f"{rule} items", value)

    def check_oneOf(self, rule, value, path, _):
        fitting = [schema for schema in rule if not self.faults(schema, value, path)]
        return self.expect(len(fitting) == 1, path, f"exactly one of {len(rule)} schemas", value)

    def check_items(self, rule, value, path, _):
        return [
            fault
            for i, item in enumerate(value or [])
            for fault in self.faults(rule, item, f"{path}[{i}]")
        ]

    def check_prefixItems(self, rule, value, path, _):
        return [
            fault
            for i, (item, schema) in enumerate(zip(value or [], rule))
            for fault in self.faults(schema, item, f"{path}[{i}]")
        ] + self.expect(len(value or []) <= len(rule), path, f"{len(rule)} items", value)

    def check_required(self, rule, value, path, _):
        return [
            f"{path}: {name} is missing"
            for name in rule
            if isinstance(value, dict) and name not in value
        ]

    def check_properties(self, rule, value, path, schema):
        found = []
        for name, item in value.items() if isinstance(value, dict) else []:
            if name in rule:
                self.named.add((id(rule), name))
                found += self.faults(rule[name], item, f"{path}.{name}")
            else:
                found.append(f"{path}.{name}: no schema names it")
        return found

    def check_additionalProperties(self, rule, value, path, schema):
        return []

    def members(self, schema, path, seen=()):
        """Every member that a schema names: (its place, whether a value was seen with it)."""
        schema = self.resolve(schema)
        if id(schema) in seen:
            return
        seen = (*seen, id(schema))
        rule = schema.get("properties", {})
        for name, inner in rule.items():
            yield f"{path}.{name}", (id(rule), name) in self.named
            yield from self.members(inner, f"{path}.{name}", seen)
        for inner in [*schema.get("prefixItems", []), *([schema["items"]] if "items" in schema else [])]:
            yield from self.members(inner, path + "[]", seen)
