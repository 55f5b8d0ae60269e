/* How often values fall into which range: bars over equal ranges, without gaps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/histogram.h"

#include "render/annotation.h"
#include "render/axis.h"
#include "render/format.h"
#include "render/panel.h"

#include "model/division.h"

#include <math.h>

#define LABEL_HEIGHT 20
#define HEAD_ROOM    10
#define MIN_PLOT     16
#define BAR_GAP      1
#define OPEN_ALPHA   0.55f /* of the range without an end */

/* Where the last range ends: one without an end is drawn as wide as the others. */
static double
last_edge (const PentadHistogram *input)
{
  double last = input->edges[input->n];

  if (isfinite (last))
    return last;
  return input->n > 1 ? 2 * input->edges[input->n - 1] - input->edges[input->n - 2]
                      : input->edges[0] + 1;
}

static gboolean
has_data (const PentadHistogram *input)
{
  gboolean any = FALSE;

  for (int i = 0; i < input->n; i++)
    {
      any |= isfinite (input->counts[i]);
      if (!isfinite (input->edges[i]) || !(input->edges[i + 1] > input->edges[i]))
        return FALSE;
    }
  return any;
}

static void
draw_bars (PentadSketch *sketch,
           PentadRect plot,
           const PentadHistogram *input,
           const PentadScale *x,
           const PentadScale *y)
{
  for (int i = 0; i < input->n; i++)
    {
      double left = pentad_scale_clamp (x, input->edges[i]);
      double right = i + 1 < input->n ? pentad_scale_clamp (x, input->edges[i + 1]) : x->end;
      double top = pentad_scale_clamp (y, MAX (input->counts[i], 0));
      gboolean open = !isfinite (input->edges[i + 1]);
      PentadPaint paint = { .fill = PENTAD_INK_FINE, .fill_alpha = open ? OPEN_ALPHA : 1 };

      if (isfinite (input->counts[i]) && input->counts[i] >= 0)
        pentad_sketch_rect (
            sketch, PENTAD_ROLE_MARK,
            pentad_rect (left, top, MAX (right - left - BAR_GAP, 0.5), plot.y + plot.height - top),
            &paint);
      g_autofree char *key =
          input->key_prefix != NULL ? g_strdup_printf ("%s:%d", input->key_prefix, i) : NULL;

      pentad_sketch_point (sketch, i, -1);
      pentad_sketch_hit (sketch, pentad_rect (left, plot.y, right - left, plot.height), key,
                         input->tooltips != NULL ? input->tooltips[i] : NULL, PENTAD_NO_PLACE);
    }
}

static void
draw_lines (PentadSketch *sketch,
            PentadRect plot,
            const PentadHistogram *input,
            const PentadScale *x)
{
  g_autofree PentadAnnotation *lines = g_new0 (PentadAnnotation, (gsize)MAX (input->n_lines, 1));

  for (int i = 0; i < input->n_lines; i++)
    lines[i] = (PentadAnnotation){
      .kind = PENTAD_ANNOTATION_LINE,
      .at = pentad_rect (pentad_scale_map (x, input->lines[i].value), plot.y, 0, plot.height),
      .words = input->lines[i].words,
    };
  pentad_annotations_layout (sketch, plot, lines, input->n_lines, NULL, 0);
}

static PentadDataTable *
tell (const PentadHistogram *input, PentadLanguage language)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_PARTS);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  for (int i = 0; i < input->n; i++)
    {
      g_autofree char *from = pentad_format_compact (input->edges[i], language);
      g_autofree char *to = pentad_format_compact (input->edges[i + 1], language);
      g_autofree char *range = isfinite (input->edges[i + 1])
                                   ? g_strdup_printf ("%s – %s", from, to)
                                   : g_strdup_printf ("≥ %s", from);

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, range, NAN);
      pentad_data_table_set (table, 1, NULL, input->counts[i]);
    }
  return table;
}

static void
draw (PentadSketch *sketch, PentadRect area, const PentadHistogram *input)
{
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (sketch));
  PentadSeries series = { .values = input->counts };
  PentadRect plot = area, strip = { 0 };
  g_autofree double *edges = g_new (double, (gsize)input->n + 1);

  if (input->labels != NULL && plot.height > 3 * LABEL_HEIGHT * growth)
    strip = pentad_rect_cut_bottom (&plot, LABEL_HEIGHT * growth);
  else
    pentad_rect_cut_bottom (&plot, HEAD_ROOM * growth);
  pentad_rect_cut_top (&plot, HEAD_ROOM * growth);
  PentadTicks ticks = pentad_series_ticks (&series, 1, input->n, PENTAD_AXIS_COUNT, FALSE,
                                           plot.height > 160 * growth ? 6 : 4);
  if (plot.height < MIN_PLOT)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  plot = pentad_axis_layout_values (sketch, plot, &ticks, PENTAD_AXIS_COUNT);
  strip.x = plot.x;
  strip.width = plot.width;
  PentadScale x = pentad_scale_new (PENTAD_SCALE_LINEAR, input->edges[0], last_edge (input), plot.x,
                                    plot.x + plot.width);
  PentadScale y = pentad_ticks_scale (&ticks, plot.y + plot.height, plot.y);

  draw_bars (sketch, plot, input, &x, &y);
  draw_lines (sketch, plot, input, &x);
  for (int i = 0; i <= input->n; i++)
    edges[i] = pentad_scale_clamp (&x, input->edges[i]);
  if (strip.height > 0)
    pentad_axis_layout_labels (sketch, strip, input->labels, edges, input->n + 1);
}

void
pentad_histogram_layout (PentadSketch *sketch, PentadRect area, const PentadHistogram *input)
{
  if (area.width < 24 || area.height < MIN_PLOT)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  pentad_sketch_set_chart (sketch, input->id);
  PentadHistogram told = *input;
  /* What is not drawn is not told either. */
  if (input->n < 1 || !has_data (input))
    told.n = 0;
  pentad_sketch_tell (sketch, tell (&told, pentad_sketch_get_theme (sketch)->language));
  if (told.n == 0)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw (sketch, area, input);
  pentad_sketch_set_chart (sketch, NULL);
}
