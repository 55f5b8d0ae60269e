/* Samples of bullets, funnels, waterfalls and stretches of time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "model/division.h"
#include "render/bullet.h"
#include "render/funnel.h"
#include "render/gantt.h"
#include "render/waterfall.h"

#include <math.h>

#define LONG_NAME                                                                                  \
  "高新技术产业开发区城市综合行政执法与环境卫生管理联合办公室 (North-Eastern Branch)"
/* As the formatters write them. */
#define HUGE_TEXT  "2×10^300"
#define LARGE_TEXT "700\u2009000\u2009000\u2009000\u2009000"
#define RTL        "\u05d0\u05d1\u05d2 right to left"

static void
bullet_draw (PentadSketch *sketch, PentadRect area, int first, int n)
{
  static const PentadBullet bullets[] = {
    { "按期处置率", 96.4, 95, 5, 95.1, 80, 100, FALSE, "96.40%", "目标 95%", "80%", "100%",
      PENTAD_TONE_FINE, "figure:a", "按期处置率 96.40%", PENTAD_NO_PLACE },
    { "返工率", 4.55, 3, 5, NAN, 0, 10, TRUE, "4.55%", "目标 ≤ 3%", "0%", "10%", PENTAD_TONE_WATCH,
      NULL, NULL, PENTAD_NO_PLACE },
    { RTL, 12, NAN, NAN, NAN, NAN, NAN, FALSE, "12", NULL, NULL, NULL, PENTAD_TONE_NEUTRAL, NULL,
      NULL, PENTAD_NO_PLACE },
    { LONG_NAME, NAN, 95, 5, 90, 0, 100, FALSE, NULL, LONG_NAME, "0%", "100%", PENTAD_TONE_MUTED,
      NULL, NULL, PENTAD_NO_PLACE },
    { "negative", -5, 2, 1, 1e12, NAN, NAN, FALSE, "−5", "2", NULL, "1e12", PENTAD_TONE_BAD, NULL,
      NULL, PENTAD_NO_PLACE },
    { "equal", 0, 0, 0, 0, 0, 0, TRUE, "0", "0", "0", "0", PENTAD_TONE_FINE, NULL, NULL,
      PENTAD_NO_PLACE },
    { "infinite", INFINITY, -INFINITY, INFINITY, NAN, NAN, INFINITY, FALSE, "∞", NULL, NULL, NULL,
      PENTAD_TONE_BAD, NULL, NULL, PENTAD_NO_PLACE },
  };
  PentadBulletList list = { "bullet", bullets + first, n };

  pentad_bullet_list_layout (sketch, area, &list);
}

static void
bullet_one (PentadSketch *sketch, PentadRect area)
{
  bullet_draw (sketch, area, 0, 1);
}

static void
bullet_rates (PentadSketch *sketch, PentadRect area)
{
  bullet_draw (sketch, area, 0, 3);
}

static void
bullet_edges (PentadSketch *sketch, PentadRect area)
{
  bullet_draw (sketch, area, 2, 5);
}

static void
bullet_empty (PentadSketch *sketch, PentadRect area)
{
  bullet_draw (sketch, area, 0, 0);
}

/* One edge in every row: only a name and its figures differ. */
static void
bullet_edge (PentadSketch *sketch,
             PentadRect area,
             const char *name,
             const double *values,
             const char *const *texts,
             int n)
{
  PentadBullet bullets[3];
  PentadBulletList list = { "bullet", bullets, n };

  g_assert (n <= 3);
  for (int i = 0; i < n; i++)
    bullets[i] = (PentadBullet){ .label = name,
                                 .value = values[i],
                                 .target = values[0],
                                 .before = values[n - 1],
                                 .min = NAN,
                                 .max = NAN,
                                 .value_text = texts[i],
                                 .target_text = name,
                                 .tone = PENTAD_TONE_FINE,
                                 .place = PENTAD_NO_PLACE };
  pentad_bullet_list_layout (sketch, area, &list);
}

#define BULLET(edge, name, numbers, words)                                                         \
  static void bullet_##edge (PentadSketch *sketch, PentadRect area)                                \
  {                                                                                                \
    static const double values[] = numbers;                                                        \
    static const char *const texts[] = words;                                                      \
    bullet_edge (sketch, area, name, values, texts, G_N_ELEMENTS (values));                        \
  }
