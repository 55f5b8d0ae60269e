/* Which few parts make most of the whole: falling bars, their running share, a line at 80 %.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/pareto.h"

#include "render/annotation.h"
#include "render/axis.h"
#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"
#include "render/scale.h"

#include "model/division.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_HEIGHT 20
#define HEAD_ROOM    10
#define MIN_PLOT     24
#define BAR_LEAST    60 /* from one bar to the next: a short name */
#define BAR_WORDS    84 /* the same where names take two lines: a long word */
#define NAMED_LEAST  5  /* bars that are left for the sake of whole names */
#define NAME_GAP     8
#define BAR_GAP      0.2
#define RIGHT_GAP    8
#define DOT          6

/* Noise of summing shares. */
#define SHARE_NOISE 1e-9

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const PentadParetoPart *x = a, *y = b;

  return (x->value < y->value) - (x->value > y->value);
}

/* The parts that count, the largest first; ties stay as they are. */
static GArray *
sort_parts (const PentadParetoPart *parts, int n_parts, double *total)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (PentadParetoPart));

  *total = 0;
  for (int i = 0; i < n_parts; i++)
    if (isfinite (parts[i].value) && parts[i].value > 0)
      {
        g_array_append_val (sorted, parts[i]);
        /* A sum that is too large for a double still has to share out. */
        *total = MIN (*total + parts[i].value, G_MAXDOUBLE);
      }
  g_array_sort (sorted, compare_parts);
  return sorted;
}

static int
count_sorted (const GArray *sorted, double total, double share)
{
  double sum = 0;

  for (guint i = 0; i < sorted->len; i++)
    {
      sum += g_array_index (sorted, PentadParetoPart, i).value / total;
      if (sum >= share - SHARE_NOISE)
        return (int)i + 1;
    }
  return (int)sorted->len;
}

int
pentad_pareto_count (const PentadParetoPart *parts, int n_parts, double share)
{
  double total;
  g_autoptr (GArray) sorted = sort_parts (parts, n_parts, &total);

  return count_sorted (sorted, total, share);
}

typedef struct
{
  PentadSketch *sketch;
  const PentadPareto *pareto;
  GArray *sorted;
  double total;
  int shown;       /* parts with a bar of their own */
  gboolean others; /* and one place more, for the rest */
  int n_share;     /* parts that make the share */
  PentadRect plot, strip;
  PentadScale left, right;
  PentadBands bands;
} Layout;

static int
count_bars (const Layout *layout)
{
  return layout->shown + (layout->others ? 1 : 0);
}

static void
draw_bar (const Layout *layout, int i, const PentadParetoPart *part)
{
  double top = pentad_scale_clamp (&layout->left, part->value);
  PentadRect box = pentad_rect (pentad_bands_begin (&layout->bands, i), top, layout->bands.width,
                                layout->plot.y + layout->plot.height - top);

  pentad_sketch_fill (layout->sketch, PENTAD_ROLE_MARK, box,
                      i < layout->n_share ? PENTAD_INK_FINE : PENTAD_INK_TEXT_MUTED,
                      layout->bands.width > 8 ? 2 : 0);
  box.y = layout->plot.y;
  box.height = layout->plot.height;
  pentad_sketch_point (layout->sketch, i, -1);
  pentad_sketch_hit (layout->sketch, box, part->key, part->tooltip, PENTAD_NO_PLACE);
}

/* Bars, and the line of running shares over them. The rest has no bar: it would be larger than the
 * largest part, and of parts that are not alike; the line goes on to the whole. */
