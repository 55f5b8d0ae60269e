/* Counters along time and by class: what trends and breakdowns are drawn from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/series.h"

#include <math.h>

static gboolean
case_in_place (const PentadDivisions *divisions, const PentadCaseRow *row, int place)
{
  return row->place[pentad_divisions_get (divisions, place)->level] == place;
}

double *
pentad_series_hourly (
    PentadCity *city, int place, PentadAct act, gint64 from, int n_hours, gint64 time)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  double *hours = g_new0 (double, (gsize)n_hours);
  guint n;
  const PentadCaseRow *rows = pentad_city_get_cases (city, &n);

  for (guint i = 0; i < n && divisions != NULL; i++)
    {
      const PentadCase *item = rows[i].data;
      PentadTrailIter iter;
      PentadTrailEntry entry;

      if (!case_in_place (divisions, &rows[i], place))
        continue;
      pentad_case_trail (item, &iter);
      while (pentad_trail_iter_next (&iter, &entry))
        {
          gint64 t = entry.time;
          PentadAct what = entry.act == PENTAD_ACT_FORCE_CLOSE ? PENTAD_ACT_CLOSE : entry.act;

          if (what == act && t >= from && t <= time && t < from + n_hours * PENTAD_HOUR_S)
            hours[(t - from) / PENTAD_HOUR_S]++;
        }
    }
  for (int h = 0; h < n_hours; h++)
    if (from + h * PENTAD_HOUR_S > time)
      hours[h] = NAN;
  return hours;
}

/* Calls with every count of the kind in the place and period, from history and cases alike. */
typedef void (*EachFunc) (gint32 day, int class_index, double n, gpointer user_data);

typedef struct
{
  PentadCount count;
  const PentadZone *zone;
  int class_index;
  EachFunc func;
  gpointer user_data;
} Each;

static void
tally_cb (const PentadTallyEvent *event, gpointer user_data)
{
  Each *each = user_data;

  if (event->of_place && event->count == each->count)
    each->func (pentad_zone_day (each->zone, event->time), each->class_index, 1, each->user_data);
}

static void
each_count (PentadCity *city,
            int place,
            PentadCount count,
            const PentadPeriod *period,
            gint64 time,
            EachFunc func,
            gpointer user_data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  const PentadScheme *scheme = pentad_city_get_scheme (city);
  const PentadZone *zone = pentad_city_get_zone (city);
  gint32 first_case_day = MAX (period->from, pentad_city_first_case_day (city, time));
  gint64 from = pentad_zone_day_begin (zone, first_case_day);
  gint64 to = MIN (pentad_zone_day_begin (zone, period->to + 1), time + 1);
  Each each = { count, zone, -1, func, user_data };
  guint n;

  if (divisions == NULL || scheme == NULL)
    return;
  const PentadHistoryEntry *entries = pentad_city_get_history (city, &n);
  for (guint i = 0; i < n && period->from < first_case_day; i++)
    {
      if (entries[i].day < period->from || entries[i].day >= first_case_day ||
          entries[i].day > period->to || entries[i].place == PENTAD_NO_PLACE ||
          !pentad_divisions_is_below (divisions, entries[i].place, place))
        continue;
      for (guint v = 0; v < entries[i].n_values; v++)
        if (entries[i].values[v].count == count)
          func (entries[i].day, entries[i].class_index, entries[i].values[v].value, user_data);
    }
  const PentadCaseRow *rows = pentad_city_get_cases (city, &n);
  for (guint i = 0; i < n && from < to; i++)
    {
      if (!case_in_place (divisions, &rows[i], place))
        continue;
      each.class_index = rows[i].class_index;
      pentad_case_tally (rows[i].data, &scheme->limits, zone, from, to, tally_cb, &each);
    }
}

typedef struct
{
  gint32 from;
  double *days;
} Daily;

static void
add_day (gint32 day, int class_index, double n, gpointer user_data)
{
  Daily *daily = user_data;

  if (!isnan (daily->days[day - daily->from]))
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

  for (gint32 day = period->from; day <= period->to; day++)
    if (day > today || (day < first_case_day && !pentad_city_has_history (city, day)))
      daily.days[day - period->from] = NAN;
  each_count (city, place, count, period, time, add_day, &daily);
  return daily.days;
}

typedef struct
{
  const PentadCatalogue *catalogue;
  gboolean majors;
  GHashTable *sums; /* class + 2 -> position in counts + 1 */
  GArray *counts;
} ByClass;

static void
add_class (gint32 day, int class_index, double n, gpointer user_data)
{
  ByClass *by = user_data;

  if (by->majors && class_index >= 0)
    {
      int major = pentad_catalogue_get_class (by->catalogue, class_index)->major;

      class_index = major >= 0 ? major : class_index;
    }
  guint position =
      GPOINTER_TO_UINT (g_hash_table_lookup (by->sums, GINT_TO_POINTER (class_index + 2)));
  if (position == 0)
    {
      PentadClassCount entry = { class_index, 0 };

      g_array_append_val (by->counts, entry);
      position = by->counts->len;
      g_hash_table_insert (by->sums, GINT_TO_POINTER (class_index + 2),
                           GUINT_TO_POINTER (position));
    }
  g_array_index (by->counts, PentadClassCount, position - 1).n += n;
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
  ByClass by = {
    .catalogue = pentad_city_get_catalogue (city),
    .majors = majors && pentad_city_get_catalogue (city) != NULL,
    .sums = g_hash_table_new (NULL, NULL),
    .counts = g_array_new (FALSE, FALSE, sizeof (PentadClassCount)),
  };

  each_count (city, place, count, period, time, add_class, &by);
  g_hash_table_unref (by.sums);
  g_array_sort_with_data (by.counts, compare_counts, (gpointer)by.catalogue);
  return by.counts;
}
