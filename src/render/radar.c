/* Several rates of one place at a glance, each on its own spoke of the same scale.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/radar.h"

#include "render/axis.h"
#include "render/format.h"
#include "render/panel.h"

#include "model/division.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_SPOKES  3
#define LEGEND_HEIGHT 20
#define LABEL_GAP     8
#define LEAST_RADIUS  46
#define DOT           7
#define RING_STEPS    4

typedef struct
{
  PentadSketch *sketch;
  const PentadRadar *radar;
  PentadRect area;
  double x, y, radius;
  PentadTicks ticks;
  double line_height; /* of a label's line */
} Layout;

static double
angle (const Layout *layout, int spoke)
{
  return -G_PI / 2 + 2 * G_PI * spoke / layout->radar->n_spokes;
}

static void
point (const Layout *layout, int spoke, double share, float xy[2])
{
  xy[0] = (float)(layout->x + layout->radius * share * cos (angle (layout, spoke)));
  xy[1] = (float)(layout->y + layout->radius * share * sin (angle (layout, spoke)));
}

static double
share_of (const Layout *layout, double value)
{
  PentadScale scale = pentad_ticks_scale (&layout->ticks, 0, 1);

  return pentad_scale_clamp (&scale, value);
}

static void
draw_rings (const Layout *layout)
{
  int n = layout->radar->n_spokes;
  g_autofree float *ring = g_new (float, 2 * (gsize)n);

  for (int i = 1; i < layout->ticks.n; i++)
    {
      gboolean last = i == layout->ticks.n - 1;
      PentadPaint paint = { .stroke = last ? PENTAD_INK_AXIS : PENTAD_INK_GRID_LINE, .width = 1 };

      for (int s = 0; s < n; s++)
        point (layout, s, share_of (layout, pentad_ticks_value (&layout->ticks, i)), ring + 2 * s);
      pentad_sketch_path (layout->sketch, PENTAD_ROLE_AXIS, ring, (guint)n, TRUE, &paint);
    }
}

/* TRUE when a series has no value there. */
static gboolean
is_open (const PentadRadar *radar, int spoke)
{
  for (int s = 0; s < radar->n_series; s++)
    if (!isfinite (radar->series[s].values[spoke]))
      return TRUE;
  return FALSE;
}

static void
draw_spokes (const Layout *layout)
{
  for (int s = 0; s < layout->radar->n_spokes; s++)
    {
      PentadPaint paint = { .stroke = PENTAD_INK_GRID_LINE,
                            .width = 1,
                            .dash = is_open (layout->radar, s) ? 3 : 0 };
      float line[4] = { (float)layout->x, (float)layout->y };

      point (layout, s, 1, line + 2);
      pentad_sketch_path (layout->sketch, PENTAD_ROLE_AXIS, line, 2, FALSE, &paint);
    }
}

/* Beside the spoke that points up, where no line of the data ends. */
static void
draw_ring_labels (const Layout *layout)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .halo = TRUE };
  double step = layout->radius / MAX (layout->ticks.n - 1, 1);
  double height = pentad_sketch_measure (layout->sketch, "0", &style).height;
  int stride = MAX ((int)ceil (height / step), 1);

  for (int i = layout->ticks.n - 1; i >= 0; i -= stride)
    {
      double value = pentad_ticks_value (&layout->ticks, i);
      g_autofree char *words = pentad_format_percent (value, layout->ticks.decimals);
      float xy[2];

      /* The centre is named below, and its words would hide it. */
      if (i == 0)
        break;
      point (layout, 0, share_of (layout, value), xy);
      style.max_width = (float)(layout->area.x + layout->area.width - xy[0] - 4);
      if (style.max_width > 10)
        pentad_sketch_text (layout->sketch, PENTAD_ROLE_AXIS, xy[0] + 4, xy[1], words, &style);
    }
}

