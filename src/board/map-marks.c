/* The markers of a board's map: cases, people on their posts, vehicles, alarms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-marks.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "render/format.h"
#include "render/panel.h"

/* More markers of one kind would hide each other, and the map, on any wall; the latest are drawn.
 */
#define MAX_CASE_MARKERS 1000u

static gboolean
wants (const PentadPanelSpec *panel, const PentadMapChoice *choice, const char *marker)
{
  g_autofree char *id = g_strconcat ("marker:", marker, NULL);
  gboolean named = FALSE;

  for (guint i = 0; i < panel->markers->len; i++)
    named |= g_str_equal (g_ptr_array_index (panel->markers, i), marker);
  return pentad_map_choice_shows (choice, id, named);
}

/* format: with a place for the number, which `count` says. */
static void
add_legend_words (PentadBoardMap *self,
                  PentadMarker shape,
                  PentadTone tone,
                  const char *format,
                  const char *count)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *text = g_strdup_printf (format, count);
#pragma GCC diagnostic pop
  PentadMapMarkerLegend legend = { shape, tone, g_string_chunk_insert (self->strings, text) };

  g_array_append_val (self->marker_legend, legend);
}

static void
add_legend (PentadBoardMap *self, PentadMarker shape, PentadTone tone, const char *format, guint n)
{
  g_autofree char *count = pentad_format_count (n);

  add_legend_words (self, shape, tone, format, count);
}

static void
add_marker (PentadBoardMap *self,
            double lon,
            double lat,
            PentadMarker shape,
            PentadTone tone,
            const char *key,
            const char *tooltip)
{
  PentadMapMarker marker = {
    .lon = lon,
    .lat = lat,
    .shape = shape,
    .tone = tone,
    .key = key != NULL ? g_string_chunk_insert (self->strings, key) : NULL,
    .tooltip = tooltip != NULL ? g_string_chunk_insert (self->strings, tooltip) : NULL,
  };

  g_array_append_val (self->markers, marker);
}

static void
mark_cases (PentadBoardMap *self, const GArray *rows, PentadMarker shape, PentadTone tone)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PentadCase *item = g_array_index (rows, PentadCaseRow, i).data;
      g_autofree char *key = g_strdup_printf ("case:%s", pentad_case_get_id (item));

      add_marker (self, pentad_case_get_lon (item), pentad_case_get_lat (item), shape, tone, key,
                  NULL);
    }
}

/* Legend of cases of which the latest are marked; format takes how many there are. */
static void
add_case_legend (PentadBoardMap *self,
                 PentadMarker shape,
                 PentadTone tone,
                 const char *format,
                 guint n,
                 guint n_marked)
{
  if (n_marked == n)
    {
      add_legend (self, shape, tone, format, n);
      return;
    }
  g_autofree char *marked = pentad_format_count (n_marked);
  g_autofree char *latest = g_strdup_printf (_ ("latest %s marked"), marked);
  g_autofree char *with_latest = g_strdup_printf ("%s (%s)", format, latest);
  add_legend (self, shape, tone, with_latest, n);
}

/* Those with a deadline that is to come; the overdue have their own marks. */
static void
mark_open (PentadBoardMap *self, const PentadSituation *situation)
{
  g_autoptr (GArray) rows = pentad_situation_list_due (situation, MAX_CASE_MARKERS);

  mark_cases (self, rows, PENTAD_MARKER_CIRCLE, PENTAD_TONE_NEUTRAL);
  add_legend (self, PENTAD_MARKER_CIRCLE, PENTAD_TONE_NEUTRAL, _ ("open, next due %s"), rows->len);
}

static void
mark_public (PentadBoardMap *self, const PentadSituation *situation)
{
  g_autoptr (GArray) rows = pentad_situation_list_public (situation, MAX_CASE_MARKERS);

  mark_cases (self, rows, PENTAD_MARKER_DIAMOND, PENTAD_TONE_WATCH);
  add_case_legend (self, PENTAD_MARKER_DIAMOND, PENTAD_TONE_WATCH, _ ("citizens' reports open %s"),
                   pentad_situation_get_n_public (situation), rows->len);
}

static void
mark_overdue (PentadBoardMap *self, const PentadSituation *situation)
{
  g_autoptr (GArray) rows = pentad_situation_list_overdue (situation, MAX_CASE_MARKERS);

  mark_cases (self, rows, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD);
  add_case_legend (self, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, _ ("overdue %s"),
                   pentad_situation_get_n_overdue (situation), rows->len);
}

/* Whether a point lies in the place shown, by the finest polygons there are. */
static gboolean
lies_in_place (const PentadBoardData *data, double lon, double lat)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  PentadLevel finest = pentad_divisions_finest_level (divisions);
  int cell = isnan (lon) || isnan (lat) ? PENTAD_NO_PLACE
                                        : pentad_divisions_locate (divisions, finest, lon, lat);

  return data->query.place == 0 || (cell != PENTAD_NO_PLACE &&
                                    pentad_divisions_is_below (divisions, cell, data->query.place));
}

