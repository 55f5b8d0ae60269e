/* The reference layers of the reference city: water, green, roads and named places.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roads run along the lines of the lattice and the river along one of its columns, so that they are
 * the edges of unit grids; parks are blocks of cells; lakes follow no edge. */
#include "config.h"

#include "reference/land.h"
#include "reference/names.h"
#include "reference/rng.h"

#include <math.h>

/* Half widths in cells. */
#define RIVER_HALF_WIDTH 0.24
#define CREEK_HALF_WIDTH 0.10
/* Rows by which the river runs on beyond the outline, where the city ends but water does not. */
#define RIVER_OVERHANG 2
#define LAKE_POINTS    56
#define N_LAKES        3
/* Unit grids for each park and each landmark. */
#define GRIDS_PER_PARK     160
#define GRIDS_PER_LANDMARK 130
#define MIN_LANDMARKS      12

typedef struct
{
  PentadNameKind kind;
  double column, row; /* middle, lattice units */
  double radius;      /* cells */
  double phase;
} Lake;

const char *
pentad_land_layer_id (guint index)
{
  static const char *const ids[PENTAD_LAND_N_LAYERS] = { "water", "green", "roads", "places" };

  g_return_val_if_fail (index < PENTAD_LAND_N_LAYERS, NULL);

  return ids[index];
}

static void
add_named (PentadLayer *layer, guint64 seed, PentadNameKind kind, guint n, int rank)
{
  PentadLabel name = { 0 };

  pentad_name_place (seed, kind, n, &name);
  pentad_layer_add (layer, &name, rank);
  pentad_label_clear (&name);
}

static void
add_mapped (const PentadLattice *lattice, PentadShapes *shapes, double column, double row)
{
  PentadPoint point = pentad_lattice_map (lattice, column, row);

  pentad_shapes_add_point (shapes, point.lon, point.lat);
}

/* The n-th lake: two in the town, one in the outskirts; bigger in bigger cities. */
static Lake
lake_at (guint64 seed, const PentadLattice *lattice, guint n)
{
  PentadRng rng = pentad_rng (seed, PENTAD_STREAM_LAND, 0, n);
  double angle = pentad_rng_between (&rng, 0, 2 * G_PI);
  double far = n < 2 ? pentad_rng_between (&rng, 0.25, 0.45) : pentad_rng_between (&rng, 0.72, 0.8);
  Lake lake = { .kind = n < 2 ? PENTAD_NAME_LAKE : PENTAD_NAME_RESERVOIR };

  lake.column = lattice->width / 2.0 + far * lattice->radius * cos (angle);
  lake.row = lattice->height / 2.0 + far * lattice->radius * 0.85 * sin (angle);
  lake.radius = pentad_rng_between (&rng, 0.045, 0.065) * lattice->radius;
  lake.phase = pentad_rng_between (&rng, 0, 2 * G_PI);
  return lake;
}

/* How far the shore is from the middle in a direction. */
static double
lake_reach (const Lake *lake, double angle)
{
  return lake->radius * (1 + 0.22 * sin (2 * angle + lake->phase) +
                         0.12 * sin (3 * angle + 2 * lake->phase) + 0.06 * sin (7 * angle));
}

gboolean
pentad_land_is_water (guint64 seed, const PentadPlaces *places, guint grid)
{
  const PentadLattice *lattice = places->lattice;
  double column = pentad_lattice_column (lattice, places->cells[grid]) + 0.5;
  double row = pentad_lattice_row (lattice, places->cells[grid]) + 0.5;

  for (guint n = 0; n < N_LAKES; n++)
    {
      Lake lake = lake_at (seed, lattice, n);
      double angle = atan2 (row - lake.row, column - lake.column);

      if (hypot (column - lake.column, row - lake.row) < lake_reach (&lake, angle))
        return TRUE;
    }
  return FALSE;
}

/* First and last row (or column) of the city beside a line; FALSE when the line misses it. */
static gboolean
line_extent (const PentadLattice *lattice, gboolean vertical, int line, int *first, int *last)
{
  int n = vertical ? lattice->height : lattice->width;

  *first = n;
  *last = -1;
  for (int k = 0; k < n; k++)
    {
      int one = vertical ? pentad_lattice_cell_at (lattice, line - 1, k)
                         : pentad_lattice_cell_at (lattice, k, line - 1);
      int other = vertical ? pentad_lattice_cell_at (lattice, line, k)
                           : pentad_lattice_cell_at (lattice, k, line);

      if (one >= 0 || other >= 0)
        {
          *first = MIN (*first, k);
          *last = k + 1;
        }
    }
  return *last >= 0;
}

