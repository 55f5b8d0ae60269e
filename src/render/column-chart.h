/* Columns: plain, grouped or stacked, with values above and labels below.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/axis.h"

typedef struct
{
  const char *id;
  const char *const *labels; /* n, NULL entries allowed */
  const PentadSeries *series;
  int n_series, n;
  PentadAxisKind axis;
  gboolean stacked; /* what is negative below zero; else several series stand side by side */
  gboolean legend;  /* names above the plot; drawn only for two series or more */
  const char *const *values; /* n texts above the columns (of the sum or first series); NULL none */
  const PentadTone *tones;   /* n, for one series; NULL none */
  const char *key_prefix;    /* hits "PREFIX:i"; NULL none */
  const char *const *tooltips; /* n; NULL none */
  const char *const *names;    /* n, of all positions, for tables and words; NULL: the labels */
  gboolean things;             /* positions are things side by side and not times */
} PentadColumnChart;

void
pentad_column_chart_layout (PentadSketch *sketch, PentadRect area, const PentadColumnChart *chart);