static void
draw_run (
    const Layout *layout, GArray *run, gboolean closed, const PentadSeries *series, int number)
{
  PentadInk ink = pentad_series_ink (series, number);
  PentadPaint line = { .stroke = ink,
                       .width = (float)pentad_sketch_get_theme (layout->sketch)->line,
                       .dash = series->comparison ? 5 : 0 };

  pentad_sketch_path (layout->sketch,
                      series->comparison ? PENTAD_ROLE_COMPARISON : PENTAD_ROLE_MARK,
                      (const float *)(gpointer)run->data, run->len / 2, closed, &line);
  g_array_set_size (run, 0);
}

static void
draw_series (const Layout *layout, const PentadSeries *series, int number)
{
  int n = layout->radar->n_spokes, first = 0;
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (float));
  PentadPaint dot = { .fill = pentad_series_ink (series, number) };

  /* Begin behind a gap, so that the run over the first spoke is not cut in two. */
  while (first < n && isfinite (series->values[first]))
    first++;
  for (int k = 0; k < n; k++)
    {
      int s = (first + 1 + k) % n;
      float xy[2];

      if (!isfinite (series->values[s]))
        {
          draw_run (layout, run, FALSE, series, number);
          continue;
        }
      point (layout, s, share_of (layout, series->values[s]), xy);
      g_array_append_vals (run, xy, 2);
      if (!series->comparison)
        pentad_sketch_marker (layout->sketch, PENTAD_ROLE_MARK, PENTAD_MARKER_CIRCLE, xy[0], xy[1],
                              DOT, &dot);
    }
  draw_run (layout, run, first == n, series, number);
}

/* Name and value of a spoke, beyond its end. */
static void
draw_label (const Layout *layout, int s)
{
  const PentadRadarSpoke *spoke = &layout->radar->spokes[s];
  double c = cos (angle (layout, s)), side = fabs (c) < 0.1 ? 0 : c;
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  float end[2];
  double x, y, room, height = layout->line_height * (spoke->text != NULL ? 2 : 1);
  PentadRect box;

  point (layout, s, 1, end);
  x = end[0] + (side > 0 ? LABEL_GAP : side < 0 ? -LABEL_GAP : 0);
  y = end[1] + sin (angle (layout, s)) * (height / 2 + LABEL_GAP / 2.0);
  y = CLAMP (y, layout->area.y + height / 2, layout->area.y + layout->area.height - height / 2);
  style.align = side > 0 ? PENTAD_ALIGN_START : side < 0 ? PENTAD_ALIGN_END : PENTAD_ALIGN_CENTRE;
  room = side > 0   ? layout->area.x + layout->area.width - x
         : side < 0 ? x - layout->area.x
                    : 2 * MIN (x - layout->area.x, layout->area.x + layout->area.width - x);
  /* The name at the top leaves the corners to the words about the centre. */
  if (side == 0)
    room = MIN (room, layout->area.width / 2);
  style.max_width = (float)room;
  if (room < 10)
    return;
  box = pentad_sketch_text (layout->sketch, PENTAD_ROLE_LABEL, x,
                            spoke->text != NULL ? y - layout->line_height / 2 : y, spoke->label,
                            &style);
  style.ink = PENTAD_INK_TEXT;
  style.bold = TRUE;
  if (spoke->text != NULL)
    pentad_sketch_text (layout->sketch, PENTAD_ROLE_VALUE, x, y + layout->line_height / 2,
                        spoke->text, &style);
  box.y = y - height / 2;
  box.height = height;
  pentad_sketch_point (layout->sketch, s, -1);
  pentad_sketch_hit (layout->sketch, box, spoke->key, spoke->tooltip, PENTAD_NO_PLACE);
}

