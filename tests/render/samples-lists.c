/* Samples of lists and tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "model/division.h"
#include "render/bar-list.h"
#include "render/facts.h"
#include "render/item-list.h"
#include "render/ranking.h"
#include "render/table-rows.h"

#include <math.h>

#define LONG_NAME                                                                                  \
  "高新技术产业开发区城市综合行政执法与环境卫生管理联合办公室 (North-Eastern Branch)"

#define RTL_NAME "المتوسط 12"

/* A figure as its dashboard writes it: short however large, none where there is none. */
static const char *
texts_of (double value)
{
  static const struct
  {
    double value;
    const char *text;
  } texts[] = {
    { 214, "214" },
    { 12, "12" },
    { 7, "7" },
    { 3, "3" },
    { 0, "0" },
    { -5, "−5" },
    { -7, "−7" },
    { 7e14, "700\u2009000\u2009000\u2009000\u2009000" },
    { 2e300, "2×10^300" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].value == value)
      return texts[i].text;
  return NULL;
}

static void
bars_draw (PentadSketch *sketch, PentadRect area, const PentadBar *bars, int n, gboolean spread)
{
  PentadBarList list = { "bars", bars, n, NAN, NAN, spread };
  pentad_bar_list_layout (sketch, area, &list);
}

static void
bars_departments (PentadSketch *sketch, PentadRect area)
{
  static const PentadBar bars[] = {
    { "市政公用", 214, NAN, "214", NULL, PENTAD_TONE_FINE, "department:1", "市政公用 214", 4 },
    { "环境卫生", 188, 200, "188", NULL, PENTAD_TONE_FINE, NULL, NULL, PENTAD_NO_PLACE },
    { "城管执法", 301, NAN, "301", NULL, PENTAD_TONE_BAD, NULL, NULL, PENTAD_NO_PLACE },
    { "园林绿化", 74, NAN, "74", NULL, PENTAD_TONE_FINE, NULL, NULL, PENTAD_NO_PLACE },
    { "交警支队", 97, NAN, "97", NULL, PENTAD_TONE_WATCH, NULL, NULL, PENTAD_NO_PLACE },
  };
  bars_draw (sketch, area, bars, G_N_ELEMENTS (bars), FALSE);
}

static void
bars_edges (PentadSketch *sketch, PentadRect area)
{
  static const PentadBar bars[] = {
    { LONG_NAME, 10, NAN, "10", "3.1%", PENTAD_TONE_NEUTRAL, NULL, NULL, PENTAD_NO_PLACE },
    { "no data", NAN, NAN, NULL, NULL, PENTAD_TONE_MUTED, NULL, NULL, PENTAD_NO_PLACE },
    { "negative", -5, NAN, "−5", NULL, PENTAD_TONE_BAD, NULL, NULL, PENTAD_NO_PLACE },
    { "zero", 0, NAN, "0", NULL, PENTAD_TONE_FINE, NULL, NULL, PENTAD_NO_PLACE },
    { "infinite", INFINITY, INFINITY, "∞", NULL, PENTAD_TONE_FINE, NULL, NULL, PENTAD_NO_PLACE },
    { "\u05d0\u05d1\u05d2 right to left", 3, NAN, "3", NULL, PENTAD_TONE_FINE, NULL, NULL,
      PENTAD_NO_PLACE },
  };
  bars_draw (sketch, area, bars, G_N_ELEMENTS (bars), TRUE);
}

static void
bars_many (PentadSketch *sketch, PentadRect area)
{
  PentadBar bars[40];
  for (int i = 0; i < 40; i++)
    bars[i] =
        (PentadBar){ "社区", 5, NAN, "5", NULL, PENTAD_TONE_FINE, NULL, NULL, PENTAD_NO_PLACE };
  bars_draw (sketch, area, bars, 40, FALSE);
}

static void
bars_zero (PentadSketch *sketch, PentadRect area)
{
  static const PentadBar bars[] = { { "a", 0, NAN, "0", NULL, PENTAD_TONE_FINE, NULL, NULL,
                                      PENTAD_NO_PLACE } };
  bars_draw (sketch, area, bars, 1, FALSE);
}

static void
bars_empty (PentadSketch *sketch, PentadRect area)
{
  bars_draw (sketch, area, NULL, 0, FALSE);
}

/* One edge in every row: only a name and its figures differ. */
static void
bars_edge (PentadSketch *sketch, PentadRect area, const char *name, const double *values, int n)
{
  PentadBar bars[4];

  g_assert (n <= 4);
  for (int i = 0; i < n; i++)
    bars[i] =
        (PentadBar){ name, values[i],      NAN, texts_of (values[i]), NULL, PENTAD_TONE_FINE, NULL,
                     name, PENTAD_NO_PLACE };
  bars_draw (sketch, area, bars, n, FALSE);
}

