/* Makes a snapshot of a platform while the program goes on: loads, packs, signs and writes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By a feed of its own, so that what is shown meanwhile is neither waited for nor touched. */
#pragma once

#include "feed/source.h"
#include "snapshot/key.h"

typedef struct _PentadSnapshotMaker PentadSnapshotMaker;

/* Called once, in the context in which it was made: NULL when the file is there. Not after
 * pentad_snapshot_maker_free(). */
typedef void (*PentadSnapshotMakerFunc) (const GError *error, gpointer user_data);

/* Begins. source: of its own, a platform, not used for anything else; period: as of
 * pentad_period_parse(); key (may be NULL: unsigned) is copied; is_public: without personal data.
 * Transfer full. */
PentadSnapshotMaker *pentad_snapshot_maker_new (PentadFeedSource *source,
                                                const char *period,
                                                const char *path,
                                                const PentadKeyPair *key,
                                                gboolean is_public,
                                                PentadSnapshotMakerFunc func,
                                                gpointer user_data);
/* Gives up what is not finished; a file that was there stays as it was. */
void pentad_snapshot_maker_free (PentadSnapshotMaker *self);
/* How far it is, between 0 and 1; documents and bytes so far. */
double
pentad_snapshot_maker_get_progress (PentadSnapshotMaker *self, guint *n_documents, guint64 *size);
/* What the platform does not answer well; NULL nothing. Borrowed until the main context runs. */
const char *pentad_snapshot_maker_get_trouble (PentadSnapshotMaker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSnapshotMaker, pentad_snapshot_maker_free)
