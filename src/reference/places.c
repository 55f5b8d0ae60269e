/* The divisions of the reference city: districts, streets, communities and unit grids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/places.h"
#include "reference/layout.h"
#include "reference/names.h"
#include "reference/rng.h"

#include <math.h>

/* What is needed while the places are made. */
typedef struct
{
  guint64 seed;
  PentadPlaces *places;
  const PentadLayout *layout;
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

double
pentad_places_remoteness (const PentadPlaces *places, guint grid)
{
  return pentad_lattice_remoteness (places->lattice, places->cells[grid]);
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

static void
add_districts (Build *build)
{
  PentadPlaces *places = build->places;
  guint first = 0;

  for (guint i = 0; i < build->layout->n_districts; i++)
    {
      guint in_kind;
      PentadPlace district = { .kind = pentad_tier_district_kind (places->tier, i, &in_kind) };
      guint number = district.kind == PENTAD_DIVISION_URBAN        ? 1
                     : district.kind == PENTAD_DIVISION_FUNCTIONAL ? 71
                                                                   : 21;

      g_snprintf (district.code, sizeof district.code, "%.4s%02u", places->tier->city_code,
                  number + in_kind);
      pentad_name_district (district.kind, in_kind, &district.name);
      district.first = first;
      district.n = build->layout->streets[i];
      first += district.n;
      g_array_append_val (places->districts, district);
    }
}

/* Children of each parent; n_grandchildren is NULL for communities, whose grids are numbered later.
 */
static void
add_children (GArray *parents, GArray *children, const guint *n_grandchildren)
{
  guint first = 0;

  for (guint parent = 0; parent < parents->len; parent++)
    for (guint i = 0; i < place_at (parents, parent)->n; i++)
      {
        PentadPlace child = { .kind = place_at (parents, parent)->kind,
                              .parent = parent,
                              .first = first };

        child.n = n_grandchildren != NULL ? n_grandchildren[children->len] : 0;
        first += child.n;
        g_array_append_val (children, child);
      }
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
    next[build->layout->community[cell] + 1]++;
  for (guint i = 0; i < places->communities->len; i++)
    {
      place_at (places->communities, i)->n = next[i + 1];
      next[i + 1] += next[i];
      place_at (places->communities, i)->first = next[i];
    }
  for (guint cell = 0; cell < places->n_grids; cell++)
    {
      guint community = build->layout->community[cell];
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
  g_autoptr (PentadLayout) layout = pentad_layout_new (seed, tier, lattice);
  Build build = { seed, places, layout };

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

  add_districts (&build);
  add_children (places->districts, places->streets, layout->communities);
  add_children (places->streets, places->communities, NULL);
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