static PentadTicks
choose_ticks (const PentadRadar *radar)
{
  PentadTicks ticks = pentad_series_ticks (radar->series, radar->n_series, radar->n_spokes,
                                           PENTAD_AXIS_RATE, FALSE, RING_STEPS);

  /* Small rates, too, are seen against the whole: the outer ring is 100 % at least. */
  return ticks.from >= 0 && ticks.to < 100 ? pentad_ticks_new (0, 100, RING_STEPS + 2) : ticks;
}

/* In the corner at the upper left, which no name reaches. */
static void
draw_centre_words (const Layout *layout)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_TOP,
                            .max_width = (float)layout->area.width / 4 - LABEL_GAP,
                            .max_lines = 2 };
  g_autofree char *centre = pentad_format_percent (layout->ticks.from, layout->ticks.decimals);
  g_autofree char *words = g_strdup_printf (_ ("centre is %s"), centre);

  pentad_sketch_text (layout->sketch, PENTAD_ROLE_AXIS, layout->area.x, layout->area.y, words,
                      &style);
}

static void
draw (PentadSketch *sketch, PentadRect area, const PentadRadar *radar)
{
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (sketch));
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION };
  Layout layout = { .sketch = sketch, .radar = radar };
  PentadRect legend = { 0 };
  double below;

  if (radar->legend && area.height > 6 * LEGEND_HEIGHT * growth)
    legend = pentad_rect_cut_top (&area, LEGEND_HEIGHT * growth);
  layout.ticks = choose_ticks (radar);
  layout.area = area;
  layout.line_height = pentad_sketch_measure (sketch, "0", &style).height;
  layout.x = area.x + area.width / 2;
  /* Names stand above and below, and beside: a quarter of the width each. With an odd number of
   * spokes the lowest do not reach as far down as the first one up. */
  below = radar->n_spokes % 2 == 1 ? cos (G_PI / radar->n_spokes) : 1;
  layout.radius =
      MIN ((area.height - 4 * layout.line_height - 2 * LABEL_GAP) / (1 + below), area.width / 4);
  layout.y = area.y + area.height / 2 + layout.radius * (1 - below) / 2;
  /* Rings that cannot be labelled say nothing. */
  if (layout.radius < LEAST_RADIUS * growth)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  draw_rings (&layout);
  draw_spokes (&layout);
  for (int s = radar->n_series - 1; s >= 0; s--)
    draw_series (&layout, &radar->series[s], s);
  draw_ring_labels (&layout);
  for (int s = 0; s < radar->n_spokes; s++)
    draw_label (&layout, s);
  if (legend.height > 0)
    pentad_axis_layout_legend (sketch, legend, radar->series, radar->n_series, FALSE);
  if (layout.ticks.from != 0)
    draw_centre_words (&layout);
}

static PentadDataTable *
tell (const PentadRadar *radar)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  for (int s = 0; s < radar->n_series; s++)
    pentad_data_table_add_column (table, PENTAD_DATA_VALUE, radar->series[s].name);
  for (int i = 0; i < radar->n_spokes; i++)
    {
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, radar->spokes[i].label, NAN);
      for (int s = 0; s < radar->n_series; s++)
        {
          double value = radar->series[s].values[i];
          g_autofree char *text = pentad_format_percent (value, 1);

          pentad_data_table_set (table, (guint)s + 1, text, value);
        }
    }
  return table;
}

void
pentad_radar_layout (PentadSketch *sketch, PentadRect area, const PentadRadar *radar)
{
  if (area.width < 80 || area.height < 60)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  pentad_sketch_set_chart (sketch, radar->id);
  pentad_sketch_tell (sketch, tell (radar));
  if (!pentad_series_has_data (radar->series, radar->n_series, radar->n_spokes))
    pentad_panel_layout_empty (sketch, area, NULL);
  else if (radar->n_spokes < LEAST_SPOKES)
    pentad_panel_layout_empty (sketch, area, _ ("fewer than three dimensions"));
  else
    draw (sketch, area, radar);
  pentad_sketch_set_chart (sketch, NULL);
}
