/* Samples of charts: columns, shares, flow, sparklines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/column-chart.h"
#include "render/flow.h"
#include "render/headline.h"
#include "render/line-chart.h"
#include "render/share-bar.h"

#include <math.h>

static const char *const months[] = { "1月", "2月", "3月", "4月",  "5月",  "6月",
                                      "7月", "8月", "9月", "10月", "11月", "12月" };
static const char *const score_texts[] = { "88", "89", "87", "90",   "91", "90",
                                           "92", "91", "90", "91.5", NULL, NULL };
static const double scores[] = { 88, 89, 87, 90, 91, 90, 92, 91, 90, 91.5, NAN, NAN };
static const double filed[] = { 40, 32, 28, 55, 120, 180, 165, 170, 150, 140, 90, 60 };
static const double closed[] = { 30, 30, 20, 40, 90, 170, 160, 150, 155, 120, 95, 50 };
static const double other[] = { 10, 12, 8, 20, 30, 25, 40, 35, 20, 15, 10, 5 };
static const double gaps[] = { 40, NAN, 28, 55, NAN, NAN, 165, 170, 150, 140, 90, INFINITY };
static const double equal[] = { 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 };
static const double zeros[12] = { 0 };
static const double none[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
static const double signs[] = { 4, -3, 2.5, -6, 1, 0, 3, -2, NAN, 5, -1, 2 };
static const double huge[] = {
  1e300, 2e300, 3e299, 0, 1, -1e300, 5e299, 1e300, 2e300, 1e300, 0, 0
};

#define LONG_NAME "高新技术产业开发区综合行政执法大队 (North-Eastern Branch)"
#define RTL_NAME  "المتوسط 12"

static void
columns (PentadSketch *sketch,
         PentadRect area,
         const PentadSeries *series,
         int n_series,
         int n,
         PentadAxisKind axis,
         gboolean stacked)
{
  PentadColumnChart chart = { .id = "columns",
                              .labels = months,
                              .series = series,
                              .n_series = n_series,
                              .n = n,
                              .axis = axis,
                              .stacked = stacked,
                              .legend = TRUE,
                              .key_prefix = n <= 2 ? "chart:columns" : NULL };
  pentad_column_chart_layout (sketch, area, &chart);
}

static void
columns_scores (PentadSketch *sketch, PentadRect area)
{
  PentadSeries series = { "得分", scores, 0, FALSE, FALSE };
  PentadColumnChart chart = { .id = "scores",
                              .labels = months,
                              .series = &series,
                              .n_series = 1,
                              .n = 12,
                              .values = score_texts };
  pentad_column_chart_layout (sketch, area, &chart);
}

static void
columns_grouped (PentadSketch *sketch, PentadRect area)
{
  const PentadSeries series[] = { { "立案", filed, 0, FALSE, FALSE },
                                  { "上月", closed, 0, TRUE, FALSE } };
  columns (sketch, area, series, 2, 12, PENTAD_AXIS_COUNT, FALSE);
}

/* What is negative is stacked below zero. */
static void
columns_diverging (PentadSketch *sketch, PentadRect area)
{
  static const double less[] = { -20, -12, -8, -20, NAN, -25, 0, -35, -20, -15, -10, -5 };
  const PentadSeries series[] = { { "新增", other, 0, FALSE, FALSE },
                                  { "办结", less, 0, FALSE, FALSE },
                                  { "净变化", signs, 0, FALSE, FALSE } };
  columns (sketch, area, series, 3, 12, PENTAD_AXIS_NUMBER, TRUE);
}

static void
columns_stacked (PentadSketch *sketch, PentadRect area)
{
  const PentadSeries series[] = { { "市容", filed, 0, FALSE, FALSE },
                                  { "环卫", closed, 0, FALSE, FALSE },
                                  { "园林", other, 0, FALSE, FALSE } };
  columns (sketch, area, series, 3, 12, PENTAD_AXIS_COUNT, TRUE);
}