#define LIST(...)                                                                                  \
  {                                                                                                \
    __VA_ARGS__                                                                                    \
  }

BULLET (equal, "按期处置率", LIST (7, 7), LIST ("7", "7"))
BULLET (nan, "按期处置率", LIST (NAN, NAN), LIST (NULL, NULL))
BULLET (negative, "按期处置率", LIST (-5, 12, -7), LIST ("−5", "12", "−7"))
BULLET (huge, "按期处置率", LIST (2e300, 7e14, 12), LIST (HUGE_TEXT, LARGE_TEXT, "12"))
BULLET (long, LONG_NAME, LIST (12, 7), LIST ("12", "7"))
BULLET (rtl, RTL, LIST (12, 7), LIST ("12", "7"))

const PentadSample bullet_samples[] = {
  { "bullet-rates", 394, 210, bullet_rates },       { "bullet-low", 394, 100, bullet_rates },
  { "bullet-edges", 394, 340, bullet_edges },       { "bullet-one", 394, 70, bullet_one },
  { "bullet-narrow", 130, 210, bullet_rates },      { "bullet-empty", 394, 60, bullet_empty },
  { "bullet-equal", 394, 140, bullet_equal },       { "bullet-nan", 394, 140, bullet_nan },
  { "bullet-negative", 394, 210, bullet_negative }, { "bullet-huge", 394, 210, bullet_huge },
  { "bullet-long", 394, 140, bullet_long },         { "bullet-rtl", 394, 140, bullet_rtl },
  { "bullet-zero-width", 0, 210, bullet_rates },    { NULL },
};

static void
funnel_draw (PentadSketch *sketch, PentadRect area, int first, int n)
{
  static const PentadFunnelStage stages[] = {
    { "来电", 1284, "1\u2009284", PENTAD_TONE_NEUTRAL, "calls:received", "来电 1284" },
    { "接通", 1190, "1\u2009190", PENTAD_TONE_NEUTRAL, NULL, NULL },
    { "立案", 842, "842", PENTAD_TONE_NEUTRAL, NULL, NULL },
    { "回访", NAN, NULL, PENTAD_TONE_MUTED, NULL, NULL },
    { "满意", 310, "310", PENTAD_TONE_FINE, NULL, NULL },
    /* More than before, nothing, below nothing, beyond every number. */
    { LONG_NAME, 0, "0", PENTAD_TONE_NEUTRAL, NULL, NULL },
    { RTL, 3e12, "3\u2009000\u2009000\u2009000\u2009000", PENTAD_TONE_NEUTRAL, NULL, NULL },
    { "negative", -4, "−4", PENTAD_TONE_BAD, NULL, NULL },
    { "infinite", INFINITY, "∞", PENTAD_TONE_BAD, NULL, NULL },
  };
  PentadFunnel funnel = { "funnel", stages + first, n };

  pentad_funnel_layout (sketch, area, &funnel);
}

static void
funnel_calls (PentadSketch *sketch, PentadRect area)
{
  funnel_draw (sketch, area, 0, 5);
}

static void
funnel_edges (PentadSketch *sketch, PentadRect area)
{
  funnel_draw (sketch, area, 4, 5);
}

static void
funnel_one (PentadSketch *sketch, PentadRect area)
{
  funnel_draw (sketch, area, 0, 1);
}

static void
funnel_equal (PentadSketch *sketch, PentadRect area)
{
  static const PentadFunnelStage stages[] = { { "a", 5, "5", PENTAD_TONE_NEUTRAL, NULL, NULL },
                                              { "b", 5, "5", PENTAD_TONE_NEUTRAL, NULL, NULL } };
  PentadFunnel funnel = { "funnel", stages, 2 };

  pentad_funnel_layout (sketch, area, &funnel);
}

static void
funnel_none (PentadSketch *sketch, PentadRect area)
{
  funnel_draw (sketch, area, 3, 1);
}

static void
funnel_empty (PentadSketch *sketch, PentadRect area)
{
  funnel_draw (sketch, area, 0, 0);
}

static void
funnel_edge (PentadSketch *sketch,
             PentadRect area,
             const char *name,
             const double *values,
             const char *const *texts,
             int n)
{
  PentadFunnelStage stages[3];
  PentadFunnel funnel = { "funnel", stages, n };

  g_assert (n <= 3);
  for (int i = 0; i < n; i++)
    stages[i] = (PentadFunnelStage){ name, values[i], texts[i], PENTAD_TONE_NEUTRAL, NULL, NULL };
  pentad_funnel_layout (sketch, area, &funnel);
}

