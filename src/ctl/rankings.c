/* The rankings of `pentadctl figures`: districts, streets, departments, posts; like with like.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/rankings.h"

#include "evaluate/ranking.h"
#include "evaluate/subjects.h"

#include <math.h>

/* Decimals of intervals, which are estimates. */
#define INTERVAL_DECIMALS 2

typedef struct
{
  PentadJsonWriter *json;
  PentadCity *city;
  const PentadFigures *now, *before;
} Output;

PentadCtlUnit
pentad_ctl_unit (PentadCity *city, PentadSubject subject, int index)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);

  if (subject == PENTAD_SUBJECT_DEPARTMENT)
    {
      const PentadDepartment *department = pentad_catalogue_get_department (catalogue, index);

      return (PentadCtlUnit){ .code = department->code,
                              .name = &department->name,
                              .kind = department->group };
    }
  if (subject == PENTAD_SUBJECT_POST)
    {
      const PentadPost *post = pentad_catalogue_get_post (catalogue, index);

      return (PentadCtlUnit){ .code = post->code, .name = &post->name, .role = post->role };
    }

  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  int district = pentad_divisions_ancestor (divisions, index, PENTAD_LEVEL_DISTRICT);
  return (PentadCtlUnit){
    .code = pentad_divisions_get (divisions, index)->code,
    .name = &pentad_divisions_get (divisions, index)->name,
    .kind = district != PENTAD_NO_PLACE
                ? pentad_division_kind_id (pentad_divisions_get (divisions, district)->kind)
                : NULL,
    .level = pentad_divisions_get (divisions, index)->level,
  };
}

/* Posts are ranked by their own score: a rate says little of somebody who has another role. */
static gboolean
is_ranked (const PentadIndicator *indicator, PentadSubject subject)
{
  if (indicator->composite != NULL)
    return indicator->composite->subject == subject;
  return indicator->better != PENTAD_BETTER_NEITHER && indicator->unit != PENTAD_UNIT_COUNT &&
         subject != PENTAD_SUBJECT_POST;
}

/* PentadRankInput of the places of a level, or of the departments or posts that it is about. */
static GArray *
list_units (const Output *output, PentadLevel level, guint column)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (PentadRankInput));
  int filed = pentad_scheme_find_column (output->now->scheme, "file");

  const PentadIndicator *indicator = g_ptr_array_index (output->now->scheme->indicators, column);
  for (guint row = 0; row < output->now->places->len; row++)
    {
      int index = g_array_index (output->now->places, int, row);
      PentadCtlUnit described = pentad_ctl_unit (output->city, output->now->subject, index);
      PentadRankInput unit = {
        .unit = index,
        .code = described.code,
        .group = pentad_scheme_find_group (output->now->scheme, described.code, described.kind),
        .now = *pentad_figures_get (output->now, row, column),
        .before = *pentad_figures_get (output->before, row, column),
        .filed = filed >= 0 ? pentad_figures_get (output->now, row, (guint)filed)->value : NAN,
      };

      if (described.level == level &&
          pentad_indicator_is_about (indicator, output->now->subject, described.role))
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
  pentad_json_writer_member_string (
      json,
      output->now->subject == PENTAD_SUBJECT_AREA ? "division"
                                                  : pentad_subject_id (output->now->subject),
      pentad_ctl_unit (output->city, output->now->subject, ranked->unit).code);
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
  if (output->now->subject == PENTAD_SUBJECT_AREA)
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

/* The period before, at the same instant of it. */
static PentadFigures *
evaluate_before (const PentadCtlSession *session, const PentadFigures *figures)
{
  PentadPeriod previous = pentad_period_previous (&session->period);
  double interval_s = pentad_feed_get_interval_s (session->feed);

  if (figures->subject == PENTAD_SUBJECT_AREA)
    return pentad_evaluate_previous (session->city, &session->period, session->time,
                                     figures->places, session->age_s, interval_s);
  return pentad_evaluate_subjects (
      session->city, figures->subject, &previous,
      pentad_evaluate_previous_time (session->city, &session->period, session->time),
      session->age_s, interval_s);
}

void
pentad_ctl_write_rankings (PentadJsonWriter *json,
                           const PentadCtlSession *session,
                           const PentadFigures *figures)
{
  g_autoptr (PentadFigures) before = evaluate_before (session, figures);
  Output output = { json, session->city, figures, before };

  pentad_json_writer_member_array (json, "rankings");
  for (guint column = 0; column < figures->scheme->indicators->len; column++)
    {
      if (!is_ranked (g_ptr_array_index (figures->scheme->indicators, column), figures->subject))
        continue;
      if (figures->subject != PENTAD_SUBJECT_AREA)
        {
          write_ranking (&output, PENTAD_LEVEL_CITY, column);
          continue;
        }
      write_ranking (&output, PENTAD_LEVEL_DISTRICT, column);
      write_ranking (&output, PENTAD_LEVEL_STREET, column);
    }
  pentad_json_writer_end_array (json);
}
