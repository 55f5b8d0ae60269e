/* What all boards show of one place and period: figures, and how the cases stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/board-data.h"

/* Days that trends look back from today. */
#define TREND_DAYS 30

PentadBoardData *
pentad_board_data_new (const PentadBoardQuery *query)
{
  PentadBoardData *self = g_new0 (PentadBoardData, 1);
  const PentadDivisions *divisions = pentad_city_get_divisions (query->city);

  g_atomic_ref_count_init (&self->refs);
  self->query = *query;
  g_object_ref (query->city);
  if (divisions == NULL || query->place < 0 ||
      query->place >= pentad_divisions_get_count (divisions))
    self->query.place = 0;
  if (divisions == NULL)
    return self;

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
  g_free (data);
}

gint32
pentad_board_first_day (const PentadPeriod *period)
{
  PentadPeriod previous = pentad_period_previous (period);

  return MIN (previous.from, period->to - TREND_DAYS);
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
