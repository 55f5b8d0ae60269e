/* Classing: from values to the few steps of a colour ramp.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-classes.h"

#include "render/scale.h"
#include "model/sort-values.h"
#include "render/ticks.h"

#include <math.h>

/* Open cases per unit grid: most have few, and the ends must still be told apart. */
static const double default_breaks[] = { 0, 1, 2, 4, 7, 12, 20 };

PentadClasses
pentad_classes_fixed (const double *breaks, int n)
{
  PentadClasses classes = { 0 };

  for (int i = 0; i < n && classes.n < PENTAD_RAMP_STEPS; i++)
    if (isfinite (breaks[i]) && (classes.n == 0 || breaks[i] > classes.lower[classes.n - 1]))
      classes.lower[classes.n++] = breaks[i];
  if (classes.n == 0)
    return pentad_classes_fixed (default_breaks, G_N_ELEMENTS (default_breaks));
  return classes;
}

PentadClasses
pentad_classes_quantile (const double *values, gsize n_values, int n)
{
  PentadClasses classes = { .n = 1 };
  g_autofree double *sorted = g_new (double, MAX (n_values, 1));
  gsize n_sorted = 0;

  n = CLAMP (n, 1, PENTAD_RAMP_STEPS);
  for (gsize i = 0; i < n_values; i++)
    if (isfinite (values[i]))
      sorted[n_sorted++] = values[i];
  if (n_sorted == 0)
    return classes;
  pentad_sort_values (sorted, n_sorted);
  classes.lower[0] = sorted[0];
  /* What one value has too much of, the classes above it share: begins at `first` of the last. */
  for (gsize i = 1, first = 0; i < (gsize)n; i++)
    {
      gsize at = first + (n_sorted - first) / ((gsize)n - i + 1);

      while (at > 0 && at < n_sorted && sorted[at - 1] == sorted[at] &&
             sorted[at] > classes.lower[classes.n - 1])
        at--;
      while (at < n_sorted && sorted[at] <= classes.lower[classes.n - 1])
        at++;
      if (at >= n_sorted)
        break;
      classes.lower[classes.n++] = sorted[at];
      first = at;
    }
  return classes;
}

PentadClasses
pentad_classes_equal (const double *values, gsize n_values, int n)
{
  PentadClasses classes = { .n = 1 };
  PentadTicks ticks;
  double min, max;

  n = CLAMP (n, 1, PENTAD_RAMP_STEPS);
  if (!pentad_extent (values, n_values, &min, &max) || min == max || n == 1)
    {
      classes.lower[0] = min;
      return classes;
    }
  ticks = pentad_ticks_new (min, max, n + 1);
  for (classes.n = 0; classes.n < ticks.n - 1 && classes.n < n; classes.n++)
    classes.lower[classes.n] = pentad_ticks_value (&ticks, classes.n);
  return classes;
}

int
pentad_classes_find (const PentadClasses *classes, double value)
{
  int found = 0;

  if (isnan (value))
    return -1;
  for (int i = 1; i < classes->n; i++)
    if (value >= classes->lower[i])
      found = i;
  return found;
}

int
pentad_classes_step (const PentadClasses *classes, int i)
{
  if (classes->n <= 1)
    return 0;
  return (int)lround ((double)i * (PENTAD_RAMP_STEPS - 1) / (classes->n - 1));
}

PentadClasses
pentad_classes_new (PentadClassing classing,
                    const double *values,
                    gsize n_values,
                    int n,
                    const double *breaks,
                    int n_breaks)
{
  switch (classing)
    {
    case PENTAD_CLASSING_QUANTILE:
      return pentad_classes_quantile (values, n_values, n);
    case PENTAD_CLASSING_EQUAL:
      return pentad_classes_equal (values, n_values, n);
    case PENTAD_CLASSING_NATURAL:
      return pentad_classes_natural (values, n_values, n);
    case PENTAD_CLASSING_FIXED:
    case PENTAD_N_CLASSINGS:
      break;
    }
  return pentad_classes_fixed (breaks, n_breaks);
}

static const char *const classing_ids[PENTAD_N_CLASSINGS] = { "fixed", "quantile", "equal",
                                                              "natural" };

const char *
pentad_classing_id (PentadClassing classing)
{
  return (guint)classing < PENTAD_N_CLASSINGS ? classing_ids[classing] : NULL;
}

gboolean
pentad_classing_parse (const char *id, PentadClassing *classing)
{
  for (guint i = 0; i < PENTAD_N_CLASSINGS; i++)
    if (g_strcmp0 (id, classing_ids[i]) == 0)
      {
        *classing = (PentadClassing)i;
        return TRUE;
      }
  return FALSE;
}
