/* Panels of what runs beside the cases: flow, staffing, calls, approvals, findings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/finding-text.h"
#include "board/panels.h"
#include "evaluate/quality.h"
#include "evaluate/staffing.h"
#include "render/column-chart.h"
#include "render/flow.h"
#include "render/format.h"
#include "render/item-list.h"
#include "render/line-chart.h"
#include "render/table-rows.h"

/* Shares of overdue cases in a stage from which its line turns [P]. */
#define WATCH_SHARE 0.05
#define BAD_SHARE   0.2

static const char *
stage_name (PentadStage stage)
{
  switch (stage)
    {
    case PENTAD_STAGE_ACCEPT:
      return _ ("accept");
    case PENTAD_STAGE_FILE:
      return _ ("file");
    case PENTAD_STAGE_DISPATCH:
      return _ ("dispatch");
    case PENTAD_STAGE_DISPOSE:
      return _ ("handle");
    case PENTAD_STAGE_FEEDBACK:
      return _ ("feedback");
    case PENTAD_STAGE_CHECK:
      return _ ("check");
    case PENTAD_STAGE_CLOSE:
      return _ ("close");
    case PENTAD_STAGE_REPORT:
    case PENTAD_STAGE_VERIFY:
    case PENTAD_N_STAGES:
      break;
    }
  g_return_val_if_reached ("");
}

/* Cases that are verified stand with those to be accepted. */
static PentadLoad
get_load (const PentadSituation *situation, PentadStage stage)
{
  PentadLoad load = pentad_situation_get_stage (situation, stage);

  if (stage == PENTAD_STAGE_ACCEPT)
    {
      PentadLoad verified = pentad_situation_get_stage (situation, PENTAD_STAGE_VERIFY);

      load.open += verified.open;
      load.overdue += verified.overdue;
    }
  return load;
}

/* Where the open cases stand, in the lanes of supervision and command. */
void
pentad_panel_flow (PentadPanelContext *ctx)
{
  static const struct
  {
    PentadStage stage;
    int lane;
  } boxes[] = {
    { PENTAD_STAGE_ACCEPT, 0 },   { PENTAD_STAGE_FILE, 0 },     { PENTAD_STAGE_CHECK, 0 },
    { PENTAD_STAGE_CLOSE, 0 },    { PENTAD_STAGE_DISPATCH, 1 }, { PENTAD_STAGE_DISPOSE, 1 },
    { PENTAD_STAGE_FEEDBACK, 1 },
  };
  const char *lanes[] = { _ ("Supervision"), _ ("Command") };
  PentadFlowStage stages[G_N_ELEMENTS (boxes)] = { 0 };
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);

  if (!pentad_board_data_has_cases (ctx->data) || situation == NULL)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      PentadLoad load = get_load (situation, boxes[i].stage);
      double share = load.open > 0 ? (double)load.overdue / load.open : 0;

      stages[i] = (PentadFlowStage){
        .lane = boxes[i].lane,
        .label = pentad_panel_capital (ctx, stage_name (boxes[i].stage)),
        .value = pentad_panel_take (ctx, pentad_format_count (load.open)),
        .tone = share >= BAD_SHARE     ? PENTAD_TONE_BAD
                : share >= WATCH_SHARE ? PENTAD_TONE_WATCH
                                       : PENTAD_TONE_FINE,
      };
    }
  g_autofree char *sum = pentad_format_count (pentad_situation_get_n_open (situation));
  PentadFlow flow = { ctx->spec->id, lanes, G_N_ELEMENTS (lanes), stages, G_N_ELEMENTS (stages) };
  const char *note = pentad_panel_printf (ctx, _ ("open %s"), sum);
  pentad_flow_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &flow);
}

/* Bounds of the staffing rules: floor of 3 per 10,000, cap of 7 (domain.md 1.3, S1 article 8). */
#define STAFFING_FLOOR  3.0
#define STAFFING_CAP    7.0
#define FRONTLINE_SHARE 80.0

