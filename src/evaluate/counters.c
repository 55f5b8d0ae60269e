/* Counters of many places over one period: the sums that indicators are made of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes from cases is read from the city's ledger. A map from place to row turns "which rows
 * does this history add to" into one look-up per level, so the rest is one walk over the history,
 * however many places are asked for. */
#include "config.h"

#include "evaluate/counters.h"

#include <string.h>

typedef struct
{
  PentadCounters *counters;
  PentadCity *city;
  const PentadDivisions *divisions;
  int *row_of; /* place -> row, -1 not asked for */
} Sum;

static void
add_history (Sum *sum, gint32 first_day, gint32 last_day)
{
  PentadLevel finest; /* of the places that history names */
  PentadHistoryPlace at;
  PentadHistoryEntry entry;
  gboolean any = pentad_city_get_history_level (sum->city, &finest);

  pentad_city_begin_history (sum->city, &at, first_day, last_day);
  while (pentad_city_next_history (sum->city, &at, &entry))
    {
      for (int place = entry.place; place != PENTAD_NO_PLACE;
           place = pentad_divisions_get (sum->divisions, place)->parent)
        {
          int row = sum->row_of[place];

          if (row < 0)
            continue;
          for (guint v = 0; v < entry.n_values; v++)
            sum->counters->sums[row * PENTAD_N_COUNTS + (int)entry.values[v].count] +=
                (gint64)entry.values[v].value;
          pentad_handlings_add (&sum->counters->handlings[row], entry.minutes, entry.n_minutes);
        }
    }
  for (guint i = 0; i < sum->counters->places->len && any; i++)
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

static void
add_cases (PentadCounters *self, PentadLedger *ledger, const PentadPeriod *period)
{
  gint64 outside[PENTAD_N_COUNTS] = { 0 };

  for (guint i = 0; i < self->places->len; i++)
    pentad_ledger_add_counts (ledger, g_array_index (self->places, int, i), period->from,
                              period->to, self->sums + i * PENTAD_N_COUNTS, &self->handlings[i]);
  pentad_ledger_add_counts (ledger, pentad_ledger_outside (ledger), period->from, period->to,
                            outside, NULL);
  self->outside = outside[PENTAD_COUNT_REPORT];
}

PentadCounters *
pentad_counters_new (PentadCity *city, const PentadPeriod *period, gint64 time, GArray *places)
{
  PentadCounters *self = g_new0 (PentadCounters, 1);
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), time),
         first_case_day = pentad_city_first_case_day (city, time);
  PentadLedger *ledger = pentad_city_get_ledger (city, time);
  Sum sum = { .counters = self, .city = city, .divisions = pentad_city_get_divisions (city) };

  self->places = g_array_ref (places);
  self->sums = g_new0 (gint64, (gsize)places->len * PENTAD_N_COUNTS);
  self->coarse = g_new0 (gboolean, places->len + 1);
  self->handlings = g_new0 (PentadHandlings, places->len + 1);
  if (ledger == NULL || pentad_city_get_scheme (city) == NULL)
    return self;

  g_autofree int *row_of = g_new (int, (gsize)pentad_divisions_get_count (sum.divisions));
  memset (row_of, -1, sizeof (int) * (gsize)pentad_divisions_get_count (sum.divisions));
  for (guint i = 0; i < places->len; i++)
    row_of[g_array_index (places, int, i)] = (int)i;
  sum.row_of = row_of;

  gint32 first_from_cases = MAX (period->from, first_case_day);
  add_cases (self, ledger, period);
  if (period->from < first_from_cases)
    add_history (&sum, period->from, MIN (period->to, MIN (first_from_cases, today) - 1));
  self->days_covered = count_covered (city, period, first_case_day, today);
  return self;
}

void
pentad_counters_free (PentadCounters *counters)
{
  for (guint i = 0; i < counters->places->len; i++)
    pentad_handlings_clear (&counters->handlings[i]);
  g_free (counters->handlings);
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
