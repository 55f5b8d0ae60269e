/* Scales: from values to positions along an axis.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every degenerate range is defined: equal ends put all values in the middle; a value that is not
 * finite, or not positive on a log scale, has no position (NAN). Bands are the scale of names. */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_SCALE_LINEAR,
  PENTAD_SCALE_LOG,
  PENTAD_SCALE_TIME /* instants in seconds: linear, inverted to whole seconds */
} PentadScaleKind;

typedef struct
{
  PentadScaleKind kind;
  double from, to;   /* values; to < from turns the axis round */
  double start, end; /* positions */
} PentadScale;

/* A log scale with an end that is not positive takes 1 for it. Ends that are not finite become 0
 * and 1. */
PentadScale
pentad_scale_new (PentadScaleKind kind, double from, double to, double start, double end);
/* Position of a value, not clamped. */
double pentad_scale_map (const PentadScale *scale, double value);
/* Position clamped between start and end. */
double pentad_scale_clamp (const PentadScale *scale, double value);
/* Where bars and areas stand: at zero, clamped; where zero has no position, at the start. */
double pentad_scale_base (const PentadScale *scale);
/* The value at a position. */
double pentad_scale_invert (const PentadScale *scale, double position);

/* n bands of equal width with a gap of `gap` times the band between them. */
typedef struct
{
  int n;
  double start, step, width;
} PentadBands;

/* n < 1 gives no bands; gap is clamped to 0 .. 0.95. */
PentadBands pentad_bands_new (int n, double start, double end, double gap);
/* Left end of band i, for any i. */
double pentad_bands_begin (const PentadBands *bands, int i);
double pentad_bands_centre (const PentadBands *bands, int i);
/* The band at a position (gaps belong to the band before), or -1. */
int pentad_bands_find (const PentadBands *bands, double position);

/* Smallest and largest finite value; FALSE and 0, 0 when there is none. */
gboolean pentad_extent (const double *values, gsize n, double *min, double *max);
