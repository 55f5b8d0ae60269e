/* Which unit grids have somebody on duty, and how that meets the demand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/duty.h"

#include <math.h>

#define SECONDS_PER_MINUTE 60

static void
cover_grid (PentadDuty *duty, const PentadDivisions *divisions, const char *code)
{
  int grid = pentad_divisions_find (divisions, PENTAD_LEVEL_GRID, code);

  if (grid != PENTAD_NO_PLACE)
    duty->is_covered[grid] = TRUE;
}

static const PentadPartition *
find_responsibility (const GPtrArray *partitions)
{
  for (guint i = 0; partitions != NULL && i < partitions->len; i++)
    {
      const PentadPartition *partition = g_ptr_array_index (partitions, i);

      if (g_strcmp0 (partition->id, PENTAD_PARTITION_RESPONSIBILITY) == 0)
        return partition;
    }
  return NULL;
}

static gboolean
was_seen (gint64 seen, gint64 time, int window_minutes)
{
  return seen != PENTAD_NO_TIME && seen <= time &&
         time - seen <= (gint64)window_minutes * SECONDS_PER_MINUTE;
}

/* Returns whether any position names its area at all. */
static gboolean
cover_by_positions (PentadDuty *duty,
                    const PentadDivisions *divisions,
                    const PentadPartition *areas,
                    const PentadStaff *staff,
                    int window_minutes,
                    gint64 time)
{
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any = FALSE;

  for (guint i = 0; i < areas->areas->len; i++)
    {
      PentadZoneArea *area = g_ptr_array_index (areas->areas, i);

      g_hash_table_insert (by_code, area->code, area);
    }
  for (guint i = 0; i < staff->positions->len; i++)
    {
      const PentadUnitPosition *position = g_ptr_array_index (staff->positions, i);
      gint64 seen = position->seen != PENTAD_NO_TIME ? position->seen : staff->as_of;
      const PentadZoneArea *area =
          position->area != NULL ? g_hash_table_lookup (by_code, position->area) : NULL;

      any |= area != NULL;
      if (area == NULL || !position->on_post || !was_seen (seen, time, window_minutes))
        continue;
      for (const char *grid = NULL; (grid = pentad_codes_next (&area->grids, grid)) != NULL;)
        cover_grid (duty, divisions, grid);
    }
  return any;
}

static void
sum_up (PentadDuty *duty, const PentadDivisions *divisions)
{
  for (guint i = 0; i < duty->n_places; i++)
    {
      const PentadDivision *division = pentad_divisions_get (divisions, (int)i);

      if (division->level != PENTAD_LEVEL_GRID)
        continue;
      for (int at = (int)i; at != PENTAD_NO_PLACE;
           at = pentad_divisions_get (divisions, at)->parent)
        {
          duty->n_grids[at]++;
          duty->n_covered[at] += duty->is_covered[i];
        }
    }
}

PentadDuty *
pentad_duty_new (const PentadDivisions *divisions,
                 const GPtrArray *partitions,
                 const PentadStaff *staff,
                 const PentadDutyRules *rules,
                 gint64 time)
{
  const PentadPartition *areas = find_responsibility (partitions);
  g_autoptr (PentadDuty) duty = g_new0 (PentadDuty, 1);
  gboolean is_known = staff->patrols->len > 0;

  if (rules->window_minutes <= 0)
    return NULL;
  duty->n_places = (guint)pentad_divisions_get_count (divisions);
  duty->is_covered = g_new0 (guint8, duty->n_places);
  duty->n_grids = g_new0 (guint, duty->n_places);
  duty->n_covered = g_new0 (guint, duty->n_places);
  if (areas != NULL)
    is_known |= cover_by_positions (duty, divisions, areas, staff, rules->window_minutes, time);
  if (!is_known)
    return NULL;
  for (guint i = 0; i < staff->patrols->len; i++)
    {
      const PentadPatrol *patrol = &g_array_index (staff->patrols, PentadPatrol, i);

      if (was_seen (patrol->seen, time, rules->window_minutes))
        cover_grid (duty, divisions, patrol->grid);
    }
  sum_up (duty, divisions);
  return g_steal_pointer (&duty);
}

void
pentad_duty_free (PentadDuty *duty)
{
  g_free (duty->is_covered);
  g_free (duty->n_grids);
  g_free (duty->n_covered);
  g_free (duty);
}

double
pentad_duty_get_share (const PentadDuty *duty, int place)
{
  g_return_val_if_fail (place >= 0 && (guint)place < duty->n_places, NAN);

  return duty->n_grids[place] > 0 ? 100.0 * duty->n_covered[place] / duty->n_grids[place] : NAN;
}

int
pentad_duty_step (const double steps[2], double value)
{
  if (isnan (value) || isnan (steps[0]) || isnan (steps[1]))
    return -1;
  return value < steps[0] ? 0 : value < steps[1] ? 1 : 2;
}

void
pentad_duty_cross (const PentadDuty *duty,
                   const PentadDutyRules *rules,
                   const GArray *places,
                   const double *open,
                   PentadDutyCross *cross)
{
  *cross = (PentadDutyCross){ 0 };
  for (guint i = 0; i < places->len; i++)
    {
      int place = g_array_index (places, int, i);
      guint n_grids = duty->n_grids[place];
      int demand = n_grids > 0 ? pentad_duty_step (rules->demand_steps, open[i] / n_grids) : -1;
      int covered = pentad_duty_step (rules->covered_steps, pentad_duty_get_share (duty, place));

      if (demand >= 0 && covered >= 0)
        cross->n[demand][covered]++;
    }
}
