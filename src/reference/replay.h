/* Recorded documents of a platform, served again from a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * /v1/ended/2026-11-21 is the file v1/ended/2026-11-21.json below the folder. Files are read anew
 * each time, so that they may be changed while the platform runs. */
#pragma once

#include "snapshot/snapshot.h"

/* The bytes of a document, transfer full; NULL when the folder has none of that path, or the path
 * is not one of the API. */
GString *pentad_replay_read (const char *folder, const char *path);
/* The same of a snapshot, which has been checked. */
GString *pentad_replay_read_snapshot (const PentadSnapshot *snapshot, const char *path);
/* The media type of a path; static. */
const char *pentad_replay_get_type (const char *path);