/* People or vehicles of one kind, and how many; of whom nothing is known there are not 0. */
static void
mark_posts (PentadBoardMap *self,
            const PentadBoardData *data,
            PentadPostKind kind,
            PentadMarker shape,
            const char *format)
{
  const PentadStaff *staff = pentad_city_get_staff (data->query.city);
  guint n = 0;

  if (staff == NULL)
    {
      add_legend_words (self, shape, PENTAD_TONE_MUTED, format,
                        pentad_city_is_forbidden (data->query.city, PENTAD_PART_STAFF)
                            ? pentad_panel_state_words (PENTAD_PANEL_FORBIDDEN)
                            : PENTAD_NO_VALUE);
      return;
    }
  for (guint i = 0; i < staff->positions->len; i++)
    {
      const PentadUnitPosition *position = g_ptr_array_index (staff->positions, i);

      if (position->kind != kind || !position->on_post ||
          !lies_in_place (data, position->lon, position->lat))
        continue;
      add_marker (self, position->lon, position->lat, shape, PENTAD_TONE_FINE, NULL,
                  position->code);
      n++;
    }
  add_legend (self, shape, PENTAD_TONE_FINE, format, n);
}

/* How a device is drawn: what is out of order is not like what works. */
static const struct
{
  PentadMarker shape;
  PentadTone tone;
  const char *legend;
} device_marks[] = {
  { PENTAD_MARKER_DIAMOND, PENTAD_TONE_FINE, N_ ("sensors online %s") },
  { PENTAD_MARKER_CROSS, PENTAD_TONE_WATCH, N_ ("offline %s") },
  { PENTAD_MARKER_TRIANGLE_DOWN, PENTAD_TONE_BAD, N_ ("in alarm %s") },
};

/* Names of devices are not copied: the map keeps what they belong to. */
static void
mark_devices (PentadBoardMap *self, const PentadBoardData *data, const PentadSensors *sensors)
{
  const PentadDevices *devices = &sensors->devices;
  guint n[G_N_ELEMENTS (device_marks)] = { 0 };

  self->sensors = pentad_sensors_ref ((PentadSensors *)sensors);
  for (guint i = 0; i < devices->all->len; i++)
    {
      const PentadDevice *device = &g_array_index (devices->all, PentadDevice, i);
      guint kind = device->alarm ? 2 : device->online ? 0 : 1;
      PentadMapMarker marker = {
        .lon = device->lon,
        .lat = device->lat,
        .shape = device_marks[kind].shape,
        .tone = device_marks[kind].tone,
        .tooltip = pentad_devices_get_id (devices, device),
      };

      if (!lies_in_place (data, device->lon, device->lat))
        continue;
      g_array_append_val (self->markers, marker);
      n[kind]++;
    }
  for (guint kind = 0; kind < G_N_ELEMENTS (device_marks); kind++)
    if (kind == 0 || n[kind] > 0)
      add_legend (self, device_marks[kind].shape, device_marks[kind].tone,
                  _ (device_marks[kind].legend), n[kind]);
}

void
pentad_map_marks_add (PentadBoardMap *self,
                      const PentadBoardData *data,
                      const PentadPanelSpec *panel,
                      const PentadMapChoice *choice,
                      PentadLanguage language)
{
  const PentadSensors *sensors = pentad_city_get_sensors (data->query.city);
  const PentadSituation *situation = pentad_board_data_get_situation (data);

  if (wants (panel, choice, "supervisors"))
    mark_posts (self, data, PENTAD_POST_SUPERVISOR, PENTAD_MARKER_CIRCLE,
                _ ("supervisors on duty %s"));
  if (wants (panel, choice, "officers"))
    mark_posts (self, data, PENTAD_POST_OFFICER, PENTAD_MARKER_CIRCLE, _ ("officers on post %s"));
  if (wants (panel, choice, "vehicles"))
    mark_posts (self, data, PENTAD_POST_VEHICLE, PENTAD_MARKER_SQUARE, _ ("vehicles %s"));
  if (wants (panel, choice, "open") && situation != NULL)
    mark_open (self, situation);
  if (wants (panel, choice, "public") && situation != NULL)
    mark_public (self, situation);
  if (wants (panel, choice, "overdue") && situation != NULL)
    mark_overdue (self, situation);
  if (wants (panel, choice, "sensors") && sensors != NULL)
    mark_devices (self, data, sensors);
  if (wants (panel, choice, "alarms") && sensors != NULL)
    {
      guint n = 0;

      for (guint i = 0; i < sensors->alarms->len; i++)
        {
          const PentadAlarm *alarm = g_ptr_array_index (sensors->alarms, i);

          if (!lies_in_place (data, alarm->lon, alarm->lat))
            continue;
          n++;
          add_marker (self, alarm->lon, alarm->lat, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, NULL,
                      pentad_label_get (&alarm->label, language));
        }
      add_legend (self, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, _ ("alarms %s"), n);
    }
}
