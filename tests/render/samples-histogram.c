/* Samples of histograms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/histogram.h"

#include <math.h>

#define N 8

static const double edges[] = { 0, 2, 4, 6, 8, 10, 12, 14, INFINITY };
static const double closed_edges[] = { 0, 2, 4, 6, 8, 10, 12, 14, 16 };
static const double falling[] = { 0, 2, 1, 6, 8, 10, 12, 14, 16 };
static const char *const words[] = { "0", NULL, "4", NULL, "8", NULL, "12", NULL, NULL };
static const double counts[] = { 120, 310, 260, 140, 75, 40, 18, 33 };
static const double equal[] = { 7, 7, 7, 7, 7, 7, 7, 7 };
static const double none[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
static const double zero[N] = { 0 };
static const double gaps[] = { 12, NAN, 0, 40, INFINITY, 3, NAN, 8 };
static const double negative[] = { 5, -4, 8, -1, 0, 2, 3, -9 };
static const double huge[] = { 1e300, 2e300, 1, 0, 5e299, 1e300, 2, 1e299 };

static void
draw (PentadSketch *sketch, PentadRect area, const double *values, int n, const double *at)
{
  const PentadHistogramLine lines[] = { { 4.6, "中位 4.6 小时" }, { 8, "时限" }, { 99, "无" } };
  PentadHistogram input = { .id = "histogram",
                            .edges = at,
                            .counts = values,
                            .n = n,
                            .labels = words,
                            .lines = lines,
                            .n_lines = 3,
                            .key_prefix = "chart:histogram" };
  pentad_histogram_layout (sketch, area, &input);
}

#define SAMPLE(name, values, n, at)                                                                \
  static void histogram_##name (PentadSketch *sketch, PentadRect area)                             \
  {                                                                                                \
    draw (sketch, area, values, n, at);                                                            \
  }

SAMPLE (times, counts, N, edges)
SAMPLE (closed, counts, N, closed_edges)
SAMPLE (empty, none, N, edges)
SAMPLE (nothing, none, 0, edges)
SAMPLE (falling, counts, N, falling)
SAMPLE (one, counts, 1, edges)
SAMPLE (zero, zero, N, edges)
SAMPLE (equal, equal, N, edges)
SAMPLE (nan, gaps, N, edges)
SAMPLE (negative, negative, N, edges)
SAMPLE (huge, huge, N, edges)

static void
draw_words (PentadSketch *sketch, PentadRect area, const char *word)
{
  const PentadHistogramLine lines[] = { { 5, word }, { 5.2, word }, { 5.4, word }, { 15, word } };
  const char *labels[N + 1];
  PentadHistogram input = { .id = "histogram",
                            .edges = edges,
                            .counts = counts,
                            .n = N,
                            .labels = labels,
                            .lines = lines,
                            .n_lines = 4 };

  for (int i = 0; i <= N; i++)
    labels[i] = word;
  pentad_histogram_layout (sketch, area, &input);
}

static void
histogram_long (PentadSketch *sketch, PentadRect area)
{
  draw_words (sketch, area, "高新技术产业开发区综合行政执法大队 and its very long name");
}

static void
histogram_rtl (PentadSketch *sketch, PentadRect area)
{
  draw_words (sketch, area, "٤ ساعات (4)");
}

const PentadSample histogram_samples[] = {
  { "histogram-times", 500, 200, histogram_times },
  { "histogram-closed", 500, 200, histogram_closed },
  { "histogram-empty", 300, 160, histogram_empty },
  { "histogram-nothing", 300, 160, histogram_nothing },
  { "histogram-falling", 300, 160, histogram_falling },
  { "histogram-one", 300, 160, histogram_one },
  { "histogram-zero", 300, 160, histogram_zero },
  { "histogram-equal", 300, 160, histogram_equal },
  { "histogram-nan", 300, 160, histogram_nan },
  { "histogram-negative", 300, 160, histogram_negative },
  { "histogram-huge", 300, 160, histogram_huge },
  { "histogram-long", 300, 160, histogram_long },
  { "histogram-rtl", 300, 160, histogram_rtl },
  { "histogram-low", 300, 40, histogram_times },
  { "histogram-zero-width", 0, 160, histogram_times },
  { NULL },
};
