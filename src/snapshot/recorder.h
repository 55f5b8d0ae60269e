/* Keeps what a platform answers while a city is loaded from it: the documents of a snapshot.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a snapshot holds is so by construction what a city is loaded from: there is no second list
 * of documents. */
#pragma once

#include "host/http-stand-in.h"
#include "snapshot/snapshot-builder.h"
#include "snapshot/snapshot.h"

/* What becomes of a document on its way into a snapshot. NULL leaves it out; the same or another
 * one, transfer full. Runs on the network thread. */
typedef GBytes *(*PentadRecorderFilterFunc) (const char *name,
                                             GBytes *document,
                                             gpointer user_data);

/* Reference counted; may cross threads. */
typedef struct _PentadRecorder PentadRecorder;

/* base_url: below it lie the documents; below standby (may be NULL) the same ones. */
PentadRecorder *pentad_recorder_new (const char *base_url, const char *standby);
PentadRecorder *pentad_recorder_ref (PentadRecorder *self);
void pentad_recorder_unref (PentadRecorder *self);
/* Before it is attached. */
void pentad_recorder_set_filter (PentadRecorder *self,
                                 PentadRecorderFilterFunc func,
                                 gpointer user_data);
/* Once, before it is finished. The snapshot that is read from, of which the boards are kept;
 * without, or with NULL, those of this machine are. */
void pentad_recorder_set_source (PentadRecorder *self, PentadSnapshot *source);
/* History begins at that day, whatever else its months hold. Thread-safe. */
void pentad_recorder_set_first_day (PentadRecorder *self, gint32 day);
/* Sees every answer from now on that comes by this access, which keeps a reference. */
void pentad_recorder_attach (PentadRecorder *self, PentadHttpAccess *access);
/* How far it is; see pentad_snapshot_builder_measure(). */
guint pentad_recorder_measure (PentadRecorder *self, guint64 *size, guint64 *packed);
/* The snapshot of what was recorded. City, zone, origin, period and what was removed are the
 * caller's to set in the manifest; its times, when they are not set, and all the rest are set here.
 * NULL with an error, also when an answer could not be kept. Afterwards it records nothing.
 * Transfer full. */
GBytes *pentad_recorder_finish (PentadRecorder *self,
                                PentadManifest *manifest,
                                const PentadKeyPair *key,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadRecorder, pentad_recorder_unref)
