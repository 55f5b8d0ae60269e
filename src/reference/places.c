/* The divisions of the reference city: districts, streets, communities and unit grids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/places.h"
#include "reference/apportion.h"
#include "reference/names.h"
#include "reference/regions.h"
#include "reference/rng.h"

#include <math.h>
#include <string.h>

/* Wanted size of a district by kind, in grids, relative to an urban one. */
#define FUNCTIONAL_SIZE 0.55
#define COUNTY_SIZE     0.80
/* Rounds of evening out the parts of a level. */
#define DISTRICT_ROUNDS  10
#define STREET_ROUNDS    6
#define COMMUNITY_ROUNDS 3

/* What is needed while the places are made. */
typedef struct
{
  guint64 seed;
  PentadPlaces *places;
  int *district, *street,
      *community; /* of every lattice cell; street and community within parent */
} Build;

static PentadPlace *
place_at (GArray *array, guint index)
{
  return &g_array_index (array, PentadPlace, index);
}

const PentadPlace *
pentad_places_district (const PentadPlaces *places, guint index)
{
  return place_at (places->districts, index);
}

const PentadPlace *
pentad_places_street (const PentadPlaces *places, guint index)
{
  return place_at (places->streets, index);
}

const PentadPlace *
pentad_places_community (const PentadPlaces *places, guint index)
{
  return place_at (places->communities, index);
}

guint
pentad_places_street_of_grid (const PentadPlaces *places, guint grid)
{
  return place_at (places->communities, places->community[grid])->parent;
}

guint
pentad_places_district_of_grid (const PentadPlaces *places, guint grid)
{
  return place_at (places->streets, pentad_places_street_of_grid (places, grid))->parent;
}

char *
pentad_places_grid_code (const PentadPlaces *places, guint grid, char buffer[24])
{
  const PentadPlace *community = place_at (places->communities, places->community[grid]);

  g_snprintf (buffer, 24, "%s%03u", community->code, grid - community->first_grid + 1);
  return buffer;
}

static double
remoteness (const PentadLattice *lattice, guint cell)
{
  return hypot (pentad_lattice_column (lattice, cell) - lattice->width / 2.0,
                pentad_lattice_row (lattice, cell) - lattice->height / 2.0) /
         lattice->radius;
}

double
pentad_places_remoteness (const PentadPlaces *places, guint grid)
{
  return remoteness (places->lattice, places->cells[grid]);
}

const char *
pentad_places_area_class (const PentadPlaces *places, guint grid)
{
  const PentadLattice *lattice = places->lattice;
  int column = pentad_lattice_column (lattice, places->cells[grid]);
  int row = pentad_lattice_row (lattice, places->cells[grid]);
  gboolean on_avenue = lattice->column_rank[column] == 1 || lattice->column_rank[column + 1] == 1 ||
                       lattice->row_rank[row] == 1 || lattice->row_rank[row + 1] == 1;

  return pentad_places_remoteness (places, grid) < (on_avenue ? 0.6 : 0.3) ? "I" : "II";
}

/* The kind of the n-th district: urban ones first, then functional zones, then counties. */
static PentadDivisionKind
kind_of (const PentadTier *tier, guint n, guint *in_kind)
{
  *in_kind = n;
  if (n < tier->urban)
    return PENTAD_DIVISION_URBAN;
  *in_kind -= tier->urban;
  if (*in_kind < tier->functional)
    return PENTAD_DIVISION_FUNCTIONAL;
  *in_kind -= tier->functional;
  return PENTAD_DIVISION_COUNTY;
}

/* Where a district begins to grow: urban ones around the middle, the others near the outline. */
static guint
district_seed (const PentadPlaces *places, guint n)
{
  /* Four urban districts are the quarters of the city: north-west, north-east, south-west,
   * south-east. */
  static const double quarters[4] = { 225, 315, 135, 45 };
  const PentadTier *tier = places->tier;
  const PentadLattice *lattice = places->lattice;
  guint in_kind, inner = tier->urban > 5 ? tier->urban / 3 : 0, best = 0;
  PentadDivisionKind kind = kind_of (tier, n, &in_kind);
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

      if (d < nearest)
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
    return 3 * lattice->radius * MAX (0, 0.62 - remoteness (lattice, cell));
  return lattice->radius * ((other_bank ? 0.5 : 0) + (other_side && tier->urban == 4 ? 0.5 : 0));
}

