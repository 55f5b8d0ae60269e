/* Natural breaks: where values fall into groups by themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best n classes of the first i values end with the best n - 1 classes of the first j, for some
 * j < i, and that j never falls as i grows. So a row of best ends is found by halves: the middle
 * one first, which bounds those on both sides; n rows cost n * m * log m and are exact. */
#include "config.h"

#include "render/map-classes.h"

#include "model/sort-values.h"

#include <math.h>

typedef struct
{
  double value;
  double weight, sum, squares; /* of this and all before, about the mean of all */
} Group;

typedef struct
{
  const Group *groups; /* [0] is empty, so that sums are differences */
  const double *last;  /* cost of the first i groups in one class fewer */
  double *cost;
  guint32 *from;
} Row;

/* Finite values, sorted. Transfer full. */
static double *
sort_values (const double *values, gsize n_values, gsize *n)
{
  double *sorted = g_new (double, MAX (n_values, 1));

  *n = 0;
  for (gsize i = 0; i < n_values; i++)
    if (isfinite (values[i]))
      sorted[(*n)++] = values[i];
  pentad_sort_values (sorted, *n);
  return sorted;
}

/* Equal values together; of too many different ones every k-th and the last. */
static guint
make_groups (Group *groups, double *sorted, gsize n)
{
  gsize different = n > 0, step;
  double middle = 0;
  guint used = 0;

  for (gsize i = 1; i < n; i++)
    different += sorted[i] != sorted[i - 1];
  step = (different + PENTAD_NATURAL_MAX - 1) / PENTAD_NATURAL_MAX;
  for (gsize i = 0; i < n; i++)
    middle += sorted[i] / (double)n;
  groups[0] = (Group){ 0 };
  for (gsize i = 0, k = 0; i < n; k++)
    {
      gsize end = i;
      double value = sorted[i];

      while (end < n && sorted[end] == value)
        end++;
      if (k % step == 0 || end == n)
        {
          Group *group = &groups[++used];
          double weight = (double)(end - i), apart = value - middle;

          group->value = value;
          group->weight = group[-1].weight + weight;
          group->sum = group[-1].sum + weight * apart;
          group->squares = group[-1].squares + weight * apart * apart;
        }
      i = end;
    }
  return used;
}

/* Sum of squared distances to their mean of groups first + 1 to last. */
static double
spread (const Group *groups, guint first, guint last)
{
  double weight = groups[last].weight - groups[first].weight;
  double sum = groups[last].sum - groups[first].sum;

  return MAX (groups[last].squares - groups[first].squares - sum * sum / weight, 0);
}

/* Best ends for the groups low to high; they lie between from and to. */
static void
find_ends (const Row *row, guint low, guint high, guint from, guint to)
{
  guint middle = low + (high - low) / 2;
  guint end = MIN (to, middle - 1);

  row->cost[middle] = INFINITY;
  row->from[middle] = from;
  for (guint j = from; j <= end; j++)
    {
      double cost = row->last[j] + spread (row->groups, j, middle);

      if (cost < row->cost[middle])
        {
          row->cost[middle] = cost;
          row->from[middle] = j;
        }
    }
  if (middle > low)
    find_ends (row, low, middle - 1, from, row->from[middle]);
  if (middle < high)
    find_ends (row, middle + 1, high, row->from[middle], to);
}

PentadClasses
pentad_classes_natural (const double *values, gsize n_values, int n)
{
  PentadClasses classes = { .n = 1 };
  gsize n_sorted;
  g_autofree double *sorted = sort_values (values, n_values, &n_sorted);
  g_autofree Group *groups = g_new (Group, MIN (n_sorted, 2 * PENTAD_NATURAL_MAX) + 2);
  guint m = make_groups (groups, sorted, n_sorted);
  g_autofree double *costs = g_new (double, 2 * ((gsize)m + 1));
  g_autofree guint32 *from = g_new0 (guint32, PENTAD_RAMP_STEPS * ((gsize)m + 1));
  guint at = m;

  if (m == 0)
    return classes;
  classes.n = MIN (CLAMP (n, 1, PENTAD_RAMP_STEPS), (int)m);
  costs[0] = 0;
  for (guint i = 1; i <= m; i++)
    costs[i] = spread (groups, 0, i);
  for (int k = 1; k < classes.n; k++)
    {
      Row row = { groups, costs + (k - 1) % 2 * (m + 1), costs + k % 2 * (m + 1),
                  from + (gsize)k * (m + 1) };

      find_ends (&row, (guint)k + 1, m, (guint)k, m - 1);
    }
  for (int k = classes.n - 1; k >= 0; k--)
    {
      at = k > 0 ? from[(gsize)k * (m + 1) + at] : 0;
      classes.lower[k] = groups[at + 1].value;
    }
  return classes;
}
