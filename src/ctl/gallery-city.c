/* What the gallery shows of a city, worked out once: numbers for each cell of its map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/gallery-city.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "evaluate/indicators.h"
#include "render/format.h"

#define M2_PER_KM2 1e6

static double *
new_values (const PentadGalleryCity *city, double value)
{
  double *values = g_new (double, MAX (city->n_cells, 1));

  for (int i = 0; i < city->n_cells; i++)
    values[i] = value;
  return values;
}

/* Residents and area of each cell, as the platform sends them. */
static void
read_places (PentadGalleryCity *city, const PentadDivisions *divisions)
{
  city->area_km2 = new_values (city, NAN);
  city->population = new_values (city, NAN);
  for (int cell = 0; cell < city->n_cells; cell++)
    {
      const PentadDivision *division =
          pentad_divisions_get (divisions, pentad_map_geometry_cell_place (city->geometry, cell));

      city->area_km2[cell] = division->area_m2 / M2_PER_KM2;
      if (division->population >= 0)
        city->population[cell] = (double)division->population;
    }
}

static void
add_marker (
    PentadGalleryCity *city, double lon, double lat, PentadMarker shape, PentadTone tone, int count)
{
  PentadMapMarker marker = { lon, lat, shape, tone, NULL, NULL, count };

  g_array_append_val (city->markers, marker);
}

static void
add_legend (
    PentadGalleryCity *city, PentadMarker shape, PentadTone tone, const char *name, guint from)
{
  g_autofree char *number = pentad_format_count (city->markers->len - from);
  g_autofree char *text = g_strdup_printf ("%s %s", name, number);
  PentadMapMarkerLegend legend = { shape, tone, g_string_chunk_insert (city->strings, text) };

  if (city->markers->len > from)
    g_array_append_val (city->marker_legend, legend);
}

/* Where the second half of the period begins: a day, or noon of the only one. */
static gint64
find_middle (const PentadCtlSession *session)
{
  const PentadZone *zone = pentad_city_get_zone (session->city);
  const PentadPeriod *period = &session->period;
  gint64 begin = pentad_zone_day_begin (zone, period->from);

  if (period->from == period->to)
    return begin + (pentad_zone_day_begin (zone, period->to + 1) - begin) / 2;
  return pentad_zone_day_begin (zone, period->from + (period->to - period->from + 1) / 2);
}

static void
name_halves (PentadGalleryCity *city)
{
  const PentadCtlSession *session = city->session;
  const PentadZone *zone = pentad_city_get_zone (session->city);
  const PentadPeriod *period = &session->period;
  gint64 middle = find_middle (session);
  gint32 day = pentad_zone_day (zone, middle);
  g_autofree char *noon = pentad_format_time (middle, zone);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *from = pentad_format_day (i == 0 ? period->from : day);
      g_autofree char *to = pentad_format_day (i == 0 ? day - 1 : period->to);

      if (period->from != period->to)
        city->half_titles[i] = g_strdup_printf ("%s – %s", from, to);
      else
        city->half_titles[i] =
            i == 0 ? g_strdup_printf ("00:00 – %s", noon) : g_strdup_printf ("%s – 24:00", noon);
    }
}

/* Counts the cases of each cell: open, overdue, reported in either half of the period. */
static void
read_cases (PentadGalleryCity *city)
{
  const PentadCtlSession *session = city->session;
  PentadLevel level = pentad_map_geometry_get_cell_level (city->geometry);
  gint64 middle = find_middle (session);
  const PentadZone *zone = pentad_city_get_zone (session->city);
  guint n, from = city->markers->len;
  const PentadCaseRow *cases = pentad_city_get_cases (session->city, &n);
  gboolean any_due = FALSE;

  city->open = new_values (city, 0);
  city->overdue = new_values (city, 0);
  for (int i = 0; i < 2; i++)
    city->halves[i] = new_values (city, 0);
  for (guint i = 0; i < n; i++)
    {
      int place = cases[i].place[level];
      int cell =
          place != PENTAD_NO_PLACE ? pentad_map_geometry_place_cell (city->geometry, place) : -1;
      gint64 reported = pentad_case_get_reported (cases[i].data);
      gint32 day = reported != PENTAD_NO_TIME ? pentad_zone_day (zone, reported) : 0;
      PentadCaseView view;

      pentad_case_view (cases[i].data, session->time, &view);
      any_due |= view.due != PENTAD_NO_TIME;
      if (cell < 0)
        continue;
      city->open[cell] += view.outcome == PENTAD_OUTCOME_OPEN;
      if (reported != PENTAD_NO_TIME && day >= session->period.from && day <= session->period.to)
        city->halves[reported >= middle][cell]++;
      if (!pentad_case_view_is_overdue (&view, session->time))
        continue;
      city->overdue[cell]++;
      add_marker (city, pentad_case_get_lon (cases[i].data), pentad_case_get_lat (cases[i].data),
                  PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, 1);
    }
  add_legend (city, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, _ ("overdue"), from);
  for (int cell = 0; cell < city->n_cells && !any_due; cell++)
    city->overdue[cell] = NAN;
}

