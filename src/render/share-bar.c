/* Parts of a whole in one bar, with target marks (721: service, management, enforcement).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/share-bar.h"

#include "render/format.h"
#include "render/panel.h"

#include "model/division.h"

#include <math.h>

#define BAR_HEIGHT  26
#define PART_GAP    2
#define MARK_OVER   8
#define LEGEND_ROOM 30
#define SWATCH      10

static double
part (const PentadShare *share)
{
  return isfinite (share->value) && share->value > 0 ? share->value : 0;
}

static PentadInk
share_ink (const PentadShare *share, int i)
{
  static const PentadInk first[] = { PENTAD_INK_FINE, PENTAD_INK_WATCH, PENTAD_INK_BAD };

  if (share->ink != PENTAD_INK_NONE)
    return share->ink;
  return i < (int)G_N_ELEMENTS (first) ? first[i]
                                       : PENTAD_INK_SERIES + (guint)(i % PENTAD_N_SERIES);
}

static void
draw_parts (PentadSketch *sketch, PentadRect bar, const PentadShareBar *shares, double total)
{
  double x = bar.x;

  for (int i = 0; i < shares->n_shares; i++)
    {
      const PentadShare *share = &shares->shares[i];
      double width = bar.width * (part (share) / total);
      double drawn = MAX (width - (i + 1 < shares->n_shares ? PART_GAP : 0), MIN (width, 1));
      PentadRect box = pentad_rect (x, bar.y, drawn, bar.height);

      if (width > 0)
        {
          pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, box, share_ink (share, i), 0);
          pentad_sketch_point (sketch, i, -1);
          pentad_sketch_hit (sketch, box, share->key, share->tooltip, PENTAD_NO_PLACE);
        }
      x += width;
    }
}

static void
draw_targets (PentadSketch *sketch, PentadRect bar, double over, const PentadShareBar *shares)
{
  double sum = 0;

  /* The last target ends where the bar does and needs no mark. */
  for (int i = 0; i + 1 < shares->n_shares; i++)
    {
      sum += shares->shares[i].target;
      if (!(sum > 0 && sum < 1))
        return;
      pentad_sketch_fill (
          sketch, PENTAD_ROLE_TARGET,
          pentad_rect (bar.x + bar.width * sum - 1, bar.y - over, 2, bar.height + 2 * over),
          PENTAD_INK_TARGET, 0);
    }
}

static char *
legend_words (const PentadShare *share)
{
  return g_strdup_printf ("%s %s", share->label != NULL ? share->label : "",
                          share->value_text != NULL ? share->value_text : PENTAD_NO_VALUE);
}

/* Only a name is cut: its figure stands after it, or alone where no name fits before it. */
static void
draw_words (
    PentadSketch *sketch, double x, double y, const PentadShare *share, PentadTextStyle style)
{
  g_autofree char *words = legend_words (share);
  const char *value = share->value_text != NULL ? share->value_text : PENTAD_NO_VALUE;
  double width = style.max_width;

  if (pentad_sketch_measure (sketch, words, &style).cut)
    {
      double taken = ceil (pentad_sketch_measure (sketch, value, &style).width + 1);

      style.max_width = (float)(width - taken - 6);
      if (style.max_width >= 8)
        {
          pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, x, y, share->label, &style);
          x += width - taken;
        }
      style.max_width = (float)MIN (taken, width);
      pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, x, y, value, &style);
    }
  else
    pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, x, y, words, &style);
}

/* Names beside each other, each as wide as it is with what is left spread between them; in equal
 * cells where they are wider than the strip. */
static void
draw_legend (PentadSketch *sketch, PentadRect strip, const PentadShareBar *shares)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  g_autofree double *widths = g_new0 (double, shares->n_shares);
  double y = strip.y + strip.height / 2, x = strip.x, rest = strip.width;

  for (int i = 0; i < shares->n_shares; i++)
    {
      g_autofree char *words = legend_words (&shares->shares[i]);

      widths[i] = ceil (pentad_sketch_measure (sketch, words, &style).width + 1) + SWATCH + 6;
      rest -= widths[i];
    }
  rest = shares->n_shares > 1 ? rest / (shares->n_shares - 1) : rest;
  for (int i = 0; i < shares->n_shares; i++)
    {
      PentadRect cell = pentad_rect_cell (strip, shares->n_shares, 1, i, 0, 8);

      if (rest >= 8)
        cell = pentad_rect (x, strip.y, widths[i], strip.height);
      x += widths[i] + rest;
      style.max_width = (float)(cell.width - SWATCH - 6);
      if (style.max_width < 8)
        return;
      pentad_sketch_fill (sketch, PENTAD_ROLE_LEGEND,
                          pentad_rect (cell.x, y - SWATCH / 2.0, SWATCH, SWATCH),
                          share_ink (&shares->shares[i], i), 2);
      draw_words (sketch, cell.x + SWATCH + 6, y, &shares->shares[i], style);
    }
}

static PentadDataTable *
tell (const PentadShareBar *shares)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_PARTS);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_TARGET, NULL);
  for (int i = 0; i < shares->n_shares; i++)
    {
      const PentadShare *share = &shares->shares[i];
      g_autofree char *target =
          isfinite (share->target) ? pentad_format_percent (100 * share->target, 0) : NULL;

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, share->label, NAN);
      pentad_data_table_set (table, 1, share->value_text, share->value);
      pentad_data_table_set (table, 2, target, 100 * share->target);
    }
  return table;
}

void
pentad_share_bar_layout (PentadSketch *sketch, PentadRect area, const PentadShareBar *shares)
{
  PentadRect bar = area;
  double total = 0;

  if (area.width < 24 || area.height < 12)
    return;
  pentad_sketch_set_chart (sketch, shares->id);
  pentad_sketch_tell (sketch, tell (shares));
  for (int i = 0; i < shares->n_shares; i++)
    total += part (&shares->shares[i]);
  if (total <= 0)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      gboolean legend = area.height >= BAR_HEIGHT + MARK_OVER + LEGEND_ROOM;
      double over = legend ? MARK_OVER : MIN (MARK_OVER, area.height / 6);
      double height = MIN (BAR_HEIGHT, area.height - 2 * over);
      double used = height + 2 * over + (legend ? LEGEND_ROOM : 0);

      bar.y += MAX ((area.height - used) / 2, 0) + over;
      bar.height = height;
      pentad_sketch_fill (sketch, PENTAD_ROLE_TRACK, bar, PENTAD_INK_TRACK, 0);
      draw_parts (sketch, bar, shares, total);
      draw_targets (sketch, bar, over, shares);
      if (legend)
        draw_legend (sketch,
                     pentad_rect (area.x, bar.y + bar.height + MARK_OVER, area.width, LEGEND_ROOM),
                     shares);
    }
  pentad_sketch_set_chart (sketch, NULL);
}
