/* Panels made of single cases: due soon, just reported, by department and by source.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/filter-words.h"
#include "board/panels.h"
#include "render/bar-list.h"
#include "render/format.h"
#include "render/item-list.h"

/* Most items that a list can show; more would not fit any wall. */
#define MAX_ITEMS 40
/* Of the due-soon list, the part given to cases already overdue. */
#define OVERDUE_SHARE 0.4
/* A case counts as due soon when its deadline is this near [P]. */
#define DUE_SOON_S PENTAD_HOUR_S
/* A date of so many days ago is told with its year: the same month and day have been since. */
#define LONG_AGO_DAYS 300

/* "南屏区 长河街道": where a case lies, two levels of it. */
static const char *
where (PentadPanelContext *ctx, const PentadCaseRow *row)
{
  int fine = row->place[PENTAD_LEVEL_STREET] != PENTAD_NO_PLACE
                 ? row->place[PENTAD_LEVEL_STREET]
                 : row->place[PENTAD_LEVEL_COMMUNITY];
  int coarse = row->place[PENTAD_LEVEL_DISTRICT];

  if (coarse == PENTAD_NO_PLACE)
    return fine != PENTAD_NO_PLACE ? pentad_panel_place_name (ctx, fine)
                                   : _ ("outside every district");
  if (fine == PENTAD_NO_PLACE)
    return pentad_panel_place_name (ctx, coarse);
  return pentad_panel_printf (ctx, "%s %s", pentad_panel_place_name (ctx, coarse),
                              pentad_panel_place_name (ctx, fine));
}

static void
fill_due_item (PentadPanelContext *ctx, const PentadCaseRow *row, PentadItem *item)
{
  PentadCaseView view;

  pentad_case_view (row->data, ctx->data->query.time, &view);
  gint64 left = view.due - ctx->data->query.time;
  g_autofree char *duration = pentad_format_duration (ABS (left), ctx->language);
  *item = (PentadItem){
    .title = pentad_panel_class_name (ctx, row->class_index),
    .caption = where (ctx, row),
    .value = left < 0 ? pentad_panel_printf (ctx, _ ("over %s"), duration)
                      : pentad_panel_printf (ctx, "%s", duration),
    .tone = left < 0             ? PENTAD_TONE_BAD
            : left <= DUE_SOON_S ? PENTAD_TONE_WATCH
                                 : PENTAD_TONE_NEUTRAL,
    .key = pentad_panel_printf (ctx, "case:%s", pentad_case_get_id (row->data)),
  };
}

void
pentad_panel_due (PentadPanelContext *ctx)
{
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);
  int limit = ctx->spec->limit > 0 ? MIN (ctx->spec->limit, MAX_ITEMS) : MAX_ITEMS;
  PentadItem items[MAX_ITEMS];
  guint n = 0;

  if (situation == NULL || !pentad_situation_has_deadlines (situation))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  /* Of the overdue the latest are shown: on them something can still be saved. */
  g_autoptr (GArray) late =
      pentad_situation_list_overdue (situation, (guint)(limit * OVERDUE_SHARE));
  g_autoptr (GArray) coming = pentad_situation_list_due (situation, (guint)limit - late->len);
  for (guint i = 0; i < late->len; i++)
    fill_due_item (ctx, &g_array_index (late, PentadCaseRow, i), &items[n++]);
  for (guint i = 0; i < coming->len; i++)
    fill_due_item (ctx, &g_array_index (coming, PentadCaseRow, i), &items[n++]);

  PentadItemList list = {
    .id = ctx->spec->id,
    .items = items,
    .n_items = (int)n,
    .n_total = (int)n,
    .empty = _ ("no case is due or overdue"),
  };
  const char *note = pentad_panel_printf (ctx, _ ("overdue %u · within 1 h %u"),
                                          pentad_situation_get_n_overdue (situation),
                                          pentad_situation_count_due (situation, DUE_SOON_S));
  pentad_item_list_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &list);
}

static void
fill_recent_item (PentadPanelContext *ctx, const PentadCaseRow *row, PentadItem *item)
{
  const PentadZone *zone = pentad_city_get_zone (ctx->data->query.city);
  gint64 now = ctx->data->query.time;
  PentadCaseView view;

  pentad_case_view (row->data, now, &view);
  gint64 reported = view.at[PENTAD_STAGE_REPORT];
  gint32 day = pentad_zone_day (zone, reported), today = pentad_zone_day (zone, now);
  *item = (PentadItem){
    .title = pentad_panel_class_name (ctx, row->class_index),
    .caption = where (ctx, row),
    .value = pentad_panel_take (ctx, day == today ? pentad_format_time (reported, zone)
                                     : today - day < LONG_AGO_DAYS ? pentad_format_day_short (day)
                                                                   : pentad_format_day (day)),
    .tone = pentad_case_view_is_overdue (&view, now) ? PENTAD_TONE_BAD
            : view.outcome == PENTAD_OUTCOME_OPEN    ? PENTAD_TONE_FINE
                                                     : PENTAD_TONE_MUTED,
    .key = pentad_panel_printf (ctx, "case:%s", pentad_case_get_id (row->data)),
  };
}

