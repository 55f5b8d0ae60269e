/* The steps of a trend: the same figures over the days, weeks or stretches of four weeks before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/trend-steps.h"

#include "evaluate/counters.h"

#include <string.h>

#define SETS_KEY "pentad-trend-steps"
/* As many as a user goes to and fro between: a few places, in views of several periods. */
#define MOST_SETS 16

/* The steps of some places. */
typedef struct
{
  gint64 hour;
  gint32 end;
  int days;
  PentadScheme *scheme;
  PentadDivisions *divisions;
  GArray *places;
  PentadFigures *steps[PENTAD_TREND_STEPS]; /* NULL: not worked out, or not all known yet */
} Set;

static void
set_free (gpointer data)
{
  Set *set = data;

  for (int i = 0; i < PENTAD_TREND_STEPS; i++)
    g_clear_pointer (&set->steps[i], pentad_figures_unref);
  pentad_scheme_unref (set->scheme);
  pentad_divisions_unref (set->divisions);
  g_array_unref (set->places);
  g_free (set);
}

int
pentad_trend_step_days (const PentadPeriod *period)
{
  switch (period->kind)
    {
    case PENTAD_PERIOD_TODAY:
      return 1;
    case PENTAD_PERIOD_WEEK:
    case PENTAD_PERIOD_MONTH:
      return 7;
    case PENTAD_PERIOD_QUARTER:
    case PENTAD_PERIOD_HALF_YEAR:
    case PENTAD_PERIOD_YEAR:
      return 28;
    case PENTAD_PERIOD_RANGE:
    case PENTAD_N_PERIODS:
      break;
    }
  int days = pentad_period_days (period);

  return days < 7 ? 1 : days < 90 ? 7 : 28;
}

static gboolean
same_places (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (int)) == 0;
}

/* TRUE when they are of the same hour, days, rules and places. */
static gboolean
is_same (const Set *a, const Set *b)
{
  return a->hour == b->hour && a->end == b->end && a->days == b->days && a->scheme == b->scheme &&
         a->divisions == b->divisions && same_places (a->places, b->places);
}

/* The sets of a city, last asked for first. */
static GPtrArray *
get_sets (PentadCity *city)
{
  GPtrArray *sets = g_object_get_data (G_OBJECT (city), SETS_KEY);

  if (sets == NULL)
    {
      sets = g_ptr_array_new_with_free_func (set_free);
      g_object_set_data_full (G_OBJECT (city), SETS_KEY, sets, (GDestroyNotify)g_ptr_array_unref);
    }
  return sets;
}

/* Takes the set: it is kept, or freed for one like it. */
static Set *
keep (GPtrArray *sets, Set *set)
{
  for (guint i = 0; i < sets->len; i++)
    {
      if (!is_same (g_ptr_array_index (sets, i), set))
        continue;
      set_free (set);
      set = g_ptr_array_steal_index (sets, i);
      break;
    }
  g_ptr_array_insert (sets, 0, set);
  g_ptr_array_set_size (sets, (int)MIN (sets->len, MOST_SETS));
  return set;
}

static Set *
find_set (const PentadBoardQuery *query)
{
  gint32 today = pentad_zone_day (pentad_city_get_zone (query->city), query->time);
  const PentadDivisions *divisions = pentad_city_get_divisions (query->city);
  const PentadScheme *scheme = pentad_city_get_scheme (query->city);
  Set *set;

  if (divisions == NULL || scheme == NULL)
    return NULL;
  set = g_new0 (Set, 1);
  *set = (Set){ .hour = query->time / PENTAD_HOUR_S,
                .end = MIN (query->period.to, today - 1),
                .days = pentad_trend_step_days (&query->period),
                .scheme = pentad_scheme_ref ((PentadScheme *)scheme),
                .divisions = pentad_divisions_ref ((PentadDivisions *)divisions),
                .places = pentad_places_around (divisions, query->place) };
  return keep (get_sets (query->city), set);
}

/* The last day of a step; FALSE when it begins too early. */
static gboolean
find_last_day (const Set *set, const PentadPeriod *period, int i, gint32 *last)
{
  *last = set->end - (PENTAD_TREND_STEPS - 1 - i) * set->days;
  return *last - set->days + 1 >= pentad_board_first_day (period);
}

/* FALSE when not all of its days are known: it will be asked for again. */
static gboolean
work_out (Set *set, const PentadBoardQuery *query, int i, gint32 last)
{
  PentadPeriod step = { PENTAD_PERIOD_RANGE, last - set->days + 1, last };

  set->steps[i] = pentad_evaluate (query->city, &step, query->time, set->places, query->age_s,
                                   query->interval_s);
  if (set->steps[i] != NULL && set->steps[i]->completeness < 1)
    g_clear_pointer (&set->steps[i], pentad_figures_unref);
  return set->steps[i] != NULL;
}

void
pentad_trend_steps_get (const PentadBoardQuery *query, PentadFigures *steps[PENTAD_TREND_STEPS])
{
  Set *set = find_set (query);

  for (int i = 0; i < PENTAD_TREND_STEPS; i++)
    {
      gint32 last;

      steps[i] = NULL;
      if (set == NULL || !find_last_day (set, &query->period, i, &last))
        continue;
      if (set->steps[i] == NULL)
        work_out (set, query, i, last);
      if (set->steps[i] != NULL)
        steps[i] = pentad_figures_ref (set->steps[i]);
    }
}

gboolean
pentad_trend_steps_prepare (const PentadBoardQuery *query)
{
  Set *set = find_set (query);
  gint32 last;

  /* The newest first; where one is not known, earlier ones are not either. */
  for (int i = PENTAD_TREND_STEPS - 1; set != NULL && i >= 0; i--)
    if (set->steps[i] == NULL)
      return find_last_day (set, &query->period, i, &last) && work_out (set, query, i, last);
  return FALSE;
}