static void
split_districts (Build *build)
{
  PentadPlaces *places = build->places;
  const PentadTier *tier = places->tier;
  guint n = tier->urban + tier->functional + tier->counties;
  g_autofree guint *cells = g_new (guint, places->n_grids);
  g_autofree guint *seeds = g_new (guint, n);
  g_autofree double *sizes = g_new (double, n);
  PentadRegionTask task = { cells,         places->n_grids, n, sizes,
                            seeds,         DISTRICT_ROUNDS, 0, district_penalty,
                            (gpointer)tier };

  for (guint cell = 0; cell < places->n_grids; cell++)
    cells[cell] = cell;
  for (guint i = 0; i < n; i++)
    {
      guint in_kind;
      PentadDivisionKind kind = kind_of (tier, i, &in_kind);
      PentadPlace district = { .kind = kind };
      guint first = kind == PENTAD_DIVISION_URBAN        ? 1
                    : kind == PENTAD_DIVISION_FUNCTIONAL ? 71
                                                         : 21;

      g_snprintf (district.code, sizeof district.code, "%.4s%02u", tier->city_code,
                  first + in_kind);
      pentad_name_district (kind, in_kind, &district.name);
      g_array_append_val (places->districts, district);
      seeds[i] = district_seed (places, i);
      sizes[i] = kind == PENTAD_DIVISION_URBAN        ? 1
                 : kind == PENTAD_DIVISION_FUNCTIONAL ? FUNCTIONAL_SIZE
                                                      : COUNTY_SIZE;
    }
  pentad_regions_split (places->lattice, &task, build->district);
}

/* Splits each parent into children and numbers these from north-west to south-east. The numbers of
 * the children of all parents run through. */
static void
split_level (Build *build,
             const int *parent_of,
             GArray *parents,
             GArray *children,
             guint n_children,
             guint rounds,
             int *part_of)
{
  const PentadLattice *lattice = build->places->lattice;
  g_autofree guint *n_cells = g_new0 (guint, parents->len);
  g_autofree guint *counts = g_new0 (guint, parents->len);
  g_autofree double *weights = g_new0 (double, parents->len);

  for (guint cell = 0; cell < lattice->n_cells; cell++)
    n_cells[parent_of[cell]]++;
  for (guint parent = 0; parent < parents->len; parent++)
    weights[parent] =
        n_cells[parent] * (place_at (parents, parent)->kind == PENTAD_DIVISION_URBAN ? 1.0 : 0.8);
  pentad_apportion (n_children, weights, n_cells, parents->len, 1, counts);

  for (guint parent = 0, next = 0; parent < parents->len; next += counts[parent++])
    {
      g_autofree guint *cells = g_new (guint, n_cells[parent]);
      g_autofree double *sizes = g_new (double, counts[parent]);
      PentadRng rng = pentad_rng (build->seed, PENTAD_STREAM_REGION, n_children, parent);
      PentadRegionTask task = { cells, 0, counts[parent], sizes, NULL, rounds, 0, NULL, NULL };

      for (guint cell = 0; cell < lattice->n_cells; cell++)
        if (parent_of[cell] == (int)parent)
          cells[task.n_cells++] = cell;
      task.random = pentad_rng_next (&rng);
      for (guint i = 0; i < counts[parent]; i++)
        sizes[i] = pentad_rng_between (&rng, 0.6, 1.5);
      pentad_regions_split (lattice, &task, part_of);
      for (guint i = 0; i < task.n_cells; i++)
        part_of[cells[i]] += (int)next;

      place_at (parents, parent)->first = next;
      place_at (parents, parent)->n = counts[parent];
      for (guint i = 0; i < counts[parent]; i++)
        {
          PentadPlace child = { .kind = place_at (parents, parent)->kind, .parent = parent };

          g_array_append_val (children, child);
        }
    }
}

/* Renumbers the children of each parent by the place of their middle, row by row. */
typedef struct
{
  double key;
  guint old;
} Order;

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const Order *one = a, *two = b;

  return one->key < two->key ? -1 : one->key > two->key ? 1 : (int)one->old - (int)two->old;
}

