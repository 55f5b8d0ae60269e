/* The cases behind a figure, and what it leaves out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The walk is that of the counters, over the cases alone: with the documents of every day at hand
 * it has to come to the same sums as history does. */
#include "config.h"

#include "evaluate/explain-cases.h"

#include <string.h>

typedef struct
{
  const PentadIndicator *indicator;
  gboolean of_due; /* the formula goes by handling deadlines */
  gint64 from, to; /* instants of the period, [from, to) */
  int above, below;
} Walk;

static int
sum_signs (const GArray *terms, PentadCount count)
{
  int sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const PentadTerm *term = &g_array_index (terms, PentadTerm, i);

      if (term->count == count)
        sum += term->sign;
    }
  return sum;
}

static void
tally_cb (const PentadTallyEvent *event, gpointer user_data)
{
  Walk *walk = user_data;

  if (!event->of_place)
    return;
  if (walk->indicator->measure == PENTAD_MEASURE_COUNTS)
    {
      walk->above += sum_signs (walk->indicator->numerator, event->count);
      walk->below += sum_signs (walk->indicator->denominator, event->count);
    }
  /* Handling times: each handling is one of the denominator. */
  else if (event->count == PENTAD_COUNT_DISPOSE && event->minutes >= 0)
    walk->below++;
}

/* TRUE for figures that are sums over cases. */
static gboolean
is_of_cases (const PentadIndicator *indicator)
{
  return (indicator->measure == PENTAD_MEASURE_COUNTS && indicator->numerator->len > 0) ||
         indicator->measure == PENTAD_MEASURE_MEAN_TIME ||
         indicator->measure == PENTAD_MEASURE_MEDIAN_TIME;
}

static gboolean
goes_by_deadlines (const PentadIndicator *indicator)
{
  static const PentadCount counts[] = { PENTAD_COUNT_NEED_CLOSE, PENTAD_COUNT_NEED_DISPOSE,
                                        PENTAD_COUNT_DUE_DISPOSED };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (sum_signs (indicator->numerator, counts[i]) != 0 ||
        sum_signs (indicator->denominator, counts[i]) != 0)
      return TRUE;
  return FALSE;
}

/* Stored counters need the cases of every day of the period and since; what stands now does not. */
static gboolean
needs_days (const PentadIndicator *indicator)
{
  if (indicator->measure != PENTAD_MEASURE_COUNTS)
    return TRUE;
  for (guint i = 0; i < indicator->numerator->len; i++)
    if (g_array_index (indicator->numerator, PentadTerm, i).count < PENTAD_N_STORED_COUNTS)
      return TRUE;
  return indicator->denominator->len > 0;
}

static gboolean
has_days (PentadCity *city, const PentadIndicator *indicator, gint32 from, gint32 to)
{
  if (pentad_city_is_complete (city) || !needs_days (indicator))
    return TRUE;
  for (gint32 day = from; day <= to; day++)
    if (!pentad_city_has_ended (city, day))
      return FALSE;
  return TRUE;
}

static gboolean
contains (const gint64 *times, guint n, gint64 time)
{
  for (guint i = 0; i < n; i++)
    if (times[i] == time)
      return TRUE;
  return FALSE;
}

/* Different deadlines that were set for the period and did not count. */
static gint64
count_left_out (const PentadCase *item, gint64 from, gint64 to)
{
  gint64 known[2 * PENTAD_MAX_DEADLINES];
  guint n = pentad_case_get_deadlines (item, to - 1, known, PENTAD_MAX_DEADLINES);
  gint64 left_out = 0;
  PentadTrailIter iter;
  PentadTrailEntry entry;

  pentad_case_trail (item, &iter);
  while (pentad_trail_iter_next (&iter, &entry) && n < G_N_ELEMENTS (known))
    {
      if (entry.due == PENTAD_NO_TIME || entry.due < from || entry.due >= to ||
          contains (known, n, entry.due))
        continue;
      known[n++] = entry.due;
      left_out++;
    }
  return left_out;
}

static gboolean
ended_undated (const PentadCase *item)
{
  PentadTrailIter iter;
  PentadTrailEntry entry = { .act = PENTAD_N_ACTS };

  pentad_case_trail (item, &iter);
  while (pentad_trail_iter_next (&iter, &entry))
    ;
  return entry.act == PENTAD_ACT_END;
}

static void
add_case (PentadExplanation *self, const PentadCase *item, const Walk *walk)
{
  PentadExplainedCase explained = { NULL, walk->above, walk->below };

  if (walk->above == 0 && walk->below == 0)
    return;
  explained.id = g_string_chunk_insert (self->ids, pentad_case_get_id (item));
  g_array_append_val (self->cases, explained);
  self->n_above += walk->above;
  self->n_below += walk->below;
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const PentadExplainedCase *x = a, *y = b;

  return strcmp (x->id, y->id);
}

void
pentad_explain_find_cases (PentadExplanation *self, PentadCity *city, gint64 time)
{
  const PentadZone *zone = pentad_city_get_zone (city);
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  PentadLevel level = pentad_divisions_get (divisions, self->place)->level;
  gint32 today = pentad_zone_day (zone, time);
  Walk walk = {
    .indicator = self->indicator,
    .of_due = goes_by_deadlines (self->indicator),
    .from = pentad_zone_day_begin (zone, self->period.from),
    .to = MIN (pentad_zone_day_begin (zone, self->period.to + 1), time + 1),
  };
  guint n;

  if (!is_of_cases (self->indicator) || !has_days (city, self->indicator, self->period.from, today))
    return;
  self->has_cases = TRUE;
  self->excluded[PENTAD_EXCLUDED_UNDATED] = 0;
  if (walk.of_due)
    self->excluded[PENTAD_EXCLUDED_DEADLINES] = 0;
  const PentadCaseRow *rows = pentad_city_get_cases (city, &n);
  for (guint i = 0; i < n; i++)
    {
      if (rows[i].place[level] != self->place)
        continue;
      walk.above = walk.below = 0;
      if (walk.from < walk.to)
        pentad_case_tally (rows[i].data, &self->scheme->limits, zone, walk.from, walk.to, tally_cb,
                           &walk);
      pentad_case_tally_open (rows[i].data, time, walk.from, walk.to, tally_cb, &walk);
      add_case (self, rows[i].data, &walk);
      if (walk.of_due)
        self->excluded[PENTAD_EXCLUDED_DEADLINES] +=
            count_left_out (rows[i].data, walk.from, walk.to);
      self->excluded[PENTAD_EXCLUDED_UNDATED] += ended_undated (rows[i].data);
    }
  g_array_sort (self->cases, compare_cases);
}
