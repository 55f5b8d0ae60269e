/* Faults on request: what a bad platform or a bad road between does to an answer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fault is named NAME[:ARGUMENT][@DOCUMENT]; the document is the path's first part after /v1/
 * ("state", "ended", "layers"), or all of it ("topics/duty"). Those that change a document have one
 * of their own when none is named, the others meet every document. Each changes one thing and
 * leaves the rest as it was. */
#pragma once

#include "reference/body.h"

/* An answer as it is going to be sent. */
typedef struct
{
  guint status;
  char *content_type;
  PentadBody *body;

  char *etag; /* instead of the body's own; "" for none; NULL */
  const char *last_modified;
  int retry_after_s; /* -1 none */
  guint delay_ms;
  gboolean ignores_tags; /* never 304 */
  gboolean is_cut;       /* half of the bytes, then the connection is closed */
  gboolean lies_of_gzip; /* says gzip and sends plain bytes */
} PentadReply;

void pentad_reply_clear (PentadReply *reply);

typedef struct _PentadFaults PentadFaults;

/* specs: NULL-terminated, may be NULL. NULL with *error naming the fault that is not known, lacks
 * its argument or has one too many. */
PentadFaults *pentad_faults_new (const char *const *specs, GError **error);
void pentad_faults_free (PentadFaults *self);
/* Changes a reply to a request; cursor and at are NULL when not asked with. Thread-safe. */
void pentad_faults_apply (
    PentadFaults *self, const char *path, const char *cursor, const char *at, PentadReply *reply);
/* A line for each fault: its name, argument and document, and what it does. Transfer full. */
char *pentad_faults_describe (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadFaults, pentad_faults_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadReply, pentad_reply_clear)
