/* A headline card: one large figure with its name and what to compare it with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/panel.h"

/* NAN: not known, or not comparable. */
typedef struct
{
  double value, target, before;
} PentadHeadlineNumbers;

/* How the figure changed: an arrow, how much, and what that means. */
typedef struct
{
  const char *text;    /* "+4.1%"; NULL: nothing is said */
  int direction;       /* of the arrow: 1 up, 0 a dash, -1 down */
  const char *verdict; /* "better", which goes with the colour; NULL: neither good nor bad */
  PentadTone tone;     /* of the verdict */
} PentadHeadlineChange;

typedef struct
{
  const char *id;      /* chart id */
  const char *title;   /* "按期处置率" */
  const char *value;   /* formatted; NULL prints as no value */
  const char *caption; /* "昨日同时 +4.1%"; NULL none */
  PentadTone tone;
  const double *trend; /* sparkline, NAN leaves gaps; NULL none */
  int n_trend;
  const char *key; /* hit; NULL none */
  const char *tooltip;
  PentadHeadlineChange change;          /* after the caption */
  const PentadHeadlineNumbers *numbers; /* what is told besides the texts; NULL nothing */
  PentadPanelState state;               /* late and stale get a mark; others count as data */
  const char *state_text; /* with the age, for who cannot see the mark; NULL the state's words */
} PentadHeadline;

/* Draws the card itself too. */
void pentad_headline_layout (PentadSketch *sketch, PentadRect area, const PentadHeadline *headline);