#define BARS(edge, name, ...)                                                                      \
  static void bars_##edge (PentadSketch *sketch, PentadRect area)                                  \
  {                                                                                                \
    static const double values[] = { __VA_ARGS__ };                                                \
    bars_edge (sketch, area, name, values, G_N_ELEMENTS (values));                                 \
  }

BARS (one, "市政公用", 214)
BARS (equal, "市政公用", 7, 7, 7)
BARS (nan, "市政公用", 12, NAN, 7, NAN)
BARS (negative, "市政公用", 12, -5, -7, 0)
BARS (huge, "市政公用", 2e300, 12, 7e14)
BARS (long, LONG_NAME, 12, 7, 3)
BARS (rtl, RTL_NAME, 12, 7, 3)

static void
table_draw (PentadSketch *sketch, PentadRect area, const PentadTableCell *cells, int n_rows)
{
  static const PentadTableColumn columns[] = { { "区县", PENTAD_ALIGN_START, 1.4, FALSE },
                                               { "实有 / 标准", PENTAD_ALIGN_END, 2.6, TRUE },
                                               { "一线", PENTAD_ALIGN_END, 1.2, FALSE },
                                               { "持证", PENTAD_ALIGN_END, 1.2, FALSE } };
  static const char *const keys[] = { "place:1", "place:2", "place:3" };
  static const int places[] = { 1, 2, 3 };
  PentadTable table = {
    "staff", columns, 4, cells, n_rows, n_rows == 3 ? keys : NULL, NULL, places
  };
  pentad_table_layout (sketch, area, &table);
}

#define CELL(text, tone)                                                                           \
  {                                                                                                \
    text, tone, FALSE, NAN, NAN                                                                    \
  }
#define BAR(text, tone, bar, target)                                                               \
  {                                                                                                \
    text, tone, TRUE, bar, target                                                                  \
  }

static void
table_staff (PentadSketch *sketch, PentadRect area)
{
  static const PentadTableCell cells[] = {
    CELL ("北辰区", PENTAD_TONE_NEUTRAL),     BAR ("5.4 / 6", PENTAD_TONE_WATCH, 0.77, 0.86),
    CELL ("82%", PENTAD_TONE_NEUTRAL),        CELL ("100%", PENTAD_TONE_NEUTRAL),
    CELL ("云中区", PENTAD_TONE_NEUTRAL),     BAR ("4.1 / 6", PENTAD_TONE_WATCH, 0.58, 0.86),
    CELL ("78%", PENTAD_TONE_WATCH),          CELL ("99%", PENTAD_TONE_WATCH),
    CELL ("高新功能区", PENTAD_TONE_NEUTRAL), BAR ("5.1 / 5", PENTAD_TONE_FINE, 0.73, 0.71),
    CELL ("88%", PENTAD_TONE_NEUTRAL),        CELL ("100%", PENTAD_TONE_NEUTRAL),
  };
  table_draw (sketch, area, cells, 3);
}

static void
table_edges (PentadSketch *sketch, PentadRect area)
{
  static const PentadTableCell cells[] = {
    CELL (LONG_NAME, PENTAD_TONE_NEUTRAL), BAR (NULL, PENTAD_TONE_MUTED, NAN, NAN),
    CELL (NULL, PENTAD_TONE_BAD),          CELL ("", PENTAD_TONE_NEUTRAL),
    CELL ("b", PENTAD_TONE_NEUTRAL),       BAR ("9 / 1", PENTAD_TONE_FINE, 9, -3),
    CELL ("−3%", PENTAD_TONE_BAD),         CELL (LONG_NAME, PENTAD_TONE_NEUTRAL),
  };
  table_draw (sketch, area, cells, 2);
}

static void
table_empty (PentadSketch *sketch, PentadRect area)
{
  table_draw (sketch, area, NULL, 0);
}

static void
items_draw (PentadSketch *sketch, PentadRect area, int n, int n_total)
{
  static const PentadItem items[] = {
    { "井盖缺失", "南屏区 长河街道", "超 0:42", PENTAD_TONE_BAD, "case:1", NULL },
    { "渣土遗撒", "北辰区 东湖街道", "超 0:18", PENTAD_TONE_BAD, NULL, NULL },
    { "占道经营", "云中区 钟楼街道", "0:07", PENTAD_TONE_WATCH, NULL, NULL },
    { LONG_NAME, LONG_NAME, LONG_NAME, PENTAD_TONE_WATCH, NULL, NULL },
    { "暴露垃圾", NULL, NULL, PENTAD_TONE_NEUTRAL, NULL, NULL },
  };
  PentadItemList list = { "items", items, n, n_total, NULL };
  pentad_item_list_layout (sketch, area, &list);
}

