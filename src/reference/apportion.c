/* Shares out a whole number by weights, so that the parts add up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/apportion.h"

static guint
cap_of (const guint *caps, guint i)
{
  return caps != NULL ? caps[i] : G_MAXUINT;
}

/* The part that most deserves one more (step 1) or one less (step -1); n when there is none. */
static guint
find_next (
    const double *quotas, const guint *caps, guint n, guint minimum, const guint *parts, int step)
{
  double best = -G_MAXDOUBLE;
  guint found = n;

  for (guint i = 0; i < n; i++)
    {
      double lack = step * (quotas[i] - parts[i]);

      if (step > 0 ? parts[i] >= cap_of (caps, i) : parts[i] <= minimum)
        continue;
      if (lack > best)
        {
          best = lack;
          found = i;
        }
    }
  return found;
}

void
pentad_apportion (
    guint total, const double *weights, const guint *caps, guint n, guint minimum, guint *parts)
{
  g_autofree double *quotas = g_new0 (double, n);
  double sum = 0;
  gint64 left = total;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  for (guint i = 0; i < n; i++)
    {
      quotas[i] = sum > 0 ? total * weights[i] / sum : (double)total / n;
      parts[i] = MIN (MAX (minimum, (guint)quotas[i]), cap_of (caps, i));
      left -= parts[i];
    }
  while (left != 0)
    {
      int step = left > 0 ? 1 : -1;
      guint i = find_next (quotas, caps, n, minimum, parts, step);

      if (i == n)
        return;
      parts[i] += step;
      left -= step;
    }
}
