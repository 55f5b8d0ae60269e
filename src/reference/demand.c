/* How many cases arise where, when, of what class and from which source.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The weights are the reference city's own fiction, after the mixes of domain.md 5.4: 97 per cent
 * events, supervisors 85 per cent of the sources, a 12 h window that holds most of the day. */
#include "config.h"

#include "reference/demand.h"
#include "reference/land.h"

#include <math.h>
#include <string.h>

#define COMPONENT_SHARE 0.03
/* Weights of the classes that are not in the table. */
#define RARE_EVENT      0.12
#define USUAL_COMPONENT 1.0
/* Longest limit that is given, in working days, so that every deadline passes within weeks: longer
 * ones of the class list do not come up in this city. */
#define LONGEST_DAYS 5
/* Cases that stay open for weeks, as a share of all. */
#define LEFTOVER_SHARE 0.0042

static const struct
{
  const char *code;
  double weight;
} weights[] = {
  { "e0201", 12 },  { "e0401", 10.5 }, { "e0410", 9.5 }, { "e0110", 9 },   { "e0405", 8.5 },
  { "e0136", 7 },   { "e0111", 7 },    { "e0113", 7 },   { "e0112", 5 },   { "e0406", 4 },
  { "e0107", 2.5 }, { "e0206", 2.5 },  { "e0117", 2 },   { "e0105", 2 },   { "e0203", 1.8 },
  { "e0305", 1.5 }, { "e0104", 1.4 },  { "e0114", 1.2 }, { "e0604", 1 },   { "e0129", 1 },
  { "e0135", 1 },   { "e0128", 0.9 },  { "e0304", 0.9 }, { "e0302", 0.9 }, { "e0101", 0.8 },
  { "e0301", 0.7 }, { "e0207", 0.6 },  { "e0506", 0.4 }, { "c0137", 6 },   { "c0305", 6 },
  { "c0104", 5 },   { "c0103", 4 },    { "c0102", 4 },   { "c0402", 4 },   { "c0217", 3 },
  { "c0127", 3 },   { "c0101", 2 },    { "c0307", 2 },   { "c0123", 2 },
};

/* Where the map is hot: offset from the middle and width in city radii, and height over the rest.
 */
static const struct
{
  double column, row, width, height;
} hot_spots[] = {
  { -0.30, -0.20, 0.085, 22 }, { 0.26, 0.14, 0.080, 13 }, { -0.24, 0.38, 0.070, 6 },
  { 0.30, -0.36, 0.060, 4 },   { 0.72, 0.02, 0.060, 3 },
};

static double
weight_of (const PentadClassEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if (strcmp (weights[i].code, entry->code) == 0)
      return weights[i].weight;
  return entry->kind == PENTAD_CLASS_COMPONENT ? USUAL_COMPONENT : RARE_EVENT;
}

/* The days that a limit takes at least, whole working days or natural ones; 0 when it is given in
 * hours. */
static double
count_days (const PentadCondition *condition)
{
  double days = 0;

  for (guint i = 0; i < condition->n_phases; i++)
    if (condition->phases[i].unit == PENTAD_LIMIT_WORKING_DAY ||
        condition->phases[i].unit == PENTAD_LIMIT_EMERGENCY_DAY)
      days += condition->phases[i].amount;
  return days;
}

/* Takes the limits that are short enough; FALSE when none is. */
static gboolean
add_limits (PentadDemand *self, const PentadClassEntry *entry, PentadDemandClass *one)
{
  one->first_limit = self->limits->len;
  one->is_quick = TRUE;
  for (guint i = 0; entry->conditions != NULL && i < entry->conditions->len; i++)
    {
      PentadDemandLimit limit = { g_ptr_array_index (entry->conditions, i), i + 1 };
      double days = count_days (limit.condition);

      if (days > LONGEST_DAYS)
        continue;
      if (days > 0)
        one->is_quick = FALSE;
      g_array_append_val (self->limits, limit);
    }
  one->n_limits = self->limits->len - one->first_limit;
  return one->n_limits > 0;
}

