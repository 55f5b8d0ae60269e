/* Random numbers that are a function of a seed, a stream and a place in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/rng.h"

#include <math.h>

#define GOLDEN G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* The finaliser of splitmix64 (Steele, Lea and Flood 2014). */
static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static double
to_unit (guint64 x)
{
  return (double)(x >> 11) * 0x1p-53;
}

guint64
pentad_hash (guint64 seed, PentadStream stream, gint64 a, gint64 b)
{
  guint64 x = mix (seed + GOLDEN);

  x = mix (x + (guint64)stream + GOLDEN);
  x = mix (x + (guint64)a * GOLDEN + 1);
  return mix (x + (guint64)b * GOLDEN + 2);
}

double
pentad_hash_unit (guint64 seed, PentadStream stream, gint64 a, gint64 b)
{
  return to_unit (pentad_hash (seed, stream, a, b));
}

PentadRng
pentad_rng (guint64 seed, PentadStream stream, gint64 a, gint64 b)
{
  return (PentadRng){ pentad_hash (seed, stream, a, b) };
}

guint64
pentad_rng_next (PentadRng *rng)
{
  rng->state += GOLDEN;
  return mix (rng->state);
}

double
pentad_rng_unit (PentadRng *rng)
{
  return to_unit (pentad_rng_next (rng));
}

guint
pentad_rng_below (PentadRng *rng, guint n)
{
  return (guint)(pentad_rng_unit (rng) * n);
}

double
pentad_rng_between (PentadRng *rng, double low, double high)
{
  return low + pentad_rng_unit (rng) * (high - low);
}

gboolean
pentad_rng_chance (PentadRng *rng, double probability)
{
  return pentad_rng_unit (rng) < probability;
}

guint
pentad_rng_pick (PentadRng *rng, const double *weights, guint n)
{
  double sum = 0, left;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  left = pentad_rng_unit (rng) * sum;
  for (guint i = 0; i + 1 < n; i++)
    {
      left -= weights[i];
      if (left < 0)
        return i;
    }
  return n - 1;
}

guint
pentad_poisson (double unit, double mean)
{
  double p = exp (-mean), sum = p;
  guint n = 0;

  /* The bound stops the sum where rounding keeps it below 1. */
  while (unit >= sum && n < 2000)
    {
      n++;
      p *= mean / n;
      sum += p;
    }
  return n;
}
