/* How many cases arise where, when, of what class and from which source.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/class-list.h"
#include "reference/departments.h"
#include "reference/places.h"
#include "reference/rng.h"

/* A filing condition that comes up in the city. */
typedef struct
{
  const PentadCondition *condition; /* borrowed from the class list */
  guint number;                     /* in its class, from 1 */
} PentadDemandLimit;

/* A minor class as the city meets it. */
typedef struct
{
  guint index; /* in the class list */
  PentadTrade trade;
  double until;          /* cumulative weight */
  double leftover_until; /* the same for cases that are left over; grows only for slow classes */
  guint first_limit, n_limits; /* in PentadDemand.limits */
  gboolean is_quick;           /* a limit in hours: fit for handling on the spot */
} PentadDemandClass;

typedef struct
{
  guint64 seed;
  const PentadCalendar *calendar; /* borrowed */
  GArray *classes;                /* PentadDemandClass */
  GArray *limits;                 /* PentadDemandLimit: those that end within a fortnight */
  double *mean;                   /* cases of an ordinary day in each grid */
  double *leftover;               /* chance that a day leaves one over, in each grid */
  double *lateness;               /* share of cases handled late, by street */
} PentadDemand;

/* Both arguments but the seed are borrowed for the life of the demand. */
PentadDemand *pentad_demand_new (guint64 seed,
                                 const PentadPlaces *places,
                                 const PentadClassList *classes,
                                 const PentadCalendar *calendar);
void pentad_demand_free (PentadDemand *demand);

/* How busy a day is against an ordinary one: weekday, holiday, weather. */
double pentad_demand_day_factor (const PentadDemand *demand, gint32 day);
const PentadDemandClass *
pentad_demand_pick_class (const PentadDemand *demand, PentadRng *rng, gboolean leftover);
PentadDemandLimit
pentad_demand_pick_limit (const PentadDemand *demand, const PentadDemandClass *one, PentadRng *rng);
PentadSourceKind pentad_demand_pick_source (PentadRng *rng);
/* Seconds after the begin of the day at which a report of that source comes in. */
int pentad_demand_pick_second (PentadRng *rng, PentadSourceKind source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadDemand, pentad_demand_free)
