/* Where the cases of a period were reported, as a density with its playback.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-density.h"

#include <math.h>

#include "render/format.h"

/* Reach of a point in cells of usual size, when the board does not say. */
#define RADIUS_CELLS 3.0
/* Beyond it a playback would take minutes, and working out its scale too long. */
#define MAX_STEPS          100
#define MINUTE_S           60
#define MINUTES_OF_AN_HOUR 60

static gboolean
has_class (const PentadCaseRow *row, const GPtrArray *codes)
{
  const char *code = pentad_case_get_class_code (row->data);

  if (codes->len == 0)
    return TRUE;
  /* A code names the class itself or, as all of a major class begin with its code, the major. */
  for (guint i = 0; i < codes->len; i++)
    if (code != NULL && g_str_has_prefix (code, g_ptr_array_index (codes, i)))
      return TRUE;
  return FALSE;
}

/* What the points of cases go into. */
typedef struct
{
  PentadMapDensity *density;
  PentadMapGeometry *geometry;
  const PentadMapSpec *spec;
} Filling;

static void
add_point (const PentadCaseRow *row, gpointer user_data)
{
  Filling *filling = user_data;
  double lon = pentad_case_get_lon (row->data), lat = pentad_case_get_lat (row->data), x, y;

  if (isnan (lon) || isnan (lat) || !has_class (row, filling->spec->heat_classes))
    return;
  pentad_map_geometry_project (filling->geometry, lon, lat, &x, &y);
  if (!(fabs (x) < G_MAXINT32 / PENTAD_MAP_UNITS) || !(fabs (y) < G_MAXINT32 / PENTAD_MAP_UNITS))
    return;
  PentadHeatPoint point = {
    .at = { (gint32)(x * PENTAD_MAP_UNITS), (gint32)(y * PENTAD_MAP_UNITS) },
    .minute = (guint32)MAX (pentad_case_get_reported (row->data) / MINUTE_S, 0),
  };
  pentad_heat_add (filling->density->heat, &point, 1);
  filling->density->n_points++;
}

static void
add_points (PentadMapDensity *self,
            const PentadBoardData *data,
            PentadMapGeometry *geometry,
            const PentadMapSpec *spec,
            gint32 last_day)
{
  const PentadSituation *situation = pentad_board_data_get_situation (data);
  const PentadZone *zone = pentad_city_get_zone (data->query.city);
  Filling filling = { self, geometry, spec };

  if (situation != NULL)
    pentad_situation_foreach_reported (situation, pentad_zone_day_begin (zone, self->first_day),
                                       pentad_zone_day_begin (zone, last_day + 1), add_point,
                                       &filling);
}

static void
add_step (PentadMapDensity *self, gint64 time, char *label)
{
  self->begin[self->n_steps] = (guint32)MAX (time / MINUTE_S, 0);
  self->labels[self->n_steps++] = label;
}

/* The hours of a day that have begun. */
static void
add_hours (PentadMapDensity *self, const PentadBoardData *data, gint32 day)
{
  const PentadZone *zone = pentad_city_get_zone (data->query.city);
  gint64 time = pentad_zone_day_begin (zone, day);
  gint64 end = MIN (pentad_zone_day_begin (zone, day + 1), data->query.time + 1);

  for (; time < end; time += MINUTES_OF_AN_HOUR * MINUTE_S)
    {
      g_autofree char *date = pentad_format_day_short (day);
      g_autofree char *from = pentad_format_time (time, zone);
      g_autofree char *to = pentad_format_time (time + MINUTES_OF_AN_HOUR * MINUTE_S, zone);

      add_step (self, time, g_strdup_printf ("%s %s – %s", date, from, to));
    }
  self->begin[self->n_steps] = (guint32)MAX (time / MINUTE_S, 0);
}

static void
add_days (PentadMapDensity *self, const PentadBoardData *data)
{
  const PentadZone *zone = pentad_city_get_zone (data->query.city);
  gint32 first = MAX (self->first_day, data->query.period.to - MAX_STEPS + 1);

  for (gint32 day = first; day <= data->query.period.to; day++)
    add_step (self, pentad_zone_day_begin (zone, day), pentad_format_day_short (day));
  self->begin[self->n_steps] =
      (guint32)MAX (pentad_zone_day_begin (zone, data->query.period.to + 1) / MINUTE_S, 0);
}

static void
add_steps (PentadMapDensity *self, const PentadBoardData *data, PentadMapPlayback playback)
{
  gboolean one_day = data->query.period.from == data->query.period.to;

  self->begin = g_new0 (guint32, MAX_STEPS + 1);
  self->labels = g_new0 (char *, MAX_STEPS + 1);
  if (playback == PENTAD_MAP_PLAYBACK_HOURS || (playback == PENTAD_MAP_PLAYBACK_AUTO && one_day))
    add_hours (self, data, data->query.period.to);
  else
    add_days (self, data);
}

PentadMapDensity *
pentad_map_density_new (const PentadBoardData *data,
                        PentadMapGeometry *geometry,
                        const PentadMapSpec *spec,
                        const PentadPeriod *period)
{
  PentadMapDensity *self = g_new0 (PentadMapDensity, 1);
  double cell = pentad_map_geometry_cell_size (geometry);

  self->heat = pentad_heat_new ();
  self->radius_m =
      spec->heat_radius_m > 0
          ? spec->heat_radius_m
          : CLAMP (RADIUS_CELLS * cell, PENTAD_MAP_SPEC_MIN_RADIUS_M, PENTAD_MAP_SPEC_MAX_RADIUS_M);
  self->first_day =
      MAX (period->from, pentad_city_first_case_day (data->query.city, data->query.time));
  add_points (self, data, geometry, spec, period->to);
  self->full = pentad_map_heat_scale (self->heat, geometry, data->query.place, self->radius_m);
  return self;
}

void
pentad_map_density_add_steps (PentadMapDensity *density,
                              const PentadBoardData *data,
                              PentadMapGeometry *geometry,
                              PentadMapPlayback playback)
{
  add_steps (density, data, playback);
  for (int i = 0; i < density->n_steps; i++)
    {
      pentad_heat_set_window (density->heat, density->begin[i], density->begin[i + 1]);
      density->step_full =
          MAX (density->step_full, pentad_map_heat_scale (density->heat, geometry,
                                                          data->query.place, density->radius_m));
    }
  pentad_heat_set_window (density->heat, 0, G_MAXUINT32);
}

void
pentad_map_density_free (PentadMapDensity *density)
{
  if (density == NULL)
    return;
  pentad_heat_unref (density->heat);
  g_strfreev (density->labels);
  g_free (density->begin);
  g_free (density);
}

PentadMapHeat
pentad_map_density_show (PentadMapDensity *density, int step)
{
  gboolean whole = step < 0 || step >= density->n_steps;

  pentad_heat_lock (density->heat);
  pentad_heat_set_window (density->heat, whole ? 0 : density->begin[step],
                          whole ? G_MAXUINT32 : density->begin[step + 1]);
  pentad_heat_unlock (density->heat);
  return (PentadMapHeat){ .heat = density->heat,
                          .radius_m = density->radius_m,
                          .full = whole ? density->full : density->step_full };
}