static void
fill_staffing_row (PentadPanelContext *ctx,
                   int place,
                   const PentadStaffing *staffing,
                   PentadTableCell *cells)
{
  gboolean met = staffing->density >= staffing->ratio;
  PentadTone tone = isnan (staffing->density)                  ? PENTAD_TONE_MUTED
                    : staffing->density < STAFFING_FLOOR       ? PENTAD_TONE_BAD
                    : met && staffing->density <= STAFFING_CAP ? PENTAD_TONE_FINE
                                                               : PENTAD_TONE_WATCH;
  g_autofree char *density = pentad_format_number (staffing->density, 1);
  /* A whole number for one kind of unit; of several kinds together it has a fraction. */
  double required = pentad_figure_round (staffing->ratio, 1);
  g_autofree char *ratio = pentad_format_number (required, required == floor (required) ? 0 : 1);
  PentadTone frontline =
      pentad_panel_band_tone (staffing->frontline_share, FRONTLINE_SHARE, FRONTLINE_SHARE - 5);
  PentadTone certified = pentad_panel_band_tone (staffing->cert_rate, 100, 95);

  cells[0] =
      (PentadTableCell){ .text = pentad_panel_place_name (ctx, place), .bar = NAN, .target = NAN };
  cells[1] = (PentadTableCell){
    .text = pentad_panel_printf (ctx, "%s / %s", density, ratio),
    .tone = tone,
    .bold = TRUE,
    .bar = staffing->density / STAFFING_CAP,
    .target = staffing->ratio / STAFFING_CAP,
  };
  cells[2] = (PentadTableCell){
    .text = pentad_panel_take (ctx, pentad_format_percent (staffing->frontline_share, 0)),
    .tone = frontline == PENTAD_TONE_FINE ? PENTAD_TONE_NEUTRAL : frontline,
    .bar = NAN,
    .target = NAN,
  };
  cells[3] = (PentadTableCell){
    .text = pentad_panel_take (ctx, pentad_format_percent (staffing->cert_rate, 0)),
    .tone = certified == PENTAD_TONE_FINE ? PENTAD_TONE_NEUTRAL : certified,
    .bar = NAN,
    .target = NAN,
  };
}

void
pentad_panel_staffing (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  const PentadDivisions *divisions = pentad_city_get_divisions (city);

  if (divisions == NULL || pentad_city_get_staff (city) == NULL)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing_part (ctx, PENTAD_PART_STAFF));
      return;
    }
  g_autoptr (GArray) places = pentad_divisions_children (divisions, ctx->data->query.place);
  g_array_prepend_val (places, ctx->data->query.place);
  PentadTableColumn columns[] = {
    { _ ("Division"), PENTAD_ALIGN_START, 1.6, FALSE },
    { _ ("officers / required"), PENTAD_ALIGN_END, 1.8, TRUE },
    { _ ("front line"), PENTAD_ALIGN_END, 0.8, FALSE },
    { _ ("certified"), PENTAD_ALIGN_END, 0.8, FALSE },
  };
  g_autofree PentadTableCell *cells =
      g_new0 (PentadTableCell, places->len * G_N_ELEMENTS (columns));
  g_autofree const char **keys = g_new0 (const char *, places->len);
  g_autofree int *shown = g_new0 (int, places->len);
  int n = 0;

  for (guint i = 0; i < places->len; i++)
    {
      int place = g_array_index (places, int, i);
      PentadStaffing staffing;

      if (!pentad_staffing_compute (city, place, &staffing))
        continue;
      fill_staffing_row (ctx, place, &staffing, &cells[(gsize)n * G_N_ELEMENTS (columns)]);
      keys[n] = pentad_panel_printf (ctx, "place:%d", place);
      shown[n++] = place;
    }
  if (n == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing_part (ctx, PENTAD_PART_STAFF));
      return;
    }
  PentadTable table = {
    .id = ctx->spec->id,
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .cells = cells,
    .n_rows = n,
    .keys = keys,
    .places = shown,
  };
  pentad_table_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &table);
}

/* Calls of the hotline by hour of the day, today against yesterday. */
void
pentad_panel_calls (PentadPanelContext *ctx)
{
  enum
  {
    HOURS = 24
  };
  const PentadCalls *calls = pentad_city_get_calls (ctx->data->query.city);
  const PentadZone *zone = pentad_city_get_zone (ctx->data->query.city);
  gint32 today = pentad_zone_day (zone, ctx->data->query.time);
  double received[HOURS], before[HOURS];
  const char *labels[HOURS], *names[HOURS];
  gint64 transferred = -1, total = 0; /* -1: not sent */

  if (calls == NULL || calls->hours->len == 0 || ctx->data->query.place != 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing_part (ctx, PENTAD_PART_CALLS));
      return;
    }
  for (int h = 0; h < HOURS; h++)
    {
      received[h] = before[h] = NAN;
      names[h] = pentad_panel_printf (ctx, "%02d:00", h);
      labels[h] = h % 3 == 0 ? names[h] : NULL;
    }
  for (guint i = 0; i < calls->hours->len; i++)
    {
      const PentadCallHour *hour = &g_array_index (calls->hours, PentadCallHour, i);
      gint32 day = pentad_zone_day (zone, hour->hour);
      int h = pentad_zone_second_of_day (zone, hour->hour) / 3600;

      if (hour->received < 0 || hour->hour > ctx->data->query.time)
        continue;
      if (day == today)
        {
          received[h] = hour->received;
          total += hour->received;
          if (hour->transferred_110 >= 0)
            transferred = MAX (transferred, 0) + hour->transferred_110;
        }
      else if (day == today - 1)
        before[h] = hour->received;
    }
  PentadSeries series[] = {
    { _ ("today"), received, PENTAD_INK_FINE, FALSE, FALSE },
    { _ ("yesterday"), before, PENTAD_INK_TEXT_MUTED, TRUE, FALSE },
  };
  PentadColumnChart chart = {
    .id = ctx->spec->id,
    .labels = labels,
    .names = names,
    .series = series,
    .n_series = G_N_ELEMENTS (series),
    .n = HOURS,
    .axis = PENTAD_AXIS_COUNT,
    .legend = TRUE,
  };
  g_autofree char *calls_today = pentad_format_count ((double)total);
  g_autofree char *to_110 = pentad_format_count (transferred >= 0 ? (double)transferred : NAN);
  const char *note = pentad_panel_printf (ctx, _ ("%s today · to 110: %s"), calls_today, to_110);
  pentad_column_chart_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA),
                              &chart);
}

