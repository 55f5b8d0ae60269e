/* Counters along time and by class: what trends and breakdowns are drawn from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/series.h"

#include <math.h>

double *
pentad_series_hourly (
    PentadCity *city, int place, PentadAct act, gint64 from, int n_hours, gint64 time)
{
  PentadLedger *ledger = pentad_city_get_ledger (city, time);
  double *hours = g_new0 (double, (gsize)n_hours);

  if (ledger != NULL)
    pentad_ledger_add_hours (ledger, place, act, from, n_hours, hours);
  for (int h = 0; h < n_hours; h++)
    if (from + h * PENTAD_HOUR_S > time)
      hours[h] = NAN;
  return hours;
}

/* Calls with every count of the kind in the place and period that comes from history. */
typedef void (*EachFunc) (gint32 day, int class_index, double n, gpointer user_data);

static void
each_of_history (PentadCity *city,
                 int place,
                 PentadCount count,
                 const PentadPeriod *period,
                 gint64 time,
                 EachFunc func,
                 gpointer user_data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  gint32 first_case_day = MAX (period->from, pentad_city_first_case_day (city, time));
  PentadHistoryPlace at;
  PentadHistoryEntry entry;

  if (period->from >= first_case_day)
    return;
  pentad_city_begin_history (city, &at, period->from, MIN (period->to, first_case_day - 1));
  while (pentad_city_next_history (city, &at, &entry))
    {
      if (entry.place == PENTAD_NO_PLACE ||
          !pentad_divisions_is_below (divisions, entry.place, place))
        continue;
      for (guint v = 0; v < entry.n_values; v++)
        if (entry.values[v].count == count)
          func (entry.day, entry.class_index, (double)entry.values[v].value, user_data);
    }
}

/* NULL: nothing can be counted yet. */
static PentadLedger *
get_ledger (PentadCity *city, gint64 time)
{
  return pentad_city_get_scheme (city) != NULL ? pentad_city_get_ledger (city, time) : NULL;
}

typedef struct
{
  gint32 from;
  double *days;
} Daily;

static void
add_day (gint32 day, int class_index, double n, gpointer user_data)
{
  const Daily *daily = user_data;

  daily->days[day - daily->from] += n;
}

double *
pentad_series_daily (
    PentadCity *city, int place, PentadCount count, const PentadPeriod *period, gint64 time)
{
  int n_days = pentad_period_days (period);
  Daily daily = { period->from, g_new0 (double, (gsize)n_days) };
  gint32 first_case_day = pentad_city_first_case_day (city, time);
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), time);
  PentadLedger *ledger = get_ledger (city, time);

  for (gint32 day = period->from; day <= period->to; day++)
    if (day > today || (day < first_case_day && !pentad_city_has_history (city, day)))
      daily.days[day - period->from] = NAN;
  if (ledger == NULL)
    return daily.days;
  each_of_history (city, place, count, period, time, add_day, &daily);
  pentad_ledger_add_days (ledger, place, count, period->from, period->to, daily.days);
  return daily.days;
}

/* Sums by class: that of class i stands at i + 1, that of unknown class at 0. */
static void
add_class (gint32 day, int class_index, double n, gpointer user_data)
{
  ((double *)user_data)[class_index + 1] += n;
}

/* The code of a class; NULL, which comes first, for an unknown one. */
static const char *
get_code (const PentadCatalogue *catalogue, int class_index)
{
  return class_index >= 0 ? pentad_catalogue_get_class (catalogue, class_index)->code : NULL;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer catalogue)
{
  const PentadClassCount *x = a, *y = b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return g_strcmp0 (get_code (catalogue, x->class_index), get_code (catalogue, y->class_index));
}

GArray *
pentad_series_by_class (PentadCity *city,
                        int place,
                        PentadCount count,
                        const PentadPeriod *period,
                        gint64 time,
                        gboolean majors)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  int n = catalogue != NULL ? (int)catalogue->classes->len : 0;
  g_autofree gint64 *of_cases = g_new0 (gint64, (gsize)n + 1);
  g_autofree double *sums = g_new0 (double, (gsize)n + 1);
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (PentadClassCount));
  PentadLedger *ledger = get_ledger (city, time);

  if (ledger == NULL)
    return counts;
  pentad_ledger_add_classes (ledger, place, count, period->from, period->to, of_cases);
  each_of_history (city, place, count, period, time, add_class, sums);
  for (int i = 0; i <= n; i++)
    sums[i] += (double)of_cases[i];
  for (int i = 0; i < n && majors; i++)
    {
      int major = pentad_catalogue_get_class (catalogue, i)->major;

      if (major < 0)
        continue;
      sums[major + 1] += sums[i + 1];
      sums[i + 1] = 0;
    }
  for (int i = -1; i < n; i++)
    if (sums[i + 1] > 0)
      g_array_append_vals (counts, &(PentadClassCount){ i, sums[i + 1] }, 1);
  g_array_sort_with_data (counts, compare_counts, (gpointer)catalogue);
  return counts;
}
