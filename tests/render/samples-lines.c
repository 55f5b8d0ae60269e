/* Samples of lines and areas, with a comparison, an expectation and marks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/line-chart.h"

#include <math.h>

#define N 12

static const char *const hours[] = { "00:00", "02:00", "04:00", "06:00", "08:00", "10:00",
                                     "12:00", "14:00", "16:00", "18:00", "20:00", "22:00" };
static const char *const months[] = { "1月", "2月", "3月", "4月",  "5月",  "6月",
                                      "7月", "8月", "9月", "10月", "11月", "12月" };
static const double scores[] = { 88, 89, 87, 90, 91, 90, 92, 91, 90, 91.5, NAN, NAN };
static const double filed[] = { 40, 32, 28, 55, 120, 180, 165, 170, 150, 140, 90, 60 };
static const double closed[] = { 30, 30, 20, 40, 90, 170, 160, 150, 155, 120, 95, 50 };
static const double other[] = { 10, 12, 8, 20, 30, 25, 40, 35, 20, 15, 10, 5 };
static const double low[] = { 30, 25, 20, 40, 90, 130, NAN, 120, 110, 100, 70, 45 };
static const double middle[] = { 38, 33, 30, 50, 110, 150, NAN, 145, 140, 125, 85, 60 };
static const double high[] = { 46, 41, 40, 60, 130, 170, NAN, 168, 165, 150, 100, 70 };
static const gint8 odd[] = { 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0 };
static const gint8 all_low[] = { -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 };
static const double gaps[] = { 40, NAN, 28, 55, NAN, NAN, 165, 170, 150, 140, 90, INFINITY };
static const double equal[] = { 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 };
static const double zeros[N] = { 0 };
static const double none[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
static const double signs[] = { 4, -3, 2.5, -6, 1, 0, 3, -2, NAN, 5, -1, 2 };
static const double decades[] = { 3, 40, 700, 12000, 0, 150, -2, 90, 8, 1, 2500, NAN };
static const double huge[] = {
  1e300, 2e300, 3e299, 0, 1, -1e300, 5e299, 1e300, 2e300, 1e300, 0, 0
};
static const double large[] = { 0, 120000, 250000, 310000, 280000, 480000,
                                0, 120000, 250000, 310000, 280000, 480000 };

/* Draws one series. */
#define ONE_SERIES(name_, values_, n_, axis_)                                                      \
  static void lines_##name_ (PentadSketch *sketch, PentadRect area)                                \
  {                                                                                                \
    PentadSeries series = { "s", values_, 0, FALSE, TRUE };                                        \
    PentadLineChart chart = { .id = "lines",                                                       \
                              .labels = hours,                                                     \
                              .series = &series,                                                   \
                              .n_series = 1,                                                       \
                              .n = n_,                                                             \
                              .axis = axis_,                                                       \
                              .target = NAN };                                                     \
    pentad_line_chart_layout (sketch, area, &chart);                                               \
  }

ONE_SERIES (empty, none, N, PENTAD_AXIS_COUNT)
ONE_SERIES (nothing, none, 0, PENTAD_AXIS_COUNT)
ONE_SERIES (one, filed, 1, PENTAD_AXIS_COUNT)
ONE_SERIES (equal, equal, N, PENTAD_AXIS_NUMBER)
ONE_SERIES (zero, zeros, N, PENTAD_AXIS_COUNT)
ONE_SERIES (nan, gaps, N, PENTAD_AXIS_COUNT)
ONE_SERIES (negative, signs, N, PENTAD_AXIS_NUMBER)
ONE_SERIES (huge, huge, N, PENTAD_AXIS_NUMBER)
ONE_SERIES (large, large, N, PENTAD_AXIS_COUNT)
ONE_SERIES (log, decades, N, PENTAD_AXIS_LOG)

static void
lines_day (PentadSketch *sketch, PentadRect area)
{
  const PentadSeries series[] = { { "立案", filed, 0, FALSE, TRUE },
                                  { "结案", closed, 0, FALSE, FALSE },
                                  { "昨日", other, PENTAD_INK_TEXT_MUTED, TRUE, FALSE } };
  PentadLineChart chart = { .id = "day",
                            .labels = hours,
                            .series = series,
                            .n_series = 3,
                            .n = N,
                            .axis = PENTAD_AXIS_COUNT,
                            .legend = TRUE,
                            .target = NAN };
  pentad_line_chart_layout (sketch, area, &chart);
}

