/* Samples of panels, headline cards and the head of a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "model/division.h"
#include "render/banner.h"
#include "render/bar-list.h"
#include "render/headline.h"
#include "render/panel.h"

#include <math.h>

#define LONG_NAME                                                                                  \
  "高新技术产业开发区城市综合行政执法与环境卫生管理联合办公室 (North-Eastern Branch)"

#define RTL_NAME "المتوسط 12"

/* A panel with something in it. */
static void
panel (PentadSketch *sketch, PentadRect area, PentadPanel input)
{
  static const PentadBar bars[] = {
    { .label = "派遣", .value = 214, .target = NAN, .value_text = "214", .tone = PENTAD_TONE_FINE },
    { .label = "处置", .value = 97, .target = 120, .value_text = "97", .tone = PENTAD_TONE_WATCH },
  };
  PentadBarList list = { "panel", bars, G_N_ELEMENTS (bars), 0, NAN, TRUE };
  PentadRect content = pentad_panel_layout (sketch, area, &input);

  if (content.width > 0 && !input.map_ground)
    pentad_bar_list_layout (sketch, content, &list);
}

/* "late, as of 14:31" in the language of the sheet. */
static const char *
old_words (PentadPanelState state, const char *when)
{
  static char words[PENTAD_N_PANEL_STATES][64];

  g_snprintf (words[state], sizeof words[state], "%s · %s", pentad_panel_state_words (state), when);
  return words[state];
}

#define PANEL(name, ...)                                                                           \
  static void panel_##name (PentadSketch *sketch, PentadRect area)                                 \
  {                                                                                                \
    panel (sketch, area, (PentadPanel){ .id = "panel", __VA_ARGS__ });                             \
  }

PANEL (data, .title = "案件流程", .note = "在办 1\u2009284")
PANEL (loading, .title = "案件流程", .state = PENTAD_PANEL_LOADING)
PANEL (late,
       .title = "案件流程",
       .note = "在办",
       .state = PENTAD_PANEL_LATE,
       .state_text = old_words (PENTAD_PANEL_LATE, "14:31"))
PANEL (stale,
       .title = "案件流程",
       .note = "在办",
       .state = PENTAD_PANEL_STALE,
       .state_text = old_words (PENTAD_PANEL_STALE, "11-20 09:12"))
PANEL (empty, .title = "传感器", .state = PENTAD_PANEL_EMPTY, .detail = "14:31")
PANEL (forbidden, .title = "投诉", .state = PENTAD_PANEL_FORBIDDEN, .detail = "14:31")
PANEL (error,
       .title = "投诉",
       .state = PENTAD_PANEL_ERROR,
       .detail = "http://127.0.0.1/v1/calls $.calls[3].at: expected a time with zone")
PANEL (long, .title = LONG_NAME, .note = LONG_NAME)
PANEL (untitled, .map_ground = TRUE)
PANEL (flush, .title = "地图", .map_ground = TRUE, .flush = TRUE)

#define HEADLINE(name, ...)                                                                        \
  static void headline_##name (PentadSketch *sketch, PentadRect area)                              \
  {                                                                                                \
    static const double trend[] = { 3, 4, NAN, 5, 4, 6, 7 };                                       \
    static const double equal[] = { 7, 7, 7, 7, 7, 7, 7 };                                         \
    static const double none[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN };                            \
    static const double lone[] = { NAN, NAN, NAN, NAN, NAN, NAN, 3 };                              \
    static const double below[] = { 3, -4, 2, -5, -1, 0, -3 };                                     \
    static const double huge[] = { 3, 2e300, 1, -1e300, INFINITY, 0, 7e14 };                       \
    PentadHeadline input = { .id = "figure", .n_trend = 7, __VA_ARGS__ };                          \
    (void)trend, (void)equal, (void)none, (void)below, (void)huge, (void)lone;                     \
    pentad_headline_layout (sketch, area, &input);                                                 \
  }

HEADLINE (count,
          .title = "今日立案",
          .value = "1\u2009906",
          .caption = "昨日同时 +4.1%",
          .key = "figure:file",
          .tooltip = "立案")
HEADLINE (rate,
          .title = "按期处置率",
          .value = "96.4%",
          .caption = "目标 95%",
          .tone = PENTAD_TONE_FINE,
          .trend = trend,
          .change = { "+1.40", 1, "better", PENTAD_TONE_FINE })
/* Without room for what it means a change has no colour. */
HEADLINE (change,
          .title = "返工率",
          .value = "4.55%",
          .caption = LONG_NAME,
          .tone = PENTAD_TONE_BAD,
          .change = { "+3.36", 1, LONG_NAME, PENTAD_TONE_BAD })
