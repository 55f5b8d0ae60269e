/* A partition laid over the unit grids of a city: which zones a grid lies in, and the other way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/zoning.h"

#include "model/finding.h"

#include <math.h>

struct _PentadZoning
{
  guint n_zones;
  int first_grid; /* place index */
  guint n_grids;

  /* Both ways as ranges of one array: those of i are [first[i], first[i + 1]). */
  guint *first_of_zone;
  int *grids;
  guint *first_of_grid;
  guint *zones;
};

/* A grid in a zone. */
typedef struct
{
  guint zone;
  guint grid; /* from 0, among the grids */
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;

  if (x->zone != y->zone)
    return x->zone < y->zone ? -1 : 1;
  return x->grid < y->grid ? -1 : x->grid > y->grid;
}

static void
add_named (const PentadZoning *self,
           const PentadPartition *partition,
           guint zone,
           const PentadDivisions *divisions,
           GPtrArray *findings,
           GArray *pairs)
{
  const PentadZoneArea *area = g_ptr_array_index (partition->areas, zone);

  for (const char *code = NULL; (code = pentad_codes_next (&area->grids, code)) != NULL;)
    {
      int place = pentad_divisions_find (divisions, PENTAD_LEVEL_GRID, code);
      Pair pair = { zone, (guint)(place - self->first_grid) };

      if (place != PENTAD_NO_PLACE)
        g_array_append_val (pairs, pair);
      else if (findings != NULL)
        pentad_findings_count (findings, PENTAD_FINDING_UNKNOWN_GRID, partition->id, NULL, code);
    }
}

/* Grids whose inner point lies in the shape of a zone that names no grids. */
static void
add_drawn (const PentadZoning *self,
           const PentadPartition *partition,
           const PentadDivisions *divisions,
           GArray *pairs)
{
  for (guint zone = 0; zone < self->n_zones; zone++)
    {
      const PentadZoneArea *area = g_ptr_array_index (partition->areas, zone);
      PentadBounds bounds = pentad_shapes_get_bounds (partition->shapes, zone);

      if (area->grids.n > 0 || pentad_bounds_is_empty (&bounds))
        continue;
      for (guint grid = 0; grid < self->n_grids; grid++)
        {
          PentadPoint centre =
              pentad_divisions_get (divisions, self->first_grid + (int)grid)->centre;
          Pair pair = { zone, grid };

          if (!isnan (centre.lon) && centre.lon >= bounds.west && centre.lon <= bounds.east &&
              centre.lat >= bounds.south && centre.lat <= bounds.north &&
              pentad_shapes_contains (partition->shapes, zone, centre.lon, centre.lat))
            g_array_append_val (pairs, pair);
        }
    }
}

/* Sorted, each once. */
static void
tidy (GArray *pairs)
{
  const Pair *all = (const Pair *)(void *)pairs->data;
  guint n = 0;

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (n == 0 || compare_pairs (&all[i], &all[n - 1]) != 0)
      g_array_index (pairs, Pair, n++) = all[i];
  g_array_set_size (pairs, n);
}

static void
index_pairs (PentadZoning *self, const GArray *pairs)
{
  self->first_of_zone = g_new0 (guint, self->n_zones + 1);
  self->first_of_grid = g_new0 (guint, self->n_grids + 1);
  self->grids = g_new (int, MAX (pairs->len, 1));
  self->zones = g_new (guint, MAX (pairs->len, 1));
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      self->first_of_zone[pair->zone + 1]++;
      self->first_of_grid[pair->grid + 1]++;
      self->grids[i] = self->first_grid + (int)pair->grid;
    }
  for (guint i = 0; i < self->n_zones; i++)
    self->first_of_zone[i + 1] += self->first_of_zone[i];
  for (guint i = 0; i < self->n_grids; i++)
    self->first_of_grid[i + 1] += self->first_of_grid[i];

  g_autofree guint *next = g_memdup2 (self->first_of_grid, (self->n_grids + 1) * sizeof (guint));
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      self->zones[next[pair->grid]++] = pair->zone;
    }
}

PentadZoning *
pentad_zoning_new (const PentadPartition *partition,
                   const PentadDivisions *divisions,
                   GPtrArray *findings)
{
  PentadZoning *self = g_new0 (PentadZoning, 1);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  int n_grids;

  self->n_zones = partition->areas->len;
  self->first_grid = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n_grids);
  self->n_grids = (guint)n_grids;
  for (guint zone = 0; zone < self->n_zones; zone++)
    add_named (self, partition, zone, divisions, findings, pairs);
  add_drawn (self, partition, divisions, pairs);
  tidy (pairs);
  index_pairs (self, pairs);
  return self;
}

void
pentad_zoning_free (PentadZoning *zoning)
{
  g_free (zoning->first_of_zone);
  g_free (zoning->first_of_grid);
  g_free (zoning->grids);
  g_free (zoning->zones);
  g_free (zoning);
}

guint
pentad_zoning_get_n_zones (const PentadZoning *zoning)
{
  return zoning->n_zones;
}

const int *
pentad_zoning_get_grids (const PentadZoning *zoning, guint zone, guint *n)
{
  g_return_val_if_fail (zone < zoning->n_zones, NULL);

  *n = zoning->first_of_zone[zone + 1] - zoning->first_of_zone[zone];
  return zoning->grids + zoning->first_of_zone[zone];
}

static guint
zones_of (const PentadZoning *self, guint grid, const guint **zones)
{
  *zones = self->zones + self->first_of_grid[grid];
  return self->first_of_grid[grid + 1] - self->first_of_grid[grid];
}

const guint *
pentad_zoning_get_zones (const PentadZoning *zoning, int place, guint *n)
{
  const guint *zones = NULL;
  gint64 grid = (gint64)place - zoning->first_grid;

  *n = grid >= 0 && grid < zoning->n_grids ? zones_of (zoning, (guint)grid, &zones) : 0;
  return zones;
}

int
pentad_zoning_get_first_zone (const PentadZoning *zoning, int place)
{
  guint n;
  const guint *zones = pentad_zoning_get_zones (zoning, place, &n);

  return n > 0 ? (int)zones[0] : -1;
}

void
pentad_zoning_sum (const PentadZoning *zoning, const double *values, guint n_places, double *sums)
{
  for (guint zone = 0; zone < zoning->n_zones; zone++)
    {
      sums[zone] = 0;
      for (guint i = zoning->first_of_zone[zone]; i < zoning->first_of_zone[zone + 1]; i++)
        if ((guint)zoning->grids[i] < n_places)
          sums[zone] += values[zoning->grids[i]];
    }
}

guint
pentad_zoning_count_uncovered (const PentadZoning *zoning)
{
  const guint *zones;
  guint n = 0;

  for (guint grid = 0; grid < zoning->n_grids; grid++)
    n += zones_of (zoning, grid, &zones) == 0;
  return n;
}

guint
pentad_zoning_count_shared (const PentadZoning *zoning)
{
  const guint *zones;
  guint n = 0;

  for (guint grid = 0; grid < zoning->n_grids; grid++)
    n += zones_of (zoning, grid, &zones) > 1;
  return n;
}