static void
items_due (PentadSketch *sketch, PentadRect area)
{
  items_draw (sketch, area, 5, 52);
}

/* Titles that have no caption take several lines. */
static void
items_wrapped (PentadSketch *sketch, PentadRect area)
{
  static const PentadItem items[] = {
    { LONG_NAME LONG_NAME LONG_NAME, NULL, NULL, PENTAD_TONE_WATCH, NULL, NULL },
    { "\u05d0\u05d1\u05d2 right to left", NULL, NULL, PENTAD_TONE_BAD, NULL, NULL },
  };
  PentadItemList list = { "items", items, 2, 2, NULL };
  pentad_item_list_layout (sketch, area, &list);
}

static void
items_empty (PentadSketch *sketch, PentadRect area)
{
  items_draw (sketch, area, 0, 0);
}

static void
ranking_draw (PentadSketch *sketch, PentadRect area, int n)
{
  static const double trend[] = { 90, 91, 90.5, 92, 93, 92, 94.2 };
  static const double broken[] = { 80, NAN, 79, 78.9 };
  static const PentadRank ranks[] = {
    { "1", "长河街道", "立案 1200 按期处置 97.0% 返工 1.4%", "94.2", 94.2, 92, 93, 95.4, 1,
      PENTAD_TONE_FINE, trend, 7, "place:5", "长河街道", 5 },
    { "2=", "文庙街道", "立案 1110 按期处置 96.2% 返工 1.7%", "92.8", 92.8, 93.5, NAN, NAN, -1,
      PENTAD_TONE_FINE, trend, 7, NULL, NULL, PENTAD_NO_PLACE },
    { "2=", LONG_NAME, LONG_NAME, "92.8", 92.8, NAN, NAN, NAN, 0, PENTAD_TONE_WATCH, NULL, 0, NULL,
      NULL, PENTAD_NO_PLACE },
    { "9", "南岭街道", "立案 480 按期处置 90.6% 返工 3.8%", "78.9", 78.9, NAN, NAN, NAN, -1,
      PENTAD_TONE_BAD, broken, 4, NULL, NULL, PENTAD_NO_PLACE },
    { NULL, "无数据街道", NULL, NULL, NAN, NAN, NAN, NAN, 0, PENTAD_TONE_MUTED, NULL, 0, NULL, NULL,
      PENTAD_NO_PLACE },
  };
  PentadRanking ranking = { "ranking", ranks, n, NAN, NAN, FALSE };
  pentad_ranking_layout (sketch, area, &ranking);
}

static void
ranking_five (PentadSketch *sketch, PentadRect area)
{
  ranking_draw (sketch, area, 5);
}

/* Two groups, a tie, ends, rows that cannot be told apart, and one without a rank. */
static void
ranking_groups (PentadSketch *sketch, PentadRect area)
{
  static const PentadRank ranks[] = {
    { "1=",
      "云中区",
      "578 / 593 · 上期第 2",
      "97.47%",
      97.47,
      98,
      95,
      98.5,
      1,
      PENTAD_TONE_FINE,
      NULL,
      0,
      NULL,
      NULL,
      5,
      "城区",
      "前三",
      "+0.54",
      TRUE,
      1 },
    { "1=",
      "北辰区",
      "580 / 595 · 上期第 1",
      "97.47%",
      97.47,
      98,
      95,
      98.5,
      -1,
      PENTAD_TONE_FINE,
      NULL,
      0,
      NULL,
      NULL,
      6,
      NULL,
      "前三",
      "−0.53",
      FALSE,
      -12 },
    { "1", "汀溪县", "81 / 84", "96.43%", 96.43, NAN, 90, 98.8, 0, PENTAD_TONE_FINE, NULL, 0, NULL,
      NULL, 7, "县(市)", NULL, "0.00", FALSE },
    { NULL, "白岭县", "无数据", NULL, NAN, NAN, NAN, NAN, 0, PENTAD_TONE_MUTED, NULL, 0, NULL, NULL,
      8, "未排名", NULL, NULL, FALSE },
  };
  PentadRanking ranking = { "ranking", ranks, G_N_ELEMENTS (ranks),       NAN,
                            100,       FALSE, "≈ 相邻两名差异不显著(95%)" };
  pentad_ranking_layout (sketch, area, &ranking);
}