#define FUNNEL(edge, name, numbers, words)                                                         \
  static void funnel_##edge (PentadSketch *sketch, PentadRect area)                                \
  {                                                                                                \
    static const double values[] = numbers;                                                        \
    static const char *const texts[] = words;                                                      \
    funnel_edge (sketch, area, name, values, texts, G_N_ELEMENTS (values));                        \
  }

FUNNEL (negative, "立案", LIST (12, -5, -7), LIST ("12", "−5", "−7"))
FUNNEL (huge, "立案", LIST (2e300, 7e14, 12), LIST (HUGE_TEXT, LARGE_TEXT, "12"))
FUNNEL (long, LONG_NAME, LIST (12, 7, 3), LIST ("12", "7", "3"))
FUNNEL (rtl, RTL, LIST (12, 7, 3), LIST ("12", "7", "3"))

const PentadSample funnel_samples[] = {
  { "funnel-negative", 394, 130, funnel_negative },
  { "funnel-huge", 394, 130, funnel_huge },
  { "funnel-long", 394, 130, funnel_long },
  { "funnel-rtl", 394, 130, funnel_rtl },
  { "funnel-calls", 394, 230, funnel_calls },
  { "funnel-edges", 394, 230, funnel_edges },
  { "funnel-one", 394, 60, funnel_one },
  { "funnel-equal", 394, 90, funnel_equal },
  { "funnel-nan", 394, 60, funnel_none },
  { "funnel-narrow", 150, 230, funnel_calls },
  { "funnel-low", 394, 60, funnel_calls },
  { "funnel-empty", 394, 60, funnel_empty },
  { "funnel-zero-width", 0, 60, funnel_calls },
  { NULL },
};

static void
waterfall_draw (PentadSketch *sketch,
                PentadRect area,
                double from,
                double to,
                const PentadWaterfallPart *parts,
                int n)
{
  PentadWaterfall waterfall = { "waterfall", "上期", "本期", from, to, parts, n, 2 };

  pentad_waterfall_layout (sketch, area, &waterfall);
}

/* Each part is printed rounded: 0.2 + 0.2 and 0.43 as printed, 0.44 in truth. */
static void
waterfall_score (PentadSketch *sketch, PentadRect area)
{
  static const PentadWaterfallPart parts[] = {
    { "按期结案率", 1.314, "按期结案率", "figure:a" },
    { "结案率", -0.204, NULL, NULL },
    { "公众举报率", 0.004, NULL, NULL },
    { "立案数", 0.0, NULL, NULL },
    { LONG_NAME, -2.554, NULL, NULL },
  };

  waterfall_draw (sketch, area, 96.254, 94.814, parts, G_N_ELEMENTS (parts));
}

static void
waterfall_rounding (PentadSketch *sketch, PentadRect area)
{
  static const PentadWaterfallPart parts[] = { { "a", 0.014, NULL, NULL },
                                               { RTL, 0.014, NULL, NULL },
                                               { "c", 0.014, NULL, NULL } };

  waterfall_draw (sketch, area, 90, 90.042, parts, G_N_ELEMENTS (parts));
}

static void
waterfall_unexplained (PentadSketch *sketch, PentadRect area)
{
  static const PentadWaterfallPart parts[] = { { "known", 2, NULL, NULL },
                                               { "not known", NAN, NULL, NULL },
                                               { "infinite", INFINITY, NULL, NULL } };

  waterfall_draw (sketch, area, -3, 4.5, parts, G_N_ELEMENTS (parts));
}

static void
waterfall_equal (PentadSketch *sketch, PentadRect area)
{
  waterfall_draw (sketch, area, 88.5, 88.5, NULL, 0);
}

static void
waterfall_one (PentadSketch *sketch, PentadRect area)
{
  static const PentadWaterfallPart part = { "按期结案率", 1.5, NULL, NULL };

  waterfall_draw (sketch, area, 90, 91.5, &part, 1);
}

static void
waterfall_nan (PentadSketch *sketch, PentadRect area)
{
  static const PentadWaterfallPart parts[] = { { "结案率", NAN, NULL, NULL },
                                               { "立案数", NAN, NULL, NULL } };

  waterfall_draw (sketch, area, 90, 91.5, parts, G_N_ELEMENTS (parts));
}

