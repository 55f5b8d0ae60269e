/* Panels made of single cases: due soon, just reported, by department and by source.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

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

typedef struct
{
  guint index;
  gint64 key;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* "南屏区 长河街道": where a case lies, two levels of it. */
static const char *
where (PentadPanelContext *ctx, guint index)
{
  const int *place = ctx->data->cases[index].place;
  int fine = place[PENTAD_LEVEL_STREET] != PENTAD_NO_PLACE ? place[PENTAD_LEVEL_STREET]
                                                           : place[PENTAD_LEVEL_COMMUNITY];
  int coarse = place[PENTAD_LEVEL_DISTRICT];

  if (coarse == PENTAD_NO_PLACE)
    return fine != PENTAD_NO_PLACE ? pentad_panel_place_name (ctx, fine)
                                   : _ ("outside every district");
  if (fine == PENTAD_NO_PLACE)
    return pentad_panel_place_name (ctx, coarse);
  return pentad_panel_printf (ctx, "%s %s", pentad_panel_place_name (ctx, coarse),
                              pentad_panel_place_name (ctx, fine));
}

static void
fill_due_item (PentadPanelContext *ctx, const Entry *entry, PentadItem *item)
{
  gint64 left = entry->key - ctx->data->query.time;
  g_autofree char *duration = pentad_format_duration (ABS (left), ctx->language);

  *item = (PentadItem){
    .title = pentad_panel_class_name (ctx, ctx->data->cases[entry->index].class_index),
    .caption = where (ctx, entry->index),
    .value = left < 0 ? pentad_panel_printf (ctx, _ ("over %s"), duration)
                      : pentad_panel_printf (ctx, "%s", duration),
    .tone = left < 0             ? PENTAD_TONE_BAD
            : left <= DUE_SOON_S ? PENTAD_TONE_WATCH
                                 : PENTAD_TONE_NEUTRAL,
    .key = pentad_panel_printf (ctx, "case:%s",
                                pentad_case_get_id (ctx->data->cases[entry->index].data)),
  };
}

void
pentad_panel_due (PentadPanelContext *ctx)
{
  g_autoptr (GArray) open = pentad_panel_open_cases (ctx);
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) coming = g_array_new (FALSE, FALSE, sizeof (Entry));
  gboolean has_deadlines = FALSE;
  guint soon = 0;

  for (guint i = 0; i < open->len; i++)
    {
      guint index = g_array_index (open, guint, i);
      const PentadCaseView *view = &ctx->data->views[index];
      Entry entry = { index, view->due };

      has_deadlines |= view->due != PENTAD_NO_TIME;
      if (pentad_case_view_is_overdue (view, ctx->data->query.time))
        g_array_append_val (late, entry);
      else if (view->due != PENTAD_NO_TIME && !view->suspended &&
               !pentad_case_view_is_handled (view))
        {
          g_array_append_val (coming, entry);
          soon += view->due - ctx->data->query.time <= DUE_SOON_S;
        }
    }
  if (!has_deadlines)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_array_sort (late, compare_entries);
  g_array_sort (coming, compare_entries);

  int limit = ctx->spec->limit > 0 ? MIN (ctx->spec->limit, MAX_ITEMS) : MAX_ITEMS;
  guint n_late = MIN (late->len, (guint)(limit * OVERDUE_SHARE));
  guint n_coming = MIN (coming->len, (guint)limit - n_late);
  PentadItem items[MAX_ITEMS];
  /* Of the overdue the latest are shown: on them something can still be saved. */
  for (guint i = 0; i < n_late; i++)
    fill_due_item (ctx, &g_array_index (late, Entry, late->len - n_late + i), &items[i]);
  for (guint i = 0; i < n_coming; i++)
    fill_due_item (ctx, &g_array_index (coming, Entry, i), &items[n_late + i]);

  PentadItemList list = {
    .id = ctx->spec->id,
    .items = items,
    .n_items = (int)(n_late + n_coming),
    .n_total = (int)(n_late + n_coming),
    .empty = _ ("no case is due or overdue"),
  };
  const char *note = pentad_panel_printf (ctx, _ ("overdue %u · within 1 h %u"), late->len, soon);
  pentad_item_list_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &list);
}

