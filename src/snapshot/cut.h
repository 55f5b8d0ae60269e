/* A city's documents cut to one division of it: a snapshot of a district or a street.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lies in the division is kept as it was sent, and so are the divisions above it, by their
 * names. What is of another place is left out, and what is of the whole city as well (calls,
 * approvals, departments' and posts' history): of these there are no figures of a division.
 * data/snapshot-format.md tells of each document. */
#pragma once

#include "model/city.h"
#include "snapshot/snapshot.h"

/* A snapshot of the documents of another one. city: what was loaded of these documents; place: of
 * the division, not the city itself; manifest: as for pentad_recorder_finish(), its division is set
 * here; key NULL: unsigned. Blocks; the city is not to change meanwhile. Transfer full. */
GBytes *pentad_cut_snapshot (const PentadSnapshot *whole,
                             PentadCity *city,
                             int place,
                             PentadManifest *manifest,
                             const PentadKeyPair *key,
                             GError **error);
