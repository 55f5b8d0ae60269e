/* Where an axis has its ticks: round numbers, few of them, and honest floors for rates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/scale.h"

#define PENTAD_MAX_TICKS 16

typedef struct
{
  PentadScaleKind kind;
  double from, to; /* the axis' range: multiples of step that enclose the data */
  double step;     /* on a log scale the factor from one tick to the next */
  int n;           /* ticks at from + i * step, 0 <= i < n; at most PENTAD_MAX_TICKS */
  int decimals;    /* needed to print a tick */
} PentadTicks;

/* Round ticks (1, 2, 2.5, 5 times a power of ten) that enclose min and max. max_ticks is clamped to
 * 3 .. PENTAD_MAX_TICKS. Equal ends are widened downwards to zero, or to one when both are zero;
 * ends that are not finite count as 0 and 1. */
PentadTicks pentad_ticks_new (double min, double max, int max_ticks);
/* Ticks for counts: never below zero, never finer than one. */
PentadTicks pentad_ticks_new_count (double max, int max_ticks);
double pentad_ticks_value (const PentadTicks *ticks, int i);
/* Ticks for rates in percent, up to 100: the axis begins at the highest of 0, 50, 80, 90 and 98
 * that no value lies below (domain.md 8.2.8), and the caller prints that it does not begin at zero.
 */
PentadTicks pentad_ticks_new_rate (double min, double max);
double pentad_rate_floor (double min);
/* Powers of ten on a log scale, from the one at or below min to one at or above max, at least two;
 * ends that are not positive count as 1. Every second, third ... one when they are many. max_ticks
 * as above. */
PentadTicks pentad_ticks_new_log (double min, double max, int max_ticks);
/* The scale that the ticks stand on. */
PentadScale pentad_ticks_scale (const PentadTicks *ticks, double start, double end);
/* How many labels to step over so that n labels of `label` pixels fit into `length` with `gap`
 * between them: 1 shows all. */
int pentad_ticks_stride (int n, double length, double label, double gap);