static void
sort_level (Build *build, GArray *parents, guint n_children, int *part_of)
{
  const PentadLattice *lattice = build->places->lattice;
  g_autofree double *column = g_new0 (double, n_children);
  g_autofree double *row = g_new0 (double, n_children);
  g_autofree guint *size = g_new0 (guint, n_children);
  g_autofree guint *renamed = g_new0 (guint, n_children);

  for (guint cell = 0; cell < lattice->n_cells; cell++)
    {
      column[part_of[cell]] += pentad_lattice_column (lattice, cell);
      row[part_of[cell]] += pentad_lattice_row (lattice, cell);
      size[part_of[cell]]++;
    }
  for (guint parent = 0; parent < parents->len; parent++)
    {
      const PentadPlace *place = place_at (parents, parent);
      g_autofree Order *order = g_new (Order, place->n);
      /* Bands of about one child each, read west to east. */
      double band = MAX (1, sqrt (size[place->first]));

      for (guint i = 0; i < place->n; i++)
        {
          guint old = place->first + i;

          order[i].old = old;
          order[i].key =
              floor (row[old] / size[old] / band) * lattice->width + column[old] / size[old];
        }
      qsort (order, place->n, sizeof (Order), compare_order);
      for (guint i = 0; i < place->n; i++)
        renamed[order[i].old] = place->first + i;
    }
  for (guint cell = 0; cell < lattice->n_cells; cell++)
    part_of[cell] = (int)renamed[part_of[cell]];
}

/* Counties have one sub-district, then towns, then a township; codes by GB/T 10114. */
static void
name_streets (Build *build)
{
  PentadPlaces *places = build->places;

  for (guint i = 0; i < places->streets->len; i++)
    {
      PentadPlace *street = place_at (places->streets, i);
      const PentadPlace *district = place_at (places->districts, street->parent);
      guint number = i - district->first;
      PentadNameKind kind = PENTAD_NAME_SUBDISTRICT;
      guint code = number + 1;

      if (district->kind == PENTAD_DIVISION_COUNTY && number > 0)
        {
          gboolean last = number + 1 == district->n && district->n > 3;

          kind = last ? PENTAD_NAME_TOWNSHIP : PENTAD_NAME_TOWN;
          code = last ? 200 : 99 + number;
        }
      g_snprintf (street->code, sizeof street->code, "%s%03u", district->code, code);
      pentad_name_place (build->seed, kind, i, &street->name);
    }
}

/* Towns have one residents' community, then villages, numbered from 200. */
static void
name_communities (Build *build)
{
  PentadPlaces *places = build->places;

  for (guint i = 0; i < places->communities->len; i++)
    {
      PentadPlace *community = place_at (places->communities, i);
      const PentadPlace *street = place_at (places->streets, community->parent);
      gboolean rural = street->code[6] != '0';
      guint number = i - street->first;
      guint code = rural && number > 0 ? 200 + number : number + 1;

      g_snprintf (community->code, sizeof community->code, "%s%03u", street->code, code);
      pentad_name_place (build->seed,
                         rural && number > 0 ? PENTAD_NAME_VILLAGE : PENTAD_NAME_COMMUNITY, i,
                         &community->name);
    }
}

/* Numbers the grids by community; lattice cells are already in the order of rows. */
static void
number_grids (Build *build)
{
  PentadPlaces *places = build->places;
  g_autofree guint *next = g_new0 (guint, places->communities->len + 1);

  for (guint cell = 0; cell < places->n_grids; cell++)
    next[build->community[cell] + 1]++;
  for (guint i = 0; i < places->communities->len; i++)
    {
      place_at (places->communities, i)->n = next[i + 1];
      next[i + 1] += next[i];
      place_at (places->communities, i)->first = next[i];
    }
  for (guint cell = 0; cell < places->n_grids; cell++)
    {
      guint community = build->community[cell];
      guint grid = next[community]++;

      places->cells[grid] = cell;
      places->grid_of_cell[cell] = grid;
      places->community[grid] = community;
    }
}

/* The range of grids of each place, from the range of its children. */
static void
set_ranges (GArray *level, const GArray *below)
{
  for (guint i = 0; i < level->len; i++)
    {
      PentadPlace *place = place_at (level, i);

      if (below == NULL)
        {
          place->first_grid = place->first;
          place->n_grids = place->n;
        }
      else
        {
          const PentadPlace *first = &g_array_index (below, PentadPlace, place->first);
          const PentadPlace *last =
              &g_array_index (below, PentadPlace, place->first + place->n - 1);

          place->first_grid = first->first_grid;
          place->n_grids = last->first_grid + last->n_grids - first->first_grid;
        }
    }
}

static void
add_population (GArray *level, const guint *population)
{
  for (guint i = 0; i < level->len; i++)
    {
      PentadPlace *place = place_at (level, i);

      for (guint k = 0; k < place->n_grids; k++)
        place->population += population[place->first_grid + k];
    }
}

