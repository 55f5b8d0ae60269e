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
/* What a mapping file says of its city. Transfer full. */
PentadAbout *pentad_mapped_make_about (const PentadMapping *mapping);
/* What GeoReport tells: reports, closings, deadlines, and what is open; of the steps between it
 * says nothing. For pentad_city_set_known_counts(). */
PentadCountSet pentad_open311_known_counts (void);
/* A calendar without holidays, which GeoReport does not know. Transfer full. */
PentadCalendar *pentad_open311_make_calendar (const PentadAbout *about);
/* The address of part `n` of the list, from 0; NULL when headers alone lead on (n > 0), or when no
 * window is left. now: the city's present instant. Transfer full. */
char *pentad_open311_dup_part_url (PentadFeedPaging paging, const char *base, guint n, gint64 now);
/* TRUE when the last page has a request that the one before it has not. pages: PentadState. */
gboolean pentad_open311_has_news (const GPtrArray *pages);
/* How often such a list is asked for at most, in seconds: one in parts costs many requests. */
guint pentad_open311_get_interval_s (PentadFeedPaging paging);
/* One whole state of all pages, in order; a request that two pages have counts once, as repeated.
 * pages: PentadState, at least one. Transfer full. */
PentadState *pentad_open311_join_pages (const GPtrArray *pages);
