/* Counters of many places over one period: the sums that indicators are made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"
#include "model/period.h"

/* Immutable once computed. Row r holds the counters of places[r]. */
typedef struct
{
  GArray *places;   /* int, ascending */
  gint64 *sums;     /* places->len rows of PENTAD_N_COUNTS */
  gint64 outside;   /* reports of the period in no district */
  gboolean *coarse; /* per row: the period needs history, which is not kept for so fine a place */
  PentadHandlings *handlings; /* per row, of the period; valid until the city changes */
  int days_covered;           /* days of the period that history or cases cover */
} PentadCounters;

/* Sums the period as it stands at `time`: finished days from history, the day of `time` (all days
 * in a complete city) from the cases. Acts after `time` are ignored. Days after the day of `time`
 * hold nothing. places: indices, ascending; its reference is taken. */
PentadCounters *
pentad_counters_new (PentadCity *city, const PentadPeriod *period, gint64 time, GArray *places);
void pentad_counters_free (PentadCounters *counters);
gint64 pentad_counters_get (const PentadCounters *counters, guint row, PentadCount count);

/* All places down to a level, ascending: what a table over the city asks for. Transfer full. */
GArray *pentad_places_down_to (const PentadDivisions *divisions, PentadLevel level);
/* A place, its ancestors and its children, ascending: what one view asks for. Transfer full. */
GArray *pentad_places_around (const PentadDivisions *divisions, int place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCounters, pentad_counters_free)
