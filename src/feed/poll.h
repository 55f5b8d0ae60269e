/* One document of a source under observation: what is held of it and when it is asked for next.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure: times are given, nothing is sent. All times are CLOCK_BOOTTIME microseconds. */
#pragma once

#include "feed/document.h"
#include "model/freshness.h"
#include "model/zone.h"

/* "Never again": a document that stays as it is, or a credential that was turned down twice. */
#define PENTAD_POLL_NEVER G_MAXINT64

typedef enum
{
  PENTAD_POLL_UNKNOWN, /* not answered usably so far */
  PENTAD_POLL_LOADED,
  PENTAD_POLL_ABSENT /* optional, and the platform has none */
} PentadPollContent;

typedef struct
{
  /* configuration */
  PentadDocumentKind kind;
  gint32 key;
  char *name;
  gint64 interval_us;

  /* what is held */
  PentadPollContent content;
  char *etag;           /* of what is held; NULL: ask for the whole */
  gint64 as_of;         /* of what is held, where the kind says it; PENTAD_NO_TIME */
  char *doubted_tag;    /* a tag for which the whole was asked for, to see whether it lies */
  gboolean has_no_tags; /* the server's tags lie: none is kept */
  gsize body_bytes;     /* size of what is held */
  GPtrArray *findings;  /* PentadFinding, on what is held */
  gboolean is_recalled; /* the cache was asked for it */
  GBytes *bytes;        /* of a part of the geometry until it is built; else NULL */
  gboolean is_kept;     /* these are from the cache: still to be asked for */

  /* schedule */
  gboolean has_beat;    /* its phase has been drawn */
  gboolean is_off_beat; /* the next request comes out of turn */
  gint64 beat_us;       /* an instant of the beat */
  gint64 next_us;
  gint64 sent_us;
  guint64 request;     /* number of the request whose answer is awaited or held; 0 none */
  gboolean is_on_wire; /* no answer has come to it */
  guint n_failures;
  guint n_unauthorised;

  /* the last failure, while it stands */
  PentadConnection connection;
  char *error;
} PentadPoll;

/* Due at once. name may be NULL. */
PentadPoll *pentad_poll_new (PentadDocumentKind kind, gint32 key, const char *name);
void pentad_poll_free (PentadPoll *self);
gboolean pentad_poll_is_due (const PentadPoll *self, gint64 now_us);
/* TRUE once something is known: a document, its absence, or a failure. */
gboolean pentad_poll_is_settled (const PentadPoll *self);
/* The answer is here and good: the next one after the interval, counted from when it was asked for
 * so that the beat is kept. */
void pentad_poll_succeed (PentadPoll *self, gint64 now_us, PentadPollContent content);
/* The answer is here; whether it is good turns out later, and until then nothing is asked for. */
void pentad_poll_hold (PentadPoll *self, GBytes *bytes);
/* Waits as backoff.h says. error: one line. random in [0, 1). */
void pentad_poll_fail (PentadPoll *self,
                       gint64 now_us,
                       PentadConnection connection,
                       const char *error,
                       int retry_after_s,
                       double random);
/* A 401: asked once more after a wait, then never again with the same credential. */
void
pentad_poll_fail_credential (PentadPoll *self, gint64 now_us, const char *error, double random);
/* Asks again at `when_us` or earlier. */
void pentad_poll_hurry (PentadPoll *self, gint64 when_us);
/* "Not modified" came for what is too old to be true: the whole is asked for at once, but once for
 * a tag. FALSE when that has been done. */
gboolean pentad_poll_doubt_tag (PentadPoll *self, gint64 now_us);
/* A whole document has come. Takes the tag, and keeps it unless the server's tags lie. TRUE when
 * that has just come out: it is the doubted tag, and the document is another one. */
gboolean pentad_poll_take_tag (PentadPoll *self, char *etag, gint64 as_of);
/* Forgets the entity tag, so that the whole document comes again, at once. */
void pentad_poll_reload (PentadPoll *self, gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPoll, pentad_poll_free)
