/* The rankings of `pentadctl figures`: districts and streets, like with like.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/rankings.h"

#include "evaluate/indicators.h"
#include "evaluate/ranking.h"

#include <math.h>

/* Decimals of intervals, which are estimates. */
#define INTERVAL_DECIMALS 2

typedef struct
{
  PentadJsonWriter *json;
  const PentadDivisions *divisions;
  const PentadFigures *now, *before;
} Output;

static gboolean
is_ranked (const PentadIndicator *indicator)
{
  return indicator->better != PENTAD_BETTER_NEITHER && indicator->unit != PENTAD_UNIT_COUNT &&
         pentad_indicator_is_about (indicator, PENTAD_SUBJECT_AREA, NULL);
}

/* The group of a place: by its code, else by the kind of the district that it is or lies in. */
static int
find_group (const Output *output, int place)
{
  int district = pentad_divisions_ancestor (output->divisions, place, PENTAD_LEVEL_DISTRICT);

  return pentad_scheme_find_group (
      output->now->scheme, pentad_divisions_get (output->divisions, place)->code,
      district != PENTAD_NO_PLACE
          ? pentad_division_kind_id (pentad_divisions_get (output->divisions, district)->kind)
          : NULL);
}

/* PentadRankInput of the places of a level. */
static GArray *
list_units (const Output *output, PentadLevel level, guint column)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (PentadRankInput));
  int filed = pentad_scheme_find_column (output->now->scheme, "file");

  for (guint row = 0; row < output->now->places->len; row++)
    {
      int place = g_array_index (output->now->places, int, row);
      const PentadDivision *division = pentad_divisions_get (output->divisions, place);
      PentadRankInput unit = {
        .unit = place,
        .code = division->code,
        .group = find_group (output, place),
        .now = *pentad_figures_get (output->now, row, column),
        .before = *pentad_figures_get (output->before, row, column),
        .filed = filed >= 0 ? pentad_figures_get (output->now, row, (guint)filed)->value : NAN,
      };

      if (division->level == level)
        g_array_append_val (units, unit);
    }
  return units;
}

static void
write_unit (const Output *output, const PentadRanked *ranked, int decimals)
{
  static const char *const ends[] = { NULL, "top", "bottom" };
  PentadJsonWriter *json = output->json;

  pentad_json_writer_break (json);
  pentad_json_writer_begin_object (json);
  pentad_json_writer_member_string (json, "division",
                                    pentad_divisions_get (output->divisions, ranked->unit)->code);
  pentad_json_writer_name (json, "rank");
  if (ranked->rank > 0)
    pentad_json_writer_int (json, ranked->rank);
  else
    pentad_json_writer_null (json);
  pentad_json_writer_member_int (json, "of", ranked->of);
  pentad_json_writer_member_boolean (json, "tied", ranked->tied);
  if (ranked->previous_rank > 0)
    pentad_json_writer_member_int (json, "previous_rank", ranked->previous_rank);
  if (!isnan (ranked->change))
    pentad_json_writer_member_double (json, "change",
                                      pentad_figure_round (ranked->change, decimals), decimals);
  if (ends[ranked->end] != NULL)
    pentad_json_writer_member_string (json, "end", ends[ranked->end]);
  if (!isnan (ranked->low))
    {
      pentad_json_writer_member_double (json, "low", ranked->low, INTERVAL_DECIMALS);
      pentad_json_writer_member_double (json, "high", ranked->high, INTERVAL_DECIMALS);
      pentad_json_writer_member_boolean (json, "like_next", ranked->like_next);
    }
  pentad_json_writer_end_object (json);
}

static void
begin_group (const Output *output, const PentadIndicator *indicator, PentadLevel level, int group)
{
  const GPtrArray *groups = output->now->scheme->groups;

  pentad_json_writer_break (output->json);
  pentad_json_writer_begin_object (output->json);
  pentad_json_writer_member_string (output->json, "id", indicator->id);
  pentad_json_writer_member_string (output->json, "level", pentad_level_id (level));
  if (group >= 0)
    pentad_json_writer_member_string (output->json, "group",
                                      ((const PentadGroup *)g_ptr_array_index (groups, group))->id);
  pentad_json_writer_member_array (output->json, "units");
}

static void
end_group (const Output *output)
{
  pentad_json_writer_end_array (output->json);
  pentad_json_writer_end_object (output->json);
}

static void
write_ranking (const Output *output, PentadLevel level, guint column)
{
  const PentadIndicator *indicator = g_ptr_array_index (output->now->scheme->indicators, column);
  int decimals = output->now->scheme->decimals;
  g_autoptr (GArray) units = list_units (output, level, column);

  if (units->len < 2)
    return;
  g_autoptr (GArray) ranking = pentad_ranking_new ((const PentadRankInput *)(void *)units->data,
                                                   units->len, indicator->better, decimals);
  for (guint i = 0; i < ranking->len; i++)
    {
      const PentadRanked *ranked = &g_array_index (ranking, PentadRanked, i);

      if (i == 0 || ranked->group != g_array_index (ranking, PentadRanked, i - 1).group)
        {
          if (i > 0)
            end_group (output);
          begin_group (output, indicator, level, ranked->group);
        }
      write_unit (output, ranked, decimals);
    }
  end_group (output);
}

void
pentad_ctl_write_rankings (PentadJsonWriter *json,
                           const PentadCtlSession *session,
                           const PentadFigures *figures)
{
  g_autoptr (PentadFigures) before =
      pentad_evaluate_previous (session->city, &session->period, session->time, figures->places,
                                session->age_s, pentad_feed_get_interval_s (session->feed));
  Output output = { json, pentad_city_get_divisions (session->city), figures, before };

  pentad_json_writer_member_array (json, "rankings");
  for (guint column = 0; column < figures->scheme->indicators->len; column++)
    if (is_ranked (g_ptr_array_index (figures->scheme->indicators, column)))
      {
        write_ranking (&output, PENTAD_LEVEL_DISTRICT, column);
        write_ranking (&output, PENTAD_LEVEL_STREET, column);
      }
  pentad_json_writer_end_array (json);
}