/* Approvals accepted and concluded by day, with the speed-up over the legal limit (e-supervision).
 */
void
pentad_panel_approvals (PentadPanelContext *ctx)
{
  const PentadApprovals *approvals = pentad_city_get_approvals (ctx->data->query.city);
  const PentadZone *zone = pentad_city_get_zone (ctx->data->query.city);
  gint32 today = pentad_zone_day (zone, ctx->data->query.time);

  if (approvals == NULL || approvals->days->len == 0 || ctx->data->query.place != 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing_part (ctx, PENTAD_PART_APPROVALS));
      return;
    }
  guint n = 0;
  g_autofree double *accepted = g_new0 (double, approvals->days->len);
  g_autofree double *concluded = g_new0 (double, approvals->days->len);
  g_autofree const char **labels = g_new0 (const char *, approvals->days->len);
  double legal = 0, actual = 0;
  for (guint i = 0; i < approvals->days->len; i++)
    {
      const PentadApprovalDay *day = &g_array_index (approvals->days, PentadApprovalDay, i);

      if (day->day > today)
        continue;
      accepted[n] = day->accepted >= 0 ? day->accepted : NAN;
      concluded[n] = day->concluded >= 0 ? day->concluded : NAN;
      labels[n++] = pentad_panel_take (ctx, pentad_format_day_short (day->day));
      legal += day->legal_hours;
      actual += day->actual_hours;
    }
  PentadSeries series[] = {
    { _ ("accepted"), accepted, PENTAD_INK_FINE, FALSE, TRUE },
    { _ ("concluded"), concluded, PENTAD_INK_WATCH, FALSE, FALSE },
  };
  PentadLineChart chart = {
    .id = ctx->spec->id,
    .labels = labels,
    .series = series,
    .n_series = G_N_ELEMENTS (series),
    .n = (int)n,
    .axis = PENTAD_AXIS_COUNT,
    .legend = TRUE,
    .target = NAN,
  };
  g_autofree char *speed =
      pentad_format_percent (legal > 0 ? 100 * (legal - actual) / legal : NAN, 2);
  g_autofree char *items = pentad_format_count (approvals->items >= 0 ? approvals->items : NAN);
  const char *note = pentad_panel_printf (ctx, _ ("%s items · actual speed-up %s"), items, speed);
  pentad_line_chart_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &chart);
}

/* Data-quality findings, in words. */
void
pentad_panel_findings (PentadPanelContext *ctx)
{
  g_autoptr (GPtrArray) findings =
      pentad_quality_list (ctx->data->query.city, ctx->data->query.time);
  g_autofree PentadItem *items = g_new0 (PentadItem, MAX (findings->len, 1));

  for (guint i = 0; i < findings->len; i++)
    {
      const PentadFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *text = pentad_finding_dup_text (finding, ctx->data->query.city);

      items[i] = (PentadItem){
        .title = pentad_panel_printf (ctx, "%s", text),
        .tone = pentad_finding_kind_get_severity (finding->kind) == PENTAD_SEVERITY_ERROR
                    ? PENTAD_TONE_BAD
                    : PENTAD_TONE_WATCH,
      };
    }
  PentadItemList list = {
    .id = ctx->spec->id,
    .items = items,
    .n_items = (int)findings->len,
    .n_total = (int)findings->len,
    .empty = _ ("no data-quality findings"),
  };
  pentad_item_list_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &list);
}
