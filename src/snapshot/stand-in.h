/* A snapshot in the place of a platform: its documents by their addresses, without a wire.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "host/http-stand-in.h"
#include "snapshot/snapshot.h"

/* Opens a snapshot with the keys that this user trusts (see key-store.h). The file of the stand-in
 * is a PentadSnapshot. A PentadStandInFunc. Blocks. */
gboolean pentad_snapshot_open_stand_in (const char *path, PentadStandIn *stand_in, GError **error);
/* The same, watched. */
gboolean pentad_snapshot_open_stand_in_watched (const char *path,
                                                PentadSnapshotWatch *watch,
                                                PentadStandIn *stand_in,
                                                GError **error);
/* The same of one that is open; path is what documents are named after. */
void pentad_snapshot_stand_in (PentadSnapshot *snapshot, const char *path, PentadStandIn *stand_in);
/* The name of the entry that has the document of a path below the base URL ("/v1/state?cursor=7"):
 * without what was asked beside it. NULL when that is no name of an entry. Transfer full. */
char *pentad_snapshot_name_document (const char *path);