static void
columns_rate (PentadSketch *sketch, PentadRect area)
{
  PentadSeries series = { "按期处置率", scores, 0, FALSE, FALSE };
  columns (sketch, area, &series, 1, 12, PENTAD_AXIS_RATE, FALSE);
}

#define ONE_SERIES(name_, values_, n_, axis_)                                                      \
  static void columns_##name_ (PentadSketch *sketch, PentadRect area)                              \
  {                                                                                                \
    PentadSeries series = { "s", values_, 0, FALSE, FALSE };                                       \
    columns (sketch, area, &series, 1, n_, axis_, FALSE);                                          \
  }

ONE_SERIES (empty, none, 12, PENTAD_AXIS_COUNT)
ONE_SERIES (nothing, none, 0, PENTAD_AXIS_COUNT)
ONE_SERIES (one, filed, 1, PENTAD_AXIS_COUNT)
ONE_SERIES (equal, equal, 12, PENTAD_AXIS_NUMBER)
ONE_SERIES (zero, zeros, 12, PENTAD_AXIS_COUNT)
ONE_SERIES (nan, gaps, 12, PENTAD_AXIS_COUNT)
ONE_SERIES (negative, signs, 12, PENTAD_AXIS_NUMBER)
ONE_SERIES (huge, huge, 12, PENTAD_AXIS_NUMBER)

static void
columns_long (PentadSketch *sketch, PentadRect area)
{
  static const char *const labels[] = { "高新技术产业开发区综合行政执法大队",
                                        "A very long name of a department", "短" };
  PentadSeries series = { "s", filed, 0, FALSE, FALSE };
  PentadColumnChart chart = { .id = "long",
                              .labels = labels,
                              .series = &series,
                              .n_series = 1,
                              .n = 3,
                              .axis = PENTAD_AXIS_COUNT };
  pentad_column_chart_layout (sketch, area, &chart);
}

static void
columns_rtl (PentadSketch *sketch, PentadRect area)
{
  static const char *const labels[] = { RTL_NAME, RTL_NAME, "短" };
  const PentadSeries series[] = { { RTL_NAME, filed, 0, FALSE, FALSE },
                                  { "上月", closed, 0, FALSE, FALSE } };
  PentadColumnChart chart = { .id = "rtl",
                              .labels = labels,
                              .series = series,
                              .n_series = 2,
                              .n = 3,
                              .axis = PENTAD_AXIS_COUNT,
                              .legend = TRUE };
  pentad_column_chart_layout (sketch, area, &chart);
}

static void
shares (PentadSketch *sketch, PentadRect area, double a, double b, double c)
{
  const PentadShare parts[] = {
    { "服务", isfinite (a) ? "66%" : NULL, a, 0.7, 0, "share:service", "服务 66%" },
    { "管理", "22%", b, 0.2, 0, NULL, NULL },
    { "执法", "12%", c, 0.1, 0, NULL, NULL },
  };
  PentadShareBar bar = { "shares", parts, 3 };
  pentad_share_bar_layout (sketch, area, &bar);
}

static void
share_721 (PentadSketch *sketch, PentadRect area)
{
  shares (sketch, area, 66, 22, 12);
}

static void
share_nan (PentadSketch *sketch, PentadRect area)
{
  shares (sketch, area, NAN, 22, 12);
}

static void
share_empty (PentadSketch *sketch, PentadRect area)
{
  shares (sketch, area, 0, 0, NAN);
}

static void
share_edge (PentadSketch *sketch, PentadRect area, const char *name, double value, const char *text)
{
  const PentadShare parts[] = {
    { name, text, value, NAN, 0, NULL, name },
    { name, "22", 22, NAN, 0, NULL, NULL },
    { name, "22", 22, NAN, 0, NULL, NULL },
  };
  PentadShareBar bar = { "shares", parts, 3 };
  pentad_share_bar_layout (sketch, area, &bar);
}

#define SHARE(edge, name, value, text)                                                             \
  static void share_##edge (PentadSketch *sketch, PentadRect area)                                 \
  {                                                                                                \
    share_edge (sketch, area, name, value, text);                                                  \
  }

