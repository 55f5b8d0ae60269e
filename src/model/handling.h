/* Handling times gathered: how many, their sum, their median.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are minutes as floats, from 0 on. Sums are exact, so they do not depend on the order in
 * which times come, or on others having come and gone. */
#pragma once

#include "model/order.h"

/* The sum of floats: whole minutes, and the rest in parts of 2^-30, which a float cannot undercut
 * by much below a second. */
typedef struct
{
  gint64 whole, parts;
} PentadMinutesSum;

void pentad_minutes_sum_add (PentadMinutesSum *sum, float minutes, int sign);

/* Times that come and go, in order. */
typedef struct
{
  PentadOrder *order;
  PentadMinutesSum sum;
} PentadMinutes;

PentadMinutes *pentad_minutes_new (void);
void pentad_minutes_free (PentadMinutes *minutes);
void pentad_minutes_add (PentadMinutes *minutes, float value);
void pentad_minutes_remove (PentadMinutes *minutes, float value);

/* Times of a figure, gathered from several. Begun with all zero, to be cleared. */
typedef struct
{
  const PentadMinutes *only; /* borrowed: while there is nothing else */
  GArray *all;               /* float; NULL until needed */
  gboolean is_sorted;
  PentadMinutesSum sum;
} PentadHandlings;

void pentad_handlings_clear (PentadHandlings *handlings);
void pentad_handlings_add (PentadHandlings *handlings, const float *minutes, guint n);
/* Borrows it: it must not change as long as the handlings are used. */
void pentad_handlings_add_minutes (PentadHandlings *handlings, const PentadMinutes *minutes);
guint pentad_handlings_get_n (const PentadHandlings *handlings);
/* In minutes; the median of an even number is the mean of the two in the middle. n must not be
 * 0. */
double pentad_handlings_get_sum (const PentadHandlings *handlings);
double pentad_handlings_get_median (PentadHandlings *handlings);
/* The time that a share (0 to 1) of them does not exceed, by linear interpolation between the two
 * nearest (type 7 of Hyndman and Fan); of 0.5 the median. n must not be 0. */
double pentad_handlings_get_quantile (PentadHandlings *handlings, double share);
/* How many are below that many minutes. */
guint pentad_handlings_count_below (PentadHandlings *handlings, double minutes);