/* A band along a line, wider and narrower on its way. */
static void
add_band (const PentadLattice *lattice,
          PentadShapes *shapes,
          gboolean vertical,
          double line,
          double from,
          double to,
          double half_width)
{
  int n = (int)ceil ((to - from) * 2);

  pentad_shapes_begin_ring (shapes);
  for (int side = 0; side < 2; side++)
    for (int k = 0; k <= n; k++)
      {
        double along = from + (to - from) * (side == 0 ? k : n - k) / n;
        double half = half_width * (1 + 0.3 * sin (along * 0.37) + 0.15 * sin (along * 0.91));
        double across = line + (side == 0 ? -half : half);

        add_mapped (lattice, shapes, vertical ? across : along, vertical ? along : across);
      }
}

static void
add_water (PentadLayer *layer, guint64 seed, const PentadLattice *lattice)
{
  int first, last;

  if (line_extent (lattice, TRUE, lattice->river, &first, &last))
    {
      add_named (layer, seed, PENTAD_NAME_RIVER, 0, 1);
      add_band (lattice, layer->shapes, TRUE, lattice->river, first - RIVER_OVERHANG,
                last + RIVER_OVERHANG, RIVER_HALF_WIDTH);
    }
  if (line_extent (lattice, FALSE, lattice->creek, &first, &last))
    {
      add_named (layer, seed, PENTAD_NAME_CREEK, 1, 2);
      add_band (lattice, layer->shapes, FALSE, lattice->creek, lattice->river,
                last + RIVER_OVERHANG, CREEK_HALF_WIDTH);
    }
  for (guint n = 0; n < N_LAKES; n++)
    {
      Lake lake = lake_at (seed, lattice, n);

      add_named (layer, seed, lake.kind, 2 + n, n == 0 ? 1 : 2);
      pentad_shapes_begin_ring (layer->shapes);
      /* Backwards: rows run south, so this is counter-clockwise on the map. */
      for (int k = 0; k < LAKE_POINTS; k++)
        {
          double angle = -2 * G_PI * k / LAKE_POINTS, reach = lake_reach (&lake, angle);

          add_mapped (lattice, layer->shapes, lake.column + reach * cos (angle),
                      lake.row + reach * sin (angle));
        }
    }
}

/* TRUE when a block of cells lies in the city. */
static gboolean
has_block (const PentadLattice *lattice, int column, int row, int width, int height)
{
  for (int c = column; c < column + width; c++)
    for (int r = row; r < row + height; r++)
      if (pentad_lattice_cell_at (lattice, c, r) < 0)
        return FALSE;
  return TRUE;
}

static void
add_green (PentadLayer *layer, guint64 seed, const PentadLattice *lattice)
{
  guint n = MAX (4, lattice->n_cells / GRIDS_PER_PARK);

  for (guint i = 0; i < n; i++)
    {
      PentadRng rng = pentad_rng (seed, PENTAD_STREAM_LAND, 1, i);
      guint cell = pentad_rng_below (&rng, lattice->n_cells);
      int width = 1 + (int)pentad_rng_below (&rng, 3), height = 1 + (int)pentad_rng_below (&rng, 2);
      int column = pentad_lattice_column (lattice, cell), row = pentad_lattice_row (lattice, cell);

      /* A park may border the river but does not lie on both of its banks. */
      if (!has_block (lattice, column, row, width, height) ||
          (column < lattice->river && lattice->river < column + width))
        continue;
      add_named (layer, seed, PENTAD_NAME_PARK, 6 + i, width * height > 3 ? 1 : 2);
      pentad_lattice_add_block (lattice, column, row, width, height, layer->shapes);
    }
}

/* Roads of rank 3 miss some of their stretches between bigger ones. */
static gboolean
has_stretch (guint64 seed, const PentadLattice *lattice, gboolean vertical, int line, int k)
{
  const guint8 *ranks = vertical ? lattice->row_rank : lattice->column_rank;
  int crossing = k;

  if ((vertical ? lattice->column_rank : lattice->row_rank)[line] < 3)
    return TRUE;
  while (crossing > 0 && (ranks[crossing] == 0 || ranks[crossing] == 3))
    crossing--;
  return pentad_hash_unit (seed, PENTAD_STREAM_ROAD, vertical ? line : -line, crossing) < 0.6;
}

static void
add_corner (const PentadLattice *lattice, PentadShapes *shapes, gboolean vertical, int line, int k)
{
  PentadPoint point = vertical ? pentad_lattice_corner (lattice, line, k)
                               : pentad_lattice_corner (lattice, k, line);

  pentad_shapes_add_point (shapes, point.lon, point.lat);
}

static void
add_road (
    PentadLayer *layer, guint64 seed, const PentadLattice *lattice, gboolean vertical, int line)
{
  int first, last;
  gboolean open = FALSE;

  if (!line_extent (lattice, vertical, line, &first, &last))
    return;
  for (int k = first; k < last; k++)
    {
      PentadPoint points[PENTAD_LATTICE_EDGE_POINTS];
      int n;

      if (!has_stretch (seed, lattice, vertical, line, k))
        {
          open = FALSE;
          continue;
        }
      if (!open)
        {
          pentad_shapes_begin_ring (layer->shapes);
          add_corner (lattice, layer->shapes, vertical, line, k);
          open = TRUE;
        }
      n = pentad_lattice_edge (lattice, vertical, vertical ? line : k, vertical ? k : line, points);
      for (int i = 0; i < n; i++)
        pentad_shapes_add_point (layer->shapes, points[i].lon, points[i].lat);
      add_corner (lattice, layer->shapes, vertical, line, k + 1);
    }
}

