/* What became of a request, on its way from the network thread to the feed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/document.h"
#include "host/http-client.h"
#include "model/freshness.h"

typedef enum
{
  PENTAD_ANSWER_DOCUMENT,     /* `document` is here */
  PENTAD_ANSWER_NOT_MODIFIED, /* what is held is up to date */
  PENTAD_ANSWER_ABSENT,       /* 404, or 403 for an optional document */
  PENTAD_ANSWER_UNAUTHORISED, /* 401 */
  PENTAD_ANSWER_FAILED        /* all the rest: see `connection` and `error` */
} PentadAnswerOutcome;

typedef struct
{
  guint64 request; /* number of the request that it answers */
  PentadDocumentKind kind;

  /* how it came */
  PentadAnswerOutcome outcome;
  PentadConnection connection;
  gboolean is_local;    /* work on what was there, nothing went over the wire */
  gboolean is_recalled; /* from the cache; FAILED: it has none */
  gboolean wants_whole; /* the next state should be asked for as a whole */
  int status;           /* 0: no answer */
  char *error;          /* one line with URL and JSON path; NULL when all is well */
  char *etag;           /* NULL none */
  char *next_url;       /* NULL none; of the same origin */
  gint64 boot_us;       /* when it came */
  gint64 wall;
  gint64 date;          /* the server's Date; PENTAD_NO_TIME none */
  gint64 since_date_us; /* how long before boot_us that was */
  int retry_after_s;    /* -1 none */
  guint64 wire_bytes;
  gsize body_bytes;

  /* what it says: the model's type for the kind; GBytes for a part of the geometry; of a recalled
   * state, an array of PentadState */
  gpointer document;
  GDestroyNotify free_document;
  GPtrArray *findings; /* PentadFinding, on what was dropped from it */
} PentadAnswer;

/* Takes over what the response says; the outcome is FAILED with an error for what is no usable
 * answer, HTML included, else DOCUMENT with `document` still to be decoded, NOT_MODIFIED or ABSENT.
 */
PentadAnswer *
pentad_answer_new (guint64 request, PentadDocumentKind kind, const PentadHttpResponse *response);
/* What the cache has; wall is when it came. */
PentadAnswer *pentad_answer_new_recalled (guint64 request, PentadDocumentKind kind);
/* An answer that comes from the work of the network thread itself. */
PentadAnswer *pentad_answer_new_local (guint64 request);
void pentad_answer_free (PentadAnswer *self);
/* The document was not what was expected. Takes the error. */
void pentad_answer_fail (PentadAnswer *self, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadAnswer, pentad_answer_free)
