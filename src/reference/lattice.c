/* The lattice under the reference city: cells with shared crooked edges inside an uneven outline.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/lattice.h"
#include "reference/heap.h"
#include "reference/rng.h"

#include <math.h>

/* The middle of the city. The place is real, the city is not. */
#define CENTRE_LON 118.0
#define CENTRE_LAT 32.0
/* Edge of a cell in the middle of the city; about the nominal 10 000 square metres. */
#define CELL_M 105.0
/* Length of a degree of latitude. */
#define DEGREE_M 111320.0
/* Cells grow outwards: at the outline they are 1 + 3 * GROWTH times as long as in the middle. */
#define GROWTH 0.30
/* The city is wider than high. */
#define ASPECT 1.14
/* Turn of the street plan against north, radians. */
#define TURN 0.11
/* The coordinates that are sent have six decimals, which is 0.1 m. */
#define ROUNDING 1e6

/* How far corners stray from their line, in cells, by the rank of the road on it. */
static const double stray[4] = { 0.23, 0.03, 0.08, 0.13 };

int
pentad_lattice_column (const PentadLattice *lattice, guint cell)
{
  return lattice->cells[cell] % lattice->width;
}

int
pentad_lattice_row (const PentadLattice *lattice, guint cell)
{
  return lattice->cells[cell] / lattice->width;
}

int
pentad_lattice_cell_at (const PentadLattice *lattice, int column, int row)
{
  if (column < 0 || row < 0 || column >= lattice->width || row >= lattice->height)
    return -1;
  return lattice->at[row * lattice->width + column];
}

double
pentad_lattice_remoteness (const PentadLattice *lattice, guint cell)
{
  return hypot (pentad_lattice_column (lattice, cell) - lattice->width / 2.0,
                pentad_lattice_row (lattice, cell) - lattice->height / 2.0) /
         lattice->radius;
}

void
pentad_lattice_neighbours (const PentadLattice *lattice, guint cell, int neighbours[4])
{
  int column = pentad_lattice_column (lattice, cell), row = pentad_lattice_row (lattice, cell);

  neighbours[0] = pentad_lattice_cell_at (lattice, column - 1, row);
  neighbours[1] = pentad_lattice_cell_at (lattice, column + 1, row);
  neighbours[2] = pentad_lattice_cell_at (lattice, column, row - 1);
  neighbours[3] = pentad_lattice_cell_at (lattice, column, row + 1);
}

PentadPoint
pentad_lattice_map (const PentadLattice *lattice, double column, double row)
{
  const double *phase = lattice->phase;
  double u = (column - lattice->width / 2.0) / lattice->radius;
  double v = (row - lattice->height / 2.0) / lattice->radius;
  double river = (lattice->river - lattice->width / 2.0) / lattice->radius;
  double creek = (lattice->creek - lattice->height / 2.0) / lattice->radius;
  double scale = 1 + GROWTH * (u * u + v * v);
  double near_river = exp (-(u - river) * (u - river) / 0.08);
  double near_creek = exp (-(v - creek) * (v - creek) / 0.06);
  double x, y, east_m, north_m;

  /* Waves of whole districts, then the bends of the river and its creek. Their slopes stay well
   * below 1, so that lines never cross. */
  x = u * scale + 0.05 * sin (2.1 * v + phase[0]) + 0.018 * sin (6.3 * v + phase[1]) +
      near_river * (0.055 * sin (4.4 * v + phase[2]) + 0.016 * sin (11 * v + phase[3]));
  y = v * scale + 0.05 * sin (1.9 * u + phase[4]) + 0.018 * sin (5.7 * u + phase[5]) +
      near_creek * (0.040 * sin (5.2 * u + phase[6]) + 0.012 * sin (12 * u + phase[7]));

  east_m = (x * cos (TURN) - y * sin (TURN)) * lattice->radius * CELL_M;
  north_m = -(x * sin (TURN) + y * cos (TURN)) * lattice->radius * CELL_M;
  return (PentadPoint){ CENTRE_LON + east_m / (DEGREE_M * cos (CENTRE_LAT * G_PI / 180)),
                        CENTRE_LAT + north_m / DEGREE_M };
}

static PentadPoint
map_rounded (const PentadLattice *lattice, double column, double row)
{
  PentadPoint point = pentad_lattice_map (lattice, column, row);

  point.lon = round (point.lon * ROUNDING) / ROUNDING;
  point.lat = round (point.lat * ROUNDING) / ROUNDING;
  return point;
}

