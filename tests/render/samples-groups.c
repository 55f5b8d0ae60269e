/* Samples of horizontal bars of several series.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/bar-groups.h"

#include <math.h>

#define LONG_NAME                                                                                  \
  "高新技术产业开发区城市综合行政执法与环境卫生管理联合办公室 (North-Eastern Branch)"

#define RTL_NAME "\u05d0\u05d1\u05d2 right to left"

static const char *const names[] = { "云中区", "北辰区", "南屏区", LONG_NAME, RTL_NAME };
static const char *const texts[] = { "557", "387", "1\u2009204", "—", "12" };
static const double open_cases[] = { 120, 80, 400, NAN, 7 };
static const double closed[] = { 400, 300, 790, NAN, 5 };
static const double late[] = { 37, 7, 14, NAN, 0 };
static const double signs[] = { 12, -30, 0, NAN, -5 };
static const double less[] = { -4, -30, 14, NAN, INFINITY };
static const double equal[] = { 5, 5, 5, 5, 5 };
static const double huge[] = { 1e300, -1e300, 2, NAN, INFINITY };

static const double unknown[] = { NAN, NAN, NAN, NAN, NAN };
static const char *const long_names[] = { LONG_NAME, LONG_NAME, LONG_NAME };
static const char *const rtl_names[] = { RTL_NAME, RTL_NAME, RTL_NAME };

static void
groups (PentadSketch *sketch,
        PentadRect area,
        PentadBarsKind kind,
        const PentadSeries *series,
        int n_series,
        int n)
{
  PentadBarGroups bars = { "groups",
                           kind,
                           names,
                           series,
                           n_series,
                           n,
                           PENTAD_AXIS_COUNT,
                           kind == PENTAD_BARS_STACKED ? texts : NULL,
                           NULL };

  pentad_bar_groups_layout (sketch, area, &bars);
}

#define GROUPS(name, kind, n, ...)                                                                 \
  static void groups_##name (PentadSketch *sketch, PentadRect area)                                \
  {                                                                                                \
    const PentadSeries series[] = { __VA_ARGS__ };                                                 \
    groups (sketch, area, kind, series, (int)G_N_ELEMENTS (series), n);                            \
  }

GROUPS (
    stacked, PENTAD_BARS_STACKED, 5, { "在办", open_cases }, { "结案", closed }, { "超期", late })
GROUPS (grouped, PENTAD_BARS_GROUPED, 5, { "本期", open_cases }, { "上期", closed, 0, TRUE })
GROUPS (diverging, PENTAD_BARS_DIVERGING, 5, { "上报", open_cases }, { "结案", closed })
GROUPS (negative, PENTAD_BARS_STACKED, 5, { "增", signs }, { "减", less })
GROUPS (one, PENTAD_BARS_GROUPED, 1, { "在办", open_cases })
GROUPS (equal, PENTAD_BARS_STACKED, 5, { "同", equal })
GROUPS (huge, PENTAD_BARS_GROUPED, 5, { "大", huge })
GROUPS (empty, PENTAD_BARS_STACKED, 0, { "无", equal })

GROUPS (nan, PENTAD_BARS_GROUPED, 5, { "在办", open_cases }, { "结案", unknown })

static void
groups_named (PentadSketch *sketch, PentadRect area, const char *const *labels)
{
  const PentadSeries series[] = { { labels[0], open_cases }, { labels[0], closed } };
  PentadBarGroups bars = { "groups", PENTAD_BARS_STACKED, labels, series, 2,
                           3,        PENTAD_AXIS_COUNT,   texts,  NULL };

  pentad_bar_groups_layout (sketch, area, &bars);
}

static void
groups_long (PentadSketch *sketch, PentadRect area)
{
  groups_named (sketch, area, long_names);
}

static void
groups_rtl (PentadSketch *sketch, PentadRect area)
{
  groups_named (sketch, area, rtl_names);
}

const PentadSample groups_samples[] = {
  { "groups-stacked", 460, 260, groups_stacked },
  { "groups-grouped", 460, 280, groups_grouped },
  { "groups-diverging", 460, 260, groups_diverging },
  { "groups-negative", 460, 240, groups_negative },
  { "groups-one", 460, 90, groups_one },
  { "groups-equal", 460, 220, groups_equal },
  { "groups-huge", 460, 220, groups_huge },
  { "groups-nan", 460, 220, groups_nan },
  { "groups-long", 460, 200, groups_long },
  { "groups-rtl", 460, 200, groups_rtl },
  { "groups-low", 460, 80, groups_stacked },
  { "groups-narrow", 150, 240, groups_stacked },
  { "groups-empty", 460, 90, groups_empty },
  { "groups-zero-width", 0, 240, groups_stacked },
  { NULL },
};