static void
read_positions (PentadGalleryCity *city,
                const PentadStaff *staff,
                PentadPostKind kind,
                PentadMarker shape,
                PentadTone tone,
                const char *name)
{
  guint from = city->markers->len;

  for (guint i = 0; staff != NULL && i < staff->positions->len; i++)
    {
      const PentadUnitPosition *position = g_ptr_array_index (staff->positions, i);

      if (position->kind == kind && position->on_post)
        add_marker (city, position->lon, position->lat, shape, tone, 1);
    }
  add_legend (city, shape, tone, name, from);
}

static void
read_markers (PentadGalleryCity *city, const PentadDivisions *divisions)
{
  PentadCity *model = city->session->city;
  const PentadStaff *staff = pentad_city_get_staff (model);
  const PentadSensors *sensors = pentad_city_get_sensors (model);
  guint from;

  read_positions (city, staff, PENTAD_POST_OFFICER, PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE,
                  _ ("officers"));
  read_positions (city, staff, PENTAD_POST_VEHICLE, PENTAD_MARKER_SQUARE, PENTAD_TONE_FINE,
                  _ ("vehicles"));
  from = city->markers->len;
  for (guint i = 0; sensors != NULL && i < sensors->alarms->len; i++)
    {
      const PentadAlarm *alarm = g_ptr_array_index (sensors->alarms, i);

      add_marker (city, alarm->lon, alarm->lat, PENTAD_MARKER_DIAMOND, PENTAD_TONE_WATCH, 1);
    }
  add_legend (city, PENTAD_MARKER_DIAMOND, PENTAD_TONE_WATCH, _ ("alarms"), from);
}

/* The level above the cells that has places, or the cells' own. */
static PentadLevel
level_above (const PentadDivisions *divisions, PentadLevel cells, PentadLevel most)
{
  for (int level = MIN ((int)cells - 1, (int)most); level > PENTAD_LEVEL_CITY; level--)
    {
      int n;

      pentad_divisions_get_level (divisions, (PentadLevel)level, &n);
      if (n > 0)
        return (PentadLevel)level;
    }
  return cells;
}

/* Streets' change, and the score of their area, on each of their cells. */
static void
read_streets (PentadGalleryCity *city, const PentadDivisions *divisions)
{
  const PentadCtlSession *session = city->session;
  PentadLevel cells = pentad_map_geometry_get_cell_level (city->geometry);
  PentadLevel level = level_above (divisions, cells, PENTAD_LEVEL_STREET);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (PentadFigures) figures = NULL;
  int first, n;

  first = pentad_divisions_get_level (divisions, level, &n);
  for (int i = first; i < first + n; i++)
    g_array_append_val (places, i);
  if (pentad_city_get_scheme (session->city) != NULL)
    figures =
        pentad_evaluate (session->city, &session->period, session->time, places, session->age_s, 0);
  g_autofree double *sums = g_new0 (double, MAX (n, 1));
  city->label_level = level_above (divisions, cells, PENTAD_LEVEL_DISTRICT);
  city->change = new_values (city, NAN);
  city->score = new_values (city, NAN);
  for (int pass = 0; pass < 2; pass++)
    for (int cell = 0; cell < city->n_cells; cell++)
      {
        int street = pentad_divisions_ancestor (
            divisions, pentad_map_geometry_cell_place (city->geometry, cell), level);
        const PentadFigure *figure = figures != NULL && street != PENTAD_NO_PLACE
                                         ? pentad_figures_lookup (figures, street, "area_score")
                                         : NULL;

        if (street == PENTAD_NO_PLACE)
          continue;
        if (pass == 0)
          sums[street - first] += city->halves[1][cell] - city->halves[0][cell];
        else
          city->change[cell] = sums[street - first];
        if (figure != NULL && figure->state == PENTAD_FIGURE_VALUE)
          city->score[cell] = figure->value;
      }
}

PentadGalleryCity *
pentad_gallery_city_new (const PentadCtlSession *session, PentadLanguage language)
{
  PentadGalleryCity *city = g_new0 (PentadGalleryCity, 1);
  const PentadDivisions *divisions = pentad_city_get_divisions (session->city);

  city->session = session;
  city->geometry = pentad_map_geometry_new ((PentadDivisions *)divisions);
  city->n_cells = pentad_map_geometry_get_n_cells (city->geometry);
  city->markers = g_array_new (FALSE, FALSE, sizeof (PentadMapMarker));
  city->marker_legend = g_array_new (FALSE, FALSE, sizeof (PentadMapMarkerLegend));
  city->strings = g_string_chunk_new (1024);
  city->as_of = pentad_format_clock (session->time, pentad_city_get_zone (session->city), language);
  name_halves (city);
  read_places (city, divisions);
  read_markers (city, divisions);
  read_cases (city);
  read_streets (city, divisions);
  return city;
}

void
pentad_gallery_city_free (PentadGalleryCity *city)
{
  if (city == NULL)
    return;
  pentad_map_geometry_unref (city->geometry);
  g_free (city->open);
  g_free (city->overdue);
  g_free (city->halves[0]);
  g_free (city->halves[1]);
  g_free (city->change);
  g_free (city->area_km2);
  g_free (city->population);
  g_free (city->score);
  g_array_unref (city->markers);
  g_array_unref (city->marker_legend);
  g_free (city->as_of);
  g_free (city->half_titles[0]);
  g_free (city->half_titles[1]);
  g_string_chunk_free (city->strings);
  g_free (city);
}
