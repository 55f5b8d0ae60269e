/* Facts in lines: a leading sentence, then names at the left and values at the right (a formula
 * and its terms), or a plain note.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *label;
  const char *value; /* formatted; NULL prints as no value */
  PentadTone tone;
  const char *key;
} PentadFact;

typedef struct
{
  const char *id;
  const char *lead; /* bold, wraps over up to three lines; NULL none */
  const PentadFact *facts;
  int n_facts;
  const char *note; /* muted, wraps; NULL none */
} PentadFacts;

void pentad_facts_layout (PentadSketch *sketch, PentadRect area, const PentadFacts *facts);
