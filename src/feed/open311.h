/* What an Open311 server does not say and Pentad needs: made up from its address and the user's
 * words, and answers in pages made one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/source.h"
#include "model/about.h"
#include "model/calendar.h"
#include "model/counter.h"
#include "model/state.h"

/* The city is named after the host; its zone is that of --zone, else UTC. Transfer full. */
PentadAbout *pentad_open311_make_about (const PentadFeedSource *source);
/* What GeoReport tells: reports, closings, deadlines, and what is open; of the steps between it
 * says nothing. For pentad_city_set_known_counts(). */
guint64 pentad_open311_known_counts (void);
/* A calendar without holidays, which GeoReport does not know. Transfer full. */
PentadCalendar *pentad_open311_make_calendar (const PentadAbout *about);
/* One whole state of all pages, in order; a request that two pages have counts once, as repeated.
 * pages: PentadState, at least one. Transfer full. */
PentadState *pentad_open311_join_pages (const GPtrArray *pages);
