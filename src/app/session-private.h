/* The inside of a session, shared by its files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

#include "app/sieve.h"

#include <gio/gio.h>

struct _PentadSession
{
  GObject parent_instance;

  /* Configuration. */
  PentadFeed *feed;
  PentadCity *city;
  GPtrArray *boards;

  /* Chosen by the user. */
  guint view;
  guint *pages; /* of each view, the page shown */
  PentadSieve sieve;
  char *period;   /* NULL: that of the view */
  char *division; /* LEVEL:CODE or CODE; NULL: the city */
  int place;      /* of `division` in the divisions known; 0 until it is found */
  gboolean division_checked;

  /* Evaluated. */
  PentadBoardData *data;
  gboolean has_data;
  PentadFreshness freshness;
  gint64 minute;
  gint64 evaluated_us; /* when, by the monotonic clock */

  /* The map. */
  GCancellable *cancellable;
  PentadDivisions *geometry_of; /* what it is made of, or being made of */
  PentadMapGeometry *geometry;

  /* Timers. */
  guint tick;
  gint64 next_tick_us;
  guint rotation_s; /* how long a page is shown on a wall; 0: until another is chosen */
  guint shown_s;    /* how long this one has been */
  guint idle;
  guint patience;     /* runs from the first state on */
  guint n_waits;      /* how often it has run */
  gboolean impatient; /* a picture of what there is is due */
  guint first_s;      /* how long there has been a first picture, whole or not */
  gboolean looks_round;
};

void pentad_session_forget (PentadSession *self);
/* Now, if it can be done by now. */
void pentad_session_evaluate (PentadSession *self);
/* Soon, once for all that happens until then. */
void pentad_session_queue_evaluation (PentadSession *self);
/* Asks the feed for what period and filter need. */
PentadPeriod pentad_session_tell_needs (PentadSession *self);
gint32 pentad_session_get_today (PentadSession *self);
PentadPeriod pentad_session_resolve_period (PentadSession *self);
/* LEVEL:CODE or CODE; PENTAD_NO_PLACE. */
int pentad_session_find_division (const PentadDivisions *divisions, const char *division);
/* Something else is chosen. */
void pentad_session_emit_chosen (PentadSession *self);
