/* Samples of radars.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "render/radar.h"

#include <math.h>

#define LONG_NAME "高新技术产业开发区综合行政执法大队 (North-Eastern Branch)"
#define MOST      8

static const char *const names[MOST] = { "按期处置", "结案", "按期结案", "一次通过",
                                         "满意",     "六",   "七",       "八" };
static const char *const texts[MOST] = {
  "96.4%", "92.1%", "88.0%", "97.9%", "91.8%", "—", NULL, "1"
};
static const double rates[MOST] = { 96.4, 92.1, 88, 97.9, 91.8, 80, 90, 99 };
static const double city[MOST] = { 91, 93, 90, 95, 94, 90, 95, 96 };
static const double low[MOST] = { 12, 40, 3, 22, 18, 1, 2, 3 };
static const double gaps[MOST] = { 96.4, NAN, 88, 97.9, INFINITY, 80, 90, 99 };
static const double lone[MOST] = { NAN, NAN, 88, NAN, NAN, NAN, NAN, NAN };
static const double none[MOST] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
static const double zero[MOST] = { 0 };
static const double equal[MOST] = { 100, 100, 100, 100, 100, 100, 100, 100 };
static const double negative[MOST] = { -20, 40, 80, -5, 60, 10, 20, 30 };
static const double huge[MOST] = { 1e300, 40, 80, 1e299, 60, 10, 20, 30 };

static void
draw (PentadSketch *sketch,
      PentadRect area,
      const double *values,
      const double *other,
      int n,
      const char *word)
{
  PentadRadarSpoke spokes[MOST];
  const PentadSeries series[] = { { word != NULL ? word : "南屏区", values, PENTAD_INK_FINE, 0, 0 },
                                  { "全市", other, PENTAD_INK_TEXT_MUTED, TRUE, FALSE } };
  PentadRadar radar = { .id = "radar",
                        .spokes = spokes,
                        .n_spokes = n,
                        .series = series,
                        .n_series = other != NULL ? 2 : 1,
                        .legend = TRUE };

  for (int i = 0; i < n; i++)
    spokes[i] = (PentadRadarSpoke){ word != NULL ? word : names[i], word != NULL ? word : texts[i],
                                    i == 0 ? "figure:a" : NULL, NULL };
  pentad_radar_layout (sketch, area, &radar);
}

#define SAMPLE(name, values, other, n, word)                                                       \
  static void radar_##name (PentadSketch *sketch, PentadRect area)                                 \
  {                                                                                                \
    draw (sketch, area, values, other, n, word);                                                   \
  }

SAMPLE (five, rates, city, 5, NULL)
SAMPLE (three, rates, NULL, 3, NULL)
SAMPLE (eight, rates, city, 8, NULL)
SAMPLE (small, low, NULL, 5, NULL)
SAMPLE (nan, gaps, city, 5, NULL)
SAMPLE (lone, lone, NULL, 5, NULL)
SAMPLE (empty, none, none, 5, NULL)
SAMPLE (one, rates, NULL, 1, NULL)
SAMPLE (zero, zero, NULL, 5, NULL)
SAMPLE (equal, equal, NULL, 5, NULL)
SAMPLE (negative, negative, NULL, 5, NULL)
SAMPLE (huge, huge, NULL, 5, NULL)
SAMPLE (long, rates, city, 5, LONG_NAME)
SAMPLE (rtl, rates, city, 5, "الشارع 12 (东湖)")

const PentadSample radar_samples[] = {
  { "radar-five", 420, 320, radar_five },         { "radar-three", 420, 320, radar_three },
  { "radar-eight", 420, 320, radar_eight },       { "radar-small", 420, 320, radar_small },
  { "radar-nan", 420, 320, radar_nan },           { "radar-lone", 420, 320, radar_lone },
  { "radar-low", 300, 140, radar_five },          { "radar-narrow", 200, 300, radar_five },
  { "radar-empty", 300, 160, radar_empty },       { "radar-one", 300, 160, radar_one },
  { "radar-zero", 420, 320, radar_zero },         { "radar-equal", 420, 320, radar_equal },
  { "radar-negative", 420, 320, radar_negative }, { "radar-huge", 420, 320, radar_huge },
  { "radar-long", 420, 320, radar_long },         { "radar-rtl", 420, 320, radar_rtl },
  { "radar-zero-width", 0, 320, radar_five },     { NULL },
};
