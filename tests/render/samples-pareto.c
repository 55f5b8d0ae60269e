/* Samples of Pareto charts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/pareto.h"

#include <math.h>

#define LONG_NAME "高新技术产业开发区综合行政执法大队 (North-Eastern Branch)"
#define N         9

static const char *const names[N] = { "小广告",   "占道经营", "暴露垃圾", "乱停车",  "道路破损",
                                      "路面不洁", "乱堆物",   "绿地脏乱", "其他部件" };
static const double counts[N] = { 743, 659, 565, 522, 482, 310, 144, 95, 60 };
static const double mixed[N] = { 60, NAN, 743, -5, 0, 482, INFINITY, 522, 95 };
static const double equal[N] = { 7, 7, 7, 7, 7, 7, 7, 7, 7 };
static const double zero[N] = { 0 };
static const double negative[N] = { -1, -2, -3, -4, -5, -6, -7, -8, 9 };
static const double huge[N] = { 1e308, 1e308, 1e308, 1e300, 1, 2, 3, 4, 5 };
static const double many[N] = { 40, 30, 10, 5, 5, 4, 3, 2, 1 };

static void
draw (PentadSketch *sketch, PentadRect area, const double *values, int n, const char *word)
{
  PentadParetoPart parts[N];
  PentadPareto pareto = { .id = "pareto",
                          .parts = parts,
                          .n_parts = n,
                          .share = 0.8,
                          .share_text = word != NULL ? word : "80%",
                          .others = "其余" };

  for (int i = 0; i < n; i++)
    parts[i] = (PentadParetoPart){ word != NULL ? word : names[i], values[i],
                                   i < 2 ? "class:0" : NULL, NULL };
  pentad_pareto_layout (sketch, area, &pareto);
}

#define SAMPLE(name, values, n, word)                                                              \
  static void pareto_##name (PentadSketch *sketch, PentadRect area)                                \
  {                                                                                                \
    draw (sketch, area, values, n, word);                                                          \
  }

SAMPLE (classes, counts, N, NULL)
SAMPLE (exact, many, N, NULL)
SAMPLE (empty, zero, N, NULL)
SAMPLE (nothing, zero, 0, NULL)
SAMPLE (one, counts, 1, NULL)
SAMPLE (equal, equal, N, NULL)
SAMPLE (nan, mixed, N, NULL)
SAMPLE (negative, negative, N, NULL)
SAMPLE (huge, huge, N, NULL)
SAMPLE (long, counts, N, LONG_NAME)
SAMPLE (rtl, counts, N, "الشارع 12 (东湖)")

const PentadSample pareto_samples[] = {
  { "pareto-classes", 620, 220, pareto_classes },
  { "pareto-exact", 620, 220, pareto_exact },
  { "pareto-narrow", 200, 160, pareto_classes },
  { "pareto-low", 300, 50, pareto_classes },
  { "pareto-empty", 300, 160, pareto_empty },
  { "pareto-nothing", 300, 160, pareto_nothing },
  { "pareto-one", 300, 160, pareto_one },
  { "pareto-equal", 400, 160, pareto_equal },
  { "pareto-nan", 400, 160, pareto_nan },
  { "pareto-negative", 300, 160, pareto_negative },
  { "pareto-huge", 400, 160, pareto_huge },
  { "pareto-long", 400, 160, pareto_long },
  { "pareto-rtl", 620, 160, pareto_rtl },
  { "pareto-zero-width", 0, 160, pareto_classes },
  { NULL },
};
