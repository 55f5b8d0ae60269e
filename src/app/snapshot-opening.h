/* Opens and checks a snapshot in a thread of its own, while windows go on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "host/http-stand-in.h"

typedef struct _PentadSnapshotOpening PentadSnapshotOpening;

/* Begins. func is called once, in the main context, when the file is open or refused: not after
 * pentad_snapshot_opening_take() or pentad_snapshot_opening_free(). Transfer full. */
PentadSnapshotOpening *pentad_snapshot_opening_new (const char *path,
                                                    void (*func) (gpointer user_data),
                                                    gpointer user_data);
/* Gives up what is not done; nobody waits for the thread. */
void pentad_snapshot_opening_free (PentadSnapshotOpening *self);
const char *pentad_snapshot_opening_get_path (PentadSnapshotOpening *self);
/* Blocks until it is done, for so long at most. */
gboolean pentad_snapshot_opening_wait (PentadSnapshotOpening *self, guint timeout_ms);
/* "Checking city.pentad: 42 %". Transfer full. */
char *pentad_snapshot_opening_dup_words (PentadSnapshotOpening *self);
/* What was opened, once, when it is done; the caller's then. FALSE with the reason for which the
 * file is refused. */
gboolean
pentad_snapshot_opening_take (PentadSnapshotOpening *self, PentadStandIn *stand_in, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSnapshotOpening, pentad_snapshot_opening_free)
