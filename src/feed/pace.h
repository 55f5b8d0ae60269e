/* When a source may be asked: beats, outages, Retry-After, a doubted credential.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A city has many walls, and what happens to a platform happens to all of them at once. So that
 * they never ask in step, each document has a beat whose phase is drawn once and kept through every
 * outage; and while the platform is in trouble a wall asks with one request at a time, whose waits
 * grow, and not with one for each document. When it is well again, all fall into their beats.
 *
 * A credential that was turned down once is tried once more, with one request; turned down again,
 * nothing is sent until there is another. Pure: no clock is read. */
#pragma once

#include "feed/plan.h"

/* Evenly spread in [0, 1). */
typedef double (*PentadPaceChanceFunc) (gpointer user_data);

typedef struct
{
  PentadPlan *plan; /* borrowed */
  PentadPaceChanceFunc chance;
  gpointer chance_data;
  gint64 hold_until_us;      /* nothing is sent before: Retry-After, or the wait of an outage */
  guint n_troubles;          /* failures of the whole source since its last good answer */
  gboolean is_offline;       /* the last request got no answer */
  guint n_refusals;          /* of the credential, since it was last accepted; 2: for good */
  gint64 doubt_us;           /* of the first of them */
  const PentadPoll *doubted; /* compared only */
  gboolean has_picture;      /* what may take its time does: see pentad_pace_may_send() */
} PentadPace;

/* With the random numbers of GLib. */
void pentad_pace_init (PentadPace *self, PentadPlan *plan);
/* TRUE when the poll is due and nothing speaks against asking now. Once there is a picture, the
 * months of history come one after the other: of a large city each takes 45 MB while it is read. */
gboolean pentad_pace_may_send (const PentadPace *self, const PentadPoll *poll, gint64 now_us);
/* When the poll, or the first of all for NULL, may be sent; PENTAD_POLL_NEVER. */
gint64 pentad_pace_get_next_us (const PentadPace *self, const PentadPoll *poll);
/* The source is well, or is another one: what waits because of trouble, or became due in it, falls
 * into its beat. */
void pentad_pace_come_back (PentadPace *self, gint64 now_us);
/* An answer came, or none (connection OFFLINE); before the poll is told. TRUE when it is the first
 * after none. */
gboolean
pentad_pace_hear (PentadPace *self, PentadConnection connection, int status, gint64 now_us);
/* pentad_poll_succeed(), and back into the beat, whose phase is drawn the first time. */
void
pentad_pace_succeed (PentadPace *self, PentadPoll *poll, gint64 now_us, PentadPollContent content);
/* pentad_poll_fail(). When it is a matter of the whole source (OFFLINE, FAILING, REFUSED), all
 * others wait, too, and one of them, the longest due, is asked next. retry_after_s: -1 none. */
void pentad_pace_fail (PentadPace *self,
                       PentadPoll *poll,
                       gint64 now_us,
                       PentadConnection connection,
                       const char *error,
                       int retry_after_s);
/* A 401. */
void
pentad_pace_fail_credential (PentadPace *self, PentadPoll *poll, gint64 now_us, const char *error);
/* Nothing is sent with this credential any more. */
gboolean pentad_pace_is_refused (const PentadPace *self);
/* The credential is another one. */
void pentad_pace_trust_again (PentadPace *self, gint64 now_us);
/* A day is over, for all walls at once: what it left, and the lists of the new one, are asked for
 * within two minutes, each wall at its own moment. After the plan has the new day. */
void pentad_pace_turn_day (PentadPace *self, gint32 today, gint64 now_us);