void
pentad_panel_recent (PentadPanelContext *ctx)
{
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);
  PentadItem items[MAX_ITEMS];

  if (!pentad_board_data_has_cases (ctx->data) || situation == NULL)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autoptr (GArray) recent = pentad_situation_list_recent (situation, MAX_ITEMS);
  for (guint i = 0; i < recent->len; i++)
    fill_recent_item (ctx, &g_array_index (recent, PentadCaseRow, i), &items[i]);
  PentadItemList list = {
    .id = ctx->spec->id, .items = items, .n_items = (int)recent->len, .n_total = (int)recent->len
  };
  pentad_item_list_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &list);
}

/* Open and overdue cases of one group. */
typedef struct
{
  int id;
  guint open, overdue;
} Load;

static int
compare_loads (gconstpointer a, gconstpointer b)
{
  const Load *x = a, *y = b;

  if (x->open != y->open)
    return x->open > y->open ? -1 : 1;
  return x->id - y->id;
}

/* Share of overdue cases above which a load is watched, and bad [P]. */
#define WATCH_SHARE 0.1
#define BAD_SHARE   0.25

void
pentad_panel_departments (PentadPanelContext *ctx)
{
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (ctx->data->query.city);
  guint n_departments = situation != NULL && catalogue != NULL ? catalogue->departments->len : 0;
  g_autoptr (GArray) loads = g_array_new (FALSE, FALSE, sizeof (Load));

  for (guint i = 0; i < n_departments; i++)
    {
      PentadLoad held = pentad_situation_get_department (situation, (int)i);
      Load load = { (int)i, held.open, held.overdue };

      if (load.open > 0)
        g_array_append_val (loads, load);
    }
  g_array_sort (loads, compare_loads);
  if (loads->len == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }

  g_autofree PentadBar *bars = g_new0 (PentadBar, loads->len);
  for (guint i = 0; i < loads->len; i++)
    {
      const Load *load = &g_array_index (loads, Load, i);
      double share = (double)load->overdue / load->open;

      bars[i] = (PentadBar){
        .label = pentad_panel_department_name (ctx, load->id),
        .value = load->open,
        .target = NAN,
        .value_text = pentad_panel_printf (ctx, "%u / %u", load->overdue, load->open),
        .tone = share >= BAD_SHARE     ? PENTAD_TONE_BAD
                : share >= WATCH_SHARE ? PENTAD_TONE_WATCH
                                       : PENTAD_TONE_FINE,
        .key =
            pentad_panel_filter_key (ctx, PENTAD_FILTER_DEPARTMENT,
                                     pentad_catalogue_get_department (catalogue, load->id)->code),
        .place = PENTAD_NO_PLACE,
      };
    }
  PentadBarList list = {
    .id = ctx->spec->id, .bars = bars, .n_bars = (int)loads->len, .min = 0, .max = NAN
  };
  pentad_bar_list_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &list);
}

/* Reports of the last 24 hours by source, against the 24 hours before. */
void
pentad_panel_sources (PentadPanelContext *ctx)
{
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);
  gint64 now = ctx->data->query.time;
  double last[PENTAD_N_SOURCES] = { 0 }, before[PENTAD_N_SOURCES] = { 0 };
  PentadBar bars[PENTAD_N_SOURCES];
  int n = 0;

  for (int s = 0; s < PENTAD_N_SOURCES && situation != NULL; s++)
    {
      last[s] = pentad_situation_count_reported (situation, s, now - PENTAD_DAY_S, now);
      before[s] = pentad_situation_count_reported (situation, s, now - 2 * PENTAD_DAY_S,
                                                   now - PENTAD_DAY_S);
    }
  for (int s = 0; s < PENTAD_N_SOURCES; s++)
    {
      if (last[s] + before[s] == 0)
        continue;
      g_autofree char *text = pentad_format_count (last[s]);
      bars[n++] = (PentadBar){
        .label = pentad_source_words (s),
        .value = last[s],
        .target = before[s],
        .value_text = pentad_panel_printf (ctx, "%s", text),
        .tone = PENTAD_TONE_FINE,
        .key = pentad_panel_filter_key (ctx, PENTAD_FILTER_SOURCE, pentad_source_id (s)),
        .place = PENTAD_NO_PLACE,
      };
    }
  if (n == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  PentadBarList list = {
    .id = ctx->spec->id, .bars = bars, .n_bars = n, .min = 0, .max = NAN, .spread = TRUE
  };
  pentad_bar_list_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &list);
}
