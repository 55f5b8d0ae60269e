/* Which district, street and community each cell of the lattice belongs to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/apportion.h"
#include "reference/layout.h"
#include "reference/regions.h"
#include "reference/rng.h"

#include <math.h>
#include <stdlib.h>

/* Wanted size of a district by kind, in grids, relative to an urban one. */
#define FUNCTIONAL_SIZE 0.55
#define COUNTY_SIZE     0.80
/* Rounds of evening out the parts of a level. */
#define DISTRICT_ROUNDS  7
#define STREET_ROUNDS    4
#define COMMUNITY_ROUNDS 2

/* One level that is split into the next. */
typedef struct
{
  guint64 seed;
  const PentadLattice *lattice;
  const int *parents; /* of each cell */
  guint n_parents;
  guint n_children;
  guint rounds;
  guint *counts; /* out: children of each parent */
  int *children; /* out: of each cell, numbered through */
} Level;

static gboolean
is_among (guint cell, const guint *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    if (cells[i] == cell)
      return TRUE;
  return FALSE;
}

/* Where the n-th district begins to grow: urban ones around the middle, the others near the
 * outline. In a tiny city the best cell may be taken by one of the districts before. */
static guint
district_seed (const PentadTier *tier, const PentadLattice *lattice, const guint *seeds, guint n)
{
  /* Four urban districts are the quarters of the city: north-west, north-east, south-west,
   * south-east. */
  static const double quarters[4] = { 225, 315, 135, 45 };
  guint in_kind, inner = tier->urban > 5 ? tier->urban / 3 : 0, best = 0;
  PentadDivisionKind kind = pentad_tier_district_kind (tier, n, &in_kind);
  double angle, far, x, y, nearest = G_MAXDOUBLE;

  if (kind == PENTAD_DIVISION_FUNCTIONAL)
    {
      angle = 360.0 * in_kind / tier->functional;
      far = 0.85;
    }
  else if (kind == PENTAD_DIVISION_COUNTY)
    {
      angle = -100 + 360.0 * in_kind / tier->counties;
      far = 0.9;
    }
  else if (in_kind < inner)
    {
      angle = 200 + 360.0 * in_kind / inner;
      far = 0.2;
    }
  else
    {
      angle = tier->urban == 4 ? quarters[in_kind]
                               : 225 + 360.0 * (in_kind - inner) / (tier->urban - inner);
      far = inner > 0 ? 0.6 : 0.42;
    }
  x = lattice->width / 2.0 + far * lattice->radius * 1.1 * cos (angle * G_PI / 180);
  y = lattice->height / 2.0 + far * lattice->radius / 1.1 * sin (angle * G_PI / 180);
  for (guint cell = 0; cell < lattice->n_cells; cell++)
    {
      double d =
          hypot (pentad_lattice_column (lattice, cell) - x, pentad_lattice_row (lattice, cell) - y);

      if (d < nearest && !is_among (cell, seeds, n))
        {
          nearest = d;
          best = cell;
        }
    }
  return best;
}

/* Urban districts keep to their side of the river, the others to the outskirts. */
static double
district_penalty (
    const PentadLattice *lattice, guint seed, guint cell, int part, gpointer user_data)
{
  const PentadTier *tier = user_data;
  gboolean other_bank = (pentad_lattice_column (lattice, seed) < lattice->river) !=
                        (pentad_lattice_column (lattice, cell) < lattice->river);
  gboolean other_side = (pentad_lattice_row (lattice, seed) < lattice->creek) !=
                        (pentad_lattice_row (lattice, cell) < lattice->creek);

  if ((guint)part >= tier->urban)
    return 3 * lattice->radius * MAX (0, 0.62 - pentad_lattice_remoteness (lattice, cell));
  return lattice->radius * ((other_bank ? 0.5 : 0) + (other_side && tier->urban == 4 ? 0.5 : 0));
}

static void
split_districts (PentadLayout *layout, const PentadTier *tier, const PentadLattice *lattice)
{
  guint n = layout->n_districts;
  g_autofree guint *cells = g_new (guint, lattice->n_cells);
  g_autofree guint *seeds = g_new (guint, n);
  g_autofree double *sizes = g_new (double, n);
  PentadRegionTask task = { cells,         lattice->n_cells, n, sizes,
                            seeds,         DISTRICT_ROUNDS,  0, district_penalty,
                            (gpointer)tier };

  for (guint cell = 0; cell < lattice->n_cells; cell++)
    cells[cell] = cell;
  for (guint i = 0; i < n; i++)
    {
      guint in_kind;
      PentadDivisionKind kind = pentad_tier_district_kind (tier, i, &in_kind);

      seeds[i] = district_seed (tier, lattice, seeds, i);
      sizes[i] = kind == PENTAD_DIVISION_URBAN        ? 1
                 : kind == PENTAD_DIVISION_FUNCTIONAL ? FUNCTIONAL_SIZE
                                                      : COUNTY_SIZE;
    }
  pentad_regions_split (lattice, &task, layout->district);
}

