/* The boards that views show: those of an open snapshot, or those of this machine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A snapshot holds the boards of whoever made it, so that it opens in the same views elsewhere. */
#pragma once

#include "model/board-spec.h"
#include "snapshot/recorder.h"
#include "snapshot/snapshot.h"

/* Of the views, in their order (domain.md 1.1). */
#define PENTAD_N_BOARDS 5
/* Their entries are called so, and the id, and ".json". */
#define PENTAD_BOARDS_FOLDER "boards/"

/* "perception", "analysis", "service", "command", "supervision". */
const char *pentad_boards_get_id (guint index);
/* PentadBoardSpec in the order of the views. snapshot NULL, or without boards, as those of older
 * programs are: the files that the data folders of this machine have (a city may replace those that
 * ship). Transfer full; NULL when one is missing, larger than 1 MiB or wrong, with file or entry in
 * the message. */
GPtrArray *pentad_boards_read (const PentadSnapshot *snapshot, GError **error);
/* Puts the boards that pentad_boards_read() reads of source (NULL: of this machine) into a
 * snapshot, byte for byte, as the filter (may be NULL) leaves them. FALSE when one is missing or
 * wrong. */
gboolean pentad_boards_keep (PentadSnapshotBuilder *builder,
                             const PentadSnapshot *source,
                             PentadRecorderFilterFunc filter,
                             gpointer filter_data,
                             GError **error);
