/* Samples of quantile boxes and strips.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/quantile-chart.h"

#include <math.h>

#define LONG_NAME "高新技术产业开发区综合行政执法大队 (North-Eastern Branch)"
#define ROW(label, a, b, c, d, e, text, second, tone)                                              \
  {                                                                                                \
    label, { a, b, c, d, e }, text, second, tone, "department:0", NULL, -1                         \
  }

static const PentadQuantileRow usual[] = {
  ROW ("市政公用", 2, 6, 11, 24, 60, "11 小时", "214", PENTAD_TONE_FINE),
  ROW ("环境卫生", 1, 2, 4, 9, 20, "4 小时", "1\u2009188", PENTAD_TONE_FINE),
  ROW ("城管执法", 4, 16, 30, 52, 96, "30 小时", "301", PENTAD_TONE_WATCH),
  ROW ("园林绿化", 8, 20, 48, 72, 140, "48 小时", "74", PENTAD_TONE_BAD),
  ROW ("交警支队", NAN, NAN, NAN, NAN, NAN, NULL, "0", PENTAD_TONE_MUTED),
};
static const PentadQuantileRow edges[] = {
  ROW (LONG_NAME, 1, 2, 3, 4, 5, "1\u2009234\u2009567 小时", LONG_NAME, PENTAD_TONE_FINE),
  ROW ("الإدارة (3)", 1, 2, 3, 4, 5, "٣", NULL, PENTAD_TONE_FINE),
  ROW ("", 5, 4, 3, 2, 1, "x", NULL, PENTAD_TONE_FINE),
  ROW (NULL, 0, 0, 0, 0, 0, NULL, NULL, PENTAD_TONE_FINE),
};
static const PentadQuantileRow equal[] = {
  ROW ("a", 7, 7, 7, 7, 7, "7", NULL, PENTAD_TONE_FINE),
  ROW ("b", 7, 7, 7, 7, 7, "7", NULL, PENTAD_TONE_FINE),
};
static const PentadQuantileRow signs[] = {
  ROW ("a", -9, -4, -1, 2, 6, "−1", NULL, PENTAD_TONE_FINE),
  ROW ("b", NAN, -4, -1, 2, INFINITY, NULL, NULL, PENTAD_TONE_FINE),
};
static const PentadQuantileRow huge[] = {
  ROW ("a", 1e299, 2e299, 1e300, 2e300, 3e300, "1e+300", NULL, PENTAD_TONE_FINE),
  ROW ("b", 0, 1, 2, 3, 4, "2", NULL, PENTAD_TONE_FINE),
};

static void
draw (PentadSketch *sketch,
      PentadRect area,
      const PentadQuantileRow *rows,
      int n,
      gboolean strip,
      PentadScaleKind scale)
{
  PentadQuantileChart chart = { .id = "quantiles",
                                .rows = rows,
                                .n_rows = n,
                                .strip = strip,
                                .scale = scale,
                                .target = rows == usual ? 24 : NAN,
                                .target_text = "时限 24 小时" };
  pentad_quantile_chart_layout (sketch, area, &chart);
}

#define SAMPLE(name, rows, n, strip, scale)                                                        \
  static void quantiles_##name (PentadSketch *sketch, PentadRect area)                             \
  {                                                                                                \
    draw (sketch, area, rows, n, strip, scale);                                                    \
  }

SAMPLE (boxes, usual, G_N_ELEMENTS (usual), FALSE, PENTAD_SCALE_LINEAR)
SAMPLE (strips, usual, G_N_ELEMENTS (usual), TRUE, PENTAD_SCALE_LINEAR)
SAMPLE (log, usual, G_N_ELEMENTS (usual), FALSE, PENTAD_SCALE_LOG)
SAMPLE (empty, usual, 0, FALSE, PENTAD_SCALE_LINEAR)
SAMPLE (nan, usual + 4, 1, FALSE, PENTAD_SCALE_LINEAR)
SAMPLE (one, usual, 1, TRUE, PENTAD_SCALE_LINEAR)
SAMPLE (equal, equal, G_N_ELEMENTS (equal), FALSE, PENTAD_SCALE_LINEAR)
SAMPLE (negative, signs, G_N_ELEMENTS (signs), FALSE, PENTAD_SCALE_LINEAR)
SAMPLE (huge, huge, G_N_ELEMENTS (huge), FALSE, PENTAD_SCALE_LINEAR)
SAMPLE (long, edges, G_N_ELEMENTS (edges), FALSE, PENTAD_SCALE_LOG)
SAMPLE (rtl, edges + 1, 1, FALSE, PENTAD_SCALE_LINEAR)

const PentadSample quantiles_samples[] = {
  { "quantiles-boxes", 480, 220, quantiles_boxes },
  { "quantiles-strips", 480, 220, quantiles_strips },
  { "quantiles-log", 480, 220, quantiles_log },
  { "quantiles-low", 480, 70, quantiles_boxes },
  { "quantiles-narrow", 150, 220, quantiles_boxes },
  { "quantiles-empty", 300, 120, quantiles_empty },
  { "quantiles-nan", 300, 80, quantiles_nan },
  { "quantiles-one", 300, 80, quantiles_one },
  { "quantiles-equal", 300, 120, quantiles_equal },
  { "quantiles-negative", 300, 120, quantiles_negative },
  { "quantiles-huge", 300, 120, quantiles_huge },
  { "quantiles-long", 480, 180, quantiles_long },
  { "quantiles-rtl", 300, 80, quantiles_rtl },
  { "quantiles-zero-width", 0, 120, quantiles_boxes },
  { NULL },
};
