/* The kinds of panels: each draws one panel from board data into a sketch.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board.h"
#include "render/panel.h"
#include "render/sketch.h"

/* What a panel kind works with. */
typedef struct
{
  const PentadBoardData *data;
  const PentadPanelSpec *spec;
  const PentadBoardStyle *style;
  PentadSketch *sketch;
  PentadRect area;
  PentadLanguage language;
  GPtrArray *strings;  /* texts that live until the panel is drawn */
  const char *failure; /* why what the panel shows could not be read; NULL */
} PentadPanelContext;

typedef void (*PentadPanelFunc) (PentadPanelContext *ctx);

/* Keeps a text until the panel is drawn, and returns it. */
const char *pentad_panel_take (PentadPanelContext *ctx, char *text);
const char *pentad_panel_printf (PentadPanelContext *ctx, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
/* With a capital first letter, where a label begins a line; other languages have none. */
const char *pentad_panel_capital (PentadPanelContext *ctx, const char *text);
/* Draws the card with the spec's title; note NULL takes the spec's. Returns where content goes. */
PentadRect pentad_panel_frame (PentadPanelContext *ctx, const char *note, PentadPanelState state);
/* Where the legend of a panel stands: in the title line, or at the top of its content, which is cut
 * by it, when a badge of late data stands in that line. */
PentadRect pentad_panel_legend_strip (PentadPanelContext *ctx, PentadRect *content);
/* The state of a panel that lacks its data: loading before the first, empty after. */
PentadPanelState pentad_panel_missing (const PentadPanelContext *ctx);

/* The same of a panel that shows one document: not permitted where the platform keeps that from
 * this account, an error where it could not be read. */
PentadPanelState pentad_panel_missing_part (PentadPanelContext *ctx, PentadCityPart part);
/* The same of a panel that shows a topic; id NULL: no topic is named. */
PentadPanelState pentad_panel_missing_topic (PentadPanelContext *ctx, const char *id);
/* What stands beside the period: "period before", or "last year". */
const char *pentad_panel_before_name (const PentadPanelContext *ctx);
/* Late or stale when the data are, with words for the badge; else data, and NULL. */
PentadPanelState pentad_panel_age (PentadPanelContext *ctx, const char **text);

/* "2026-11-22" of n days; live until the panel is drawn. */
const char *const *pentad_panel_name_days (PentadPanelContext *ctx, gint32 from, int n);

/* "No cases yet today; yesterday by now: 12", or of another period that it has none; figure: id of
 * the count that was there yesterday. */
const char *pentad_panel_none_words (PentadPanelContext *ctx, const char *figure);
/* Draws the card with those words in it: there are data, and they tell of nothing. */
void pentad_panel_none (PentadPanelContext *ctx, const char *figure);

/* A figure of the scheme as text, tone and comparison. */
const PentadIndicator *pentad_panel_indicator (const PentadPanelContext *ctx, const char *id);
/* Transfer full; NULL without a value. */
char *pentad_board_figure_text (const PentadIndicator *indicator, const PentadFigure *figure);
const char *pentad_panel_format (PentadPanelContext *ctx,
                                 const PentadIndicator *indicator,
                                 const PentadFigure *figure);
/* The target of a place in the year that the period ends in; NAN when there is none. */
double
pentad_panel_target (const PentadPanelContext *ctx, const PentadIndicator *indicator, int place);
/* "Target ≤ 3%"; NULL when there is none, or of counts. */
const char *pentad_panel_target_text (PentadPanelContext *ctx, const PentadIndicator *indicator);
/* How far a figure may miss its target and still be watched rather than bad, in points [P]. */
#define PENTAD_PANEL_WATCH_POINTS 5.0
PentadTone pentad_panel_tone (const PentadPanelContext *ctx,
                              const PentadIndicator *indicator,
                              const PentadFigure *figure,
                              int place);
/* Key of a hit that narrows the view to that value, or widens it again. */
const char *
pentad_panel_filter_key (PentadPanelContext *ctx, PentadFilterKey key, const char *value);
/* The same for a class by its number; NULL for an unknown one. */
const char *pentad_panel_class_key (PentadPanelContext *ctx, int class_index);
const char *pentad_panel_place_name (PentadPanelContext *ctx, int place);
const char *pentad_panel_class_name (PentadPanelContext *ctx, int class_index);
const char *pentad_panel_department_name (PentadPanelContext *ctx, int department_index);

/* Words below days `from` and the n - 1 after it, on an axis of that width: at steps of the
 * calendar. */
void pentad_panel_label_days (
    PentadPanelContext *ctx, gint32 from, int n, double width, const char **labels);
/* How good a rate is by two bounds. */
PentadTone pentad_panel_band_tone (double value, double fine, double watch);

/* Kinds of panels: X (name in board files, function). */
#define PENTAD_PANEL_KINDS(X)                                                                      \
  X ("approvals", pentad_panel_approvals)                                                          \
  X ("bullet", pentad_panel_bullets)                                                               \
  X ("calls", pentad_panel_calls)                                                                  \
  X ("children", pentad_panel_children)                                                            \
  X ("classes", pentad_panel_classes)                                                              \
  X ("days", pentad_panel_days)                                                                    \
  X ("departments", pentad_panel_departments)                                                      \
  X ("due", pentad_panel_due)                                                                      \
  X ("explanation", pentad_panel_explanation)                                                      \
  X ("findings", pentad_panel_findings)                                                            \
  X ("flow", pentad_panel_flow)                                                                    \
  X ("diverging", pentad_panel_diverging)                                                          \
  X ("funnel", pentad_panel_funnel)                                                                \
  X ("gantt", pentad_panel_timelines)                                                              \
  X ("headline", pentad_panel_headline)                                                            \
  X ("hotline", pentad_panel_hotline)                                                              \
  X ("histogram", pentad_panel_histogram)                                                          \
  X ("hours", pentad_panel_hours)                                                                  \
  X ("hours-weekdays", pentad_panel_hours_weekdays)                                                \
  X ("intake", pentad_panel_intake)                                                                \
  X ("majors", pentad_panel_majors)                                                                \
  X ("map", pentad_panel_map)                                                                      \
  X ("matrix", pentad_panel_matrix)                                                                \
  X ("pareto", pentad_panel_pareto)                                                                \
  X ("pressed", pentad_panel_pressed)                                                              \
  X ("quantiles", pentad_panel_quantiles)                                                          \
  X ("radar", pentad_panel_radar)                                                                  \
  X ("ranking", pentad_panel_ranking)                                                              \
  X ("recent", pentad_panel_recent)                                                                \
  X ("sensors", pentad_panel_sensors)                                                              \
  X ("sources", pentad_panel_sources)                                                              \
  X ("staffing", pentad_panel_staffing)                                                            \
  X ("topic", pentad_panel_topic)                                                                  \
  X ("topic-entries", pentad_panel_topic_entries)                                                  \
  X ("topic-shares", pentad_panel_topic_shares)                                                    \
  X ("trend", pentad_panel_trend)                                                                  \
  X ("waterfall", pentad_panel_waterfall)                                                          \
  X ("ways", pentad_panel_ways)                                                                    \
  X ("grouped", pentad_panel_grouped)                                                              \
  X ("stacked", pentad_panel_stacked)                                                              \
  X ("workload", pentad_panel_workload)                                                            \
  X ("zones", pentad_panel_zones)

#define PENTAD_PANEL_DECLARE(kind, func) void func (PentadPanelContext *ctx);
PENTAD_PANEL_KINDS (PENTAD_PANEL_DECLARE)
#undef PENTAD_PANEL_DECLARE
