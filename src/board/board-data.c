/* What all boards show of one place and period: figures, and how the cases stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/board-data.h"

#include "board/board-handlings.h"
#include "board/trend-steps.h"

#include "evaluate/expectation.h"

#include <math.h>

/* Days that trends look back from today: a month, and before it what tells which days are usual. */
#define TREND_DAYS (30 + PENTAD_EXPECTATION_DAYS)

typedef struct _PentadBoardAreas
{
  PentadLevel level;
  char *figure;
  PentadFigures *figures[2]; /* of the period and the one before; NULL until asked for */
  PentadFigures *trend[PENTAD_TREND_STEPS]; /* oldest first; NULL: no data, or not asked for */
  gboolean has_trend;
} Areas;

static void
clear_areas (Areas *areas)
{
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&areas->figures[i], pentad_figures_unref);
  g_clear_pointer (&areas->figure, g_free);
}

gint32
pentad_board_first_filtered_day (const PentadPeriod *period, gint32 today, gint32 max_days)
{
  gint32 before = pentad_period_previous (period).from;

  return today - before < max_days         ? before
         : today - period->from < max_days ? period->from
                                           : G_MAXINT32;
}

PentadBoardData *
pentad_board_data_new (const PentadBoardQuery *query)
{
  PentadBoardData *self = g_new0 (PentadBoardData, 1);
  const PentadDivisions *divisions = pentad_city_get_divisions (query->city);

  g_atomic_ref_count_init (&self->refs);
  self->query = *query;
  self->areas = g_new0 (Areas, 1);
  self->sums = pentad_board_sums_new ();
  g_object_ref (query->city);
  if (divisions == NULL || query->place < 0 ||
      query->place >= pentad_divisions_get_count (divisions))
    self->query.place = 0;
  if (divisions == NULL)
    return self;

  pentad_city_make_ledgers (
      query->city, query->time,
      pentad_evaluate_previous_time (query->city, &query->period, query->time));
  g_autoptr (GArray) places = pentad_places_around (divisions, self->query.place);
  self->figures = pentad_evaluate (query->city, &query->period, query->time, places, query->age_s,
                                   query->interval_s);
  if (self->figures != NULL)
    self->previous = pentad_evaluate_previous (query->city, &query->period, query->time, places,
                                               query->age_s, query->interval_s);
  return self;
}

PentadBoardData *
pentad_board_data_ref (PentadBoardData *data)
{
  g_atomic_ref_count_inc (&data->refs);
  return data;
}

void
pentad_board_data_unref (PentadBoardData *data)
{
  if (!g_atomic_ref_count_dec (&data->refs))
    return;
  g_object_unref (data->query.city);
  g_clear_pointer (&data->figures, pentad_figures_unref);
  g_clear_pointer (&data->previous, pentad_figures_unref);
  clear_areas (data->areas);
  for (int i = 0; i < PENTAD_TREND_STEPS; i++)
    g_clear_pointer (&data->areas->trend[i], pentad_figures_unref);
  g_free (data->areas);
  pentad_board_sums_free (data->sums);
  g_free (data);
}

static GArray *
list_areas (const PentadDivisions *divisions, int place, PentadLevel level)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (int));
  int n, first = pentad_divisions_get_level (divisions, level, &n);

  for (int i = first; i < first + n; i++)
    if (place == 0 || i == place || pentad_divisions_is_below (divisions, i, place))
      g_array_append_val (areas, i);
  return areas;
}

const PentadFigures *
pentad_board_data_get_areas (const PentadBoardData *data,
                             const char *figure,
                             PentadLevel level,
                             gboolean previous)
{
  const PentadBoardQuery *query = &data->query;
  const PentadDivisions *divisions = pentad_city_get_divisions (query->city);
  PentadFigures **kept = &data->areas->figures[previous ? 1 : 0];
  PentadPeriod period = previous ? pentad_period_previous (&query->period) : query->period;
  gint64 time = previous ? pentad_evaluate_previous_time (query->city, &query->period, query->time)
                         : query->time;

  if (data->figures == NULL)
    return NULL;
  if (data->areas->level != level || g_strcmp0 (data->areas->figure, figure) != 0)
    {
      clear_areas (data->areas);
      data->areas->figure = g_strdup (figure);
    }
  data->areas->level = level;
  if (*kept != NULL)
    return *kept;
  g_autoptr (GArray) areas = list_areas (divisions, query->place, level);
  *kept = pentad_evaluate_column (query->city, &period, time, areas, figure);
  return *kept;
}

static void
fill_trend (const PentadBoardData *data)
{
  data->areas->has_trend = TRUE;
  pentad_trend_steps_get (&data->query, data->areas->trend);
}

guint
pentad_board_data_get_trend (const PentadBoardData *data,
                             int place,
                             const PentadIndicator *indicator,
                             double values[PENTAD_TREND_STEPS])
{
  guint known = 0;

  for (int i = 0; i < PENTAD_TREND_STEPS; i++)
    values[i] = NAN;
  if (data->figures == NULL || g_strcmp0 (indicator->cohort, "now") == 0)
    return 0;
  if (!data->areas->has_trend)
    fill_trend (data);
  for (int i = 0; i < PENTAD_TREND_STEPS; i++)
    {
      const PentadFigure *figure =
          data->areas->trend[i] != NULL
              ? pentad_figures_lookup (data->areas->trend[i], place, indicator->id)
              : NULL;

      if (figure == NULL || figure->state != PENTAD_FIGURE_VALUE)
        continue;
      values[i] = figure->value;
      known++;
    }
  return known;
}

gint32
pentad_board_first_day (const PentadPeriod *period)
{
  PentadPeriod previous = pentad_period_previous (period);
  gint32 first = MIN (previous.from, period->to - TREND_DAYS);

  /* The month before last year's days, which trends show at least. */
  return period->last_year ? MIN (first, previous.to - TREND_DAYS) : first;
}

/* Kinds whose lines show a month at least, and what is usual on each of its days. */
static gboolean
looks_far_back (const PentadPanelSpec *panel)
{
  return g_str_equal (panel->kind, "trend") || g_str_equal (panel->kind, "days");
}

gint32
pentad_board_page_first_day (const PentadBoardSpec *page, const PentadPeriod *period)
{
  gint32 all = pentad_board_first_day (period);
  gint32 steps = period->to - 1 - PENTAD_TREND_STEPS * pentad_trend_step_days (period);

  for (guint i = 0; i < page->panels->len; i++)
    if (looks_far_back (g_ptr_array_index (page->panels, i)))
      return all;
  return MAX (all, MIN (pentad_period_previous (period).from, steps));
}

gboolean
pentad_board_data_has_cases (const PentadBoardData *data)
{
  return pentad_city_get_n_cases (data->query.city) > 0;
}

const PentadSituation *
pentad_board_data_get_situation (const PentadBoardData *data)
{
  PentadLedger *ledger = pentad_city_get_ledger (data->query.city, data->query.time);

  return ledger != NULL ? pentad_ledger_get_situation (ledger, data->query.place) : NULL;
}
