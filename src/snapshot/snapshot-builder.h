/* Puts a snapshot together: documents as they come, then manifest and seal, then the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot/manifest.h"

typedef struct _PentadSnapshotBuilder PentadSnapshotBuilder;

PentadSnapshotBuilder *pentad_snapshot_builder_new (void);
void pentad_snapshot_builder_free (PentadSnapshotBuilder *self);
/* Packs a document at once; one of the same name takes the place of that before. FALSE when the
 * name is none, or the document larger than a reader would take. Thread-safe. */
gboolean pentad_snapshot_builder_add (PentadSnapshotBuilder *self,
                                      const char *name,
                                      GBytes *document,
                                      GError **error);
/* Documents so far, and their bytes before packing and packed. Thread-safe. */
guint pentad_snapshot_builder_measure (PentadSnapshotBuilder *self, guint64 *size, guint64 *packed);
/* The bytes of the snapshot. The entries of the manifest are set here, its other members are the
 * caller's. key NULL: unsigned. The same documents, manifest and key give the same bytes. Ends the
 * building. Transfer full. */
GBytes *pentad_snapshot_builder_finish (PentadSnapshotBuilder *self,
                                        PentadManifest *manifest,
                                        const PentadKeyPair *key,
                                        GError **error);
/* Writes them to a file, which is the old one or the new one whatever happens, after it was seen
 * that there is room for it. Blocks. */
gboolean pentad_snapshot_write_file (GBytes *snapshot, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSnapshotBuilder, pentad_snapshot_builder_free)
