/* What is shown of a snapshot on every screen: of when it is, and who signed it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot/snapshot.h"

/* One line; it takes the place of the age of the data and of how the platform answers. Transfer
 * full. */
char *pentad_snapshot_dup_line (const PentadSnapshot *snapshot);
