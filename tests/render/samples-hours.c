/* Samples of the matrix of hours and weekdays.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/hour-matrix.h"

#include <math.h>

#define LONG_NAME "高新技术产业开发区综合行政执法大队 (North-Eastern Branch)"

enum
{
  ROWS = 7,
  COLUMNS = 24
};

static const char *const weekdays[] = { "周一", "周二", "周三", "周四", "周五", "周六", "周日" };
static const char *const hours[COLUMNS] = {
  [0] = "00:00",  [3] = "03:00",  [6] = "06:00",  [9] = "09:00",
  [12] = "12:00", [15] = "15:00", [18] = "18:00", [21] = "21:00"
};

/* A day with two peaks, quieter at the end of the week. */
static double
usual (int r, int c)
{
  double morning = exp (-pow (c - 9.5, 2) / 6), afternoon = exp (-pow (c - 15.5, 2) / 8);

  return (r < 5 ? 40 : 18) * (morning + 0.8 * afternoon) + 1;
}

static double
missing (int r, int c)
{
  return r == 2 || c == 5 ? NAN : r == 3 && c == 3 ? INFINITY : usual (r, c);
}

static double
nothing (int r, int c)
{
  return r + c < 0 ? 1 : NAN;
}

static double
zero (int r, int c)
{
  return 0 * r * c;
}

static double
equal (int r, int c)
{
  return 7 + 0 * r * c;
}

static double
negative (int r, int c)
{
  return (r - 3) * 2 + c % 2;
}

static double
huge (int r, int c)
{
  return r == c ? 1e300 : 1e299 * r;
}

static void
draw (PentadSketch *sketch,
      PentadRect area,
      int n_rows,
      int n_columns,
      double (*value) (int r, int c),
      const char *word)
{
  double values[ROWS * COLUMNS];
  const char *rows[ROWS], *columns[COLUMNS];
  PentadHourMatrix matrix = { .id = "hours",
                              .rows = rows,
                              .n_rows = n_rows,
                              .columns = columns,
                              .n_columns = n_columns,
                              .values = values,
                              .key_prefix = n_rows == 1 ? "chart:hours" : NULL,
                              .unit = word != NULL ? word : "件/天" };

  for (int r = 0; r < n_rows; r++)
    for (int c = 0; c < n_columns; c++)
      values[r * n_columns + c] = value (r, c);
  for (int r = 0; r < ROWS; r++)
    rows[r] = word != NULL ? word : weekdays[r];
  for (int c = 0; c < COLUMNS; c++)
    columns[c] = word != NULL ? word : hours[c];
  pentad_hour_matrix_layout (sketch, area, &matrix);
}

#define SAMPLE(name, n_rows, n_columns, value, word)                                               \
  static void hours_##name (PentadSketch *sketch, PentadRect area)                                 \
  {                                                                                                \
    draw (sketch, area, n_rows, n_columns, value, word);                                           \
  }

SAMPLE (week, ROWS, COLUMNS, usual, NULL)
SAMPLE (nan, ROWS, COLUMNS, missing, NULL)
SAMPLE (empty, ROWS, COLUMNS, nothing, NULL)
SAMPLE (nothing, 0, 0, nothing, NULL)
SAMPLE (one, 1, 1, usual, NULL)
SAMPLE (zero, ROWS, COLUMNS, zero, NULL)
SAMPLE (equal, ROWS, COLUMNS, equal, NULL)
SAMPLE (negative, ROWS, COLUMNS, negative, NULL)
SAMPLE (huge, ROWS, COLUMNS, huge, NULL)
SAMPLE (long, ROWS, COLUMNS, usual, LONG_NAME)
SAMPLE (rtl, ROWS, COLUMNS, usual, "الشارع 12")

const PentadSample hours_samples[] = {
  { "hours-week", 500, 220, hours_week },         { "hours-low", 300, 60, hours_week },
  { "hours-nan", 400, 180, hours_nan },           { "hours-empty", 300, 160, hours_empty },
  { "hours-nothing", 300, 160, hours_nothing },   { "hours-one", 300, 80, hours_one },
  { "hours-zero", 400, 160, hours_zero },         { "hours-equal", 400, 160, hours_equal },
  { "hours-negative", 400, 160, hours_negative }, { "hours-huge", 400, 160, hours_huge },
  { "hours-long", 400, 160, hours_long },         { "hours-rtl", 400, 160, hours_rtl },
  { "hours-zero-width", 0, 160, hours_week },     { NULL },
};
