/* Keeps a city up to date from its source: loads, polls, waits after failures, tells how it stands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Owned by one thread, whose default GMainContext at construction drives it. Documents are fetched
 * and decoded on the network thread and applied to the city here, in an order that lets codes be
 * resolved once. What fails keeps its last good document; nothing blocks. */
#pragma once

#include "feed/journal.h"
#include "feed/source.h"
#include "host/clock.h"
#include "model/city.h"
#include "model/freshness.h"

/* Longest stretch from the instant of --at to the platform's today, in days. */
#define PENTAD_FEED_MAX_LOOK_BACK 62

#define PENTAD_TYPE_FEED (pentad_feed_get_type ())
G_DECLARE_FINAL_TYPE (PentadFeed, pentad_feed, PENTAD, FEED, GObject)

/* Seconds between two polls of a document. */
typedef struct
{
  guint state_s; /* state, or the requests of an Open311 server */
  guint live_s;  /* staff, sensors, calls */
  guint slow_s;  /* approvals, history of the running month, cases ended today */
  guint daily_s; /* all the rest */
} PentadFeedIntervals;

/* Takes references. Nothing is fetched before pentad_feed_start() or pentad_feed_load(). */
PentadFeed *pentad_feed_new (PentadFeedSource *source, PentadClock *clock, PentadCity *city);
/* Default: 5 s, 30 s, 5 min, 24 h; the state of a list that comes in parts 30 s (pages) or 5 min
 * (windows of days). Before the start. Zeros count as 1. */
void pentad_feed_set_intervals (PentadFeed *self, const PentadFeedIntervals *intervals);
/* The first of them alone, to be longer than it would be otherwise. Before the start. */
void pentad_feed_set_state_interval (PentadFeed *self, guint seconds);
/* Keeps the last documents below that folder, and begins with what it has: a start with the
 * platform down shows the last picture with its age. Before the start; no use with a fixed clock.
 * What is damaged is dropped and noted in the journal. */
void pentad_feed_set_cache (PentadFeed *self, const char *folder);
/* Topics are not asked for until they are no longer held, so that a first picture without them has
 * the machine for itself; the feed is not complete meanwhile. */
void pentad_feed_hold_topics (PentadFeed *self, gboolean holds);
/* Begins polling, or goes on after a stop. Harmless when it runs. */
void pentad_feed_start (PentadFeed *self);
/* Cancels what is under way; the city keeps what it has. Documents are not forgotten. */
void pentad_feed_stop (PentadFeed *self);

/* The business days, both included, whose counters are wanted besides today and yesterday: the
 * feed fetches the history of their months. May be called at any time; is_complete becomes FALSE
 * until the new documents are there. Days before the first day with history, and after today, are
 * left out. Needs never shrink what is loaded. Not needed for an Open311 source. */
void pentad_feed_set_needs (PentadFeed *self, gint32 from_day, gint32 to_day);

/* The business day from which every case is wanted, those that ended long ago too: the feed fetches
 * what ended on each day since, at most 397 days. For lists of the cases behind a figure, and for
 * figures of unit grids, which history does not tell apart; those of larger places need history
 * only. The counters of these days then come from the cases. Otherwise as pentad_feed_set_needs().
 */
void pentad_feed_set_case_needs (PentadFeed *self, gint32 from_day);

/* For command line programs: starts the feed and runs its context until everything needed has been
 * loaded, or the first failure. FALSE with PENTAD_FEED_ERROR and one line that names URL, and JSON
 * path where there is one. May be called again after pentad_feed_set_needs(). timeout_ms bounds the
 * whole. After success the feed goes on polling while its context is run; after a failure it is
 * stopped. */
gboolean pentad_feed_load (PentadFeed *self, guint timeout_ms, GError **error);

/* Everything needed now has been loaded at least once (or is optional and absent). */
gboolean pentad_feed_is_complete (PentadFeed *self);
/* The same but for topics, for which a first picture need not wait. */
gboolean pentad_feed_has_essentials (PentadFeed *self);
/* The cases, and what they are counted by, are all here. */
gboolean pentad_feed_has_cases (PentadFeed *self);
/* What has come, or is in the cache, is being read at this moment: more is known soon, however slow
 * the platform is. */
gboolean pentad_feed_is_reading (PentadFeed *self);
/* How the source answers: OFFLINE when the last request got no answer, else the worst of the
 * documents that the picture needs. */
PentadConnection pentad_feed_get_connection (PentadFeed *self);
/* TRUE while the platform is asked at its standby address, because the first one is down. It goes
 * back by itself. */
gboolean pentad_feed_is_on_standby (PentadFeed *self);
/* The base URL in use. Borrowed. */
const char *pentad_feed_get_address (PentadFeed *self);
/* Age of the state in seconds: how old it was when it came, by the platform's own clock, and how
 * long ago that was, by CLOCK_BOOTTIME. A 304 counts as coming again. With --at: from as_of to
 * that instant. Never negative; NAN before the first state. */
double pentad_feed_get_age_s (PentadFeed *self);
PentadFreshness pentad_feed_get_freshness (PentadFeed *self);
/* Seconds between two polls of the state. */
guint pentad_feed_get_interval_s (PentadFeed *self);
/* The city's present instant: that of --at; else the platform's clock, run on since its last
 * answer; else, before the first answer, the wall clock. Views take "now" and "today" from here, so
 * that a replayed or simulated city is seen in its own time. */
gint64 pentad_feed_get_now (PentadFeed *self);
/* The city's instant at which the state came, without the time run on since: for those who look at
 * it once, so that the same answers lead to the same picture. Before the first state, or with a
 * fixed clock, pentad_feed_get_now(). */
gint64 pentad_feed_get_arrival (PentadFeed *self);
/* Instant of the data shown: that of the state, but not after --at. PENTAD_NO_TIME before the
 * first. */
gint64 pentad_feed_get_as_of (PentadFeed *self);
/* Seconds that the server's Date runs ahead of the clock here; 0 while unknown and with --at. */
gint64 pentad_feed_get_skew_s (PentadFeed *self);
/* The last failure that still stands, one line with URL and JSON path; NULL when all is well.
 * Borrowed until the main context runs. */
const char *pentad_feed_get_error (PentadFeed *self);
/* Seconds until the state is asked for again; 0 when a request is due or under way, INFINITY when
 * the credential was turned down. */
double pentad_feed_get_next_poll_s (PentadFeed *self);
/* Documents of the source that were read or are known not to exist, and (*n_wanted, may be NULL)
 * how many are asked for in all; both grow while the source tells what it has. */
guint pentad_feed_count_loaded (PentadFeed *self, guint *n_wanted);
/* What was dropped from the documents held now, and why (PentadFinding), and of which
 * pentad_city_get_findings() tells as well. Transfer full. */
GPtrArray *pentad_feed_dup_findings (PentadFeed *self);
/* What happened, and what it cost. Borrowed. */
const PentadJournal *pentad_feed_get_journal (PentadFeed *self);
const PentadFeedSource *pentad_feed_get_source (PentadFeed *self);
PentadCity *pentad_feed_get_city (PentadFeed *self);