/* Number of a road among the names: columns are even, rows are odd. */
static guint
road_number (gboolean vertical, int line)
{
  return (guint)(2 * line + !vertical);
}

static PentadNameKind
road_kind (guint8 rank)
{
  return rank == 1 ? PENTAD_NAME_AVENUE : rank == 2 ? PENTAD_NAME_ROAD : PENTAD_NAME_STREET;
}

static void
add_roads (PentadLayer *layer, guint64 seed, const PentadLattice *lattice)
{
  for (int vertical = 0; vertical < 2; vertical++)
    {
      const guint8 *ranks = vertical ? lattice->column_rank : lattice->row_rank;
      int n = vertical ? lattice->width : lattice->height, first, last;

      for (int line = 0; line <= n; line++)
        {
          if (ranks[line] == 0 || !line_extent (lattice, vertical, line, &first, &last))
            continue;
          add_named (layer, seed, road_kind (ranks[line]), road_number (vertical, line),
                     ranks[line]);
          add_road (layer, seed, lattice, vertical, line);
        }
    }
}

char *
pentad_land_dup_road_name (guint64 seed, const PentadPlaces *places, guint grid)
{
  const PentadLattice *lattice = places->lattice;
  gboolean vertical = (places->cells[grid] & 1) != 0;
  const guint8 *ranks = vertical ? lattice->column_rank : lattice->row_rank;
  int line = vertical ? pentad_lattice_column (lattice, places->cells[grid])
                      : pentad_lattice_row (lattice, places->cells[grid]);
  PentadLabel name = { 0 };
  char *text;

  /* The next road to the west or north; a rim without one names the first line. */
  while (line > 3 && ranks[line] == 0)
    line--;
  pentad_name_place (seed, road_kind (ranks[line]), road_number (vertical, line), &name);
  text = g_strdup (pentad_label_get (&name, PENTAD_LANGUAGE_ZH_CN));
  pentad_label_clear (&name);
  return text;
}

static void
add_landmarks (PentadLayer *layer, guint64 seed, const PentadPlaces *places)
{
  static const PentadNameKind kinds[] = { PENTAD_NAME_STATION,    PENTAD_NAME_SQUARE,
                                          PENTAD_NAME_HOSPITAL,   PENTAD_NAME_MARKET,
                                          PENTAD_NAME_UNIVERSITY, PENTAD_NAME_MARKET,
                                          PENTAD_NAME_STADIUM,    PENTAD_NAME_MUSEUM };
  guint n = MAX (MIN_LANDMARKS, places->n_grids / GRIDS_PER_LANDMARK);

  for (guint i = 0; i < n; i++)
    {
      PentadRng rng = pentad_rng (seed, PENTAD_STREAM_LAND, 2, i);
      guint grid = pentad_rng_below (&rng, places->n_grids);
      PentadPoint point;

      if (!pentad_shapes_inner_point (places->shapes, grid, &point))
        continue;
      add_named (layer, seed, kinds[i % G_N_ELEMENTS (kinds)], 100 + i, i < 4 ? 1 : i < 14 ? 2 : 3);
      pentad_shapes_begin_ring (layer->shapes);
      pentad_shapes_add_point (layer->shapes, point.lon, point.lat);
    }
}

PentadLayer *
pentad_land_layer_new (guint64 seed, const PentadPlaces *places, guint index)
{
  static const PentadLayerKind kinds[PENTAD_LAND_N_LAYERS] = {
    PENTAD_LAYER_AREAS, PENTAD_LAYER_AREAS, PENTAD_LAYER_LINES, PENTAD_LAYER_POINTS
  };
  PentadLayer *layer = pentad_layer_new (pentad_land_layer_id (index), kinds[index]);

  switch (index)
    {
    case 0:
      pentad_label_set_three (&layer->label, "水系", "水系", "Water");
      add_water (layer, seed, places->lattice);
      break;
    case 1:
      pentad_label_set_three (&layer->label, "绿地", "綠地", "Green");
      add_green (layer, seed, places->lattice);
      break;
    case 2:
      pentad_label_set_three (&layer->label, "道路", "道路", "Roads");
      add_roads (layer, seed, places->lattice);
      break;
    default:
      pentad_label_set_three (&layer->label, "地名", "地名", "Places");
      add_landmarks (layer, seed, places);
      break;
    }
  pentad_shapes_end (layer->shapes);
  return layer;
}
