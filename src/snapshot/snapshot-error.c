/* Why a snapshot or a key is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/snapshot-error.h"

G_DEFINE_QUARK (pentad - snapshot - error - quark, pentad_snapshot_error)
