/* Figures against their targets: a bar, the mark that it ought to reach, and how near is near.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *label;
  double value;    /* length of the bar; NAN no bar */
  double target;   /* a mark across the bar; NAN none */
  double watch;    /* how far a value may miss its target and be watched only; 0 and NAN: no band */
  double before;   /* value of the period before, a hollow mark; NAN none */
  double min, max; /* ends of this figure's own axis; NAN: 0, and the largest of the numbers */
  gboolean lower_is_better;
  const char *value_text;          /* formatted; NULL prints as no value */
  const char *target_text;         /* "目标 95%"; NULL none */
  const char *min_text, *max_text; /* of the ends */
  PentadTone tone;
  const char *key, *tooltip;
  int place;
} PentadBullet;

typedef struct
{
  const char *id;
  const PentadBullet *bullets;
  int n_bullets;
} PentadBulletList;

/* Each figure has its own axis. One that does not begin at zero says where it begins; in rows too
 * low for that every axis begins at zero. Of figures that had better be low the bad part is at the
 * right. */
void
pentad_bullet_list_layout (PentadSketch *sketch, PentadRect area, const PentadBulletList *list);
