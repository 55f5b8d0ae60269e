/* Several answers made one document: lists and pages of another platform, pages of a collection.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made where the feed lives, used on the network thread. To the feed it looks like one question and
 * one answer, whose body is a document of data/platform-api.md. */
#pragma once

#include "codec/mapping.h"
#include "feed/document.h"
#include "host/http-client.h"

typedef struct _PentadGather PentadGather;

/* The name of a document in mapping files; NULL for one that they cannot make. */
const char *pentad_gather_get_name (PentadDocumentKind kind, gint32 key);
/* A document by a mapping, from the lists below `base`. now: the city's present instant, up to
 * which lists of a period are asked for. NULL when the mapping has no such document. */
PentadGather *pentad_gather_new_mapped (
    PentadMapping *mapping, PentadDocumentKind kind, gint32 key, const char *base, gint64 now);
/* The items of a collection, whose address may be that of the collection or of its items. */
PentadGather *pentad_gather_new_features (const char *url);
void pentad_gather_free (PentadGather *self);
/* What is to be asked for first. Borrowed. */
const char *pentad_gather_get_url (const PentadGather *self);
/* What is to be sent with it by POST, as JSON; NULL: it is asked for with GET. Transfer full. */
GBytes *pentad_gather_dup_body (const PentadGather *self);
/* Takes an answer that has a body. *next_url gets what is to be asked for next, transfer full, or
 * NULL when the document is whole. FALSE with an error that names the URL, and path or limit. */
gboolean pentad_gather_take (PentadGather *self,
                             const PentadHttpResponse *response,
                             gsize max_bytes,
                             char **next_url,
                             GError **error);
/* TRUE when the document is made of one answer to GET, so that its entity tag stands for it. */
gboolean pentad_gather_is_single (const PentadGather *self);
/* The document; as_of: when it came. findings get what was left out. */
GBytes *pentad_gather_finish (PentadGather *self, gint64 as_of, GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadGather, pentad_gather_free)