/* How far a line lets its corners stray sideways. */
static double
column_stray (const PentadLattice *lattice, int column)
{
  return column == lattice->river ? stray[1] : stray[lattice->column_rank[column]];
}

static double
row_stray (const PentadLattice *lattice, int row)
{
  return row == lattice->creek ? stray[1] : stray[lattice->row_rank[row]];
}

/* A corner in lattice units. */
static void
corner_position (const PentadLattice *lattice, int column, int row, double *x, double *y)
{
  PentadRng rng = pentad_rng (lattice->seed, PENTAD_STREAM_CORNER, column, row);

  *x = column + column_stray (lattice, column) * pentad_rng_between (&rng, -1, 1);
  *y = row + row_stray (lattice, row) * pentad_rng_between (&rng, -1, 1);
}

PentadPoint
pentad_lattice_corner (const PentadLattice *lattice, int column, int row)
{
  double x, y;

  corner_position (lattice, column, row, &x, &y);
  return map_rounded (lattice, x, y);
}

int
pentad_lattice_edge (const PentadLattice *lattice,
                     gboolean vertical,
                     int column,
                     int row,
                     PentadPoint points[PENTAD_LATTICE_EDGE_POINTS])
{
  gint64 line = vertical ? column : -1 - row;
  PentadRng rng = pentad_rng (lattice->seed, PENTAD_STREAM_EDGE, line, vertical ? row : column);
  double bend = 0.35 * (vertical ? column_stray (lattice, column) : row_stray (lattice, row));
  int n = 1 + (int)pentad_rng_below (&rng, PENTAD_LATTICE_EDGE_POINTS);
  double x0, y0, x1, y1;

  corner_position (lattice, column, row, &x0, &y0);
  corner_position (lattice, column + !vertical, row + vertical, &x1, &y1);
  for (int k = 0; k < n; k++)
    {
      double t = (k + 1 + pentad_rng_between (&rng, -0.2, 0.2)) / (n + 1);
      double off = bend * pentad_rng_between (&rng, -1, 1);

      points[k] = map_rounded (lattice, x0 + t * (x1 - x0) + (vertical ? off : 0),
                               y0 + t * (y1 - y0) + (vertical ? 0 : off));
    }
  return n;
}

/* Adds an edge without its last corner, forwards (south or east) or backwards. */
static void
add_edge (const PentadLattice *lattice,
          gboolean vertical,
          int column,
          int row,
          gboolean forward,
          PentadShapes *shapes)
{
  PentadPoint points[PENTAD_LATTICE_EDGE_POINTS];
  PentadPoint first = forward ? pentad_lattice_corner (lattice, column, row)
                              : pentad_lattice_corner (lattice, column + !vertical, row + vertical);
  int n = pentad_lattice_edge (lattice, vertical, column, row, points);

  pentad_shapes_add_point (shapes, first.lon, first.lat);
  for (int k = 0; k < n; k++)
    {
      const PentadPoint *point = &points[forward ? k : n - 1 - k];

      pentad_shapes_add_point (shapes, point->lon, point->lat);
    }
}

void
pentad_lattice_add_block (
    const PentadLattice *lattice, int column, int row, int width, int height, PentadShapes *shapes)
{
  pentad_shapes_begin_ring (shapes);
  for (int k = 0; k < height; k++)
    add_edge (lattice, TRUE, column, row + k, TRUE, shapes);
  for (int k = 0; k < width; k++)
    add_edge (lattice, FALSE, column + k, row + height, TRUE, shapes);
  for (int k = height - 1; k >= 0; k--)
    add_edge (lattice, TRUE, column + width, row + k, FALSE, shapes);
  for (int k = width - 1; k >= 0; k--)
    add_edge (lattice, FALSE, column + k, row, FALSE, shapes);
}

/* Distance from the middle, 1 at the outline that a direction has. */
static double
outline_distance (const PentadLattice *lattice, int column, int row, const double *wave)
{
  double u = (column + 0.5 - lattice->width / 2.0) / lattice->radius / ASPECT;
  double v = (row + 0.5 - lattice->height / 2.0) / lattice->radius * ASPECT;
  double angle = atan2 (v, u), reach = 1;
  /* About one cell, at the scale of blocks of four. */
  double ragged =
      pentad_hash_unit (lattice->seed, PENTAD_STREAM_OUTLINE, column / 2 + 1, row / 2 + 1) /
      lattice->radius;

  for (int k = 0; k < 6; k++)
    reach += 0.13 / (k + 2) * cos ((k + 2) * angle + wave[k]);
  return hypot (u, v) / reach + ragged;
}

