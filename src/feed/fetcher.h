/* The feed's arm off the main thread: sends requests, decodes answers, hands them over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/answer.h"
#include "feed/cache.h"
#include "feed/gather.h"
#include "feed/geometry.h"
#include "host/clock.h"

typedef struct _PentadFetcher PentadFetcher;

/* Gets what has come in, oldest first, in the context of the fetcher. The answers are freed
 * afterwards, but for those that were taken out with g_ptr_array_steal_index() and the like. */
typedef void (*PentadFetcherFunc) (GPtrArray *answers, gpointer user_data);

/* Starts a network thread and its helpers. context: where func is called. access: NULL for the
 * defaults. cache (may be NULL): where documents are kept; borrowed, and from now on not used by
 * the caller. */
PentadFetcher *pentad_fetcher_new (GMainContext *context,
                                   PentadHttpAccess *access,
                                   PentadClock *clock,
                                   PentadCache *cache,
                                   PentadFetcherFunc func,
                                   gpointer user_data);
/* Cancels everything and joins the threads. func is not called any more. */
void pentad_fetcher_free (PentadFetcher *self);
/* Asks for a document. request: the number that its answer will bear. name (of a layer), etag and
 * about may be NULL; about gives zone and scheme to decoding. gather (may be NULL, transfer full)
 * goes on asking until the document is whole. */
void pentad_fetcher_send (PentadFetcher *self,
                          guint64 request,
                          PentadDocumentKind kind,
                          gint32 key,
                          const char *name,
                          const char *url,
                          const char *etag,
                          PentadAbout *about,
                          PentadGather *gather);
/* Takes a document from the cache; FAILED when it has none. The error is that of a damaged file. */
void pentad_fetcher_recall (PentadFetcher *self,
                            guint64 request,
                            PentadDocumentKind kind,
                            gint32 key,
                            const char *name,
                            PentadAbout *about);
/* Takes the table of places from the cache; the answer is local. */
void pentad_fetcher_recall_places (PentadFetcher *self, guint64 request, PentadAbout *about);
/* TRUE while anything is read from the cache or decoded. */
gboolean pentad_fetcher_is_reading (PentadFetcher *self);
/* Builds the geometry; its answer has it as `document`, also when it failed. Transfer full. */
void pentad_fetcher_build (PentadFetcher *self, guint64 request, PentadGeometry *geometry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadFetcher, pentad_fetcher_free)
