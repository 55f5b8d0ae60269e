/* What is usual for a day, from the same weekday of the weeks before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/expectation.h"

#include <math.h>
#include <stdlib.h>

#define FENCE        1.5 /* times the distance of the quartiles (Tukey 1977) */
#define NOISE_SIGMAS 2.0

double
pentad_sorted_quantile (const double *sorted, int n, double share)
{
  double at = CLAMP (share, 0, 1) * (n - 1);
  int below = MIN ((int)floor (at), n - 1);
  int above = MIN (below + 1, n - 1);

  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static gboolean
is_same_kind (const PentadCalendar *calendar, gint32 a, gint32 b)
{
  return calendar == NULL || pentad_calendar_is_working_day (calendar, a) ==
                                 pentad_calendar_is_working_day (calendar, b);
}

static void
expect_day (PentadExpectation *self,
            int i,
            const double *values,
            gint32 first,
            const PentadCalendar *calendar,
            gint32 running)
{
  int at = PENTAD_EXPECTATION_DAYS + i, n = 0;
  double before[PENTAD_EXPECTATION_WEEKS];

  for (int week = 1; week <= PENTAD_EXPECTATION_WEEKS; week++)
    if (isfinite (values[at - 7 * week]) &&
        is_same_kind (calendar, first + at, first + at - 7 * week))
      before[n++] = values[at - 7 * week];
  self->low[i] = self->middle[i] = self->high[i] = NAN;
  if (n < PENTAD_EXPECTATION_LEAST)
    return;
  qsort (before, (gsize)n, sizeof *before, compare_doubles);
  double q1 = pentad_sorted_quantile (before, n, 0.25);
  double q3 = pentad_sorted_quantile (before, n, 0.75);
  double median = pentad_sorted_quantile (before, n, 0.5);
  double noise = NOISE_SIGMAS * sqrt (MAX (median, 0));

  self->middle[i] = median;
  self->low[i] = MAX (MIN (q1 - FENCE * (q3 - q1), median - noise), 0);
  self->high[i] = MAX (q3 + FENCE * (q3 - q1), median + noise);
  if (values[at] > self->high[i])
    self->odd[i] = 1;
  else if (values[at] < self->low[i] && first + at != running)
    self->odd[i] = -1;
}

PentadExpectation *
pentad_expectation_new (
    const double *values, int n, gint32 first, const PentadCalendar *calendar, gint32 running)
{
  PentadExpectation *self = g_new0 (PentadExpectation, 1);

  self->n = MAX (n, 0);
  self->low = g_new (double, (gsize)self->n);
  self->middle = g_new (double, (gsize)self->n);
  self->high = g_new (double, (gsize)self->n);
  self->odd = g_new0 (gint8, (gsize)self->n);
  for (int i = 0; i < self->n; i++)
    expect_day (self, i, values, first, calendar, running);
  return self;
}

void
pentad_expectation_free (PentadExpectation *self)
{
  if (self == NULL)
    return;
  g_free (self->low);
  g_free (self->middle);
  g_free (self->high);
  g_free (self->odd);
  g_free (self);
}
