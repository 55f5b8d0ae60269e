/* The frame of a panel: card, title, note, and what stands there when there are no data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

/* Room at the right end of a line that the mark of late and stale data takes, design pixels. */
#define PENTAD_PANEL_MARK 16

/* "No data", "not permitted" and "zero" are three things: zero is PENTAD_PANEL_DATA. */
typedef enum
{
  PENTAD_PANEL_DATA,
  PENTAD_PANEL_LOADING,
  PENTAD_PANEL_LATE,  /* data, with a mark */
  PENTAD_PANEL_STALE, /* data, with a mark */
  PENTAD_PANEL_EMPTY, /* this platform has no such data */
  PENTAD_PANEL_FORBIDDEN,
  PENTAD_PANEL_ERROR,
  PENTAD_N_PANEL_STATES
} PentadPanelState;

typedef struct
{
  const char *id;    /* chart id of its ops */
  const char *title; /* NULL: no title line, the content takes the whole card; late and stale data
                        have their mark in the corner, without words */
  const char *note;  /* right of the title, muted; NULL none */
  PentadPanelState state;
  const char *state_text; /* instead of the state's own words; for late and stale the age */
  const char *detail;     /* second line of a state without content, e.g. the error */
  gboolean map_ground;    /* fill with the map's ground */
  gboolean flush;         /* the content reaches the card's border */
} PentadPanel;

/* Draws the card and returns where its content goes. When the state has no content its words are
 * drawn and the returned rectangle is empty (width 0): the caller then draws nothing. */
PentadRect pentad_panel_layout (PentadSketch *sketch, PentadRect area, const PentadPanel *panel);
/* The state's own words, translated. */
const char *pentad_panel_state_words (PentadPanelState state);
/* The muted line in the middle of a chart without data. */
void pentad_panel_layout_empty (PentadSketch *sketch, PentadRect area, const char *words);
/* The same for data that the area is too small for: says so where the words fit. */
void pentad_panel_layout_no_room (PentadSketch *sketch, PentadRect area);
