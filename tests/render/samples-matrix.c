/* Samples of the indicator matrix.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/matrix.h"

#include <math.h>

#define LONG_NAME                                                                                  \
  "高新技术产业开发区城市综合行政执法与环境卫生管理联合办公室 (North-Eastern Branch)"

enum
{
  ROWS = 3,
  COLUMNS = 4
};

static const char *const names[] = { "按期处置率", "处置率", "返工率", "漏报率" };
static const char *const streets[] = { "长河街道", "文庙街道", LONG_NAME };
static const PentadMatrixCell usual[] = {
  { "99.0", 0.0, "figure:a", "长河街道 99.0" },
  { "98.7", 0.1, NULL, NULL },
  { "0.6", 0.2, NULL, NULL },
  { "0.6", 0.35, NULL, NULL },
  { "97.1", 0.5, NULL, NULL },
  { NULL, NAN, NULL, NULL },
  { "1.1", 0.7, NULL, NULL },
  { "1.7", 0.8, NULL, NULL },
  { "89.5", 1.0, NULL, NULL },
  { "0", 1.7, NULL, NULL },
  { "0", -2, NULL, NULL },
  { "3.9", 0.9, NULL, NULL },
};

static void
draw (PentadSketch *sketch, PentadRect area, const PentadMatrixCell *cells, int rows, int columns)
{
  static const int places[] = { 5, 6, 7 };
  PentadMatrix matrix = { "matrix", names, columns, streets, rows, cells, places };

  pentad_matrix_layout (sketch, area, &matrix);
}

/* The same cell everywhere, and the same name. */
static void
draw_same (
    PentadSketch *sketch, PentadRect area, const char *text, double badness, const char *word)
{
  PentadMatrixCell cells[ROWS * COLUMNS];
  const char *words[COLUMNS] = { word, word, word, word };
  PentadMatrix matrix = { "matrix", words, COLUMNS, words, ROWS, cells, NULL };

  for (int i = 0; i < ROWS * COLUMNS; i++)
    cells[i] = (PentadMatrixCell){ text, badness, NULL, NULL };
  pentad_matrix_layout (sketch, area, &matrix);
}

static void
matrix_three (PentadSketch *sketch, PentadRect area)
{
  draw (sketch, area, usual, ROWS, COLUMNS);
}

static void
matrix_one (PentadSketch *sketch, PentadRect area)
{
  draw (sketch, area, usual, 1, 1);
}

static void
matrix_empty (PentadSketch *sketch, PentadRect area)
{
  draw (sketch, area, NULL, 0, COLUMNS);
}

static void
matrix_equal (PentadSketch *sketch, PentadRect area)
{
  draw_same (sketch, area, "100.00", 0, "率");
}

static void
matrix_nan (PentadSketch *sketch, PentadRect area)
{
  draw_same (sketch, area, NULL, NAN, "率");
}

static void
matrix_negative (PentadSketch *sketch, PentadRect area)
{
  draw_same (sketch, area, "−3.20", -INFINITY, "率");
}

static void
matrix_huge (PentadSketch *sketch, PentadRect area)
{
  draw_same (sketch, area, "1e+300", 1e300, "率");
}

static void
matrix_long (PentadSketch *sketch, PentadRect area)
{
  draw_same (sketch, area, "1\u2009234\u2009567\u2009890.12", 0.5, LONG_NAME);
}

static void
matrix_rtl (PentadSketch *sketch, PentadRect area)
{
  draw_same (sketch, area, "٩٥", 0.5, "الشارع 12 (东湖)");
}

const PentadSample matrix_samples[] = {
  { "matrix-three", 560, 170, matrix_three },
  { "matrix-low", 560, 90, matrix_three },
  { "matrix-narrow", 200, 170, matrix_three },
  { "matrix-empty", 560, 170, matrix_empty },
  { "matrix-one", 300, 120, matrix_one },
  { "matrix-equal", 400, 170, matrix_equal },
  { "matrix-nan", 400, 170, matrix_nan },
  { "matrix-negative", 400, 170, matrix_negative },
  { "matrix-huge", 400, 170, matrix_huge },
  { "matrix-long", 400, 170, matrix_long },
  { "matrix-rtl", 400, 170, matrix_rtl },
  { "matrix-zero-width", 0, 170, matrix_three },
  { NULL },
};