static void
draw_parts (const Layout *layout)
{
  int n = count_bars (layout);
  g_autofree float *line = g_new (float, 2 * (gsize)n);
  PentadPaint paint = { .stroke = PENTAD_INK_WATCH,
                        .width = (float)pentad_sketch_get_theme (layout->sketch)->line };
  PentadPaint dot = { .fill = PENTAD_INK_WATCH };
  double sum = 0;

  for (int i = 0; i < n; i++)
    {
      const PentadParetoPart *part =
          i < layout->shown ? &g_array_index (layout->sorted, PentadParetoPart, i) : NULL;

      if (part != NULL)
        draw_bar (layout, i, part);
      sum = part != NULL ? sum + part->value / layout->total : 1;
      line[2 * i] = (float)pentad_bands_centre (&layout->bands, i);
      line[2 * i + 1] = (float)pentad_scale_clamp (&layout->right, 100 * sum);
    }
  pentad_sketch_path (layout->sketch, PENTAD_ROLE_COMPARISON, line, (guint)n, FALSE, &paint);
  for (int i = 0; i < n; i++)
    pentad_sketch_marker (layout->sketch, PENTAD_ROLE_COMPARISON, PENTAD_MARKER_CIRCLE, line[2 * i],
                          line[2 * i + 1], DOT, &dot);
}

static void
draw_names (const Layout *layout)
{
  int n = count_bars (layout);
  g_autofree const char **labels = g_new0 (const char *, (gsize)n);
  g_autofree double *x = g_new (double, (gsize)n);

  for (int i = 0; i < n; i++)
    {
      labels[i] = i < layout->shown ? g_array_index (layout->sorted, PentadParetoPart, i).label
                                    : layout->pareto->others;
      x[i] = pentad_bands_centre (&layout->bands, i);
    }
  if (layout->strip.height > 0)
    pentad_axis_layout_labels (layout->sketch, layout->strip, labels, x, n);
}

static void
draw_share (const Layout *layout)
{
  PentadAnnotation line = {
    .kind = PENTAD_ANNOTATION_LINE,
    .at =
        pentad_rect (layout->plot.x, pentad_scale_map (&layout->right, 100 * layout->pareto->share),
                     layout->plot.width, 0),
    .words = layout->pareto->share_text,
  };

  pentad_annotations_layout (layout->sketch, layout->plot, &line, 1, NULL, 0);
}

/* The axis of shares, at the right; returns what of the area is left. */
static PentadRect
draw_right_axis (PentadSketch *sketch, PentadRect area)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_WATCH,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  static const char *const words[] = { "0%", "50%", "100%" };
  PentadTextSize size = pentad_sketch_measure (sketch, words[2], &style);
  double width = size.width;

  if (area.width < 6 * width || area.height < size.height)
    return area;
  area.width -= width + RIGHT_GAP;
  /* 50 % is the first to go. */
  for (int i = 0; i < 3; i += area.height < 2 * size.height ? 2 : 1)
    pentad_sketch_text (sketch, PENTAD_ROLE_AXIS, area.x + area.width + RIGHT_GAP,
                        area.y + area.height * (1 - i / 2.0), words[i], &style);
  return area;
}

/* Before the plot has its exact width: that of the area will do. */
static gboolean
names_need_two_lines (const Layout *layout, PentadRect area, double growth)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS };
  int n = CLAMP ((int)(area.width / (BAR_LEAST * growth)), 1, (int)layout->sorted->len);
  const PentadParetoPart *first = &g_array_index (layout->sorted, PentadParetoPart, 0);

  return area.height > 6 * LABEL_HEIGHT * growth &&
         pentad_rows_widest (layout->sketch, &first->label, sizeof *first, n, &style, area.width) >
             area.width / n;
}

/* As many bars as have their names whole in so many lines, if that leaves a few; else `most`. */
static int
fit_names (const Layout *layout, int most, int lines)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS, .max_lines = lines };

  for (int n = most; n >= NAMED_LEAST; n--)
    {
      int shown = (int)layout->sorted->len > n ? n - 1 : (int)layout->sorted->len;
      PentadBands bands =
          pentad_bands_new (n, layout->plot.x, layout->plot.x + layout->plot.width, BAR_GAP);
      gboolean cut = FALSE;

      /* The first and the last name have the room of their bars. */
      style.max_width = (float)MIN (layout->plot.width / n - NAME_GAP, bands.width);
      for (int i = 0; i < shown && !cut; i++)
        cut = pentad_sketch_measure (
                  layout->sketch, g_array_index (layout->sorted, PentadParetoPart, i).label, &style)
                  .cut;
      if (!cut)
        return n;
    }
  return most;
}

