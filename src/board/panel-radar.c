/* Some rates of a place on the spokes of one scale.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "render/axis.h"
#include "render/format.h"
#include "render/radar.h"

/* Percent, more is better: of a rate that should be low, what is left to 100. NAN: none. */
static double
spoke_value (const PentadIndicator *indicator, const PentadFigure *figure)
{
  if (indicator == NULL || indicator->unit != PENTAD_UNIT_PERCENT || figure == NULL ||
      figure->state != PENTAD_FIGURE_VALUE)
    return NAN;
  return indicator->better == PENTAD_BETTER_LOW ? 100 - figure->value : figure->value;
}

static PentadRadarSpoke
make_spoke (PentadPanelContext *ctx, const PentadIndicator *indicator, const char *id, double value)
{
  const char *name = indicator != NULL ? pentad_label_get (&indicator->label, ctx->language) : id;
  g_autofree char *text = pentad_format_percent (pentad_figure_round (value, 1), 1);
  PentadRadarSpoke spoke = { .label = name, .key = pentad_panel_printf (ctx, "figure:%s", id) };

  if (indicator != NULL && indicator->better == PENTAD_BETTER_LOW)
    spoke.label = pentad_panel_printf (ctx, _ ("100%% − %s"), name);
  spoke.text = pentad_panel_take (ctx, g_steal_pointer (&text));
  spoke.tooltip = pentad_panel_printf (ctx, "%s\n%s", spoke.label, spoke.text);
  return spoke;
}

/* `figures` of the place, and dashed those of the whole city, or of the city the period before. */
void
pentad_panel_radar (PentadPanelContext *ctx)
{
  guint n = ctx->spec->figures->len;
  int place = ctx->data->query.place;
  int whole = pentad_city_get_root (ctx->data->query.city);
  const PentadFigures *against = place != whole ? ctx->data->figures : ctx->data->previous;

  if (ctx->data->figures == NULL || n == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autofree PentadRadarSpoke *spokes = g_new0 (PentadRadarSpoke, n);
  g_autofree double *values = g_new (double, n), *others = g_new (double, n);
  PentadSeries series[] = {
    { pentad_panel_place_name (ctx, place), values, PENTAD_INK_FINE, FALSE, FALSE },
    { place != whole ? pentad_panel_place_name (ctx, whole) : pentad_panel_before_name (ctx),
      others, PENTAD_INK_TEXT_MUTED, TRUE, FALSE },
  };
  PentadRadar radar = { .id = ctx->spec->id,
                        .spokes = spokes,
                        .n_spokes = (int)n,
                        .series = series,
                        .n_series = against != NULL ? 2 : 1 };

  for (guint i = 0; i < n; i++)
    {
      const char *id = g_ptr_array_index (ctx->spec->figures, i);
      const PentadIndicator *indicator = pentad_panel_indicator (ctx, id);

      values[i] = spoke_value (indicator, pentad_figures_lookup (ctx->data->figures, place, id));
      others[i] = against != NULL
                      ? spoke_value (indicator, pentad_figures_lookup (against, whole, id))
                      : NAN;
      spokes[i] = make_spoke (ctx, indicator, id, values[i]);
    }
  PentadRect area = pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA);
  PentadRect strip = pentad_panel_legend_strip (ctx, &area);
  pentad_axis_layout_legend (ctx->sketch, strip, series, radar.n_series, FALSE);
  pentad_radar_layout (ctx->sketch, area, &radar);
}
