#!/usr/bin/python3
"""Writes data/platform-api.yaml as JSON in a C file, for `pentadctl check-platform`.

SPDX-License-Identifier: GPL-3.0-or-later

usage: embed-api.py YAML OUTPUT
"""

import json
import sys

import yaml

# What a check has no use for.
REMARKS = {"description", "examples", "summary"}
LINE = 80


def strip(value, is_schema_map=False):
    """The value without remarks; members of `properties` keep names that look like remarks."""
    if isinstance(value, dict):
        return {
            key: strip(item, key in ("properties", "schemas"))
            for key, item in value.items()
            if is_schema_map or key not in REMARKS
        }
    return [strip(item) for item in value] if isinstance(value, list) else value


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        text = json.dumps(strip(yaml.safe_load(file)), separators=(",", ":"))
    pieces = [text[i : i + LINE] for i in range(0, len(text), LINE)]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write('#include "ctl/check-api.h"\n\nconst char pentad_check_api[] =\n')
        file.write("\n".join("  " + json.dumps(piece) for piece in pieces) + ";\n")


if __name__ == "__main__":
    main()
