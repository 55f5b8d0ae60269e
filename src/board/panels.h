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
  GPtrArray *strings; /* texts that live until the panel is drawn */
} PentadPanelContext;

typedef void (*PentadPanelFunc) (PentadPanelContext *ctx);

/* Keeps a text until the panel is drawn, and returns it. */
const char *pentad_panel_take (PentadPanelContext *ctx, char *text);
const char *pentad_panel_printf (PentadPanelContext *ctx, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
/* Draws the card with the spec's title; note NULL takes the spec's. Returns where content goes. */
PentadRect pentad_panel_frame (PentadPanelContext *ctx, const char *note, PentadPanelState state);
/* The state of a panel that lacks its data: loading before the first, empty after. */
PentadPanelState pentad_panel_missing (const PentadPanelContext *ctx);

/* A figure of the scheme as text, tone and comparison. */
const PentadIndicator *pentad_panel_indicator (const PentadPanelContext *ctx, const char *id);
const char *pentad_panel_format (PentadPanelContext *ctx,
                                 const PentadIndicator *indicator,
                                 const PentadFigure *figure);
/* The target of a place in the year that the period ends in; NAN when there is none. */
double
pentad_panel_target (const PentadPanelContext *ctx, const PentadIndicator *indicator, int place);
PentadTone pentad_panel_tone (const PentadPanelContext *ctx,
                              const PentadIndicator *indicator,
                              const PentadFigure *figure,
                              int place);
const char *pentad_panel_place_name (PentadPanelContext *ctx, int place);
const char *pentad_panel_class_name (PentadPanelContext *ctx, int class_index);
const char *pentad_panel_department_name (PentadPanelContext *ctx, int department_index);

/* Kinds, by the name used in board files. */
void pentad_panel_headline (PentadPanelContext *ctx);
void pentad_panel_children (PentadPanelContext *ctx);
void pentad_panel_ranking (PentadPanelContext *ctx);
void pentad_panel_matrix (PentadPanelContext *ctx);
void pentad_panel_explanation (PentadPanelContext *ctx);
void pentad_panel_due (PentadPanelContext *ctx);
void pentad_panel_recent (PentadPanelContext *ctx);
void pentad_panel_departments (PentadPanelContext *ctx);
void pentad_panel_sources (PentadPanelContext *ctx);
void pentad_panel_classes (PentadPanelContext *ctx);
void pentad_panel_majors (PentadPanelContext *ctx);
void pentad_panel_hours (PentadPanelContext *ctx);
void pentad_panel_intake (PentadPanelContext *ctx);
void pentad_panel_days (PentadPanelContext *ctx);
void pentad_panel_flow (PentadPanelContext *ctx);
void pentad_panel_staffing (PentadPanelContext *ctx);
void pentad_panel_sensors (PentadPanelContext *ctx);
void pentad_panel_calls (PentadPanelContext *ctx);
void pentad_panel_approvals (PentadPanelContext *ctx);
void pentad_panel_findings (PentadPanelContext *ctx);
void pentad_panel_map (PentadPanelContext *ctx);
