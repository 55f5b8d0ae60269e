/* Faults in the data of the made-up city, each once: what the demo has to show of data quality.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unlike faults on request (reference/fault.h), which change answers, these are part of the city:
 * they stand in every answer, whenever it is asked for. Planted cases were reported before the
 * first day of history and have been suspended ever since, so that no counter of a finished day and
 * no deadline is about them and history agrees with the cases as before. */
#pragma once

#include "codec/json-writer.h"
#include "reference/world.h"

/* Bits of PentadWorld.planted. */
typedef enum
{
  PENTAD_PLANTED_IMPOSSIBLE_ACT,
  PENTAD_PLANTED_REPEATED_ID,
  PENTAD_PLANTED_OUTSIDE_GRID,
  PENTAD_PLANTED_ASSUMED_LIMIT,
  PENTAD_PLANTED_UNKNOWN_DIVISION,
  PENTAD_PLANTED_UNKNOWN_CLASS,
  PENTAD_PLANTED_UNKNOWN_DEPARTMENT,
  PENTAD_PLANTED_UNKNOWN_ACT,
  PENTAD_PLANTED_TOTALS_DIFFER,
  PENTAD_PLANTED_UNKNOWN_GRID,
  PENTAD_PLANTED_UNKNOWN_PARENT,
  PENTAD_PLANTED_PARENT_DIFFERS,
  PENTAD_PLANTED_SUDDEN_DROP,
  PENTAD_PLANTED_CLOSED_BEFORE_FILED,
  PENTAD_PLANTED_RATE_ABOVE_100,
  PENTAD_N_PLANTED
} PentadPlanted;

#define PENTAD_PLANTED_ALL ((1u << PENTAD_N_PLANTED) - 1)

/* What no list of the city has. */
#define PENTAD_PLANTED_GRID   "990199999999999"
#define PENTAD_PLANTED_STREET "990199001"
#define PENTAD_PLANTED_PARENT "990199"
/* So many terminals a district has beyond those of its streets. */
#define PENTAD_PLANTED_TERMINALS 7

/* "none", "all", or the name of one, that of the finding it makes. */
gboolean pentad_planted_parse (const char *text, guint *planted);
const char *pentad_planted_id (PentadPlanted one);
gboolean pentad_planted_has (const PentadWorld *world, PentadPlanted one);
/* Gives the city what is planted. Of the days just before that of the instant a class drops, so
 * that a city has to be given the instant from which on it is looked at; before any document is
 * made. */
void pentad_planted_set (PentadWorld *world, guint planted, gint64 now);
/* The parent that a unit grid is sent with: its own community, or, of one grid that sends nothing,
 * another one of the same street. */
guint pentad_planted_community (const PentadWorld *world, guint grid);
/* How many of the planted cases are open. */
guint pentad_planted_count_open (const PentadWorld *world);
/* The planted cases, as elements of the array of open cases, or of that of a day that ended some.
 */
void pentad_planted_write_cases (PentadJsonWriter *w, const PentadWorld *world);
void pentad_planted_write_ended (PentadJsonWriter *w, const PentadWorld *world, gint32 day);
