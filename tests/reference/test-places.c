/* The ground of the reference city: polygons, divisions, partitions and layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "reference/land.h"
#include "reference/zones.h"

#include <math.h>
#include <string.h>

/* A directed edge between two points as they are sent. */
typedef struct
{
  PentadPoint from, to;
} Edge;

static guint
edge_hash (gconstpointer key)
{
  const Edge *edge = key;

  return (guint)(llround (edge->from.lon * 1e6) * 31 + llround (edge->from.lat * 1e6) * 17 +
                 llround (edge->to.lon * 1e6) * 7 + llround (edge->to.lat * 1e6));
}

static gboolean
edge_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Edge)) == 0;
}

/* Every directed edge of every unit grid; each may occur once only. Maps to grid + 1. */
static GHashTable *
collect_edges (const PentadPlaces *places)
{
  GHashTable *edges = g_hash_table_new_full (edge_hash, edge_equal, g_free, NULL);

  for (guint grid = 0; grid < places->n_grids; grid++)
    {
      guint first, last, n;
      const PentadPoint *points;

      pentad_shapes_get_rings (places->shapes, grid, &first, &last);
      g_assert_cmpuint (last - first, ==, 1);
      points = pentad_shapes_get_ring (places->shapes, first, &n);
      for (guint k = 0; k < n; k++)
        {
          Edge *edge = g_new0 (Edge, 1);

          edge->from = points[k];
          edge->to = points[(k + 1) % n];
          g_assert_true (g_hash_table_insert (edges, edge, GUINT_TO_POINTER (grid + 1)));
        }
    }
  return edges;
}

static void
test_neighbours_share_their_edges (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  const PentadPlaces *places = world->places;
  g_autoptr (GHashTable) edges = collect_edges (places);
  GHashTableIter iter;
  gpointer key, grid;
  guint n_shared = 0, n_outer = 0;

  g_hash_table_iter_init (&iter, edges);
  while (g_hash_table_iter_next (&iter, &key, &grid))
    {
      const Edge *edge = key;
      Edge back = { edge->to, edge->from };
      gpointer other = g_hash_table_lookup (edges, &back);

      n_shared += other != NULL;
      n_outer += other == NULL;
      g_assert_true (other != grid);
    }
  g_assert_cmpuint (n_shared % 2, ==, 0);
  /* The edges that are used once make the outline, which is short. */
  g_assert_cmpuint (n_outer, >, 300);
  g_assert_cmpuint (n_outer * 20, <, n_shared);

  /* Every cell with four neighbours has every edge shared, and as often as the lattice says. */
  g_hash_table_iter_init (&iter, edges);
  while (g_hash_table_iter_next (&iter, &key, &grid))
    {
      const Edge *edge = key;
      Edge back = { edge->to, edge->from };
      int around[4];

      pentad_lattice_neighbours (world->lattice, places->cells[GPOINTER_TO_UINT (grid) - 1],
                                 around);
      if (around[0] >= 0 && around[1] >= 0 && around[2] >= 0 && around[3] >= 0)
        g_assert_nonnull (g_hash_table_lookup (edges, &back));
    }
}

static double
signed_area (const PentadPoint *points, guint n)
{
  double sum = 0;

  for (guint k = 0; k < n; k++)
    {
      const PentadPoint *a = &points[k], *b = &points[(k + 1) % n];

      sum += a->lon * b->lat - b->lon * a->lat;
    }
  return sum / 2;
}

static gboolean
segments_cross (const PentadPoint *a,
                const PentadPoint *b,
                const PentadPoint *c,
                const PentadPoint *d)
{
#define SIDE(p, q, r)                                                                              \
  ((q->lon - p->lon) * (r->lat - p->lat) - (q->lat - p->lat) * (r->lon - p->lon) > 0)
  return SIDE (a, b, c) != SIDE (a, b, d) && SIDE (c, d, a) != SIDE (c, d, b);
#undef SIDE
}

static void
test_polygons_are_simple_and_turn_left (void)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (PentadWorld) world = fixture_world ("demo", 0, seed);
      const PentadShapes *shapes = world->places->shapes;

      for (guint grid = 0; grid < world->places->n_grids; grid++)
        {
          guint first, last, n;
          const PentadPoint *points;

          pentad_shapes_get_rings (shapes, grid, &first, &last);
          points = pentad_shapes_get_ring (shapes, first, &n);
          g_assert_cmpuint (n, >=, 8);
          g_assert_cmpfloat (signed_area (points, n), >, 0);
          for (guint i = 0; i < n; i++)
            for (guint k = i + 2; k < n; k++)
              if (i != 0 || k != n - 1)
                g_assert_false (
                    segments_cross (&points[i], &points[i + 1], &points[k], &points[(k + 1) % n]));
        }
    }
}

