/* From when on the data of a city are doubtful: numbers of a scheme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* 0 and NAN: not looked for. */
typedef struct
{
  int silent_days;     /* a place without a report for so long is silent ... */
  double silent_least; /* ... when those of its district that report have this many on average */
  int drop_days;       /* the days that are compared with as many before */
  double drop_share;   /* a class drops when its reports fall to this share */
  double drop_least;   /* and were this many a day before */
} PentadQualityRules;

/* Nothing is looked for. */
void pentad_quality_rules_init (PentadQualityRules *rules);
