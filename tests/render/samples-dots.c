/* Samples of dots on one axis.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/dots.h"

#include <math.h>

#define LONG_NAME "高新技术产业开发区综合行政执法大队 (North-Eastern Branch)"
#define MOST      400

static double
usual (int i)
{
  return 40 + 25 * sin (i * 12.9898) * cos (i * 78.233);
}

static double
missing (int i)
{
  return i % 3 == 0 ? NAN : i % 7 == 0 ? INFINITY : usual (i);
}

static double
nothing (int i)
{
  return i < 0 ? 1 : NAN;
}

static double
equal (int i)
{
  return 7 + 0 * i;
}

static double
negative (int i)
{
  return i % 5 - 3;
}

static double
huge (int i)
{
  return i == 0 ? 2e300 : i;
}

static void
draw (PentadSketch *sketch, PentadRect area, int n, double (*value) (int i), const char *word)
{
  PentadDot dots[MOST];
  PentadDots input = { .id = "dots",
                       .dots = dots,
                       .n_dots = n,
                       .mean = n > 0 ? value (0) : NAN,
                       .mean_text = word != NULL ? word : "平均 40" };

  for (int i = 0; i < n; i++)
    dots[i] = (PentadDot){ word != NULL ? word : "监督员", value (i), NULL, NULL };
  pentad_dots_layout (sketch, area, &input);
}

#define SAMPLE(name, n, value, word)                                                               \
  static void dots_##name (PentadSketch *sketch, PentadRect area)                                  \
  {                                                                                                \
    draw (sketch, area, n, value, word);                                                           \
  }

SAMPLE (posts, 60, usual, NULL)
SAMPLE (many, MOST, usual, NULL)
SAMPLE (empty, 12, nothing, NULL)
SAMPLE (nothing, 0, nothing, NULL)
SAMPLE (one, 1, usual, NULL)
SAMPLE (equal, 90, equal, NULL)
SAMPLE (nan, 60, missing, NULL)
SAMPLE (negative, 30, negative, NULL)
SAMPLE (huge, 20, huge, NULL)
SAMPLE (long, 30, usual, LONG_NAME)
SAMPLE (rtl, 30, usual, "المتوسط 12")

const PentadSample dots_samples[] = {
  { "dots-posts", 480, 140, dots_posts },       { "dots-many", 480, 140, dots_many },
  { "dots-low", 300, 40, dots_posts },          { "dots-empty", 300, 120, dots_empty },
  { "dots-nothing", 300, 120, dots_nothing },   { "dots-one", 300, 120, dots_one },
  { "dots-equal", 300, 120, dots_equal },       { "dots-nan", 300, 120, dots_nan },
  { "dots-negative", 300, 120, dots_negative }, { "dots-huge", 300, 120, dots_huge },
  { "dots-long", 300, 120, dots_long },         { "dots-rtl", 300, 120, dots_rtl },
  { "dots-zero-width", 0, 120, dots_posts },    { NULL },
};
