/* The inside of a feed, shared by its files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/feed.h"
#include "feed/failover.h"
#include "feed/fetcher.h"
#include "feed/pace.h"
#include "feed/plan.h"
#include "feed/platform-time.h"

struct _PentadFeed
{
  GObject parent_instance;

  /* configuration */
  PentadFeedSource *source;
  PentadClock *clock;
  PentadCity *city;
  GMainContext *context;
  PentadFeedIntervals intervals;
  gint32 from_day, to_day; /* history wanted; from > to: none */
  PentadCache *cache;      /* NULL none */
  gint32 cases_from;       /* ended cases wanted from that day on, beside the last ones */

  /* while it runs, else NULL */
  PentadFetcher *fetcher;
  GSource *timer;
  gulong moved_handler;

  /* what is wanted and held */
  PentadPlan *plan;
  PentadPace pace;
  GPtrArray *held;    /* PentadAnswer: here, but documents before them are not */
  PentadAbout *about; /* NULL before it came */
  gint32 today, at_day;

  /* geometry */
  guint64 build; /* number of the building under way; 0 none */
  gboolean has_geometry;
  gboolean wants_build;
  gboolean has_recalled;        /* the cache was asked for the table of places */
  guint64 recall;               /* number of that request while it is under way; 0 none */
  GPtrArray *geometry_findings; /* PentadFinding */
  char *geometry_error;         /* of boundary files; NULL: none */

  /* state */
  char *cursor;     /* NULL: ask for the whole state */
  GPtrArray *pages; /* PentadState, of an answer in pages that is under way */
  char *next_page;
  gboolean keeps_list; /* of requests, that is under way, in the cache */
  gint64 kept_us;      /* when one was last begun to be kept; 0 never */
  guint n_parts;       /* of the list, that were asked for without being named by the server */
  gboolean has_state;
  gboolean holds_topics; /* nobody wants them yet */
  gboolean doubts_open;  /* the number of open cases that the platform tells is wrong */
  gboolean wants_reload; /* a change was lost: the state is asked for as a whole */
  gint64 last_reload_us; /* when that was last so; 0 never */
  gint64 state_as_of;
  gint64 state_boot_us;   /* when the state was last confirmed */
  double state_lag_s;     /* how old it was then, by the platform's clock */
  gint64 recalled_skew_s; /* of the platform's clock, when the recalled picture came */

  /* how it stands */
  PentadPlatformTime time;
  PentadJournal *journal;
  gboolean has_answer; /* any answer or failure has come */
  PentadFailover failover;
  guint64 probe;              /* number of the request to the first address; 0 none */
  gint64 credential_check_us; /* when a refused credential is looked at again */
  guint64 last_request;
  GError *fatal; /* the first failure of something never loaded; for pentad_feed_load() */

  /* what was last told by "status-changed" */
  PentadConnection told_connection;
  PentadFreshness told_freshness;
  char *told_error;
};

/* polling: feed-poll.c */

/* Brings the plan up to the day and the needs, sends what is due, and sets the timer. */
void pentad_feed_tick (PentadFeed *self);

/* sending: feed-send.c */

/* Where the document, or its next page, is asked for. Transfer full. */
char *pentad_feed_dup_url (PentadFeed *self, const PentadPoll *poll);
/* Everything that is due by now and may be sent. */
void pentad_feed_send_due (PentadFeed *self, gint64 now_us);

/* receiving: feed-receive.c */

/* Takes what came in; PentadFetcherFunc. */
void pentad_feed_receive (GPtrArray *answers, gpointer user_data);
/* A document is not usable; its poll waits and the journal says why. poll NULL: boundary files. */
void pentad_feed_note_failure (PentadFeed *self, PentadPoll *poll, const PentadAnswer *answer);
/* A document came that was not usable before: the journal says so. */
void pentad_feed_note_recovery (PentadFeed *self, const PentadPoll *poll, gint64 wall);
/* TRUE for what ended today while there is no state: the platform is asked for it afterwards, so
 * that a case that ends between the two is in the later one. */
gboolean pentad_feed_waits_for_state (PentadFeed *self, const PentadPoll *poll);

/* life: feed.c */

/* Where jitter comes from, for tests: chance as in pace.h. Before the start. */
void pentad_feed_set_chance (PentadFeed *self, PentadPaceChanceFunc chance, gpointer user_data);

/* status: feed-status.c */

/* Emits "status-changed" when connection, freshness or error are not what was told last. */
void pentad_feed_tell_status (PentadFeed *self);

/* applying: feed-apply.c */

/* Applies what is held and may be applied by now. TRUE when the city changed. */
gboolean pentad_feed_apply_held (PentadFeed *self);
/* Takes the result of building. TRUE when the city changed. */
gboolean pentad_feed_apply_geometry (PentadFeed *self, PentadAnswer *answer);
/* Takes the table of places from the cache. TRUE when the city changed. */
gboolean pentad_feed_apply_recalled (PentadFeed *self, PentadAnswer *answer);
/* The state is confirmed by an answer: it is as old as the platform's clock says. */
void pentad_feed_confirm_state (PentadFeed *self, const PentadAnswer *answer);

/* feed-requests.c */
/* Takes a page. TRUE when the list is whole; else its next page is to be asked for, or the answer
 * has failed. */
gboolean pentad_feed_apply_requests (PentadFeed *self,
                                     PentadPoll *poll,
                                     PentadAnswer *answer,
                                     PentadState *page);
/* pages: PentadState, the list as the cache has it. */
gboolean pentad_feed_apply_recalled_requests (PentadFeed *self,
                                              PentadAnswer *answer,
                                              const GPtrArray *pages);
/* is_fresh: they take the place of those before. */
void pentad_feed_keep_findings (PentadPoll *poll, const PentadAnswer *answer, gboolean is_fresh);

/* feed-standby.c */
/* Asks the first address when it is time, while the standby serves: for the smallest document that
 * it must have. */
void pentad_feed_probe (PentadFeed *self, gint64 now_us);
void pentad_feed_receive_probe (PentadFeed *self, const PentadAnswer *answer);
/* Another address is in use: what waits because of the one before is asked for there, without
 * regard to how long that one wanted to be left alone. */
void pentad_feed_change_address (PentadFeed *self, gint64 now_us, gint64 wall);
