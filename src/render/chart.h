/* Every kind of chart.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A chart is a pure layout: a struct of borrowed inputs goes in, shapes and texts of a scene come
 * out. A new one is a line here, its layout file, its samples (tests/render/samples-ID.c, named
 * ID_samples) and a row in each of two lists of sources. Golden scenes, the rules that hold for all
 * charts, and the sheets of the gallery follow from the line. Every layout tells its data as rows
 * (pentad_sketch_tell()), from which its table, its files and its spoken words follow. */
#pragma once

/* X (ENUM, id): the id begins the names of its samples. */
#define PENTAD_CHART_KINDS(X)                                                                      \
  X (BARS, bars)                                                                                   \
  X (BAR_GROUPS, groups)                                                                           \
  X (BULLET, bullet)                                                                               \
  X (COLUMNS, columns)                                                                             \
  X (DOTS, dots)                                                                                   \
  X (FLOW, flow)                                                                                   \
  X (FUNNEL, funnel)                                                                               \
  X (GANTT, gantt)                                                                                 \
  X (HEADLINE, headline)                                                                           \
  X (HISTOGRAM, histogram)                                                                         \
  X (HOURS, hours)                                                                                 \
  X (LINES, lines)                                                                                 \
  X (MATRIX, matrix)                                                                               \
  X (PARETO, pareto)                                                                               \
  X (QUANTILES, quantiles)                                                                         \
  X (RADAR, radar)                                                                                 \
  X (RANKING, ranking)                                                                             \
  X (SHARE, share)                                                                                 \
  X (SPARKLINE, sparkline)                                                                         \
  X (WATERFALL, waterfall)

#define PENTAD_CHART_ENUM(name, id) PENTAD_CHART_##name,
typedef enum
{
  PENTAD_CHART_KINDS (PENTAD_CHART_ENUM) PENTAD_N_CHARTS
} PentadChartKind;
#undef PENTAD_CHART_ENUM
