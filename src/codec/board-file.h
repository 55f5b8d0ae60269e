/* Reads a board from its file (data/boards).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/board-spec.h"

/* NULL with *error: the message names the file, the JSON path and what was expected. */
PentadBoardSpec *pentad_read_board_file (const char *path, GError **error);
/* The same from bytes; origin stands for the file in messages. */
PentadBoardSpec *
pentad_read_board (const char *data, gsize len, const char *origin, GError **error);
