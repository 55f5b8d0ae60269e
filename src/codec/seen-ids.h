/* The ids met in one document, to see which come again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct _PentadSeenIds PentadSeenIds;

PentadSeenIds *pentad_seen_ids_new (void);
void pentad_seen_ids_free (PentadSeenIds *self);
gboolean pentad_seen_ids_contain (PentadSeenIds *self, const char *id, gsize len);
/* An id that is not among them; borrowed. */
void pentad_seen_ids_add (PentadSeenIds *self, const char *id, gsize len);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSeenIds, pentad_seen_ids_free)