static void
add_classes (PentadDemand *self, const PentadClassList *list)
{
  double sums[2] = { 0, 0 }, until = 0, leftover = 0;

  for (guint i = 0; i < pentad_class_list_get_count (list); i++)
    {
      const PentadClassEntry *entry = pentad_class_list_get (list, i);

      if (entry->conditions != NULL)
        sums[entry->kind == PENTAD_CLASS_COMPONENT] += weight_of (entry);
    }
  for (guint i = 0; i < pentad_class_list_get_count (list); i++)
    {
      const PentadClassEntry *entry = pentad_class_list_get (list, i);
      gboolean component = entry->kind == PENTAD_CLASS_COMPONENT;
      PentadDemandClass one = { .index = i, .trade = pentad_trade_of_class (entry->code) };
      double weight;

      if (!add_limits (self, entry, &one))
        continue;
      weight =
          weight_of (entry) / sums[component] * (component ? COMPONENT_SHARE : 1 - COMPONENT_SHARE);
      until += weight;
      leftover += one.is_quick ? 0 : weight;
      one.until = until;
      one.leftover_until = leftover;
      g_array_append_val (self->classes, one);
    }
}

/* A normal number, near enough: the sum of twelve. */
static double
normal (PentadRng *rng)
{
  double sum = -6;

  for (int i = 0; i < 12; i++)
    sum += pentad_rng_unit (rng);
  return sum;
}

static double
grid_weight (guint64 seed, const PentadPlaces *places, guint grid)
{
  const PentadLattice *lattice = places->lattice;
  double u = (pentad_lattice_column (lattice, places->cells[grid]) + 0.5 - lattice->width / 2.0) /
             lattice->radius;
  double v = (pentad_lattice_row (lattice, places->cells[grid]) + 0.5 - lattice->height / 2.0) /
             lattice->radius;
  double weight = 0.12 + 0.55 * exp (-(u * u + v * v) / 0.4);
  PentadRng rng = pentad_rng (seed, PENTAD_STREAM_DEMAND, 1, grid);

  for (guint i = 0; i < G_N_ELEMENTS (hot_spots); i++)
    {
      double du = u - hot_spots[i].column -
                  0.06 * (pentad_hash_unit (seed, PENTAD_STREAM_DEMAND, 2, i) - 0.5);
      double dv =
          v - hot_spots[i].row - 0.06 * (pentad_hash_unit (seed, PENTAD_STREAM_DEMAND, 3, i) - 0.5);

      weight += hot_spots[i].height *
                exp (-(du * du + dv * dv) / (2 * hot_spots[i].width * hot_spots[i].width));
    }
  if (pentad_land_is_water (seed, places, grid))
    weight *= 0.05;
  /* Some grids hold a market or a station: log-normal. */
  return weight * exp (0.75 * normal (&rng));
}

static void
spread (PentadDemand *self, const PentadPlaces *places)
{
  double sum = 0;

  self->mean = g_new (double, places->n_grids);
  self->leftover = g_new (double, places->n_grids);
  for (guint grid = 0; grid < places->n_grids; grid++)
    {
      gboolean silent = pentad_places_street_of_grid (places, grid) == places->silent_street;

      self->mean[grid] = silent ? 0 : grid_weight (self->seed, places, grid);
      sum += self->mean[grid];
    }
  for (guint grid = 0; grid < places->n_grids; grid++)
    {
      double lateness = self->lateness[pentad_places_street_of_grid (places, grid)];

      self->mean[grid] *= places->tier->cases_per_day / sum;
      /* Where much is late, much is left over. */
      self->leftover[grid] = MIN (1, self->mean[grid] * LEFTOVER_SHARE * (0.6 + lateness * 14));
    }
}

/* Most streets are late in up to 1 per cent of their cases; the last urban district is the weak
 * one, the first county is not good, and every district has one street that is worse than the rest.
 */
static void
set_lateness (PentadDemand *self, const PentadPlaces *places)
{
  self->lateness = g_new (double, places->streets->len);
  for (guint i = 0; i < places->streets->len; i++)
    {
      const PentadPlace *street = pentad_places_street (places, i);
      const PentadPlace *district = pentad_places_district (places, street->parent);
      guint bad = district->first +
                  (guint)(pentad_hash (self->seed, PENTAD_STREAM_PUNCTUALITY, 2, street->parent) %
                          district->n);
      double lateness =
          0.001 + 0.006 * pentad_hash_unit (self->seed, PENTAD_STREAM_PUNCTUALITY, 1, i);

      if (street->parent == places->tier->urban - 1)
        lateness += 0.08 + 0.05 * pentad_hash_unit (self->seed, PENTAD_STREAM_PUNCTUALITY, 3, i);
      else if (street->parent == places->tier->urban + places->tier->functional)
        lateness += 0.03;
      if (i == bad)
        lateness = lateness * 1.5 + 0.012;
      self->lateness[i] = lateness;
    }
}