/* Scores so high that the bars do not begin at zero, which is told. */
static void
ranking_broken (PentadSketch *sketch, PentadRect area)
{
  static const PentadRank ranks[] = {
    { "1", "长河街道", NULL, "94.2%", 94.2, 92, 93, 95.4, 1, PENTAD_TONE_FINE, NULL, 0, NULL, NULL,
      5 },
    { "2", "文庙街道", NULL, "81.0%", 81, NAN, NAN, NAN, 0, PENTAD_TONE_WATCH, NULL, 0, NULL, NULL,
      6 },
  };
  PentadRanking ranking = { .id = "ranking",
                            .ranks = ranks,
                            .n_ranks = G_N_ELEMENTS (ranks),
                            .min = NAN,
                            .max = 100,
                            .footnote = "≈ 相邻两名差异不显著(95%)",
                            .percent = TRUE };

  pentad_ranking_layout (sketch, area, &ranking);
}

static void
ranking_one (PentadSketch *sketch, PentadRect area)
{
  ranking_draw (sketch, area, 1);
}

static void
ranking_empty (PentadSketch *sketch, PentadRect area)
{
  ranking_draw (sketch, area, 0);
}

static void
ranking_edge (PentadSketch *sketch, PentadRect area, const char *name, const double *values, int n)
{
  PentadRank ranks[4];
  PentadRanking ranking = { "ranking", ranks, n, NAN, NAN, FALSE };

  g_assert (n <= 4);
  for (int i = 0; i < n; i++)
    ranks[i] = (PentadRank){ isfinite (values[i]) ? "1" : NULL,
                             name,
                             name,
                             texts_of (values[i]),
                             values[i],
                             values[0],
                             values[i] - 1,
                             values[i] + 1,
                             0,
                             PENTAD_TONE_FINE,
                             values,
                             n,
                             NULL,
                             name,
                             PENTAD_NO_PLACE };
  pentad_ranking_layout (sketch, area, &ranking);
}

#define RANKING(edge, name, ...)                                                                   \
  static void ranking_##edge (PentadSketch *sketch, PentadRect area)                               \
  {                                                                                                \
    static const double values[] = { __VA_ARGS__ };                                                \
    ranking_edge (sketch, area, name, values, G_N_ELEMENTS (values));                              \
  }

RANKING (equal, "长河街道", 7, 7, 7)
RANKING (nan, "长河街道", 12, NAN, 7, NAN)
RANKING (negative, "长河街道", 12, 0, -5, -7)
RANKING (huge, "长河街道", 2e300, 7e14, 12)
RANKING (long, LONG_NAME, 12, 7, 3)
RANKING (rtl, RTL_NAME, 12, 7, 3)

static void
facts_formula (PentadSketch *sketch, PentadRect area)
{
  static const PentadFact facts[] = {
    { "按期处置数", "2\u2009846", PENTAD_TONE_NEUTRAL, "cases:in-time" },
    { "应处置数", "2\u2009952", PENTAD_TONE_NEUTRAL, NULL },
    { "数据完整度", NULL, PENTAD_TONE_NEUTRAL, NULL },
    { LONG_NAME, "95.7 – 97.0%", PENTAD_TONE_FINE, NULL },
  };
  PentadFacts input = { "facts", "按期处置数 ÷ 应处置数 × 100%", facts, G_N_ELEMENTS (facts),
                        "数据截至 10-31 24:00" };
  pentad_facts_layout (sketch, area, &input);
}

static void
facts_note (PentadSketch *sketch, PentadRect area)
{
  PentadFacts input = { "facts", NULL, NULL, 0, LONG_NAME ". " LONG_NAME ". " LONG_NAME };
  pentad_facts_layout (sketch, area, &input);
}