static void
waterfall_negative (PentadSketch *sketch, PentadRect area)
{
  static const PentadWaterfallPart parts[] = { { "结案率", -3.5, NULL, NULL },
                                               { "立案数", -1.25, NULL, NULL } };

  waterfall_draw (sketch, area, -2, -6.75, parts, G_N_ELEMENTS (parts));
}

static void
waterfall_named (PentadSketch *sketch, PentadRect area, const char *name)
{
  const PentadWaterfallPart parts[] = { { name, 2, NULL, NULL }, { name, -0.5, NULL, NULL } };
  PentadWaterfall waterfall = { "waterfall", name, name, 90, 91.5, parts, 2, 2 };

  pentad_waterfall_layout (sketch, area, &waterfall);
}

static void
waterfall_long (PentadSketch *sketch, PentadRect area)
{
  waterfall_named (sketch, area, LONG_NAME);
}

static void
waterfall_rtl (PentadSketch *sketch, PentadRect area)
{
  waterfall_named (sketch, area, RTL);
}

static void
waterfall_huge (PentadSketch *sketch, PentadRect area)
{
  static const PentadWaterfallPart parts[] = { { "huge", 2e12, NULL, NULL } };

  waterfall_draw (sketch, area, 1e12, 3e12, parts, 1);
}

static void
waterfall_empty (PentadSketch *sketch, PentadRect area)
{
  waterfall_draw (sketch, area, NAN, 94, NULL, 0);
}

const PentadSample waterfall_samples[] = {
  { "waterfall-score", 460, 270, waterfall_score },
  { "waterfall-low", 460, 110, waterfall_score },
  { "waterfall-narrow", 160, 220, waterfall_score },
  { "waterfall-rounding", 460, 240, waterfall_rounding },
  { "waterfall-unexplained", 460, 240, waterfall_unexplained },
  { "waterfall-equal", 460, 110, waterfall_equal },
  { "waterfall-one", 460, 140, waterfall_one },
  { "waterfall-nan", 460, 200, waterfall_nan },
  { "waterfall-negative", 460, 170, waterfall_negative },
  { "waterfall-huge", 460, 140, waterfall_huge },
  { "waterfall-long", 460, 170, waterfall_long },
  { "waterfall-rtl", 460, 170, waterfall_rtl },
  { "waterfall-empty", 460, 110, waterfall_empty },
  { "waterfall-zero-width", 0, 110, waterfall_score },
  { NULL },
};

/* 2026-11-20T00:00:00Z */
#define DAY  G_GINT64_CONSTANT (1795132800)
#define HOUR 3600

static void
gantt_draw (PentadSketch *sketch, PentadRect area, const PentadGanttRow *rows, int n, gint64 now)
{
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  PentadGantt gantt = { "gantt", rows, n, now, zone };

  pentad_gantt_layout (sketch, area, &gantt);
}

static void
gantt_case (PentadSketch *sketch, PentadRect area)
{
  static const PentadGanttSpan accept[] = { { DAY, DAY + HOUR, PENTAD_TONE_NEUTRAL, FALSE } };
  static const PentadGanttSpan handle[] = {
    { DAY + HOUR, DAY + 3 * HOUR, PENTAD_TONE_NEUTRAL, FALSE },
    { DAY + 3 * HOUR, DAY + 8 * HOUR, PENTAD_TONE_NEUTRAL, TRUE },
    { DAY + 8 * HOUR, DAY + 11 * HOUR, PENTAD_TONE_BAD, FALSE },
  };
  static const PentadGanttSpan check[] = { { DAY + 11 * HOUR, PENTAD_NO_TIME, PENTAD_TONE_NEUTRAL,
                                             FALSE } };
  static const PentadGanttRow rows[] = {
    { "受理", "1:00", accept, 1, DAY + 2 * HOUR, FALSE, "stage:accept", "受理 1:00" },
    { "处置", "5:00", handle, 3, DAY + 10 * HOUR, TRUE, NULL, NULL },
    { "核查", "1:30", check, 1, PENTAD_NO_TIME, FALSE, NULL, NULL },
    { "结案", NULL, NULL, 0, PENTAD_NO_TIME, FALSE, NULL, NULL },
  };

  gantt_draw (sketch, area, rows, G_N_ELEMENTS (rows), DAY + 12 * HOUR + 1800);
}

