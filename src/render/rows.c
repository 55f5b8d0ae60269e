/* How many rows of a list fit, and how high they stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MORE_HEIGHT 18

PentadRows
pentad_rows_fit (double height, int n, double natural, double least, gboolean spread)
{
  PentadRows rows = { 0, 0, natural };

  if (n <= 0 || !(height > 0))
    {
      rows.left_out = MAX (n, 0);
      return rows;
    }
  if (height / n >= least)
    {
      rows.shown = n;
      rows.height = spread ? height / n : MIN (natural, height / n);
      return rows;
    }
  rows.shown = (int)floor (MAX (height - MORE_HEIGHT, 0) / least);
  rows.left_out = n - rows.shown;
  rows.height = least;
  return rows;
}

double
pentad_rows_widest (PentadSketch *sketch,
                    gconstpointer texts,
                    gsize stride,
                    int n,
                    const PentadTextStyle *style,
                    double most)
{
  double widest = 0;

  for (int i = 0; i < n; i++)
    {
      const char *string =
          *(const char *const *)(gconstpointer)((const char *)texts + (gsize)i * stride);
      double width = string != NULL ? pentad_sketch_measure (sketch, string, style).width : 0;

      widest = MAX (widest, width);
    }
  /* A breath against rounding, so that the widest text is not the one that is cut. */
  return CLAMP (ceil (widest + 0.5), 0, MAX (most, 0));
}

double
pentad_rows_names (PentadSketch *sketch,
                   gconstpointer texts,
                   gsize stride,
                   int n,
                   PentadTextStyle *style,
                   double most)
{
  static const PentadType smaller[] = { PENTAD_TYPE_CAPTION, PENTAD_TYPE_AXIS };
  double width = pentad_rows_widest (sketch, texts, stride, n, style, G_MAXINT);
  PentadTextStyle try = *style;

  for (guint i = 0; i < G_N_ELEMENTS (smaller) && width > most; i++)
    {
      try.type = smaller[i];
      width = pentad_rows_widest (sketch, texts, stride, n, &try, G_MAXINT);
    }
  /* A single name beyond all bounds does not make the others small. */
  if (width <= most)
    style->type = try.type;
  return CLAMP (width, 0, MAX (most, 0));
}

void
pentad_rows_layout_more (PentadSketch *sketch, PentadRect area, const PentadRows *rows)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)area.width };
  g_autofree char *words = NULL;

  if (rows->left_out <= 0 || area.width < 20 || area.height < MORE_HEIGHT)
    return;
  words = g_strdup_printf (_ ("+ %d more"), rows->left_out);
  pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, area.x, area.y + area.height - MORE_HEIGHT / 2.0,
                      words, &style);
}
