/* Counters of many places over one period: the sums that indicators are made of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A map from place to row turns "which rows does this case add to" into one look-up per level, so
 * the cost is one walk over the cases and history rows, however many places are asked for. */
#include "config.h"

#include "evaluate/counters.h"

#include <string.h>

typedef struct
{
  PentadCounters *counters;
  PentadCity *city;
  const PentadDivisions *divisions;
  int *row_of; /* place -> row, -1 not asked for */
  gint64 time;
  gint64 from, to;          /* the period as instants, cut at the first instant not yet past */
  const PentadCaseRow *row; /* the case at hand */
} Sum;

static void
add (Sum *sum, PentadCount count, gint64 n)
{
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      int place = sum->row->place[level];
      int row = place != PENTAD_NO_PLACE ? sum->row_of[place] : -1;

      if (row >= 0)
        sum->counters->sums[row * PENTAD_N_COUNTS + count] += n;
    }
}

static void
tally_cb (PentadCount count, gint64 time, gpointer user_data)
{
  Sum *sum = user_data;

  if (count == PENTAD_COUNT_REPORT && sum->row->place[PENTAD_LEVEL_CITY] == PENTAD_NO_PLACE)
    sum->counters->outside++;
  add (sum, count, 1);
}

static void
handle_cb (double minutes, gint64 time, gpointer user_data)
{
  Sum *sum = user_data;
  float value = (float)minutes;

  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      int place = sum->row->place[level];
      int row = place != PENTAD_NO_PLACE ? sum->row_of[place] : -1;

      if (row >= 0)
        g_array_append_val (sum->counters->minutes[row], value);
    }
}

/* Stages that wait, as counters; those without one of their own are -1. */
static const int waiting[PENTAD_N_STAGES] = {
  [PENTAD_STAGE_REPORT] = -1,
  [PENTAD_STAGE_VERIFY] = PENTAD_COUNT_TO_ACCEPT,
  [PENTAD_STAGE_ACCEPT] = PENTAD_COUNT_TO_ACCEPT,
  [PENTAD_STAGE_FILE] = PENTAD_COUNT_TO_FILE,
  [PENTAD_STAGE_DISPATCH] = PENTAD_COUNT_TO_DISPATCH,
  [PENTAD_STAGE_DISPOSE] = PENTAD_COUNT_TO_DISPOSE,
  [PENTAD_STAGE_FEEDBACK] = PENTAD_COUNT_TO_CHECK,
  [PENTAD_STAGE_CHECK] = PENTAD_COUNT_TO_CHECK,
  [PENTAD_STAGE_CLOSE] = PENTAD_COUNT_TO_CLOSE,
};

/* What an open case adds at the instant of evaluation. */
static void
add_open (Sum *sum, const PentadCaseView *view)
{
  gint64 deadlines[PENTAD_MAX_DEADLINES];
  gint64 reported = pentad_case_get_reported (sum->row->data);
  guint n =
      pentad_case_get_deadlines (sum->row->data, sum->to - 1, deadlines, PENTAD_MAX_DEADLINES);

  add (sum, PENTAD_COUNT_OPEN, 1);
  if (waiting[view->stage] >= 0)
    add (sum, waiting[view->stage], 1);
  if (view->suspended)
    add (sum, PENTAD_COUNT_SUSPENDED, 1);
  if (pentad_case_view_is_overdue (view, sum->time))
    {
      add (sum, PENTAD_COUNT_OVERDUE, 1);
      if (!pentad_case_view_is_handled (view))
        add (sum, PENTAD_COUNT_OVERTIME_TO_DISPOSE, 1);
    }
  if (reported >= sum->from && reported < sum->to)
    add (sum, PENTAD_COUNT_OPEN_REPORTED, 1);
  for (guint i = 0; i < n; i++)
    {
      PentadCaseView then;

      if (deadlines[i] < sum->from)
        continue;
      pentad_case_view (sum->row->data, deadlines[i], &then);
      add (sum, PENTAD_COUNT_OPEN_DUE, 1);
      if (!pentad_case_view_is_handled (view))
        add (sum, PENTAD_COUNT_OPEN_DUE_UNHANDLED, 1);
      if (pentad_case_view_is_handled (&then))
        add (sum, PENTAD_COUNT_OPEN_DUE_IN_TIME, 1);
    }
}

static void
add_cases (Sum *sum, gint64 from)
{
  const PentadScheme *scheme = pentad_city_get_scheme (sum->city);
  const PentadZone *zone = pentad_city_get_zone (sum->city);
  guint n;
  const PentadCaseRow *rows = pentad_city_get_cases (sum->city, &n);

  for (guint i = 0; i < n; i++)
    {
      PentadCaseView view;

      sum->row = &rows[i];
      if (from < sum->to)
        pentad_case_tally (rows[i].data, &scheme->limits, zone, from, sum->to, tally_cb, handle_cb,
                           sum);
      pentad_case_view (rows[i].data, sum->time, &view);
      if (view.outcome == PENTAD_OUTCOME_OPEN)
        add_open (sum, &view);
    }
}

