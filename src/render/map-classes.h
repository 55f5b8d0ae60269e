/* Classing: from values to the few steps of a colour ramp.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/theme.h"

typedef enum
{
  PENTAD_CLASSING_FIXED, /* breaks as given: thresholds, or the bands of a scheme's grades */
  PENTAD_CLASSING_QUANTILE,
  PENTAD_CLASSING_EQUAL,
  PENTAD_CLASSING_NATURAL, /* natural breaks, after Jenks */
  PENTAD_N_CLASSINGS
} PentadClassing;

/* Class i holds values v with lower[i] <= v < lower[i + 1]; the last has no upper end. Values below
 * lower[0] fall into class 0. */
typedef struct
{
  int n;
  double lower[PENTAD_RAMP_STEPS];
} PentadClasses;

/* breaks: rising lower ends; those out of order or not finite are left out. None gives
 * 0,1,2,4,7,12,20. */
PentadClasses pentad_classes_fixed (const double *breaks, int n);
/* Up to n classes with about as many values each; equal values never fall into two classes, so
 * there may be fewer, and a value that comes too often leaves the rest to the others. Values that
 * are not finite are ignored; without any there is one class at 0. */
PentadClasses pentad_classes_quantile (const double *values, gsize n_values, int n);
/* n classes of equal width between round ends; one class when all values are equal. */
PentadClasses pentad_classes_equal (const double *values, gsize n_values, int n);
/* Natural breaks: the n classes whose values lie nearest to the mean of their class (least sum of
 * squared distances; Fisher 1958, Jenks 1967), exactly. Equal values count together, so there may
 * be fewer classes. Of more than PENTAD_NATURAL_MAX different values every k-th is taken, and the
 * largest. Values that are not finite are ignored; without any there is one class at 0. */
#define PENTAD_NATURAL_MAX 65536
PentadClasses pentad_classes_natural (const double *values, gsize n_values, int n);
/* By a rule; breaks are for the fixed one. */
PentadClasses pentad_classes_new (PentadClassing classing,
                                  const double *values,
                                  gsize n_values,
                                  int n,
                                  const double *breaks,
                                  int n_breaks);
/* "fixed", "quantile", "equal", "natural". */
const char *pentad_classing_id (PentadClassing classing);
gboolean pentad_classing_parse (const char *id, PentadClassing *classing);
/* -1 for NAN. */
int pentad_classes_find (const PentadClasses *classes, double value);
/* The step of the ramp for class i, so that fewer classes still span the whole ramp. */
int pentad_classes_step (const PentadClasses *classes, int i);
