/* Stretches of time in rows: the stages of a case, or several cases, with their deadlines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/zone.h"
#include "render/sketch.h"

typedef struct
{
  gint64 from, to; /* PENTAD_NO_TIME in `to`: runs still, up to now; in `from`: left out */
  PentadTone tone;
  gboolean suspended; /* the clock stands: hatched */
} PentadGanttSpan;

typedef struct
{
  const char *label;
  const char *value_text; /* at the right: how long; NULL none */
  const PentadGanttSpan *spans;
  int n_spans;
  gint64 deadline; /* a mark through the row; PENTAD_NO_TIME none */
  gboolean missed; /* the deadline passed unkept */
  const char *key, *tooltip;
} PentadGanttRow;

typedef struct
{
  const char *id;
  const PentadGanttRow *rows;
  int n_rows;
  gint64 now;             /* a line through all rows; PENTAD_NO_TIME none */
  const PentadZone *zone; /* for the axis */
} PentadGantt;

/* The axis goes from the first to the last instant of all spans, deadlines and now. */
void pentad_gantt_layout (PentadSketch *sketch, PentadRect area, const PentadGantt *gantt);