static void
test_tiers_have_their_counts (void)
{
  for (guint i = 0; i < pentad_tier_count (); i++)
    {
      const PentadTier *tier = pentad_tier_get (i);
      g_autoptr (PentadLattice) lattice = pentad_lattice_new (7, tier->grids);
      g_autoptr (PentadPlaces) places = pentad_places_new (7, tier, lattice);
      gint64 population = 0;

      g_assert_cmpuint (places->n_grids, ==, tier->grids);
      g_assert_cmpuint (places->districts->len, ==,
                        tier->urban + tier->functional + tier->counties);
      g_assert_cmpuint (places->streets->len, ==, tier->streets);
      g_assert_cmpuint (places->communities->len, ==, tier->communities);
      for (guint k = 0; k < places->districts->len; k++)
        population += pentad_places_district (places, k)->population;
      g_assert_cmpint (population, ==, tier->population);
    }
}

static void
test_other_numbers_of_grids_work (void)
{
  const guint numbers[] = { 50, 51, 400, 3600, 100000 };

  for (guint i = 0; i < pentad_tier_count (); i++)
    for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
      {
        PentadTier tier = pentad_tier_resize (pentad_tier_get (i), numbers[k]);
        g_autoptr (PentadLattice) lattice = NULL;
        g_autoptr (PentadPlaces) places = NULL;

        /* The biggest once is enough. */
        if (numbers[k] == 100000 && i != 0)
          continue;
        lattice = pentad_lattice_new (2, tier.grids);
        places = pentad_places_new (2, &tier, lattice);
        g_assert_cmpuint (places->n_grids, ==, numbers[k]);
        for (guint c = 0; c < places->communities->len; c++)
          {
            g_assert_cmpuint (pentad_places_community (places, c)->n, >=, 1);
            g_assert_cmpuint (pentad_places_community (places, c)->n, <=, 999);
          }
      }
}

/* How many cells of a place are reached from its first one without leaving it. */
static guint
count_reached (const PentadPlaces *places, const PentadPlace *place)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *seen = g_new0 (guint8, places->n_grids);

  g_array_append_val (queue, place->first_grid);
  seen[place->first_grid] = 1;
  for (guint i = 0; i < queue->len; i++)
    {
      int around[4];

      pentad_lattice_neighbours (places->lattice, places->cells[g_array_index (queue, guint, i)],
                                 around);
      for (int k = 0; k < 4; k++)
        {
          guint grid = around[k] >= 0 ? places->grid_of_cell[around[k]] : G_MAXUINT;

          if (grid == G_MAXUINT || seen[grid] || grid < place->first_grid ||
              grid >= place->first_grid + place->n_grids)
            continue;
          seen[grid] = 1;
          g_array_append_val (queue, grid);
        }
    }
  return queue->len;
}

static void
test_every_place_is_in_one_piece (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 3);
  const PentadPlaces *places = world->places;
  GArray *levels[] = { places->districts, places->streets, places->communities };
  PentadPlace city = { .n_grids = places->n_grids };

  g_assert_cmpuint (count_reached (places, &city), ==, places->n_grids);
  for (guint level = 0; level < G_N_ELEMENTS (levels); level++)
    for (guint i = 0; i < levels[level]->len; i++)
      {
        const PentadPlace *place = &g_array_index (levels[level], PentadPlace, i);

        g_assert_cmpuint (count_reached (places, place), ==, place->n_grids);
      }
}

static void
test_codes_tell_the_parents (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  const PentadPlaces *places = world->places;
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpstr (pentad_places_district (places, 0)->code, ==, "990101");
  g_assert_cmpstr (pentad_places_district (places, 4)->code, ==, "990171");
  g_assert_cmpstr (pentad_places_district (places, 5)->code, ==, "990121");
  g_assert_cmpstr (
      pentad_label_get (&pentad_places_district (places, 5)->name, PENTAD_LANGUAGE_ZH_CN), ==,
      "白岭县");
  for (guint grid = 0; grid < places->n_grids; grid++)
    {
      char code[24];
      const PentadPlace *community = pentad_places_community (places, places->community[grid]);
      const PentadPlace *street = pentad_places_street (places, community->parent);

      pentad_places_grid_code (places, grid, code);
      g_assert_cmpuint (strlen (code), ==, 15);
      g_assert_true (g_str_has_prefix (code, community->code));
      g_assert_true (g_str_has_prefix (community->code, street->code));
      g_assert_true (
          g_str_has_prefix (street->code, pentad_places_district (places, street->parent)->code));
      g_assert_true (g_hash_table_add (codes, g_strdup (code)));
      /* Rows from the north, in each from the west. */
      if (grid > community->first_grid)
        g_assert_cmpuint (places->cells[grid], >, places->cells[grid - 1]);
    }
}

static void
test_names_of_streets_differ (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("mega", 3000, 1);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < world->places->streets->len; i++)
    {
      const PentadLabel *name = &pentad_places_street (world->places, i)->name;

      for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
        g_assert_cmpstr (name->text[language], !=, NULL);
      g_assert_true (g_hash_table_add (names, name->text[PENTAD_LANGUAGE_ZH_CN]));
    }
}

