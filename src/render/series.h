/* Values to be charted side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/data-table.h"
#include "render/legend.h"
#include "render/ticks.h"

typedef struct
{
  const char *name;
  const double *values; /* as many as the chart has positions; NAN: no data there */
  PentadInk ink;        /* PENTAD_INK_NONE: by its number */
  gboolean comparison;  /* another period: dashed or hollow */
  gboolean area;        /* fill below a line */
} PentadSeries;

/* How the value axis of a chart is chosen. */
typedef enum
{
  PENTAD_AXIS_NONE,   /* no ticks; from zero */
  PENTAD_AXIS_COUNT,  /* from zero, whole numbers */
  PENTAD_AXIS_NUMBER, /* round ticks that enclose the data */
  PENTAD_AXIS_RATE,   /* percent, floor chosen from the data and printed */
  PENTAD_AXIS_LOG /* powers of ten around the positive values, and said so; zero and less have no
                     place on it */
} PentadAxisKind;

PentadInk pentad_series_ink (const PentadSeries *series, int number);
PentadLegendEntry pentad_series_legend (const PentadSeries *series, int number);
/* Ticks over all values of all series; `stacked` adds the series up first, what is
 * negative by itself. */
PentadTicks pentad_series_ticks (const PentadSeries *series,
                                 int n_series,
                                 int n,
                                 PentadAxisKind axis,
                                 gboolean stacked,
                                 int max_ticks);
gboolean pentad_series_has_data (const PentadSeries *series, int n_series, int n);
/* What a chart of series shows: a row for each of n positions. labels and values (texts of the
 * first series) may be NULL, as may their entries; target NAN none. Transfer full. */
PentadDataTable *pentad_series_tell (PentadDataKind kind,
                                     const PentadSeries *series,
                                     int n_series,
                                     int n,
                                     const char *const *labels,
                                     const char *const *values,
                                     PentadAxisKind axis,
                                     double target);
/* A tick as text: counts grouped, rates with %, all in large units when the largest is beyond what
 * is read at a glance. Transfer full. */
char *pentad_series_format_tick (const PentadTicks *ticks,
                                 PentadAxisKind axis,
                                 int i,
                                 PentadLanguage language);