static void
draw (Layout *layout, PentadRect area)
{
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (layout->sketch));
  double largest = g_array_index (layout->sorted, PentadParetoPart, 0).value;

  gboolean two = names_need_two_lines (layout, area, growth);

  layout->plot = area;
  if (area.height > 4 * LABEL_HEIGHT * growth)
    layout->strip = pentad_rect_cut_bottom (&layout->plot, LABEL_HEIGHT * growth * (two ? 2 : 1));
  else
    pentad_rect_cut_bottom (&layout->plot, HEAD_ROOM * growth);
  pentad_rect_cut_top (&layout->plot, HEAD_ROOM * growth);
  if (layout->plot.height < MIN_PLOT)
    {
      pentad_panel_layout_no_room (layout->sketch, area);
      return;
    }
  PentadTicks ticks = pentad_ticks_new_count (largest, layout->plot.height > 160 * growth ? 6 : 4);
  layout->plot = draw_right_axis (layout->sketch, layout->plot);
  layout->plot =
      pentad_axis_layout_values (layout->sketch, layout->plot, &ticks, PENTAD_AXIS_COUNT);
  layout->strip.x = layout->plot.x;
  layout->strip.width = layout->plot.width;
  layout->left = pentad_ticks_scale (&ticks, layout->plot.y + layout->plot.height, layout->plot.y);
  layout->right = pentad_scale_new (PENTAD_SCALE_LINEAR, 0, 100,
                                    layout->plot.y + layout->plot.height, layout->plot.y);
  layout->shown =
      CLAMP ((int)(layout->plot.width / ((two ? BAR_WORDS : BAR_LEAST) * growth)), 2, 1000);
  layout->shown = fit_names (layout, MIN (layout->shown, (int)layout->sorted->len), two ? 2 : 1);
  layout->others = (int)layout->sorted->len > layout->shown;
  layout->shown = layout->others ? layout->shown - 1 : (int)layout->sorted->len;
  layout->bands = pentad_bands_new (count_bars (layout), layout->plot.x,
                                    layout->plot.x + layout->plot.width, BAR_GAP);
  draw_parts (layout);
  draw_share (layout);
  draw_names (layout);
}

static PentadDataTable *
tell (const GArray *sorted, double total)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_PARTS);
  double sum = 0;

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("running share"));
  for (guint i = 0; i < sorted->len; i++)
    {
      const PentadParetoPart *part = &g_array_index (sorted, PentadParetoPart, i);

      sum += part->value / total;
      g_autofree char *count = pentad_format_count (part->value);
      g_autofree char *share = pentad_format_percent (100 * sum, 1);
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, part->label, NAN);
      pentad_data_table_set (table, 1, count, part->value);
      pentad_data_table_set (table, 2, share, 100 * sum);
    }
  return table;
}

void
pentad_pareto_layout (PentadSketch *sketch, PentadRect area, const PentadPareto *pareto)
{
  Layout layout = { .sketch = sketch, .pareto = pareto };

  if (area.width < 60 || area.height < MIN_PLOT)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  pentad_sketch_set_chart (sketch, pareto->id);
  layout.sorted = sort_parts (pareto->parts, pareto->n_parts, &layout.total);
  pentad_sketch_tell (sketch, tell (layout.sorted, layout.total));
  layout.n_share = count_sorted (layout.sorted, layout.total, pareto->share);
  if (layout.sorted->len == 0)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw (&layout, area);
  g_array_unref (layout.sorted);
  pentad_sketch_set_chart (sketch, NULL);
}