static void
lines_bare (PentadSketch *sketch, PentadRect area)
{
  const PentadSeries series[] = { { "立案", filed, 0, FALSE, TRUE },
                                  { "结案", closed, 0, FALSE, FALSE } };
  PentadLineChart chart = { .id = "bare", .series = series, .n_series = 2, .n = N, .target = NAN };
  pentad_line_chart_layout (sketch, area, &chart);
}

static void
lines_rate (PentadSketch *sketch, PentadRect area)
{
  PentadSeries series = { "按期处置率", scores, 0, FALSE, FALSE };
  PentadLineChart chart = { .id = "rate",
                            .labels = months,
                            .series = &series,
                            .n_series = 1,
                            .n = N,
                            .axis = PENTAD_AXIS_RATE,
                            .target = 90,
                            .target_text = "目标 90%",
                            .key_prefix = "chart:rate" };
  pentad_line_chart_layout (sketch, area, &chart);
}

static void
draw_expected (PentadSketch *sketch, PentadRect area, const double *values, const gint8 *marks)
{
  const PentadSeries series[] = { { "上报", values, 0, FALSE, FALSE },
                                  { "上期", other, PENTAD_INK_TEXT_MUTED, TRUE, FALSE } };
  const PentadExpectationBand band = { "通常范围", low, high, middle };
  static const PentadLineSpan spans[] = { { 2, 3, "假日" }, { 8, 9, "周末" } };
  PentadLineChart chart = { .id = "expected",
                            .labels = months,
                            .series = series,
                            .n_series = 2,
                            .n = N,
                            .axis = PENTAD_AXIS_COUNT,
                            .legend = TRUE,
                            .target = 175,
                            .target_text = "上限",
                            .expected = &band,
                            .odd = marks,
                            .odd_name = "异常",
                            .spans = spans,
                            .n_spans = 2 };
  pentad_line_chart_layout (sketch, area, &chart);
}

static void
lines_expected (PentadSketch *sketch, PentadRect area)
{
  draw_expected (sketch, area, filed, odd);
}

/* Below everything that is expected, at the foot of the plot. */
static void
lines_expected_low (PentadSketch *sketch, PentadRect area)
{
  draw_expected (sketch, area, zeros, all_low);
}

static void
lines_words (PentadSketch *sketch, PentadRect area, const char *word)
{
  const char *labels[N];
  const PentadSeries series[] = { { word, filed, 0, FALSE, FALSE },
                                  { word, closed, 0, FALSE, FALSE } };
  PentadLineChart chart = { .id = "words",
                            .labels = labels,
                            .series = series,
                            .n_series = 2,
                            .n = N,
                            .axis = PENTAD_AXIS_COUNT,
                            .legend = TRUE,
                            .target = 100,
                            .target_text = word };

  for (int i = 0; i < N; i++)
    labels[i] = word;
  pentad_line_chart_layout (sketch, area, &chart);
}

static void
lines_long (PentadSketch *sketch, PentadRect area)
{
  lines_words (sketch, area, "高新技术产业开发区综合行政执法大队 and its very long name");
}

static void
lines_rtl (PentadSketch *sketch, PentadRect area)
{
  lines_words (sketch, area, "الشارع 12 (东湖)");
}

const PentadSample lines_samples[] = {
  { "lines-day", 600, 200, lines_day },
  { "lines-bare", 600, 90, lines_bare },
  { "lines-rate", 600, 200, lines_rate },
  { "lines-expected", 600, 220, lines_expected },
  { "lines-expected-low", 600, 220, lines_expected_low },
  { "lines-log", 500, 200, lines_log },
  { "lines-large", 500, 160, lines_large },
  { "lines-empty", 300, 160, lines_empty },
  { "lines-nothing", 300, 160, lines_nothing },
  { "lines-one", 300, 160, lines_one },
  { "lines-equal", 300, 160, lines_equal },
  { "lines-zero", 300, 160, lines_zero },
  { "lines-nan", 300, 160, lines_nan },
  { "lines-negative", 300, 160, lines_negative },
  { "lines-huge", 300, 160, lines_huge },
  { "lines-long", 300, 160, lines_long },
  { "lines-rtl", 500, 160, lines_rtl },
  { "lines-zero-width", 0, 0, lines_day },
  { NULL },
};
