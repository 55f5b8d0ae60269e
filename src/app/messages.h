/* How the data came, for the one who minds the wall: facts of the wire, what happened when, and
 * what operators wrote down about it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/feed.h"
#include "widgets/status.h"

typedef struct _PentadMessages PentadMessages;

/* Fills the list behind a status whenever it is opened: the facts of that instant, the messages of
 * the journal and the notes of the log book, newest first, in the city's time. Takes a reference
 * on the feed; the status is borrowed and outlives it. */
PentadMessages *
pentad_messages_new (PentadStatus *status, PentadFeed *feed, PentadLanguage language);
void pentad_messages_free (PentadMessages *self);
/* Who writes notes from now on; NULL or "": the user of the system. */
void pentad_messages_set_operator (PentadMessages *self, const char *name);
/* Writes into the log book: a note, or with NULL that all messages are seen. */
void pentad_messages_write (PentadMessages *self, const char *text);
