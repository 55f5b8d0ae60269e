/* The boards of the application, as its user has chosen their layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot/snapshot.h"

/* PentadBoardSpec in the order of the views, see pentad_boards_read(). layers: ids of reference
 * layers between spaces, or "none", which every map shows at first in the place of those that its
 * board names; NULL: as the boards say. Transfer full; NULL when a file is missing or wrong, with
 * the path in the message. */
GPtrArray *pentad_boards_load (const PentadSnapshot *snapshot, const char *layers, GError **error);