/* The wrong way round, without a begin, of no length, far away. */
static void
gantt_edges (PentadSketch *sketch, PentadRect area)
{
  static const PentadGanttSpan back[] = { { DAY, DAY - HOUR, PENTAD_TONE_BAD, FALSE } };
  static const PentadGanttSpan none[] = { { PENTAD_NO_TIME, DAY, PENTAD_TONE_BAD, FALSE } };
  static const PentadGanttSpan point[] = { { DAY, DAY, PENTAD_TONE_WATCH, TRUE } };
  static const PentadGanttSpan far_away[] = { { DAY - 4000 * 24 * HOUR, DAY, PENTAD_TONE_FINE,
                                                FALSE } };
  static const PentadGanttRow rows[] = {
    { LONG_NAME, LONG_NAME, back, 1, DAY, TRUE, NULL, NULL },
    { RTL, NULL, none, 1, PENTAD_NO_TIME, FALSE, NULL, NULL },
    { NULL, "0:00", point, 1, PENTAD_NO_TIME, FALSE, NULL, NULL },
    { "", "4000 d", far_away, 1, PENTAD_NO_TIME, FALSE, NULL, NULL },
  };

  gantt_draw (sketch, area, rows, G_N_ELEMENTS (rows), PENTAD_NO_TIME);
}

static void
gantt_one (PentadSketch *sketch, PentadRect area)
{
  static const PentadGanttSpan point[] = { { DAY, DAY, PENTAD_TONE_WATCH, FALSE } };
  static const PentadGanttRow row = { "a", "0:00", point, 1, DAY, FALSE, NULL, NULL };

  gantt_draw (sketch, area, &row, 1, DAY);
}

static void
gantt_empty (PentadSketch *sketch, PentadRect area)
{
  gantt_draw (sketch, area, NULL, 0, DAY);
}

/* Rows alike but for their name and their only stretch of time. */
static void
gantt_edge (PentadSketch *sketch,
            PentadRect area,
            const char *name,
            const char *text,
            PentadGanttSpan span,
            gint64 deadline)
{
  PentadGanttRow rows[2];

  for (int i = 0; i < 2; i++)
    rows[i] = (PentadGanttRow){ name, text, &span, 1, deadline, FALSE, NULL, NULL };
  gantt_draw (sketch, area, rows, 2, PENTAD_NO_TIME);
}

#define GANTT(edge, name, text, from, to, deadline)                                                \
  static void gantt_##edge (PentadSketch *sketch, PentadRect area)                                 \
  {                                                                                                \
    gantt_edge (sketch, area, name, text,                                                          \
                (PentadGanttSpan){ from, to, PENTAD_TONE_NEUTRAL, FALSE }, deadline);              \
  }

GANTT (equal, "处置", "0:00", DAY, DAY, DAY)
/* No instant at all: what no number is to other charts. */
GANTT (nan, "处置", NULL, PENTAD_NO_TIME, PENTAD_NO_TIME, DAY)
/* Ends before it begins, and lies before 1970. */
GANTT (negative, "处置", "−1:00", -40 * DAY, -40 * DAY - HOUR, -40 * DAY)
/* As long as instants can be far apart. */
GANTT (huge, "处置", "2914 亿年", G_MININT64 / 4, G_MAXINT64 / 4, DAY)
GANTT (long, LONG_NAME, "5:00", DAY, DAY + 5 * HOUR, DAY + 4 * HOUR)
GANTT (rtl, RTL, "5:00", DAY, DAY + 5 * HOUR, DAY + 4 * HOUR)

const PentadSample gantt_samples[] = {
  { "gantt-equal", 460, 90, gantt_equal },       { "gantt-nan", 460, 90, gantt_nan },
  { "gantt-negative", 460, 90, gantt_negative }, { "gantt-huge", 460, 90, gantt_huge },
  { "gantt-long", 460, 90, gantt_long },         { "gantt-rtl", 460, 90, gantt_rtl },
  { "gantt-case", 460, 170, gantt_case },        { "gantt-low", 460, 66, gantt_case },
  { "gantt-narrow", 150, 170, gantt_case },      { "gantt-edges", 460, 170, gantt_edges },
  { "gantt-one", 460, 60, gantt_one },           { "gantt-empty", 460, 60, gantt_empty },
  { "gantt-zero-width", 0, 60, gantt_case },     { NULL },
};
