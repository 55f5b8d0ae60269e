/* Panels of ways through stages: funnels, and the cases that have to be hurried as time lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "evaluate/service.h"
#include "render/format.h"
#include "render/funnel.h"
#include "render/gantt.h"

/* Cases looked at for a time line, and the most shown. */
#define MAX_LOOKED_AT 200
#define MAX_LINES     24
/* Stretches of one case; a trail that has more shows the first. */
#define MAX_SPANS 24

/* What a funnel says that is not one: counts of a period follow no cohort, and work on what came
 * before it can make a later stage the larger. */
static const char *
wider_note (const PentadFunnelStage *stages, int n)
{
  double before = INFINITY;

  for (int i = 0; i < n; i++)
    {
      if (stages[i].value > before)
        return _ ("by day of the step · earlier cases included");
      before = isnan (stages[i].value) ? before : stages[i].value;
    }
  return NULL;
}

static void
draw_funnel (PentadPanelContext *ctx, PentadFunnelStage *stages, int n)
{
  PentadFunnel funnel = { ctx->spec->id, stages, n };

  pentad_funnel_layout (
      ctx->sketch, pentad_panel_frame (ctx, wider_note (stages, n), PENTAD_PANEL_DATA), &funnel);
}

/* The counts of the panel over the period, as a funnel. */
void
pentad_panel_funnel (PentadPanelContext *ctx)
{
  guint n = ctx->spec->figures->len;
  g_autofree PentadFunnelStage *stages = g_new0 (PentadFunnelStage, MAX (n, 1));

  if (ctx->data->figures == NULL || n == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *id = g_ptr_array_index (ctx->spec->figures, i);
      const PentadIndicator *indicator = pentad_panel_indicator (ctx, id);
      const PentadFigure *figure =
          pentad_figures_lookup (ctx->data->figures, ctx->data->query.place, id);
      gboolean known = indicator != NULL && figure != NULL && figure->state == PENTAD_FIGURE_VALUE;

      stages[i] = (PentadFunnelStage){
        .label = indicator != NULL ? pentad_panel_capital (
                                         ctx, pentad_label_get (&indicator->label, ctx->language))
                                   : id,
        .value = known ? figure->value : NAN,
        .value_text = known ? pentad_panel_format (ctx, indicator, figure) : NULL,
        .key = pentad_panel_printf (ctx, "figure:%s", id),
      };
    }
  draw_funnel (ctx, stages, (int)n);
}

/* The hotline from call to satisfied citizen; the platform counts it for the whole city. */
void
pentad_panel_hotline (PentadPanelContext *ctx)
{
  const PentadCalls *calls = pentad_city_get_calls (ctx->data->query.city);
  PentadCallFunnel funnel;

  if (calls == NULL || ctx->data->query.place != 0 ||
      !pentad_service_call_funnel (calls, pentad_city_get_zone (ctx->data->query.city),
                                   &ctx->data->query.period, ctx->data->query.time, &funnel))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing_part (ctx, PENTAD_PART_CALLS));
      return;
    }
  const struct
  {
    const char *label;
    gint64 n;
  } steps[] = {
    { _ ("Calls"), funnel.received },      { _ ("Answered"), funnel.answered },
    { _ ("Filed"), funnel.filed },         { _ ("Called back"), funnel.visited },
    { _ ("Satisfied"), funnel.satisfied },
  };
  PentadFunnelStage stages[G_N_ELEMENTS (steps)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    stages[i] = (PentadFunnelStage){
      .label = steps[i].label,
      .value = steps[i].n >= 0 ? (double)steps[i].n : NAN,
      .value_text = steps[i].n >= 0
                        ? pentad_panel_take (ctx, pentad_format_count ((double)steps[i].n))
                        : NULL,
    };
  draw_funnel (ctx, stages, G_N_ELEMENTS (steps));
}

/* The stretches of one case, as its trail is walked. */
typedef struct
{
  PentadGanttSpan spans[MAX_SPANS];
  int n;
  gint64 now, since, due; /* PENTAD_NO_TIME: not begun, none */
  PentadTone tone;
  gboolean suspended, handling, ended;
} Line;

static void
add_span (Line *line, gint64 from, gint64 to, PentadTone tone)
{
  if (line->n < MAX_SPANS && to > from)
    line->spans[line->n++] = (PentadGanttSpan){ from, to, tone, line->suspended };
}

/* Ends the running stretch; handling beyond its deadline is a stretch of its own. */
static void
end_span (Line *line, gint64 to)
{
  gint64 from = line->since;

  if (from == PENTAD_NO_TIME)
    return;
  if (line->handling && !line->suspended && line->due != PENTAD_NO_TIME && line->due < to)
    {
      add_span (line, from, line->due, line->tone);
      add_span (line, MAX (from, line->due), to, PENTAD_TONE_BAD);
    }
  else
    add_span (line, from, to, line->tone);
  line->since = to;
}

static void
begin_stage (Line *line, PentadTone tone, gboolean handling)
{
  line->tone = tone;
  line->handling = handling;
  line->suspended = FALSE;
}

