/* Every value as a dot on one axis, with their mean: how evenly something is shared out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/dots.h"

#include "render/annotation.h"
#include "render/axis.h"
#include "render/format.h"
#include "render/panel.h"

#include "model/division.h"

#include <math.h>

#define AXIS_HEIGHT 20
#define MIN_PLOT    24
#define DOT_MOST    11
#define DOT_LEAST   5
#define TICK_WIDTH  64 /* room of a tick's words */
#define EDGE        6  /* half of a dot, at both ends of the axis */

static gboolean
get_extent (const PentadDots *input, double *min, double *max)
{
  gboolean any = FALSE;

  *min = *max = 0;
  for (int i = 0; i < input->n_dots; i++)
    if (isfinite (input->dots[i].value))
      {
        any = TRUE;
        *min = MIN (*min, input->dots[i].value);
        *max = MAX (*max, input->dots[i].value);
      }
  return any;
}

/* The column of dots of that width that a value stands in; -1 none. */
static int
find_column (const PentadScale *scale, double value, double size)
{
  double x = pentad_scale_clamp (scale, value);

  return isfinite (x) ? (int)floor ((x - scale->start) / size) : -1;
}

/* How many dots stand on each other in the highest column. */
static int
count_highest (const PentadDots *input, const PentadScale *scale, double size)
{
  int n_columns = (int)((scale->end - scale->start) / size) + 2, highest = 0;
  g_autofree int *columns = g_new0 (int, (gsize)n_columns);

  for (int i = 0; i < input->n_dots; i++)
    {
      int column = find_column (scale, input->dots[i].value, size);

      if (column >= 0)
        highest = MAX (highest, ++columns[column]);
    }
  return highest;
}

/* The largest dots of which the highest column fits under the plot's top; those of the least size
 * come closer instead of getting smaller still. */
static double
choose_size (const PentadDots *input, const PentadScale *scale, double height)
{
  double size = DOT_MOST;

  while (size > DOT_LEAST && count_highest (input, scale, size) * size > height)
    size -= 1;
  return size;
}

static void
draw_dots (PentadSketch *sketch,
           PentadRect plot,
           const PentadDots *input,
           const PentadScale *scale,
           double size)
{
  int n_columns = (int)((scale->end - scale->start) / size) + 2;
  g_autofree int *columns = g_new0 (int, (gsize)n_columns);
  int highest = MAX (count_highest (input, scale, size), 1);
  double step = MIN (size, (plot.height - size) / highest);
  PentadPaint paint = { .fill = PENTAD_INK_FINE };

  for (int i = 0; i < input->n_dots; i++)
    {
      int column = find_column (scale, input->dots[i].value, size);
      double x, y;

      if (column < 0)
        continue;
      x = scale->start + (column + 0.5) * size;
      y = plot.y + plot.height - size / 2 - columns[column]++ * step;
      pentad_sketch_marker (sketch, PENTAD_ROLE_MARK, PENTAD_MARKER_CIRCLE, x, y, size - 1, &paint);
      pentad_sketch_point (sketch, i, -1);
      pentad_sketch_hit (sketch, pentad_rect (x - size / 2, y - size / 2, size, size),
                         input->dots[i].key, input->dots[i].tooltip, PENTAD_NO_PLACE);
    }
}

static void
draw_axis (PentadSketch *sketch,
           PentadRect plot,
           PentadRect strip,
           const PentadTicks *ticks,
           const PentadScale *scale)
{
  PentadLanguage language = pentad_sketch_get_theme (sketch)->language;
  char *labels[PENTAD_MAX_TICKS];
  double x[PENTAD_MAX_TICKS], y = plot.y + plot.height;

  for (int i = 0; i < ticks->n; i++)
    {
      labels[i] = pentad_format_compact (pentad_ticks_value (ticks, i), language);
      x[i] = pentad_scale_map (scale, pentad_ticks_value (ticks, i));
      pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, x[i], plot.y, x[i], y, PENTAD_INK_GRID_LINE, 1);
    }
  pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, plot.x, y, plot.x + plot.width, y, PENTAD_INK_AXIS,
                      1);
  pentad_axis_layout_labels (sketch, strip, (const char *const *)labels, x, ticks->n);
  for (int i = 0; i < ticks->n; i++)
    g_free (labels[i]);
}

static PentadDataTable *
tell (const PentadDots *input)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  for (int i = 0; i < input->n_dots; i++)
    {
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, input->dots[i].name, NAN);
      pentad_data_table_set (table, 1, NULL, input->dots[i].value);
    }
  return table;
}

static void
draw (PentadSketch *sketch, PentadRect area, const PentadDots *input, double min, double max)
{
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (sketch));
  PentadRect plot = area, strip;

  strip = pentad_rect_cut_bottom (&plot, AXIS_HEIGHT * growth);
  if (plot.height < MIN_PLOT)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  PentadTicks ticks = pentad_ticks_new (min, max, (int)(plot.width / (TICK_WIDTH * growth)) + 1);
  PentadScale scale = pentad_ticks_scale (&ticks, plot.x + EDGE, plot.x + plot.width - 2 * EDGE);
  PentadAnnotation mean = {
    .kind = PENTAD_ANNOTATION_LINE,
    .at = pentad_rect (pentad_scale_map (&scale, input->mean), plot.y, 0, plot.height),
    .words = input->mean_text,
  };

  draw_axis (sketch, plot, strip, &ticks, &scale);
  draw_dots (sketch, plot, input, &scale, choose_size (input, &scale, plot.height));
  pentad_annotations_layout (sketch, plot, &mean, 1, NULL, 0);
}

void
pentad_dots_layout (PentadSketch *sketch, PentadRect area, const PentadDots *dots)
{
  double min, max;

  if (area.width < 60 || area.height < MIN_PLOT)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  pentad_sketch_set_chart (sketch, dots->id);
  pentad_sketch_tell (sketch, tell (dots));
  if (get_extent (dots, &min, &max))
    draw (sketch, area, dots, min, max);
  else
    pentad_panel_layout_empty (sketch, area, NULL);
  pentad_sketch_set_chart (sketch, NULL);
}