HEADLINE (equal,
          .title = "今日立案",
          .value = "7",
          .trend = equal,
          .change = { "0.0", 0, NULL, PENTAD_TONE_MUTED })
HEADLINE (stale,
          .title = "按期处置率",
          .value = "96.4%",
          .caption = "目标 95%",
          .tone = PENTAD_TONE_FINE,
          .state = PENTAD_PANEL_STALE,
          .state_text = "过期，截至 14:31")
HEADLINE (late, .title = LONG_NAME, .value = "1\u2009906", .state = PENTAD_PANEL_LATE)
HEADLINE (none, .title = "返工率", .value = NULL, .caption = NULL, .tone = PENTAD_TONE_BAD)
HEADLINE (long, .title = LONG_NAME, .value = "123\u2009456\u2009789\u2009012", .caption = LONG_NAME)
HEADLINE (one, .title = "今日立案", .value = "3", .trend = lone)
HEADLINE (nan, .title = "返工率", .caption = "目标 3%", .trend = none)
HEADLINE (negative, .title = "净变化", .value = "−3", .trend = below)
HEADLINE (huge,
          .title = "今日立案",
          .value = "700\u2009000\u2009000\u2009000\u2009000\u2009000",
          .trend = huge,
          .change = { "+699\u2009999\u2009999\u2009999", 1, "worse", PENTAD_TONE_BAD })
HEADLINE (rtl, .title = RTL_NAME, .value = "−3", .caption = RTL_NAME, .trend = trend)

static void
banner_full (PentadSketch *sketch, PentadRect area)
{
  static const PentadTab views[] = { { "感知", "view:perception", FALSE, 0 },
                                     { "分析", "view:analysis", FALSE, 0 },
                                     { "服务", "view:service", FALSE, 0 },
                                     { "指挥", "view:command", TRUE, 0 },
                                     { "监察", "view:supervision", FALSE, 0 } };
  static const PentadTab trail[] = { { "全市", "place:0", FALSE, 0 },
                                     { "南屏区", "place:4", TRUE, 4 } };
  static const PentadTab periods[] = { { "今日", "period:today", TRUE, 0 },
                                       { "本周", "period:week", FALSE, 0 },
                                       { "本月", "period:month", FALSE, 0 } };
  PentadBanner banner = { .title = "云州市 数字城管监测台",
                          .views = views,
                          .n_views = 5,
                          .status = "数据 4 秒前 · 平台正常",
                          .status_tone = PENTAD_TONE_FINE,
                          .clock = "11-22 周日 14:32:05",
                          .trail = trail,
                          .n_trail = 2,
                          .periods = periods,
                          .n_periods = 3 };
  pentad_banner_layout (sketch, area, &banner);
}

static void
banner_bare (PentadSketch *sketch, PentadRect area)
{
  PentadBanner banner = { .title = LONG_NAME };
  pentad_banner_layout (sketch, area, &banner);
}

const Sample frame_samples[] = {
  { "panel-data", 424, 120, panel_data },         { "panel-loading", 424, 120, panel_loading },
  { "panel-late", 424, 120, panel_late },         { "panel-stale", 424, 120, panel_stale },
  { "panel-empty", 424, 120, panel_empty },       { "panel-forbidden", 424, 120, panel_forbidden },
  { "panel-error", 424, 160, panel_error },       { "panel-long", 424, 120, panel_long },
  { "panel-untitled", 424, 120, panel_untitled }, { "panel-flush", 424, 120, panel_flush },
  { "panel-zero-width", 0, 120, panel_data },     { "panel-narrow", 30, 20, panel_error },
  { "banner-full", 1920, 200, banner_full },      { "banner-narrow", 900, 200, banner_full },
  { "banner-bare", 1920, 200, banner_bare },      { NULL },
};

const Sample headline_samples[] = {
  { "headline-count", 208, 106, headline_count },
  { "headline-rate", 208, 106, headline_rate },
  { "headline-empty", 208, 106, headline_none },
  { "headline-change", 208, 106, headline_change },
  { "headline-equal", 208, 106, headline_equal },
  { "headline-long", 150, 106, headline_long },
  { "headline-stale", 208, 106, headline_stale },
  { "headline-late", 150, 106, headline_late },
  { "headline-low", 208, 60, headline_count },
  { "headline-one", 208, 106, headline_one },
  { "headline-nan", 208, 106, headline_nan },
  { "headline-negative", 208, 106, headline_negative },
  { "headline-huge", 208, 106, headline_huge },
  { "headline-rtl", 208, 106, headline_rtl },
  { "headline-zero-width", 0, 106, headline_count },
  { NULL },
};
