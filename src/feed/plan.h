/* Which documents a city needs now: the list of polls and how they stand together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure: nothing is sent and no clock is read. */
#pragma once

#include "feed/poll.h"
#include "feed/source.h"
#include "model/about.h"

/* Seconds between two polls, by PentadCadence. */
typedef struct
{
  guint seconds[PENTAD_CADENCE_DAILY + 1];
} PentadPlanIntervals;

/* What the needs follow from. */
typedef struct
{
  PentadFeedKind source;
  const PentadFeedSource *from; /* its boundaries and mapping; NULL: it has none */
  const PentadAbout *about;     /* NULL before it came */
  gboolean has_state;           /* a state has been applied */
  gboolean has_cache;           /* what is kept of today need not wait for the state */
  gboolean holds_topics;        /* they are not wanted yet */
  gint32 today;                 /* the platform's business day */
  gint32 at_day;                /* the day that is shown; today, but with --at */
  gint32 from_day, to_day;      /* days whose history is wanted; from > to: none */
  gint32 cases_from;            /* day from which ended cases are wanted; G_MAXINT32: the least */
} PentadPlanNeeds;

typedef struct _PentadPlan PentadPlan;

PentadPlan *pentad_plan_new (const PentadPlanIntervals *intervals);
void pentad_plan_free (PentadPlan *self);
/* Adds what is missing, due at once, and drops days that are no longer needed; the beat of what
 * stays is set anew. */
void pentad_plan_update (PentadPlan *self, const PentadPlanNeeds *needs);
guint pentad_plan_get_count (const PentadPlan *self);
/* Borrowed, until the next update. */
PentadPoll *pentad_plan_get (const PentadPlan *self, guint index);
/* The first poll of a kind, NULL when there is none. */
PentadPoll *pentad_plan_find (const PentadPlan *self, PentadDocumentKind kind);
PentadPoll *pentad_plan_find_key (const PentadPlan *self, PentadDocumentKind kind, gint32 key);
/* The poll whose request under way has that number; NULL when nobody waits for it any more. */
PentadPoll *pentad_plan_find_request (const PentadPlan *self, guint64 request);
/* TRUE when every document of the stages before `stage` is settled. */
gboolean pentad_plan_is_settled_before (const PentadPlan *self, PentadDocumentStage stage);
/* TRUE when every document is loaded or absent. */
gboolean pentad_plan_is_loaded (const PentadPlan *self);
/* The same but for topics. */
gboolean pentad_plan_has_essentials (const PentadPlan *self);
/* The same of what cases are counted by, and the cases. */
gboolean pentad_plan_has_cases (const PentadPlan *self);
/* The failure that matters most: of documents that the picture needs before others, then the worst
 * connection. NULL when nothing stands. */
const PentadPoll *pentad_plan_get_worst (const PentadPlan *self);
/* TRUE for documents without which there is no picture. */
gboolean pentad_plan_is_vital (const PentadPoll *poll);
/* The earliest time at which a poll is due that is not under way; PENTAD_POLL_NEVER for none. */
gint64 pentad_plan_get_next_us (const PentadPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPlan, pentad_plan_free)