static void
bars_names (PentadSketch *sketch, PentadRect area)
{
  PentadBar bars[12];
  PentadBarList list = { "bars", bars, G_N_ELEMENTS (bars), 0, NAN, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    bars[i] = (PentadBar){ .label = i % 2 == 0 ? "Yunzhong District Enforcement Brigade"
                                               : "Nanping District Municipal Works Office",
                           .value = 12.0 - i,
                           .target = NAN,
                           .value_text = "9",
                           .place = PENTAD_NO_PLACE };
  pentad_bar_list_layout (sketch, area, &list);
}

const Sample bars_samples[] = {
  { "bars-departments", 394, 190, bars_departments },
  { "bars-edges", 394, 190, bars_edges },
  { "bars-many", 394, 190, bars_many },
  { "bars-names", 300, 190, bars_names },
  { "bars-zero", 394, 60, bars_zero },
  { "bars-empty", 394, 60, bars_empty },
  { "bars-one", 394, 60, bars_one },
  { "bars-equal", 394, 120, bars_equal },
  { "bars-nan", 394, 150, bars_nan },
  { "bars-negative", 394, 150, bars_negative },
  { "bars-huge", 394, 120, bars_huge },
  { "bars-long", 394, 120, bars_long },
  { "bars-rtl", 394, 120, bars_rtl },
  { "bars-zero-width", 0, 60, bars_departments },
  { NULL },
};

/* Names and headings that stand in two lines, and captions that lose their last parts. */
static void
table_names (PentadSketch *sketch, PentadRect area)
{
  static const PentadTableColumn columns[] = {
    { "Department", PENTAD_ALIGN_START, 1, FALSE },
    { "handled/cases of the period", PENTAD_ALIGN_END, 1, FALSE },
    { "answered in time", PENTAD_ALIGN_END, 1, TRUE },
  };
  static const PentadTableCell cells[] = {
    { .text = "Yunzhong District Enforcement Brigade", .bar = NAN, .target = NAN },
    { .text = "1 284", .bar = NAN, .target = NAN },
    { .text = "96.4%", .bar = 0.964, .target = 0.95 },
    { .text = "Nanping District Municipal Works Office", .bar = NAN, .target = NAN },
    { .text = "97", .bar = NAN, .target = NAN },
    { .text = "81.0%", .bar = 0.81, .target = 0.95, .tone = PENTAD_TONE_BAD },
  };
  PentadTable table = { .id = "table",
                        .columns = columns,
                        .n_columns = G_N_ELEMENTS (columns),
                        .cells = cells,
                        .n_rows = 2 };

  pentad_table_layout (sketch, area, &table);
}

static void
items_parts (PentadSketch *sketch, PentadRect area)
{
  static const PentadItem items[] = {
    { .title = "Waterlogging at the Jinshui Subdistrict underpass",
      .caption = "Jinshui Subdistrict · 000-55549904 · due 11-26",
      .value = "Being mended",
      .tone = PENTAD_TONE_WATCH },
    { .title = "Fallen tree", .caption = "Xinhua Subdistrict", .value = "Watched" },
  };
  PentadItemList list = { .id = "items", .items = items, .n_items = G_N_ELEMENTS (items) };

  pentad_item_list_layout (sketch, area, &list);
}

const Sample list_samples[] = {
  { "table-staff", 394, 160, table_staff },     { "table-edges", 394, 160, table_edges },
  { "table-low", 394, 66, table_staff },        { "table-empty", 394, 160, table_empty },
  { "table-zero-width", 0, 160, table_staff },  { "items-due", 394, 220, items_due },
  { "table-names", 330, 130, table_names },     { "items-parts", 330, 110, items_parts },
  { "items-low", 394, 90, items_due },          { "items-empty", 394, 90, items_empty },
  { "items-wrapped", 394, 160, items_wrapped }, { "items-wrapped-low", 394, 110, items_wrapped },
  { "items-zero-width", 0, 90, items_due },     { "facts-formula", 460, 260, facts_formula },
  { "facts-low", 460, 60, facts_formula },      { "facts-note", 300, 70, facts_note },
  { "facts-zero-width", 0, 70, facts_formula }, { NULL },
};

const Sample ranking_samples[] = {
  { "ranking-five", 590, 470, ranking_five },
  { "ranking-low", 300, 130, ranking_five },
  { "ranking-one", 590, 100, ranking_one },
  { "ranking-groups", 590, 520, ranking_groups },
  { "ranking-groups-low", 400, 160, ranking_groups },
  { "ranking-groups-narrow", 240, 160, ranking_groups },
  { "ranking-broken", 590, 240, ranking_broken },
  { "ranking-broken-low", 590, 110, ranking_broken },
  { "ranking-broken-undeclared", 590, 80, ranking_broken },
  { "ranking-empty", 590, 100, ranking_empty },
  { "ranking-equal", 590, 300, ranking_equal },
  { "ranking-nan", 590, 400, ranking_nan },
  { "ranking-negative", 590, 400, ranking_negative },
  { "ranking-huge", 590, 300, ranking_huge },
  { "ranking-long", 590, 300, ranking_long },
  { "ranking-rtl", 590, 300, ranking_rtl },
  { "ranking-zero-width", 0, 100, ranking_five },
  { NULL },
};