SHARE (equal, "服务", 22, "22")
SHARE (negative, "服务", -5, "−5")
SHARE (huge, "服务", 2e300, "2e300")
SHARE (long, LONG_NAME, 22, "22")
SHARE (rtl, RTL_NAME, 22, "22")

static void
share_one (PentadSketch *sketch, PentadRect area)
{
  const PentadShare part = { "服务", "100%", 66, 1, 0, NULL, NULL };
  PentadShareBar bar = { "shares", &part, 1 };
  pentad_share_bar_layout (sketch, area, &bar);
}

static void
flow_two_lanes (PentadSketch *sketch, PentadRect area)
{
  static const char *const lanes[] = { "监督", "指挥" };
  static const PentadFlowStage stages[] = {
    { 0, "受理", "96", PENTAD_TONE_FINE, NULL, "figure:report", NULL },
    { 0, "立案", "143", PENTAD_TONE_FINE, NULL, NULL, NULL },
    { 0, "核查", "165", PENTAD_TONE_FINE, NULL, NULL, NULL },
    { 0, "结案", "1869", PENTAD_TONE_FINE, NULL, NULL, NULL },
    { 1, "派遣", "118", PENTAD_TONE_FINE, NULL, NULL, NULL },
    { 1, "处置", "762", PENTAD_TONE_WATCH, "延 12", NULL, NULL },
    { 1, "反馈", NULL, PENTAD_TONE_MUTED, NULL, NULL, NULL },
    { 7, "nowhere", "1", PENTAD_TONE_FINE, NULL, NULL, NULL },
  };
  PentadFlow flow = { "flow", lanes, 2, stages, G_N_ELEMENTS (stages) };
  pentad_flow_layout (sketch, area, &flow);
}

/* Two stages after each other with one name; the second has what the edge is about. */
static void
flow_edge (PentadSketch *sketch, PentadRect area, const char *name, const char *value, int n)
{
  const PentadFlowStage stages[] = {
    { 0, name, value, PENTAD_TONE_FINE, NULL, NULL, name },
    { 0, name, value, PENTAD_TONE_WATCH, name, NULL, name },
    { 0, name, "7", PENTAD_TONE_FINE, NULL, NULL, name },
  };
  PentadFlow flow = { "flow", &name, 1, stages, n };
  pentad_flow_layout (sketch, area, &flow);
}

#define FLOW(edge, name, value, n)                                                                 \
  static void flow_##edge (PentadSketch *sketch, PentadRect area)                                  \
  {                                                                                                \
    flow_edge (sketch, area, name, value, n);                                                      \
  }

FLOW (one, "受理", "96", 1)
FLOW (equal, "受理", "7", 3)
FLOW (nan, "受理", NULL, 3)
FLOW (negative, "受理", "−5", 3)
FLOW (huge, "受理", "700\u2009000\u2009000\u2009000\u2009000", 3)
FLOW (long, LONG_NAME, "96", 3)
FLOW (rtl, RTL_NAME, "96", 3)

static void
flow_empty (PentadSketch *sketch, PentadRect area)
{
  PentadFlow flow = { "flow", NULL, 0, NULL, 0 };
  pentad_flow_layout (sketch, area, &flow);
}

static void
spark (PentadSketch *sketch, PentadRect area)
{
  pentad_sketch_set_chart (sketch, "spark");
  pentad_sparkline_layout (sketch, area, gaps, 12, PENTAD_INK_TEXT_MUTED);
}

static void
spark_empty (PentadSketch *sketch, PentadRect area)
{
  pentad_sparkline_layout (sketch, area, none, 12, PENTAD_INK_TEXT_MUTED);
}

static void
spark_one (PentadSketch *sketch, PentadRect area)
{
  pentad_sparkline_layout (sketch, area, filed, 1, PENTAD_INK_TEXT_MUTED);
}