static void
step (Line *line, const PentadTrailEntry *entry)
{
  switch ((int)entry->act)
    {
    case PENTAD_ACT_REPORT:
      line->since = entry->time;
      begin_stage (line, PENTAD_TONE_MUTED, FALSE);
      break;
    case PENTAD_ACT_DISPATCH:
    case PENTAD_ACT_REWORK:
      end_span (line, entry->time);
      begin_stage (line, PENTAD_TONE_FINE, TRUE);
      break;
    case PENTAD_ACT_RETURN:
      end_span (line, entry->time);
      begin_stage (line, PENTAD_TONE_MUTED, FALSE);
      break;
    case PENTAD_ACT_DISPOSE:
      end_span (line, entry->time);
      begin_stage (line, PENTAD_TONE_WATCH, FALSE);
      break;
    case PENTAD_ACT_SUSPEND:
      end_span (line, entry->time);
      line->suspended = TRUE;
      break;
    case PENTAD_ACT_RESUME:
      end_span (line, entry->time);
      line->suspended = FALSE;
      break;
    default:
      break;
    }
  if (entry->due != PENTAD_NO_TIME)
    line->due = entry->due;
}

/* An open case up to now. */
static void
walk (const PentadCase *data, Line *line)
{
  PentadCaseView view;
  g_auto (PentadTrail) trail = { 0 };

  pentad_case_view (data, line->now, &view);
  pentad_trail_init (&trail, data);
  line->since = line->due = PENTAD_NO_TIME;
  for (guint i = 0; i < trail.n; i++)
    if (trail.entries[i].time != PENTAD_NO_TIME && trail.entries[i].time <= line->now)
      step (line, &trail.entries[i]);
  line->due = view.due;
  end_span (line, line->now);
}

/* Adds those that were pressed, or the others; backwards: those with the latest deadline first. */
static void
add_cases (
    GArray *chosen, GArray *cases, gint64 now, gboolean pressed, gboolean backwards, guint most)
{
  for (guint i = 0; i < cases->len && chosen->len < most; i++)
    {
      const PentadCaseRow *row =
          &g_array_index (cases, PentadCaseRow, backwards ? cases->len - 1 - i : i);
      PentadCaseView view;

      pentad_case_view (row->data, now, &view);
      if ((view.presses > 0) == pressed)
        g_array_append_val (chosen, *row);
    }
}

static void
fill_line (PentadPanelContext *ctx, const PentadCaseRow *row, Line *line, PentadGanttRow *out)
{
  PentadCaseView view;
  const char *name = pentad_panel_class_name (ctx, row->class_index);

  line->now = ctx->data->query.time;
  pentad_case_view (row->data, line->now, &view);
  walk (row->data, line);
  gint64 left = view.due - line->now;
  g_autofree char *duration = pentad_format_duration (ABS (left), ctx->language);
  *out = (PentadGanttRow){
    .label = view.presses > 0 ? pentad_panel_printf (ctx, "! %s", name) : name,
    .value_text = left < 0 ? pentad_panel_printf (ctx, _ ("over %s"), duration)
                           : pentad_panel_printf (ctx, "%s", duration),
    .spans = line->spans,
    .n_spans = line->n,
    .deadline = view.due,
    .missed = left < 0,
    .key = pentad_panel_printf (ctx, "case:%s", pentad_case_get_id (row->data)),
  };
}

/* Overdue cases and those due next as time lines, pressed ones first; of the overdue the latest,
 * on which something can still be saved. */
void
pentad_panel_timelines (PentadPanelContext *ctx)
{
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);
  gint64 now = ctx->data->query.time;
  guint most = ctx->spec->limit > 0 ? MIN ((guint)ctx->spec->limit, MAX_LINES) : MAX_LINES;

  if (situation == NULL || !pentad_situation_has_deadlines (situation))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autoptr (GArray) late = pentad_situation_list_overdue (situation, MAX_LOOKED_AT);
  g_autoptr (GArray) coming = pentad_situation_list_due (situation, MAX_LOOKED_AT);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (PentadCaseRow));

  add_cases (chosen, late, now, TRUE, TRUE, most);
  add_cases (chosen, coming, now, TRUE, FALSE, most);
  guint n_pressed = chosen->len;
  add_cases (chosen, late, now, FALSE, TRUE, most);
  add_cases (chosen, coming, now, FALSE, FALSE, most);
  g_autofree Line *lines = g_new0 (Line, MAX (chosen->len, 1));
  g_autofree PentadGanttRow *rows = g_new0 (PentadGanttRow, MAX (chosen->len, 1));
  for (guint i = 0; i < chosen->len; i++)
    fill_line (ctx, &g_array_index (chosen, PentadCaseRow, i), &lines[i], &rows[i]);
  PentadGantt gantt = {
    .id = ctx->spec->id,
    .rows = rows,
    .n_rows = (int)chosen->len,
    .now = now,
    .zone = pentad_city_get_zone (ctx->data->query.city),
  };
  const char *note = pentad_panel_printf (ctx, _ ("! pressed: %u"), n_pressed);

  pentad_gantt_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &gantt);
}
