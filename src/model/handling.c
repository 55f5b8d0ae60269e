/* Handling times gathered: how many, their sum, their median.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/handling.h"

#include "model/sort-values.h"

#include <math.h>
#include <string.h>

/* Parts of a minute. */
#define PARTS (G_GINT64_CONSTANT (1) << 30)

/* For floats from 0 on, their bits sort as they do. */
static gint64
to_number (float minutes)
{
  guint32 bits;

  G_STATIC_ASSERT (sizeof bits == sizeof minutes);
  memcpy (&bits, &minutes, sizeof bits);
  return bits;
}

static float
of_number (gint64 number)
{
  guint32 bits = (guint32)number;
  float minutes;

  memcpy (&minutes, &bits, sizeof minutes);
  return minutes;
}

void
pentad_minutes_sum_add (PentadMinutesSum *sum, float minutes, int sign)
{
  double whole = floor ((double)minutes);

  sum->whole += sign * (gint64)whole;
  sum->parts += sign * (gint64)rint (((double)minutes - whole) * (double)PARTS);
}

PentadMinutes *
pentad_minutes_new (void)
{
  PentadMinutes *self = g_new0 (PentadMinutes, 1);

  self->order = pentad_order_new ();
  return self;
}

void
pentad_minutes_free (PentadMinutes *minutes)
{
  pentad_order_free (minutes->order);
  g_free (minutes);
}

void
pentad_minutes_add (PentadMinutes *minutes, float value)
{
  pentad_order_add (minutes->order, to_number (value));
  pentad_minutes_sum_add (&minutes->sum, value, 1);
}

void
pentad_minutes_remove (PentadMinutes *minutes, float value)
{
  if (pentad_order_remove (minutes->order, to_number (value)))
    pentad_minutes_sum_add (&minutes->sum, value, -1);
}

void
pentad_handlings_clear (PentadHandlings *handlings)
{
  g_clear_pointer (&handlings->all, g_array_unref);
  memset (handlings, 0, sizeof *handlings);
}

static void
make_all (PentadHandlings *self)
{
  PentadOrderIter iter;
  gint64 number;

  if (self->all == NULL)
    self->all = g_array_new (FALSE, FALSE, sizeof (float));
  if (self->only == NULL)
    return;
  pentad_order_iter_init (&iter, self->only->order, G_MININT64);
  while (pentad_order_iter_next (&iter, &number))
    {
      float value = of_number (number);

      g_array_append_val (self->all, value);
    }
  self->sum.whole += self->only->sum.whole;
  self->sum.parts += self->only->sum.parts;
  self->only = NULL;
}

void
pentad_handlings_add (PentadHandlings *handlings, const float *minutes, guint n)
{
  if (n == 0)
    return;
  make_all (handlings);
  handlings->is_sorted = FALSE;
  g_array_append_vals (handlings->all, minutes, n);
  for (guint i = 0; i < n; i++)
    pentad_minutes_sum_add (&handlings->sum, minutes[i], 1);
}

void
pentad_handlings_add_minutes (PentadHandlings *handlings, const PentadMinutes *minutes)
{
  if (handlings->only != NULL)
    make_all (handlings);
  handlings->only = minutes;
  if (handlings->all == NULL)
    return;
  make_all (handlings);
  handlings->is_sorted = FALSE;
}

guint
pentad_handlings_get_n (const PentadHandlings *handlings)
{
  return (guint)(handlings->only != NULL  ? pentad_order_get_n (handlings->only->order)
                 : handlings->all != NULL ? handlings->all->len
                                          : 0);
}

double
pentad_handlings_get_sum (const PentadHandlings *handlings)
{
  const PentadMinutesSum *sum = handlings->only != NULL ? &handlings->only->sum : &handlings->sum;

  return (double)sum->whole + (double)sum->parts / (double)PARTS;
}

static double
get (const PentadHandlings *self, guint i)
{
  return (double)(self->only != NULL ? of_number (pentad_order_get (self->only->order, i))
                                     : g_array_index (self->all, float, i));
}

static void
sort (PentadHandlings *handlings)
{
  if (handlings->only == NULL && !handlings->is_sorted && handlings->all != NULL)
    pentad_sort_floats ((float *)(void *)handlings->all->data, handlings->all->len);
  handlings->is_sorted = TRUE;
}

double
pentad_handlings_get_median (PentadHandlings *handlings)
{
  guint n = pentad_handlings_get_n (handlings);

  g_return_val_if_fail (n > 0, NAN);
  sort (handlings);
  return (get (handlings, (n - 1) / 2) + get (handlings, n / 2)) / 2;
}

double
pentad_handlings_get_quantile (PentadHandlings *handlings, double share)
{
  guint n = pentad_handlings_get_n (handlings);

  g_return_val_if_fail (n > 0, NAN);
  sort (handlings);
  double at = CLAMP (share, 0, 1) * (n - 1);
  guint below = (guint)at;
  double low = get (handlings, below), high = get (handlings, MIN (below + 1, n - 1));
  return low + (at - below) * (high - low);
}

guint
pentad_handlings_count_below (PentadHandlings *handlings, double minutes)
{
  guint low = 0, high = pentad_handlings_get_n (handlings);

  sort (handlings);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get (handlings, middle) < minutes)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
