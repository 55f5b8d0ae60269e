/* Classes about a middle: changes about zero, rates about a target.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-diverging.h"

#include "render/format.h"
#include "model/sort-values.h"

#include <math.h>

/* Classes on one side of the middle one. */
#define SIDE 3
/* Share of the values that the last class but one reaches: a few far away do not decide. */
#define REACHED 0.9
/* Values that differ by less are the same. */
#define EPSILON 1e-9

gboolean
pentad_values_are_whole (const double *values, gsize n_values)
{
  for (gsize i = 0; i < n_values; i++)
    if (isfinite (values[i]) && values[i] != floor (values[i]))
      return FALSE;
  return TRUE;
}

/* Distances from the middle, those of nothing left out, sorted. Transfer full. */
static double *
sort_distances (const double *values, gsize n_values, double middle, gsize *n)
{
  double *apart = g_new (double, MAX (n_values, 1));

  *n = 0;
  for (gsize i = 0; i < n_values; i++)
    if (isfinite (values[i]) && fabs (values[i] - middle) > EPSILON)
      apart[(*n)++] = fabs (values[i] - middle);
  pentad_sort_values (apart, *n);
  return apart;
}

/* Half the width of a class: 1, 2 or 5 times a power of ten, so that all ends are short. */
static double
choose_half (const double *apart, gsize n)
{
  double reached = n > 0 ? apart[(gsize)((double)(n - 1) * REACHED)] : 1;
  double half = reached / (2 * SIDE - 1);
  double power = pow (10, floor (log10 (half)));

  return power * (half / power <= 1 + EPSILON ? 1
                  : half / power <= 2         ? 2
                  : half / power <= 5         ? 5
                                              : 10);
}

static PentadClasses
classes_of_whole (const double *apart, gsize n)
{
  PentadClasses parts = pentad_classes_quantile (apart, n, SIDE);
  double low = MAX (parts.n > 1 ? parts.lower[1] : 2, 2);
  double high = MAX (parts.n > 2 ? parts.lower[2] : low + 1, low + 1);

  return (PentadClasses){ .n = 2 * SIDE + 1,
                          .lower = { -INFINITY, 1 - high, 1 - low, 0, 1, low, high } };
}

PentadClasses
pentad_classes_about (const double *values, gsize n_values, double middle)
{
  PentadClasses classes = { .n = 2 * SIDE + 1, .lower = { -INFINITY } };
  gsize n;
  g_autofree double *apart = sort_distances (values, n_values, middle, &n);

  if (middle == 0 && pentad_values_are_whole (values, n_values))
    return classes_of_whole (apart, n);
  double half = choose_half (apart, n);
  for (int i = 1; i < classes.n; i++)
    classes.lower[i] = middle + half * (2 * (i - SIDE) - 1);
  return classes;
}

/* As short as it is. */
static char *
format_end (double value, gboolean sign)
{
  int decimals = 0;

  while (decimals < 3 &&
         fabs (value * pow (10, decimals) - round (value * pow (10, decimals))) > 1e-6)
    decimals++;
  return sign ? pentad_format_change (value, decimals, "") : pentad_format_number (value, decimals);
}

char *
pentad_classes_about_range (const PentadClasses *classes, int i, double middle, gboolean whole)
{
  gboolean sign = middle == 0;
  double low = classes->lower[i];
  double high = i + 1 < classes->n ? classes->lower[i + 1] - (whole ? 1 : 0) : INFINITY;
  g_autofree char *from = isfinite (low) ? format_end (low, sign) : NULL;
  g_autofree char *to = isfinite (high) ? format_end (high, sign) : NULL;

  if (from == NULL)
    return g_strdup_printf (whole ? "≤ %s" : "< %s", to != NULL ? to : "");
  if (to == NULL)
    return g_strdup_printf ("≥ %s", from);
  return high <= low ? g_steal_pointer (&from) : g_strdup_printf ("%s … %s", from, to);
}
