/* Reads a wall profile from its file (data/walls).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wall-profile.h"

/* NULL with *error: the message names the file, the JSON path and what was expected. */
PentadWallProfile *pentad_read_wall_file (const char *path, GError **error);
/* The same from bytes; origin stands for the file in messages. */
PentadWallProfile *
pentad_read_wall (const char *data, gsize len, const char *origin, GError **error);
