/* Panels of what lies across the divisions: cases of the zones of a partition, and pressed cases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "render/bar-list.h"
#include "render/format.h"
#include "render/item-list.h"

/* Most bars and items that any screen has room for. */
#define MAX_ROWS 60
/* Of so many cases that are due or overdue, the pressed ones are looked for. */
#define MAX_LOOKED_AT 5000

static const PentadPartition *
find_partition (PentadPanelContext *ctx)
{
  const GPtrArray *partitions = pentad_city_get_partitions (ctx->data->query.city);
  const char *id = ctx->spec->layers->len > 0 ? g_ptr_array_index (ctx->spec->layers, 0) : NULL;

  for (guint i = 0; i < partitions->len; i++)
    {
      const PentadPartition *partition = g_ptr_array_index (partitions, i);

      if (g_strcmp0 (partition->id, id) == 0)
        return partition;
    }
  return NULL;
}

typedef struct
{
  guint zone;
  double open, overdue;
} ZoneLoad;

static int
compare_loads (gconstpointer a, gconstpointer b)
{
  const ZoneLoad *one = a, *two = b;

  return one->open != two->open ? (one->open < two->open ? 1 : -1)
                                : (one->zone > two->zone) - (one->zone < two->zone);
}

/* ZoneLoad of the zones that reach into the place shown, the fullest first. */
static GArray *
list_loads (PentadPanelContext *ctx, const PentadZoning *zoning)
{
  PentadCity *city = ctx->data->query.city;
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  PentadLedger *ledger = pentad_city_get_ledger (city, ctx->data->query.time);
  const guint *open = pentad_ledger_get_open (ledger);
  const guint *overdue = pentad_ledger_get_overdue (ledger);
  GArray *loads = g_array_new (FALSE, TRUE, sizeof (ZoneLoad));

  for (guint zone = 0; zone < pentad_zoning_get_n_zones (zoning); zone++)
    {
      ZoneLoad load = { zone, 0, 0 };
      gboolean reaches = FALSE;
      guint n;
      const int *grids = pentad_zoning_get_grids (zoning, zone, &n);

      for (guint i = 0; i < n; i++)
        {
          load.open += open[grids[i]];
          load.overdue += overdue[grids[i]];
          reaches =
              reaches || pentad_divisions_is_below (divisions, grids[i], ctx->data->query.place);
        }
      if (reaches)
        g_array_append_val (loads, load);
    }
  g_array_sort (loads, compare_loads);
  return loads;
}

static PentadBar
make_bar (PentadPanelContext *ctx, const PentadPartition *partition, const ZoneLoad *load)
{
  const PentadZoneArea *area = g_ptr_array_index (partition->areas, load->zone);
  const char *name = pentad_label_get (&area->name, ctx->language);
  g_autofree char *overdue = pentad_format_count (load->overdue);

  return (PentadBar){
    .label = name[0] != '\0' ? name : area->code,
    .value = load->open,
    .target = NAN,
    .value_text = pentad_panel_take (ctx, pentad_format_count (load->open)),
    .second = load->overdue > 0 ? pentad_panel_printf (ctx, _ ("overdue %s"), overdue) : NULL,
    .tone = load->overdue > 0 ? PENTAD_TONE_BAD : PENTAD_TONE_FINE,
    .tooltip = area->responsible,
    .place = PENTAD_NO_PLACE,
  };
}

/* Open cases of each zone of a partition, which two divisions may share. */
void
pentad_panel_zones (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  const PentadPartition *partition = find_partition (ctx);
  const PentadZoning *zoning = partition != NULL ? pentad_city_get_zoning (city, partition) : NULL;
  PentadBar bars[MAX_ROWS];
  double open = 0;
  int n = 0;

  if (zoning == NULL || !pentad_board_data_has_cases (ctx->data))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autoptr (GArray) loads = list_loads (ctx, zoning);
  for (guint i = 0; i < loads->len; i++)
    {
      const ZoneLoad *load = &g_array_index (loads, ZoneLoad, i);

      open += load->open;
      if (n < MAX_ROWS)
        bars[n++] = make_bar (ctx, partition, load);
    }
  g_autofree char *count = pentad_format_count (open);
  const char *note = pentad_panel_printf (ctx, _ ("open %s"), count);
  PentadBarList list = { ctx->spec->id, bars, n, 0, NAN, FALSE };
  pentad_bar_list_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &list);
}

static PentadItem
make_pressed (PentadPanelContext *ctx, const PentadCaseRow *row, const PentadCaseView *view)
{
  gint64 left = view->due - ctx->data->query.time;
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (ctx->data->query.city);
  g_autofree char *duration = pentad_format_duration (ABS (left), ctx->language);
  int holder = catalogue != NULL && view->department != NULL
                   ? pentad_catalogue_find_department (catalogue, view->department)
                   : -1;

  return (PentadItem){
    .title = pentad_panel_class_name (ctx, row->class_index),
    .caption = pentad_panel_printf (ctx, _ ("%s · pressed %u×"),
                                    pentad_panel_department_name (ctx, holder), view->presses),
    .value = left < 0 ? pentad_panel_printf (ctx, _ ("over %s"), duration)
                      : pentad_panel_printf (ctx, "%s", duration),
    .tone = left < 0 ? PENTAD_TONE_BAD : PENTAD_TONE_WATCH,
    .key = pentad_panel_printf (ctx, "case:%s", pentad_case_get_id (row->data)),
  };
}

static guint
add_pressed (PentadPanelContext *ctx, const GArray *rows, PentadItem *items, guint *n)
{
  guint found = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const PentadCaseRow *row = &g_array_index (rows, PentadCaseRow, i);
      PentadCaseView view;

      pentad_case_view (row->data, ctx->data->query.time, &view);
      if (view.presses == 0)
        continue;
      found++;
      if (*n < MAX_ROWS)
        items[(*n)++] = make_pressed (ctx, row, &view);
    }
  return found;
}

/* Open cases that were pressed, the overdue ones first. */
void
pentad_panel_pressed (PentadPanelContext *ctx)
{
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);
  PentadItem items[MAX_ROWS];
  guint n = 0, found;

  if (situation == NULL || !pentad_situation_has_deadlines (situation))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autoptr (GArray) late = pentad_situation_list_overdue (situation, MAX_LOOKED_AT);
  g_autoptr (GArray) coming = pentad_situation_list_due (situation, MAX_LOOKED_AT);
  found = add_pressed (ctx, late, items, &n);
  found += add_pressed (ctx, coming, items, &n);
  PentadItemList list = { .id = ctx->spec->id,
                          .items = items,
                          .n_items = (int)n,
                          .n_total = (int)found,
                          .empty = _ ("no case is pressed") };
  g_autofree char *count = pentad_format_count (found);
  pentad_item_list_layout (ctx->sketch, pentad_panel_frame (ctx, count, PENTAD_PANEL_DATA), &list);
}
