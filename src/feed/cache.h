/* The last documents of a source on disk, so that a restart shows the last picture at once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One folder a source, one file a document, each replaced as a whole. The state is kept as its last
 * whole and the changes that followed. Any thread may keep and recall, but the state one thread
 * only; files are written by a thread of its own, in the order in which they were kept. */
#pragma once

#include "codec/stored.h"
#include "feed/geometry.h"

typedef struct _PentadCache PentadCache;

/* folder: that of all caches; made when it is missing, closed to others. origin: the source as the
 * user named it. Files that nobody asked for in 70 days are removed. */
PentadCache *pentad_cache_new (const char *folder, const char *origin);
/* Waits until everything is written. */
void pentad_cache_free (PentadCache *self);

/* Keeps a document; its body is referenced. A state is kept as a whole only once a minute, unless
 * changes have followed the last one. */
void pentad_cache_keep (PentadCache *self,
                        PentadDocumentKind kind,
                        gint32 key,
                        const char *name,
                        const PentadStored *stored);
/* Keeps changes of the state that follow what was kept before. TRUE when they have become so many
 * that a whole state would be smaller: the next one should be asked for. */
gboolean pentad_cache_keep_changes (PentadCache *self, const PentadStored *stored);
/* What was kept: PentadStored, the whole and, of a state, what followed it. NULL when nothing was,
 * then also with an error when the file is damaged, which is removed. Transfer full. */
GPtrArray *pentad_cache_recall (
    PentadCache *self, PentadDocumentKind kind, gint32 key, const char *name, GError **error);

/* Ends the list of requests whose n pages were kept under 0, 1 …: what an earlier, longer one left
 * behind is no part of it. */
void pentad_cache_end_list (PentadCache *self, gint32 n_pages, const char *url, gint64 wall);
/* The pages of the list (PentadStored) up to its end; NULL when it is not whole, as above. */
GPtrArray *pentad_cache_recall_list (PentadCache *self, GError **error);

/* Keeps the table of places with the tags of the parts that it was built from; not when a part has
 * failed. */
void pentad_cache_keep_places (PentadCache *self, const PentadGeometry *geometry);
/* The table and its parts, without their bytes; NULL as above. Transfer full. */
PentadGeometry *pentad_cache_recall_places (PentadCache *self, PentadAbout *about, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCache, pentad_cache_free)
