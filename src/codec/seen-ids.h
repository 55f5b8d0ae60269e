/* The ids met in one document, to see which come again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct _PentadSeenIds PentadSeenIds;

/* expected: about how many there will be; any number may come. */
PentadSeenIds *pentad_seen_ids_new (gsize expected);
void pentad_seen_ids_free (PentadSeenIds *self);
gboolean pentad_seen_ids_contain (PentadSeenIds *self, const char *id, gsize len);
/* Adds the id that was just found not to be among them; a terminated copy of it, which is
 * borrowed. */
void pentad_seen_ids_add (PentadSeenIds *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSeenIds, pentad_seen_ids_free)
