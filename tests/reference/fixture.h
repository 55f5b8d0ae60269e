/* Cities for the tests of the reference platform, and reading what it wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/world.h"

#include <json-c/json.h>

typedef struct json_object Json;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Json, json_object_put)

/* 2026-11-25T14:32:05+08:00, a Wednesday. */
#define FIXTURE_NOW G_GINT64_CONSTANT (1795588325)

/* A city of a tier; n_grids 0: as many as the tier has. Transfer full. */
PentadWorld *fixture_world (const char *tier, guint n_grids, guint64 seed);
/* The path of the class list; transfer full. */
char *fixture_class_file (void);

/* Parses a document strictly, takes over the text; fails the test when it is not JSON. */
Json *fixture_parse (GString *text);
Json *fixture_parse_bytes (GBytes *bytes);
/* A member that must be there. */
Json *fixture_get (Json *object, const char *name);
const char *fixture_text (Json *object, const char *name);
gint64 fixture_int (Json *object, const char *name);
gint64 fixture_time (const char *text);