static void
split_parent (const Level *level, guint parent, guint n_cells, guint first_child)
{
  guint n = level->counts[parent];
  g_autofree guint *cells = g_new (guint, n_cells);
  g_autofree double *sizes = g_new (double, n);
  PentadRng rng = pentad_rng (level->seed, PENTAD_STREAM_REGION, level->n_children, parent);
  PentadRegionTask task = { cells, 0, n, sizes, NULL, level->rounds, 0, NULL, NULL };

  for (guint cell = 0; cell < level->lattice->n_cells; cell++)
    if (level->parents[cell] == (int)parent)
      cells[task.n_cells++] = cell;
  task.random = pentad_rng_next (&rng);
  for (guint i = 0; i < n; i++)
    sizes[i] = pentad_rng_between (&rng, 0.6, 1.5);
  pentad_regions_split (level->lattice, &task, level->children);
  for (guint i = 0; i < n_cells; i++)
    level->children[cells[i]] += (int)first_child;
}

/* Where the middle of a child is, for its number. */
typedef struct
{
  double key;
  guint child;
} Order;

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const Order *one = a, *two = b;

  if (one->key != two->key)
    return one->key < two->key ? -1 : 1;
  return one->child < two->child ? -1 : one->child > two->child;
}

/* Renumbers the children of each parent in bands of about one child, read west to east. */
static void
sort_children (const Level *level)
{
  const PentadLattice *lattice = level->lattice;
  g_autofree double *column = g_new0 (double, level->n_children);
  g_autofree double *row = g_new0 (double, level->n_children);
  g_autofree guint *size = g_new0 (guint, level->n_children);
  g_autofree guint *renamed = g_new0 (guint, level->n_children);
  g_autofree Order *order = g_new (Order, level->n_children);

  for (guint cell = 0; cell < lattice->n_cells; cell++)
    {
      column[level->children[cell]] += pentad_lattice_column (lattice, cell);
      row[level->children[cell]] += pentad_lattice_row (lattice, cell);
      size[level->children[cell]]++;
    }
  for (guint parent = 0, first = 0; parent < level->n_parents; first += level->counts[parent++])
    {
      guint n = level->counts[parent];
      double band = MAX (1, sqrt (size[first]));

      for (guint i = 0; i < n; i++)
        {
          guint child = first + i;

          order[i].child = child;
          order[i].key = floor (row[child] / size[child] / band) * lattice->width +
                         column[child] / size[child];
        }
      qsort (order, n, sizeof (Order), compare_order);
      for (guint i = 0; i < n; i++)
        renamed[order[i].child] = first + i;
    }
  for (guint cell = 0; cell < lattice->n_cells; cell++)
    level->children[cell] = (int)renamed[level->children[cell]];
}

/* Children are shared out by size, at least one to each parent. */
static void
split_level (const Level *level)
{
  g_autofree guint *n_cells = g_new0 (guint, level->n_parents);
  g_autofree double *weights = g_new0 (double, level->n_parents);

  for (guint cell = 0; cell < level->lattice->n_cells; cell++)
    n_cells[level->parents[cell]]++;
  for (guint parent = 0; parent < level->n_parents; parent++)
    weights[parent] = n_cells[parent];
  pentad_apportion (level->n_children, weights, n_cells, level->n_parents, 1, level->counts);
  for (guint parent = 0, first = 0; parent < level->n_parents; first += level->counts[parent++])
    split_parent (level, parent, n_cells[parent], first);
  sort_children (level);
}

PentadLayout *
pentad_layout_new (guint64 seed, const PentadTier *tier, const PentadLattice *lattice)
{
  PentadLayout *layout = g_new0 (PentadLayout, 1);
  Level streets, communities;

  layout->n_districts = tier->urban + tier->functional + tier->counties;
  layout->district = g_new (int, lattice->n_cells);
  layout->street = g_new (int, lattice->n_cells);
  layout->community = g_new (int, lattice->n_cells);
  layout->streets = g_new0 (guint, layout->n_districts);
  layout->communities = g_new0 (guint, tier->streets);

  streets = (Level){ seed,          lattice,       layout->district, layout->n_districts,
                     tier->streets, STREET_ROUNDS, layout->streets,  layout->street };
  communities = (Level){ seed,
                         lattice,
                         layout->street,
                         tier->streets,
                         tier->communities,
                         COMMUNITY_ROUNDS,
                         layout->communities,
                         layout->community };
  split_districts (layout, tier, lattice);
  split_level (&streets);
  split_level (&communities);
  return layout;
}

void
pentad_layout_free (PentadLayout *layout)
{
  g_free (layout->district);
  g_free (layout->street);
  g_free (layout->community);
  g_free (layout->streets);
  g_free (layout->communities);
  g_free (layout);
}