PentadDemand *
pentad_demand_new (guint64 seed,
                   const PentadPlaces *places,
                   const PentadClassList *classes,
                   const PentadCalendar *calendar)
{
  PentadDemand *self = g_new0 (PentadDemand, 1);

  self->seed = seed;
  self->calendar = calendar;
  self->classes = g_array_new (FALSE, FALSE, sizeof (PentadDemandClass));
  self->limits = g_array_new (FALSE, FALSE, sizeof (PentadDemandLimit));
  add_classes (self, classes);
  set_lateness (self, places);
  spread (self, places);
  return self;
}

void
pentad_demand_free (PentadDemand *demand)
{
  g_array_unref (demand->classes);
  g_array_unref (demand->limits);
  g_free (demand->mean);
  g_free (demand->leftover);
  g_free (demand->lateness);
  g_free (demand);
}

double
pentad_demand_day_factor (const PentadDemand *demand, gint32 day)
{
  /* Monday to Sunday; the mean over a week is 1. */
  static const double weekdays[7] = { 1.12, 1.10, 1.08, 1.08, 1.07, 0.83, 0.72 };
  double weather = pentad_hash_unit (demand->seed, PENTAD_STREAM_WEATHER, day, 0);
  int weekday = pentad_day_weekday (day);
  gboolean working = pentad_calendar_is_working_day (demand->calendar, day);
  double factor = weekdays[weekday - 1];

  if (!working && weekday <= 5)
    factor = 0.75;
  else if (working && weekday > 5)
    factor = 1;
  return factor * (0.88 + 0.24 * weather);
}

const PentadDemandClass *
pentad_demand_pick_class (const PentadDemand *demand, PentadRng *rng, gboolean leftover)
{
  const PentadDemandClass *all = (const PentadDemandClass *)(const void *)demand->classes->data;
  guint low = 0, high = demand->classes->len - 1;
  double at = pentad_rng_unit (rng) * (leftover ? all[high].leftover_until : all[high].until);

  /* The first class whose cumulative weight is above the number. */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if ((leftover ? all[middle].leftover_until : all[middle].until) > at)
        high = middle;
      else
        low = middle + 1;
    }
  return &all[low];
}

PentadDemandLimit
pentad_demand_pick_limit (const PentadDemand *demand, const PentadDemandClass *one, PentadRng *rng)
{
  return g_array_index (demand->limits, PentadDemandLimit,
                        one->first_limit + pentad_rng_below (rng, one->n_limits));
}

PentadSourceKind
pentad_demand_pick_source (PentadRng *rng)
{
  static const double shares[PENTAD_N_SOURCES] = {
    [PENTAD_SOURCE_SUPERVISOR] = 85, [PENTAD_SOURCE_HOTLINE] = 6.5, [PENTAD_SOURCE_PUBLIC] = 3.5,
    [PENTAD_SOURCE_VIDEO] = 2.8,     [PENTAD_SOURCE_LEADER] = 0.3,  [PENTAD_SOURCE_MEDIA] = 0.2,
    [PENTAD_SOURCE_TRANSFER] = 1.0,  [PENTAD_SOURCE_SENSOR] = 0.5,  [PENTAD_SOURCE_OTHER] = 0.2,
  };

  return pentad_rng_pick (rng, shares, PENTAD_N_SOURCES);
}

int
pentad_demand_pick_second (PentadRng *rng, PentadSourceKind source)
{
  static const double patrol[24] = { 0.1, 0.05, 0.05, 0.05, 0.1, 0.2, 0.8, 3.5,
                                     8,   10.5, 10.5, 7.5,  3.5, 5,   9,   10.5,
                                     9.5, 7.5,  5.5,  4,    2.5, 1.2, 0.5, 0.2 };
  static const double citizen[24] = { 0.6, 0.4, 0.3, 0.3, 0.4, 0.8, 1.8, 4,   6.5, 8, 8,   6.5,
                                      5,   5,   6.5, 7.5, 7.5, 7,   6.5, 6.5, 5.5, 4, 2.5, 1.2 };
  gboolean watch = source == PENTAD_SOURCE_SUPERVISOR || source == PENTAD_SOURCE_LEADER ||
                   source == PENTAD_SOURCE_TRANSFER;
  guint hour = pentad_rng_pick (rng, watch ? patrol : citizen, 24);

  return (int)hour * 3600 + (int)pentad_rng_below (rng, 3600);
}
