/* The five boards that ship with the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/board-spec.h"

/* PentadBoardSpec in the order of the views. Transfer full; NULL when a file is missing or wrong,
 * with the path in the message. */
GPtrArray *pentad_boards_load (GError **error);