/* Grows the city from the middle outwards, so that it is one piece and has just n cells. */
static void
grow_city (PentadLattice *lattice, guint n)
{
  g_autoptr (PentadHeap) heap = pentad_heap_new ();
  int size = lattice->width * lattice->height;
  int middle = lattice->height / 2 * lattice->width + lattice->width / 2;
  double wave[6];
  PentadHeapEntry next;

  for (guint k = 0; k < G_N_ELEMENTS (wave); k++)
    wave[k] = 2 * G_PI * pentad_hash_unit (lattice->seed, PENTAD_STREAM_OUTLINE, 0, k);
  /* -2: seen, in the heap. */
  lattice->at[middle] = -2;
  pentad_heap_push (heap, 0, middle, 0);
  for (guint taken = 0; taken < n && pentad_heap_pop (heap, &next);)
    {
      int column = next.item % lattice->width, row = next.item / lattice->width;
      const int around[4][2] = {
        { column - 1, row }, { column + 1, row }, { column, row - 1 }, { column, row + 1 }
      };

      lattice->at[next.item] = (int)taken++;
      for (int k = 0; k < 4; k++)
        {
          int c = around[k][0], r = around[k][1], index = r * lattice->width + c;

          /* A rim stays free, so that every cell has corners on all sides. */
          if (c < 1 || r < 1 || c >= lattice->width - 1 || r >= lattice->height - 1 ||
              lattice->at[index] != -1)
            continue;
          lattice->at[index] = -2;
          pentad_heap_push (heap, outline_distance (lattice, c, r, wave), index, 0);
        }
    }
  for (int index = 0; index < size; index++)
    if (lattice->at[index] >= 0)
      {
        lattice->at[index] = (int)lattice->n_cells;
        lattice->cells[lattice->n_cells++] = index;
      }
    else
      lattice->at[index] = -1;
}

/* Roads of rank 3 every few lines, every second or third of them rank 2, every third of these 1. */
static void
lay_roads (const PentadLattice *lattice, guint8 *ranks, int n, gint64 which)
{
  PentadRng rng = pentad_rng (lattice->seed, PENTAD_STREAM_ROAD, which, 0);
  guint until_second = 1, until_first = 1;

  for (int line = 3; line < n - 2; line += 2 + (int)pentad_rng_below (&rng, 3))
    {
      ranks[line] = 3;
      if (--until_second > 0)
        continue;
      ranks[line] = 2;
      until_second = 2 + pentad_rng_below (&rng, 2);
      if (--until_first > 0)
        continue;
      ranks[line] = 1;
      until_first = 2 + pentad_rng_below (&rng, 2);
    }
}

PentadLattice *
pentad_lattice_new (guint64 seed, guint n_cells)
{
  PentadLattice *lattice = g_new0 (PentadLattice, 1);
  PentadRng rng = pentad_rng (seed, PENTAD_STREAM_WARP, 0, 0);

  lattice->seed = seed;
  lattice->radius = sqrt (n_cells / G_PI);
  lattice->width = (int)ceil (2.9 * lattice->radius * ASPECT) + 6;
  lattice->height = (int)ceil (2.9 * lattice->radius / ASPECT) + 6;
  for (guint k = 0; k < G_N_ELEMENTS (lattice->phase); k++)
    lattice->phase[k] = pentad_rng_between (&rng, 0, 2 * G_PI);
  lattice->river =
      (int)(lattice->width / 2.0 + lattice->radius * pentad_rng_between (&rng, -0.12, 0.12));
  lattice->creek =
      (int)(lattice->height / 2.0 + lattice->radius * pentad_rng_between (&rng, 0.0, 0.25));

  lattice->column_rank = g_new0 (guint8, lattice->width + 1);
  lattice->row_rank = g_new0 (guint8, lattice->height + 1);
  lay_roads (lattice, lattice->column_rank, lattice->width + 1, 0);
  lay_roads (lattice, lattice->row_rank, lattice->height + 1, 1);
  /* The river is no road, but both of its banks are near one anyway. */
  lattice->column_rank[lattice->river] = 0;
  lattice->row_rank[lattice->creek] = 0;

  lattice->cells = g_new (int, n_cells);
  lattice->at = g_new (int, lattice->width * lattice->height);
  for (int index = 0; index < lattice->width * lattice->height; index++)
    lattice->at[index] = -1;
  grow_city (lattice, n_cells);
  return lattice;
}

void
pentad_lattice_free (PentadLattice *lattice)
{
  g_free (lattice->column_rank);
  g_free (lattice->row_rank);
  g_free (lattice->cells);
  g_free (lattice->at);
  g_free (lattice);
}
