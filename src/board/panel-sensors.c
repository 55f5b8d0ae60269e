/* The panel of sensors: domains with their devices, what is online, and the day in a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "render/format.h"
#include "render/table-rows.h"

/* Whether a row of sensors counts for the place: its own division or one below; when the platform
 * sends rows for districts only, a street has none. */
static gboolean
counts_for (const PentadDivisions *divisions, const char *code, int place)
{
  int found = pentad_divisions_find_any (divisions, code);

  return found != PENTAD_NO_PLACE && pentad_divisions_is_below (divisions, found, place);
}

/* More domains than the API names fit no wall. */
#define MAX_LINES 64

/* What a row does not send leaves a gap. */
static void
add_hours (double *line, const PentadSensorRow *row)
{
  guint gap = PENTAD_SENSOR_HOURS - row->n_hours;

  for (guint h = 0; h < PENTAD_SENSOR_HOURS; h++)
    line[h] += h < gap ? NAN : row->hours[h - gap];
}

/* From the lowest to the highest rate of the day, for those who do not see the line. */
static const char *
name_range (PentadPanelContext *ctx, const double *line, gint64 total)
{
  double low = NAN, high = NAN;

  for (int h = 0; h < PENTAD_SENSOR_HOURS; h++)
    {
      low = fmin (low, line[h]);
      high = fmax (high, line[h]);
    }
  g_autofree char *from = pentad_format_percent (100 * low / (double)total, 1);
  g_autofree char *to = pentad_format_percent (100 * high / (double)total, 1);
  return pentad_panel_printf (ctx, "%s – %s", from, to);
}

/* Cells lie row by row. */
static void
drop_last_column (PentadTable *table, PentadTableCell *cells)
{
  int n = --table->n_columns;

  for (int r = 1; r < table->n_rows; r++)
    memmove (&cells[r * n], &cells[r * (n + 1)], sizeof *cells * (gsize)n);
}

void
pentad_panel_sensors (PentadPanelContext *ctx)
{
  const PentadSensors *sensors = pentad_city_get_sensors (ctx->data->query.city);
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  PentadTableColumn columns[] = {
    { _ ("Domain"), PENTAD_ALIGN_START, 1.9, FALSE },
    { _ ("online rate"), PENTAD_ALIGN_END, 1.8, TRUE },
    { _ ("sensors"), PENTAD_ALIGN_END, 0.9, FALSE },
    { _ ("alarms"), PENTAD_ALIGN_END, 0.7, FALSE },
    { _ ("24 h"), PENTAD_ALIGN_END, 1.1, FALSE },
  };
  double lines[MAX_LINES][PENTAD_SENSOR_HOURS];

  if (sensors == NULL || divisions == NULL || sensors->domains->len == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing_part (ctx, PENTAD_PART_SENSORS));
      return;
    }
  guint n = MIN (sensors->domains->len, MAX_LINES), alarms_total = 0;
  gboolean any_line = FALSE;
  gboolean any_row = FALSE;
  g_autofree PentadTableCell *cells = g_new0 (PentadTableCell, n * G_N_ELEMENTS (columns));
  for (guint d = 0; d < n; d++)
    {
      const PentadSensorDomain *domain = g_ptr_array_index (sensors->domains, d);
      PentadTableCell *row = &cells[d * G_N_ELEMENTS (columns)];
      gint64 total = 0, online = 0, alarms = 0;

      for (int h = 0; h < PENTAD_SENSOR_HOURS; h++)
        lines[d][h] = 0;
      for (guint i = 0; i < sensors->rows->len; i++)
        {
          const PentadSensorRow *sent = g_ptr_array_index (sensors->rows, i);

          if (g_strcmp0 (sent->domain, domain->id) != 0 ||
              !counts_for (divisions, sent->division, ctx->data->query.place))
            continue;
          total += MAX (sent->total, 0);
          online += MAX (sent->online, 0);
          alarms += MAX (sent->alarms, 0);
          add_hours (lines[d], sent);
        }
      double rate = total > 0 ? 100.0 * (double)online / (double)total : NAN;
      any_row |= total > 0;
      alarms_total += (guint)alarms;
      row[0] = (PentadTableCell){ .text = pentad_label_get (&domain->label, ctx->language),
                                  .bar = NAN,
                                  .target = NAN };
      row[1] = (PentadTableCell){
        .text = pentad_panel_take (ctx, pentad_format_percent (rate, 1)),
        .tone = pentad_panel_band_tone (rate, 97, 90),
        .bar = rate / 100,
        .target = NAN,
      };
      row[2] = (PentadTableCell){
        .text = total > 0 ? pentad_panel_take (ctx, pentad_format_count ((double)total)) : NULL,
        .bar = NAN,
        .target = NAN
      };
      row[3] = (PentadTableCell){
        .text = total > 0 ? pentad_panel_take (ctx, pentad_format_count ((double)alarms)) : NULL,
        .tone = alarms > 0 ? PENTAD_TONE_BAD : PENTAD_TONE_NEUTRAL,
        .bold = alarms > 0,
        .bar = NAN,
        .target = NAN,
      };
      row[4] = (PentadTableCell){ .bar = NAN, .target = NAN };
      if (total > 0 && !isnan (lines[d][PENTAD_SENSOR_HOURS - 1]))
        {
          row[4].line = lines[d];
          row[4].n_line = PENTAD_SENSOR_HOURS;
          row[4].tone = row[1].tone;
          row[4].text = name_range (ctx, lines[d], total);
          any_line = TRUE;
        }
    }
  if (!any_row)
    {
      pentad_panel_frame (ctx, NULL, PENTAD_PANEL_EMPTY);
      return;
    }
  PentadTable table = { .id = ctx->spec->id,
                        .columns = columns,
                        .n_columns = G_N_ELEMENTS (columns),
                        .cells = cells,
                        .n_rows = (int)n };
  if (!any_line)
    drop_last_column (&table, cells);
  const char *note = pentad_panel_printf (ctx, _ ("alarms %u"), alarms_total);
  pentad_table_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &table);
}
