/* What happened on the wire: messages with their time, and counters of requests and bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/freshness.h"

/* The newest messages that are kept. */
#define PENTAD_JOURNAL_SIZE 100

typedef struct
{
  gint64 first, last; /* wall time; the same message again moves `last` and counts */
  guint count;
  PentadConnection connection; /* OK for good news and for remarks */
  char *text;                  /* one line */
} PentadJournalEntry;

typedef struct
{
  guint64 requests;
  guint64 answers;      /* of the requests: no longer under way, for better or worse */
  guint64 not_modified; /* of the requests: answered with 304 */
  guint64 failures;     /* of the requests: without a usable document */
  guint64 wire_bytes;   /* received, headers included */
  guint64 saved_bytes;  /* not received thanks to 304 and compression */
} PentadJournalCounters;

typedef struct _PentadJournal PentadJournal;

PentadJournal *pentad_journal_new (void);
void pentad_journal_free (PentadJournal *self);
void pentad_journal_add (PentadJournal *self,
                         gint64 time,
                         PentadConnection connection,
                         const char *text);
/* Newest last. Borrowed, until the next message. */
guint pentad_journal_get_count (const PentadJournal *self);
const PentadJournalEntry *pentad_journal_get (const PentadJournal *self, guint index);
/* Borrowed; the feed counts in it. */
PentadJournalCounters *pentad_journal_get_counters (PentadJournal *self);
const PentadJournalCounters *pentad_journal_peek_counters (const PentadJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadJournal, pentad_journal_free)
