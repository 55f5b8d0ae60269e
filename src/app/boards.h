/* The five boards that ship with the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/board-spec.h"

/* PentadBoardSpec in the order of the views. layers: ids of reference layers between spaces, or
 * "none", which every map shows at first in the place of those that its board names; NULL: as the
 * boards say. Transfer full; NULL when a file is missing or wrong, with the path in the message. */
GPtrArray *pentad_boards_load (const char *layers, GError **error);
