/* Sorting of many numbers, in time that grows as their number does.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A large city has a value for each of its unit grids, at every poll, and handling times of all its
 * cases. Counts of cases are whole and small and are sorted by counting them; others by the digits
 * of their bits, which rise with the number once the sign is turned round. */
#include "config.h"

#include "model/sort-values.h"

#include <math.h>
#include <string.h>

/* Up to this, whole values are sorted by counting them. */
#define LARGEST_COUNTED 65535

#define DIGIT_BITS     11
#define N_DIGITS       6 /* of 64 bits */
#define N_FLOAT_DIGITS 3 /* of 32 bits */
#define BASE           (1u << DIGIT_BITS)
#define SIGN           (G_GUINT64_CONSTANT (1) << 63)
#define FLOAT_SIGN     (1u << 31)

/* So few are sorted faster by putting each in its place. */
#define FEW 64

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

/* By all digits; the one of the two arrays where they then are. */
static const guint64 *
sort_keys (guint64 *keys, guint64 *spare, gsize n, int n_digits)
{
  for (int number = 0; number < n_digits; number++)
    if (sort_by_digit (keys, spare, n, number))
      {
        guint64 *sorted = spare;

        spare = keys;
        keys = sorted;
      }
  return keys;
}

void
pentad_sort_values (double *values, gsize n)
{
  if (n < 2 || sort_by_counting (values, n))
    return;

  g_autofree guint64 *keys = g_new (guint64, n), *spare = g_new (guint64, n);

  for (gsize i = 0; i < n; i++)
    keys[i] = key_of (values[i]);
  const guint64 *sorted = sort_keys (keys, spare, n, N_DIGITS);
  for (gsize i = 0; i < n; i++)
    values[i] = value_of (sorted[i]);
}

/* --- Floats ---------------------------------------------------------------------------------- */

static guint64
key_of_float (float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);
  return (bits & FLOAT_SIGN) != 0 ? ~bits : bits | FLOAT_SIGN;
}

static float
float_of (guint64 key)
{
  guint32 bits = (guint32)key;
  float value;

  bits = (bits & FLOAT_SIGN) != 0 ? bits ^ FLOAT_SIGN : ~bits;
  memcpy (&value, &bits, sizeof value);
  return value;
}

static void
sort_few (float *values, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      float value = values[i];
      gsize at = i;

      for (; at > 0 && values[at - 1] > value; at--)
        values[at] = values[at - 1];
      values[at] = value;
    }
}

void
pentad_sort_floats (float *values, gsize n)
{
  if (n <= FEW)
    {
      sort_few (values, n);
      return;
    }

  g_autofree guint64 *keys = g_new (guint64, n), *spare = g_new (guint64, n);

  for (gsize i = 0; i < n; i++)
    keys[i] = key_of_float (values[i]);
  const guint64 *sorted = sort_keys (keys, spare, n, N_FLOAT_DIGITS);
  for (gsize i = 0; i < n; i++)
    values[i] = float_of (sorted[i]);
}