void
pentad_panel_recent (PentadPanelContext *ctx)
{
  const PentadZone *zone = pentad_city_get_zone (ctx->data->query.city);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  PentadItem items[MAX_ITEMS];

  if (ctx->data->n_cases == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  for (guint i = 0; i < ctx->data->n_cases; i++)
    if (ctx->data->views[i].outcome != PENTAD_OUTCOME_UNKNOWN &&
        pentad_board_data_has_case (ctx->data, i))
      {
        Entry entry = { i, -ctx->data->views[i].at[PENTAD_STAGE_REPORT] };

        g_array_append_val (entries, entry);
      }
  g_array_sort (entries, compare_entries);
  guint n = MIN (entries->len, MAX_ITEMS);
  for (guint i = 0; i < n; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const PentadCaseView *view = &ctx->data->views[entry->index];
      g_autofree char *time = pentad_format_time (-entry->key, zone);
      g_autofree char *day = pentad_format_day_short (pentad_zone_day (zone, -entry->key));
      gboolean today =
          pentad_zone_day (zone, -entry->key) == pentad_zone_day (zone, ctx->data->query.time);

      items[i] = (PentadItem){
        .title = pentad_panel_class_name (ctx, ctx->data->cases[entry->index].class_index),
        .caption = where (ctx, entry->index),
        .value = pentad_panel_printf (ctx, "%s", today ? time : day),
        .tone = pentad_case_view_is_overdue (view, ctx->data->query.time) ? PENTAD_TONE_BAD
                : view->outcome == PENTAD_OUTCOME_OPEN                    ? PENTAD_TONE_FINE
                                                                          : PENTAD_TONE_MUTED,
        .key = pentad_panel_printf (ctx, "case:%s",
                                    pentad_case_get_id (ctx->data->cases[entry->index].data)),
      };
    }
  PentadItemList list = {
    .id = ctx->spec->id, .items = items, .n_items = (int)n, .n_total = (int)n
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
  g_autoptr (GArray) open = pentad_panel_open_cases (ctx);
  g_autoptr (GArray) loads = g_array_new (FALSE, FALSE, sizeof (Load));
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (ctx->data->query.city);
  guint n_departments = catalogue != NULL ? catalogue->departments->len : 0;

  for (guint i = 0; i < n_departments; i++)
    {
      Load load = { (int)i, 0, 0 };

      g_array_append_val (loads, load);
    }
  for (guint i = 0; i < open->len; i++)
    {
      guint index = g_array_index (open, guint, i);
      int department =
          catalogue != NULL
              ? pentad_catalogue_find_department (catalogue, ctx->data->views[index].department)
              : -1;

      if (department < 0)
        continue;
      Load *load = &g_array_index (loads, Load, department);
      load->open++;
      load->overdue +=
          pentad_case_view_is_overdue (&ctx->data->views[index], ctx->data->query.time);
    }
  g_array_sort (loads, compare_loads);
  while (loads->len > 0 && g_array_index (loads, Load, loads->len - 1).open == 0)
    g_array_set_size (loads, loads->len - 1);
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
        .place = PENTAD_NO_PLACE,
      };
    }
  PentadBarList list = {
    .id = ctx->spec->id, .bars = bars, .n_bars = (int)loads->len, .min = 0, .max = NAN
  };
  pentad_bar_list_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &list);
}

static const char *
source_name (PentadSourceKind source)
{
  switch (source)
    {
    case PENTAD_SOURCE_SUPERVISOR:
      return _ ("supervisors");
    case PENTAD_SOURCE_HOTLINE:
      return _ ("hotline");
    case PENTAD_SOURCE_PUBLIC:
      return _ ("public (app, WeChat)");
    case PENTAD_SOURCE_VIDEO:
      return _ ("video");
    case PENTAD_SOURCE_LEADER:
      return _ ("leaders");
    case PENTAD_SOURCE_MEDIA:
      return _ ("media");
    case PENTAD_SOURCE_TRANSFER:
      return _ ("transferred");
    case PENTAD_SOURCE_SENSOR:
      return _ ("sensors");
    case PENTAD_SOURCE_OTHER:
      return _ ("other");
    case PENTAD_N_SOURCES:
      break;
    }
  g_return_val_if_reached ("");
}

/* Reports of the last 24 hours by source, against the 24 hours before. */
void
pentad_panel_sources (PentadPanelContext *ctx)
{
  gint64 now = ctx->data->query.time;
  double last[PENTAD_N_SOURCES] = { 0 }, before[PENTAD_N_SOURCES] = { 0 };
  PentadBar bars[PENTAD_N_SOURCES];
  int n = 0;

  for (guint i = 0; i < ctx->data->n_cases; i++)
    {
      gint64 reported = ctx->data->views[i].at[PENTAD_STAGE_REPORT];

      if (ctx->data->views[i].outcome == PENTAD_OUTCOME_UNKNOWN ||
          !pentad_board_data_has_case (ctx->data, i))
        continue;
      if (reported > now - PENTAD_DAY_S)
        last[pentad_case_get_source (ctx->data->cases[i].data)]++;
      else if (reported > now - 2 * PENTAD_DAY_S)
        before[pentad_case_get_source (ctx->data->cases[i].data)]++;
    }
  for (int s = 0; s < PENTAD_N_SOURCES; s++)
    {
      if (last[s] + before[s] == 0)
        continue;
      g_autofree char *text = pentad_format_count (last[s]);
      bars[n++] = (PentadBar){
        .label = source_name (s),
        .value = last[s],
        .target = before[s],
        .value_text = pentad_panel_printf (ctx, "%s", text),
        .tone = PENTAD_TONE_FINE,
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
