/* Panels of several figures of each child division as bars: side by side, stacked, to both sides.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "render/axis.h"
#include "render/bar-groups.h"

#define MAX_SERIES 4

typedef struct
{
  PentadPanelContext *ctx;
  GArray *places; /* int */
  const char **labels, **keys;
  PentadSeries series[MAX_SERIES];
  int n_series;
} Groups;

static double
value_of (const PentadFigures *figures, int place, const char *id)
{
  const PentadFigure *figure = pentad_figures_lookup (figures, place, id);

  return figure != NULL && figure->state == PENTAD_FIGURE_VALUE ? figure->value : NAN;
}

static void
add_series (Groups *groups,
            const PentadFigures *figures,
            const char *id,
            const char *name,
            gboolean comparison)
{
  double *values = g_new (double, MAX (groups->places->len, 1));
  PentadSeries series = { .name = name, .values = values, .comparison = comparison };

  /* Amber would say that something is to be watched. */
  if (comparison)
    series.ink = PENTAD_INK_TEXT_MUTED;

  g_ptr_array_add (groups->ctx->strings, values);
  for (guint i = 0; i < groups->places->len; i++)
    values[i] = value_of (figures, g_array_index (groups->places, int, i), id);
  groups->series[groups->n_series++] = series;
}

static void
list_places (Groups *groups)
{
  PentadPanelContext *ctx = groups->ctx;
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);

  groups->places = pentad_divisions_children (divisions, ctx->data->query.place);
  if (groups->places->len == 0)
    g_array_append_val (groups->places, ctx->data->query.place);
  groups->labels = g_new0 (const char *, groups->places->len);
  groups->keys = g_new0 (const char *, groups->places->len);
  for (guint i = 0; i < groups->places->len; i++)
    {
      int place = g_array_index (groups->places, int, i);

      groups->labels[i] = pentad_panel_place_name (ctx, place);
      groups->keys[i] = pentad_panel_printf (ctx, "place:%d", place);
    }
}

static void
draw (Groups *groups, PentadBarsKind kind)
{
  PentadPanelContext *ctx = groups->ctx;
  PentadRect area = pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA);
  PentadBarGroups bars = { .id = ctx->spec->id,
                           .kind = kind,
                           .labels = groups->labels,
                           .series = groups->series,
                           .n_series = groups->n_series,
                           .n = (int)groups->places->len,
                           .axis = PENTAD_AXIS_COUNT,
                           .keys = groups->keys };

  pentad_bar_groups_layout (ctx->sketch, area, &bars);
}

/* The counts of the panel for each child division. Of one count alone what was in the period before
 * stands beside it. */
static void
draw_panel (PentadPanelContext *ctx, PentadBarsKind kind)
{
  Groups groups = { .ctx = ctx };
  guint n = MIN (ctx->spec->figures->len, MAX_SERIES);

  if (ctx->data->figures == NULL || n == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  list_places (&groups);
  for (guint i = 0; i < n; i++)
    {
      const char *id = g_ptr_array_index (ctx->spec->figures, i);
      const PentadIndicator *indicator = pentad_panel_indicator (ctx, id);
      const char *name =
          indicator != NULL ? pentad_label_get (&indicator->label, ctx->language) : id;

      add_series (&groups, ctx->data->figures, id, n > 1 ? name : _ ("this period"), FALSE);
      if (n == 1 && ctx->data->previous != NULL)
        add_series (&groups, ctx->data->previous, id, pentad_panel_before_name (ctx), TRUE);
    }
  /* What comes in is neither good nor bad; what is done with it is. */
  if (kind == PENTAD_BARS_DIVERGING)
    {
      groups.series[0].ink = PENTAD_INK_TEXT_MUTED;
      groups.series[1].ink = PENTAD_INK_FINE;
    }
  draw (&groups, kind);
  g_array_unref (groups.places);
  g_free (groups.labels);
  g_free (groups.keys);
}

void
pentad_panel_grouped (PentadPanelContext *ctx)
{
  draw_panel (ctx, PENTAD_BARS_GROUPED);
}

void
pentad_panel_stacked (PentadPanelContext *ctx)
{
  draw_panel (ctx, PENTAD_BARS_STACKED);
}

void
pentad_panel_diverging (PentadPanelContext *ctx)
{
  draw_panel (ctx, PENTAD_BARS_DIVERGING);
}