/* Counts how often each grid is in an area. */
static guint *
count_uses (const PentadWorld *world, const GArray *sketches)
{
  guint *uses = g_new0 (guint, world->places->n_grids);

  for (guint i = 0; i < sketches->len; i++)
    {
      const PentadZoneSketch *sketch = &g_array_index (sketches, PentadZoneSketch, i);

      g_assert_cmpuint (sketch->grids->len, >, 0);
      for (guint k = 0; k < sketch->grids->len; k++)
        uses[g_array_index (sketch->grids, guint, k)]++;
    }
  return uses;
}

static void
test_partitions_lie_across (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);

  for (guint index = 0; index < PENTAD_ZONES_N; index++)
    {
      g_autoptr (GArray) sketches =
          pentad_zones_new (world->seed, world->places, world->posts, index);
      g_autofree guint *uses = count_uses (world, sketches);
      guint n_across = 0;

      const char *id = pentad_zones_id (index);

      g_assert_cmpuint (sketches->len, >, g_str_equal (id, "special") ? 1 : 3);
      for (guint grid = 0; grid < world->places->n_grids; grid++)
        g_assert_true (g_str_equal (id, "boundary")  ? uses[grid] <= 2
                       : g_str_equal (id, "special") ? uses[grid] <= 1
                                                     : uses[grid] == 1);
      for (guint i = 0; i < sketches->len; i++)
        {
          const PentadZoneSketch *sketch = &g_array_index (sketches, PentadZoneSketch, i);
          guint first = g_array_index (sketch->grids, guint, 0);
          guint last = g_array_index (sketch->grids, guint, sketch->grids->len - 1);

          n_across += index == 2 ? world->places->community[first] != world->places->community[last]
                                 : pentad_places_street_of_grid (world->places, first) !=
                                       pentad_places_street_of_grid (world->places, last);
          g_assert_true ((sketch->responsible != NULL) == g_str_equal (id, "responsibility"));
          g_assert_true ((sketch->kind != NULL) == g_str_equal (id, "special"));
          if (g_str_equal (id, "boundary"))
            g_assert_true (sketch->divisions[0] >= 0 &&
                           sketch->divisions[1] > sketch->divisions[0]);
        }
      /* Some differ from the divisions, and only the first and the last kind do so mostly. */
      g_assert_cmpuint (n_across, >, 0);
      if (index == 1 || index == 2)
        g_assert_cmpuint (n_across * 2, <, sketches->len);
    }
}

static void
test_layers_are_filled (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  static const guint at_least[PENTAD_LAND_N_LAYERS] = { 4, 8, 20, 12 };

  for (guint i = 0; i < PENTAD_LAND_N_LAYERS; i++)
    {
      g_autoptr (PentadLayer) layer = pentad_land_layer_new (world->seed, world->places, i);

      g_assert_cmpuint (layer->features->len, >=, at_least[i]);
      g_assert_cmpuint (pentad_shapes_get_count (layer->shapes), ==, layer->features->len);
      for (guint k = 0; k < layer->features->len; k++)
        {
          const PentadLayerFeature *feature =
              &g_array_index (layer->features, PentadLayerFeature, k);

          g_assert_cmpint (feature->rank, >=, 1);
          g_assert_false (pentad_label_is_empty (&feature->name));
        }
    }
}

static void
test_roads_follow_the_edges_of_grids (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (GHashTable) edges = collect_edges (world->places);
  g_autoptr (PentadLayer) roads = pentad_land_layer_new (world->seed, world->places, 2);
  guint n_edges = 0, n_on_grids = 0;

  for (guint ring = 0; ring < roads->shapes->rings->len; ring++)
    {
      guint n;
      const PentadPoint *points = pentad_shapes_get_ring (roads->shapes, ring, &n);

      for (guint k = 0; k + 1 < n; k++)
        {
          Edge there = { points[k], points[k + 1] }, back = { points[k + 1], points[k] };

          n_edges++;
          n_on_grids +=
              g_hash_table_contains (edges, &there) || g_hash_table_contains (edges, &back);
        }
    }
  /* Where the outline is ragged a road may cross a bay. */
  g_assert_cmpuint (n_edges, >, 1000);
  g_assert_cmpuint (n_on_grids * 100, >, n_edges * 97);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/places/neighbours-share-their-edges",
                   test_neighbours_share_their_edges);
  g_test_add_func ("/reference/places/polygons-are-simple-and-turn-left",
                   test_polygons_are_simple_and_turn_left);
  g_test_add_func ("/reference/places/tiers-have-their-counts", test_tiers_have_their_counts);
  g_test_add_func ("/reference/places/other-numbers-of-grids-work",
                   test_other_numbers_of_grids_work);
  g_test_add_func ("/reference/places/every-place-is-in-one-piece",
                   test_every_place_is_in_one_piece);
  g_test_add_func ("/reference/places/codes-tell-the-parents", test_codes_tell_the_parents);
  g_test_add_func ("/reference/places/names-of-streets-differ", test_names_of_streets_differ);
  g_test_add_func ("/reference/zones/partitions-lie-across", test_partitions_lie_across);
  g_test_add_func ("/reference/land/layers-are-filled", test_layers_are_filled);
  g_test_add_func ("/reference/land/roads-follow-the-edges-of-grids",
                   test_roads_follow_the_edges_of_grids);
  return g_test_run ();
}
