/* How many rows of a list fit, and how high they stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/rows.h"

#include "render/format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MORE_HEIGHT 18
#define LINE_REST   0.2 /* of a line, above and below its letters */
#define LEAST_SHOWN 4   /* rows that are left of a list whose names take two lines */

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
pentad_rows_room (double height, int n, double least)
{
  if (n <= 0)
    return 0;
  return height / n >= least ? height / n : (height - MORE_HEIGHT) / MIN (n, LEAST_SHOWN);
}

double
pentad_rows_least (PentadSketch *sketch, const PentadTextStyle *names, double least)
{
  PentadTextStyle line = { .type = names->type, .bold = names->bold };
  double height = pentad_sketch_measure (sketch, PENTAD_NO_VALUE, &line).height;

  /* Letters take less than their line; of several lines, which stand closer to one another than
   * rows do, only the outer ones have that room. */
  return MAX (least, ceil (MAX (names->max_lines, 1) * height - LINE_REST * height));
}

/* How many of the names are cut, and the width of the widest. */
static int
count_cut (PentadSketch *sketch,
           gconstpointer texts,
           gsize stride,
           int n,
           const PentadTextStyle *style,
           double *width)
{
  int cut = 0;

  *width = 0;
  for (int i = 0; i < n; i++)
    {
      const char *string =
          *(const char *const *)(gconstpointer)((const char *)texts + (gsize)i * stride);
      PentadTextSize size = { 0 };

      if (string != NULL)
        size = pentad_sketch_measure (sketch, string, style);
      cut += size.cut ? 1 : 0;
      *width = MAX (*width, size.width);
    }
  return cut;
}

double
pentad_rows_names (PentadSketch *sketch,
                   gconstpointer texts,
                   gsize stride,
                   int n,
                   PentadTextStyle *style,
                   double most,
                   double room)
{
  const double *size = pentad_sketch_get_theme (sketch)->size;
  const PentadTextStyle tries[] = {
    { .type = style->type, .max_lines = 1 },      { .type = PENTAD_TYPE_TITLE, .max_lines = 1 },
    { .type = PENTAD_TYPE_BODY, .max_lines = 1 }, { .type = PENTAD_TYPE_CAPTION, .max_lines = 1 },
    { .type = PENTAD_TYPE_AXIS, .max_lines = 1 }, { .type = PENTAD_TYPE_CAPTION, .max_lines = 2 },
    { .type = PENTAD_TYPE_AXIS, .max_lines = 2 },
  };
  int least = G_MAXINT;
  double widest = 0;

  /* The fewest cut names, and of those the largest type: one name beyond all bounds does not make
   * the others small. */
  for (guint i = 0; i < G_N_ELEMENTS (tries) && least > 0 && most > 0; i++)
    {
      PentadTextStyle try = *style;
      double width;
      int cut;

      try.type = tries[i].type;
      try.max_lines = tries[i].max_lines;
      try.tight = try.max_lines > 1;
      if (i > 0 && try.max_lines <= 1 && size[try.type] >= size[tries[0].type])
        continue;
      if (try.max_lines > 1 && pentad_rows_least (sketch, &try, 0) > room)
        continue;
      /* A breath against rounding, so that the widest name is not the one that is cut. */
      try.max_width = (float)floor (most);
      cut = count_cut (sketch, texts, stride, n, &try, &width);
      if (cut >= least)
        continue;
      least = cut;
      widest = cut > 0 ? most : width;
      style->type = try.type;
      style->max_lines = try.max_lines;
      style->tight = try.tight;
    }
  return CLAMP (ceil (widest + 0.5), 0, MAX (most, 0));
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