static void
add_history (Sum *sum, gint32 first_day, gint32 last_day)
{
  PentadLevel finest = PENTAD_LEVEL_CITY; /* of the places that history names */
  guint n;
  const PentadHistoryEntry *entries = pentad_city_get_history (sum->city, &n);

  for (guint i = 0; i < n; i++)
    {
      const PentadHistoryEntry *entry = &entries[i];

      if (entry->place != PENTAD_NO_PLACE)
        finest = MAX (finest, pentad_divisions_get (sum->divisions, entry->place)->level);
      if (entry->day < first_day || entry->day > last_day)
        continue;
      for (int place = entry->place; place != PENTAD_NO_PLACE;
           place = pentad_divisions_get (sum->divisions, place)->parent)
        {
          int row = sum->row_of[place];

          if (row < 0)
            continue;
          for (guint v = 0; v < entry->n_values; v++)
            sum->counters->sums[row * PENTAD_N_COUNTS + entry->values[v].count] +=
                entry->values[v].value;
          g_array_append_vals (sum->counters->minutes[row], entry->minutes, entry->n_minutes);
        }
    }
  for (guint i = 0; i < sum->counters->places->len && n > 0; i++)
    sum->counters->coarse[i] =
        pentad_divisions_get (sum->divisions, g_array_index (sum->counters->places, int, i))
            ->level > finest;
}

static int
count_covered (PentadCity *city, const PentadPeriod *period, gint32 first_case_day, gint32 today)
{
  int covered = 0;

  for (gint32 day = period->from; day <= MIN (period->to, today); day++)
    covered += day >= first_case_day || pentad_city_has_history (city, day);
  return covered;
}

PentadCounters *
pentad_counters_new (PentadCity *city, const PentadPeriod *period, gint64 time, GArray *places)
{
  PentadCounters *self = g_new0 (PentadCounters, 1);
  const PentadZone *zone = pentad_city_get_zone (city);
  gint32 today = pentad_zone_day (zone, time),
         first_case_day = pentad_city_first_case_day (city, time);
  Sum sum = {
    .counters = self, .city = city, .divisions = pentad_city_get_divisions (city), .time = time
  };

  self->places = g_array_ref (places);
  self->sums = g_new0 (gint64, (gsize)places->len * PENTAD_N_COUNTS);
  self->coarse = g_new0 (gboolean, places->len + 1);
  self->minutes = g_new0 (GArray *, places->len + 1);
  for (guint i = 0; i < places->len; i++)
    self->minutes[i] = g_array_new (FALSE, FALSE, sizeof (float));
  if (sum.divisions == NULL || pentad_city_get_scheme (city) == NULL)
    return self;

  g_autofree int *row_of = g_new (int, (gsize)pentad_divisions_get_count (sum.divisions));
  memset (row_of, -1, sizeof (int) * (gsize)pentad_divisions_get_count (sum.divisions));
  for (guint i = 0; i < places->len; i++)
    row_of[g_array_index (places, int, i)] = (int)i;
  sum.row_of = row_of;
  sum.from = pentad_zone_day_begin (zone, period->from);
  sum.to = MIN (pentad_zone_day_begin (zone, period->to + 1), time + 1);

  gint32 first_from_cases = MAX (period->from, first_case_day);
  add_cases (&sum, pentad_zone_day_begin (zone, first_from_cases));
  if (period->from < first_from_cases)
    add_history (&sum, period->from, MIN (period->to, MIN (first_from_cases, today) - 1));
  self->days_covered = count_covered (city, period, first_case_day, today);
  return self;
}

void
pentad_counters_free (PentadCounters *counters)
{
  for (guint i = 0; i < counters->places->len; i++)
    g_array_unref (counters->minutes[i]);
  g_free (counters->minutes);
  g_free (counters->coarse);
  g_free (counters->sums);
  g_array_unref (counters->places);
  g_free (counters);
}

gint64
pentad_counters_get (const PentadCounters *counters, guint row, PentadCount count)
{
  return counters->sums[row * PENTAD_N_COUNTS + count];
}

GArray *
pentad_places_down_to (const PentadDivisions *divisions, PentadLevel level)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < pentad_divisions_get_count (divisions); i++)
    if (pentad_divisions_get (divisions, i)->level <= level)
      g_array_append_val (places, i);
  return places;
}

GArray *
pentad_places_around (const PentadDivisions *divisions, int place)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) children = pentad_divisions_children (divisions, place);

  for (int above = place; above != PENTAD_NO_PLACE;
       above = pentad_divisions_get (divisions, above)->parent)
    g_array_prepend_val (places, above);
  g_array_append_vals (places, children->data, children->len);
  return places;
}
