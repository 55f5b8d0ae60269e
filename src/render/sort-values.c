/* Sorting of many numbers, in time that grows as their number does.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A large city has a value for each of its unit grids, at every poll. Counts of cases are whole and
 * small and are sorted by counting them; others by the digits of their bits, which rise with the
 * number once the sign is turned round. */
#include "config.h"

#include "render/sort-values.h"

#include <math.h>
#include <string.h>

/* Up to this, whole values are sorted by counting them. */
#define LARGEST_COUNTED 65535

#define DIGIT_BITS 11
#define N_DIGITS   6 /* of 64 bits */
#define BASE       (1u << DIGIT_BITS)
#define SIGN       (G_GUINT64_CONSTANT (1) << 63)

/* FALSE, with nothing done, when some value is not a small whole number. */
static gboolean
sort_by_counting (double *values, gsize n)
{
  g_autofree gsize *counts = NULL;
  double largest = 0;
  gsize at = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (signbit (values[i]) || values[i] > LARGEST_COUNTED || values[i] != floor (values[i]))
        return FALSE;
      largest = MAX (largest, values[i]);
    }
  counts = g_new0 (gsize, (gsize)largest + 1);
  for (gsize i = 0; i < n; i++)
    counts[(gsize)values[i]]++;
  for (gsize value = 0; value <= (gsize)largest; value++)
    for (gsize k = 0; k < counts[value]; k++)
      values[at++] = (double)value;
  return TRUE;
}

static guint64
key_of (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return (bits & SIGN) != 0 ? ~bits : bits | SIGN;
}

static double
value_of (guint64 key)
{
  guint64 bits = (key & SIGN) != 0 ? key ^ SIGN : ~key;
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static guint
digit (guint64 key, int number)
{
  return (guint)(key >> (number * DIGIT_BITS)) & (BASE - 1);
}

/* By one digit, from one array to the other. FALSE when all have the same, with nothing done. */
static gboolean
sort_by_digit (const guint64 *from, guint64 *to, gsize n, int number)
{
  gsize starts[BASE] = { 0 }, sum = 0;

  for (gsize i = 0; i < n; i++)
    starts[digit (from[i], number)]++;
  if (starts[digit (from[0], number)] == n)
    return FALSE;
  for (guint d = 0; d < BASE; d++)
    {
      gsize here = starts[d];

      starts[d] = sum;
      sum += here;
    }
  for (gsize i = 0; i < n; i++)
    to[starts[digit (from[i], number)]++] = from[i];
  return TRUE;
}

void
pentad_sort_values (double *values, gsize n)
{
  if (n < 2 || sort_by_counting (values, n))
    return;

  g_autofree guint64 *one = g_new (guint64, n), *two = g_new (guint64, n);
  guint64 *from = one, *to = two;

  for (gsize i = 0; i < n; i++)
    from[i] = key_of (values[i]);
  for (int number = 0; number < N_DIGITS; number++)
    if (sort_by_digit (from, to, n, number))
      {
        guint64 *sorted = to;

        to = from;
        from = sorted;
      }
  for (gsize i = 0; i < n; i++)
    values[i] = value_of (from[i]);
}