static void
spark_equal (PentadSketch *sketch, PentadRect area)
{
  pentad_sparkline_layout (sketch, area, equal, 12, PENTAD_INK_TEXT_MUTED);
}

static void
spark_negative (PentadSketch *sketch, PentadRect area)
{
  pentad_sparkline_layout (sketch, area, signs, 12, PENTAD_INK_TEXT_MUTED);
}

static void
spark_huge (PentadSketch *sketch, PentadRect area)
{
  pentad_sparkline_layout (sketch, area, huge, 12, PENTAD_INK_TEXT_MUTED);
}

/* A sparkline has no names of its own: it is drawn beside the one it belongs to. */
static void
spark_named (PentadSketch *sketch, PentadRect area, const char *name)
{
  PentadHeadline input = {
    .id = "spark", .title = name, .value = "60", .trend = filed, .n_trend = 12
  };
  pentad_headline_layout (sketch, area, &input);
}

static void
spark_long (PentadSketch *sketch, PentadRect area)
{
  spark_named (sketch, area, LONG_NAME);
}

static void
spark_rtl (PentadSketch *sketch, PentadRect area)
{
  spark_named (sketch, area, RTL_NAME);
}

const Sample columns_samples[] = {
  { "columns-scores", 660, 220, columns_scores },
  { "columns-grouped", 500, 240, columns_grouped },
  { "columns-diverging", 460, 220, columns_diverging },
  { "columns-stacked", 500, 240, columns_stacked },
  { "columns-rate", 500, 200, columns_rate },
  { "columns-empty", 300, 160, columns_empty },
  { "columns-nothing", 300, 160, columns_nothing },
  { "columns-one", 300, 160, columns_one },
  { "columns-equal", 300, 160, columns_equal },
  { "columns-zero", 300, 160, columns_zero },
  { "columns-nan", 300, 160, columns_nan },
  { "columns-negative", 300, 160, columns_negative },
  { "columns-huge", 300, 160, columns_huge },
  { "columns-long", 300, 160, columns_long },
  { "columns-rtl", 300, 160, columns_rtl },
  { "columns-zero-width", 0, 160, columns_grouped },
  { "columns-flat", 300, 10, columns_grouped },
  { NULL },
};

const Sample sparkline_samples[] = {
  { "sparkline-nan", 80, 24, spark },
  { "sparkline-empty", 80, 24, spark_empty },
  { "sparkline-one", 80, 24, spark_one },
  { "sparkline-equal", 80, 24, spark_equal },
  { "sparkline-negative", 80, 24, spark_negative },
  { "sparkline-huge", 80, 24, spark_huge },
  { "sparkline-long", 208, 106, spark_long },
  { "sparkline-rtl", 208, 106, spark_rtl },
  { "sparkline-zero-width", 0, 24, spark },
  { NULL },
};

const Sample share_samples[] = {
  { "share-721", 390, 90, share_721 },           { "share-nan", 390, 90, share_nan },
  { "share-empty", 390, 90, share_empty },       { "share-thin", 390, 20, share_721 },
  { "share-one", 390, 90, share_one },           { "share-equal", 390, 90, share_equal },
  { "share-negative", 390, 90, share_negative }, { "share-huge", 390, 90, share_huge },
  { "share-long", 390, 90, share_long },         { "share-rtl", 390, 90, share_rtl },
  { "share-zero-width", 0, 90, share_721 },      { NULL },
};

const Sample flow_samples[] = {
  { "flow-two-lanes", 394, 160, flow_two_lanes }, { "flow-narrow", 120, 60, flow_two_lanes },
  { "flow-empty", 300, 100, flow_empty },         { "flow-one", 394, 100, flow_one },
  { "flow-equal", 394, 100, flow_equal },         { "flow-nan", 394, 100, flow_nan },
  { "flow-negative", 394, 100, flow_negative },   { "flow-huge", 394, 100, flow_huge },
  { "flow-long", 394, 100, flow_long },           { "flow-rtl", 394, 100, flow_rtl },
  { "flow-zero-width", 0, 100, flow_two_lanes },  { NULL },
};
