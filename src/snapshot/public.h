/* Removes personal data from the documents of a snapshot, for good.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What names or shows a person is not there afterwards, and neither is anything that it could be
 * worked out from: persons are told apart by codes that are made anew for every snapshot, from a
 * key that is thrown away. Counts of places and departments stay as they are. */
#pragma once

#include "snapshot/manifest.h"
#include "snapshot/recorder.h"

typedef struct _PentadPublic PentadPublic;

/* With a key of its own. */
PentadPublic *pentad_public_new (void);
/* Wipes the key. */
void pentad_public_free (PentadPublic *self);
/* The document without personal data; NULL when it cannot be read, so that what is not understood
 * does not get into the snapshot. Thread-safe. A PentadRecorderFilterFunc; user_data: the
 * PentadPublic. Transfer full. */
GBytes *pentad_public_filter (const char *name, GBytes *document, gpointer user_data);
/* Says in the manifest that it was done, and what was removed. */
void pentad_public_describe (PentadManifest *manifest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPublic, pentad_public_free)