/* Dense in the middle, thin in the counties; rounded so that the grids add up to the city. */
static void
populate (Build *build)
{
  PentadPlaces *places = build->places;
  g_autofree double *weights = g_new (double, places->n_grids);
  double sum = 0, before = 0;

  for (guint grid = 0; grid < places->n_grids; grid++)
    {
      PentadDivisionKind kind = place_at (places->communities, places->community[grid])->kind;
      double r = pentad_places_remoteness (places, grid);
      double local =
          pentad_hash_unit (build->seed, PENTAD_STREAM_POPULATION, places->community[grid], 0);
      double own = pentad_hash_unit (build->seed, PENTAD_STREAM_POPULATION, grid, 1);

      weights[grid] = (0.35 + exp (-r * r / 0.35)) * (0.6 + 0.8 * local) * (0.7 + 0.6 * own) *
                      (kind == PENTAD_DIVISION_URBAN    ? 1
                       : kind == PENTAD_DIVISION_COUNTY ? 0.9
                                                        : 0.7);
      sum += weights[grid];
    }
  for (guint grid = 0; grid < places->n_grids; grid++)
    {
      double after = before + weights[grid] / sum * places->tier->population;

      places->population[grid] = (guint)(llround (after) - llround (before));
      before = after;
    }
  add_population (places->districts, places->population);
  add_population (places->streets, places->population);
  add_population (places->communities, places->population);
}

static void
draw_grids (PentadPlaces *places)
{
  const PentadLattice *lattice = places->lattice;

  for (guint grid = 0; grid < places->n_grids; grid++)
    {
      guint cell = places->cells[grid];

      pentad_shapes_begin (places->shapes);
      pentad_lattice_add_block (lattice, pentad_lattice_column (lattice, cell),
                                pentad_lattice_row (lattice, cell), 1, 1, places->shapes);
    }
  pentad_shapes_end (places->shapes);
}

static void
clear_place (gpointer data)
{
  pentad_label_clear (&((PentadPlace *)data)->name);
}

static GArray *
new_level (void)
{
  GArray *level = g_array_new (FALSE, FALSE, sizeof (PentadPlace));

  g_array_set_clear_func (level, clear_place);
  return level;
}

/* A street of the outskirts, the second of the last county. */
static guint
choose_silent_street (const PentadPlaces *places)
{
  const PentadPlace *district = place_at (places->districts, places->districts->len - 1);

  return district->first + MIN (1, district->n - 1);
}

PentadPlaces *
pentad_places_new (guint64 seed, const PentadTier *tier, const PentadLattice *lattice)
{
  PentadPlaces *places = g_new0 (PentadPlaces, 1);
  g_autofree int *district = g_new (int, lattice->n_cells);
  g_autofree int *street = g_new (int, lattice->n_cells);
  g_autofree int *community = g_new (int, lattice->n_cells);
  Build build = { seed, places, district, street, community };

  places->tier = tier;
  places->lattice = lattice;
  places->n_grids = lattice->n_cells;
  places->districts = new_level ();
  places->streets = new_level ();
  places->communities = new_level ();
  places->cells = g_new (guint, places->n_grids);
  places->grid_of_cell = g_new (guint, places->n_grids);
  places->community = g_new (guint, places->n_grids);
  places->population = g_new (guint, places->n_grids);
  places->shapes = pentad_shapes_new ();

  split_districts (&build);
  split_level (&build, district, places->districts, places->streets, tier->streets, STREET_ROUNDS,
               street);
  sort_level (&build, places->districts, tier->streets, street);
  split_level (&build, street, places->streets, places->communities, tier->communities,
               COMMUNITY_ROUNDS, community);
  sort_level (&build, places->streets, tier->communities, community);
  name_streets (&build);
  name_communities (&build);
  number_grids (&build);
  set_ranges (places->communities, NULL);
  set_ranges (places->streets, places->communities);
  set_ranges (places->districts, places->streets);
  populate (&build);
  draw_grids (places);
  places->silent_street = choose_silent_street (places);
  return places;
}

void
pentad_places_free (PentadPlaces *places)
{
  g_array_unref (places->districts);
  g_array_unref (places->streets);
  g_array_unref (places->communities);
  g_free (places->cells);
  g_free (places->grid_of_cell);
  g_free (places->community);
  g_free (places->population);
  pentad_shapes_free (places->shapes);
  g_free (places);
}
