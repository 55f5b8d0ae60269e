/* Which cell each pixel of a map tile belongs to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every border between two cells is looked at once. Where it crosses a row of pixel centres, the
 * numbers of the cells on both sides are combined, by exclusive or, into the first pixel right of
 * the crossing. Going along the row from the left, the exclusive or of all that was met is then the
 * cell one is in: a cell's number comes in where it begins and goes out where it ends, in whatever
 * order the borders came, with holes, islands and slivers below a pixel. Neighbours share the one
 * crossing, so that no pixel is left over and none has two owners. Numbers carry a signature, which
 * fails where two cells overlap.
 *
 * What a row begins with is known for the first row by looking the place up, and for the others by
 * following the borders that pass from one side of the first pixels to the other. Vertices have a
 * side, too, the same for all borders that meet there, so that nothing is met twice or missed. */
#include "config.h"

#include "render/map-tile-make.h"

#include <stdlib.h>
#include <string.h>

/* The number of a cell, and its signature above. 0 for what is beside the cells. */
static inline guint64
signed_number (guint32 number)
{
  guint64 mixed = number * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed ^= mixed >> 29;
  mixed *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return (mixed & G_GUINT64_CONSTANT (0xffffffff00000000)) | number;
}

/* Whether a crossing lies left of the first pixel's centre, or on it. */
static inline gboolean
is_left (double x)
{
  return x <= 0.5;
}

static inline double
crossing_at (double x1, double y1, double slope, int row)
{
  return x1 + (row + 0.5 - y1) * slope;
}

/* Follows an edge from its upper end to its lower one and notes the rows at which it changes from
 * one side of the first pixels' centres to the other: there the first pixel's cell changes. */
static void
note_sides (PentadMapTileMaker *maker,
            guint64 change,
            double x0,
            double y0,
            double x1,
            double y1,
            double slope)
{
  int first = pentad_map_ceil (y1 - 0.5);
  int end = pentad_map_ceil (y0 - 0.5);
  gboolean left = is_left (x1);

  if (first < 0)
    {
      first = 0;
      left = is_left (crossing_at (x1, y1, slope, 0));
    }
  for (int row = first; row < MIN (end, TILE); row++)
    if (is_left (crossing_at (x1, y1, slope, row)) != left)
      {
        left = !left;
        maker->left_change[row] ^= change;
      }
  if (end >= 0 && end < TILE && is_left (x0) != left)
    maker->left_change[end] ^= change;
}

void
pentad_map_tile_cross (PentadMapTileMaker *maker,
                       const PentadMapEdge *edge,
                       double x0,
                       double y0,
                       double x1,
                       double y1)
{
  /* In pixels b, which is never south of a, is never below it. */
  int first, last;
  double slope;
  guint64 change;

  if (y0 < 0 || y1 > TILE || (is_left (x0) && is_left (x1)))
    return;
  first = y1 > 0 ? pentad_map_ceil (y1 - 0.5) : 0;
  last = y0 < TILE ? pentad_map_ceil (y0 - 0.5) : TILE;
  slope = y0 > y1 ? (x0 - x1) / (y0 - y1) : 0;
  change = signed_number ((guint32)(edge->left + 1));
  if (!edge->one_sided)
    change ^= signed_number ((guint32)(edge->right + 1));
  if (is_left (x0) || is_left (x1))
    note_sides (maker, change, x0, y0, x1, y1, slope);
  for (int row = first; row < last; row++)
    {
      int at = pentad_map_ceil (CLAMP (crossing_at (x1, y1, slope, row), 0, TILE) - 0.5);

      if (at <= 0 || at >= TILE)
        continue;
      maker->crossings[row * TILE + at] ^= change;
      maker->starts[row][at / 64] |= G_GUINT64_CONSTANT (1) << (at % 64);
    }
}

static void
reserve_runs (PentadMapTileMaker *maker)
{
  if (maker->n_runs + TILE <= maker->max_runs)
    return;
  maker->max_runs = MAX (2 * maker->max_runs, 32 * TILE);
  maker->runs = g_renew (guint32, maker->runs, maker->max_runs);
}

/* `current`: of the first pixel. */
static gboolean
sweep_row (PentadMapTileMaker *maker, int row, guint64 current)
{
  guint64 *crossings = maker->crossings + row * TILE;
  guint64 shown = G_MAXUINT64;
  guint64 wrong = 0;
  guint n_runs = maker->n_runs;

  maker->starts[row][0] |= 1;
  for (int word = 0; word < TILE / 64; word++)
    {
      guint64 bits = maker->starts[row][word];
      guint64 kept = 0;

      while (bits != 0)
        {
          int bit = __builtin_ctzll (bits);
          guint64 *crossing = &crossings[word * 64 + bit];

          current ^= *crossing;
          *crossing = 0;
          if (current != shown)
            {
              shown = current;
              kept |= bits & -bits;
              wrong |= current ^ signed_number ((guint32)current);
              maker->runs[n_runs++] = (guint32)current;
            }
          bits &= bits - 1;
        }
      maker->starts[row][word] = kept;
    }
  maker->n_runs = n_runs;
  return wrong == 0;
}

gboolean
pentad_map_tile_sweep (PentadMapTileMaker *maker, int first_cell)
{
  guint64 left = signed_number ((guint32)(first_cell + 1));
  gboolean sound = TRUE;

  maker->n_runs = 0;
  maker->left_change[0] = 0;
  for (int row = 0; row < TILE; row++)
    {
      reserve_runs (maker);
      maker->row_runs[row] = maker->n_runs;
      left ^= maker->left_change[row];
      maker->left_change[row] = 0;
      if (!sweep_row (maker, row, left))
        sound = FALSE;
    }
  maker->row_runs[TILE] = maker->n_runs;
  return sound;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int x = *(const int *)a;
  int y = *(const int *)b;

  return (x > y) - (x < y);
}

/* Whether a cell's box meets the tile. */
static gboolean
is_near (const PentadMapGeometry *geometry, const PentadMapTilePlace *place, int cell)
{
  PentadMapPoint low, high;

  return pentad_map_geometry_get_cell_box (geometry, cell, &low, &high) &&
         pentad_map_tile_x (place, low.x) <= TILE && pentad_map_tile_x (place, high.x) >= 0 &&
         pentad_map_tile_y (place, high.y) <= TILE && pentad_map_tile_y (place, low.y) >= 0;
}

/* Appends where the rings of a cell cross one row of pixel centres. */
static void
cross_row (const PentadMapPoint *points,
           const guint *sizes,
           guint n_rings,
           const PentadMapTilePlace *place,
           int row,
           GArray *at)
{
  for (guint r = 0; r < n_rings; points += sizes[r], r++)
    for (guint i = 0; i < sizes[r]; i++)
      {
        const PentadMapPoint *p = &points[i];
        const PentadMapPoint *q = &points[(i + 1) % sizes[r]];
        const PentadMapPoint *a = p->y < q->y || (p->y == q->y && p->x < q->x) ? p : q;
        const PentadMapPoint *b = a == p ? q : p;
        double y0 = pentad_map_tile_y (place, a->y), y1 = pentad_map_tile_y (place, b->y);
        double x0 = pentad_map_tile_x (place, a->x), x1 = pentad_map_tile_x (place, b->x);

        if (!(y1 <= row + 0.5 && row + 0.5 < y0))
          continue;
        /* In the same words as above, for the same roundings. */
        double slope = (x0 - x1) / (y0 - y1);
        int crossing = pentad_map_ceil (CLAMP (crossing_at (x1, y1, slope, row), 0, TILE) - 0.5);
        g_array_append_val (at, crossing);
      }
}

/* Whether a cell holds the centre of the tile's first pixel. */
static gboolean
holds_first (const PentadMapGeometry *geometry,
             const PentadMapTilePlace *place,
             int cell,
             GArray *at)
{
  const guint *sizes;
  guint n_rings;
  const PentadMapPoint *points = pentad_map_geometry_get_cell (geometry, cell, &sizes, &n_rings);
  gboolean inside = FALSE;

  g_array_set_size (at, 0);
  cross_row (points, sizes, n_rings, place, 0, at);
  for (guint i = 0; i < at->len; i++)
    inside ^= g_array_index (at, int, i) <= 0;
  return inside;
}

int
pentad_map_tile_first_cell (const PentadMapGeometry *geometry, const PentadMapTilePlace *place)
{
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (int));
  double x = (0.5 - place->x0) / place->scale / PENTAD_MAP_UNITS;
  double y = (place->y0 - 0.5) / place->scale / PENTAD_MAP_UNITS;
  double lon, lat;
  int cell;

  pentad_map_geometry_unproject (geometry, x, y, &lon, &lat);
  cell = pentad_map_geometry_place_cell (
      geometry, pentad_divisions_locate (pentad_map_geometry_get_divisions (geometry),
                                         pentad_map_geometry_get_cell_level (geometry), lon, lat));
  if (cell < 0 || holds_first (geometry, place, cell, at))
    return cell;
  /* So near to a border that rounding decides. */
  for (cell = 0; cell < pentad_map_geometry_get_n_cells (geometry); cell++)
    if (is_near (geometry, place, cell) && holds_first (geometry, place, cell, at))
      return cell;
  return -1;
}

static void
paint_cell (const PentadMapGeometry *geometry,
            const PentadMapTilePlace *place,
            int cell,
            GArray *at,
            guint32 *plane)
{
  PentadMapPoint low, high;
  const guint *sizes;
  guint n_rings;
  const PentadMapPoint *points = pentad_map_geometry_get_cell (geometry, cell, &sizes, &n_rings);

  pentad_map_geometry_get_cell_box (geometry, cell, &low, &high);
  int first = (int)MAX (pentad_map_tile_y (place, high.y) - 1, 0);
  int last = (int)MIN (pentad_map_tile_y (place, low.y) + 1, TILE - 1);
  for (int row = first; row <= last; row++)
    {
      g_array_set_size (at, 0);
      cross_row (points, sizes, n_rings, place, row, at);
      g_array_sort (at, compare_ints);
      for (guint i = 0; i + 1 < at->len; i += 2)
        for (int x = g_array_index (at, int, i); x < g_array_index (at, int, i + 1); x++)
          plane[row * TILE + x] = (guint32)cell + 1;
    }
}

void
pentad_map_tile_fill_slowly (PentadMapTileMaker *maker,
                             const PentadMapGeometry *geometry,
                             const PentadMapTilePlace *place)
{
  g_autofree guint32 *plane = g_new0 (guint32, TILE * TILE);
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (int));

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (geometry); cell++)
    if (is_near (geometry, place, cell))
      paint_cell (geometry, place, cell, at, plane);
  memset (maker->starts, 0, sizeof maker->starts);
  maker->n_runs = 0;
  for (int row = 0; row < TILE; row++)
    {
      const guint32 *line = plane + row * TILE;

      reserve_runs (maker);
      maker->row_runs[row] = maker->n_runs;
      for (int x = 0; x < TILE; x++)
        if (x == 0 || line[x] != line[x - 1])
          {
            maker->runs[maker->n_runs++] = line[x];
            maker->starts[row][x / 64] |= G_GUINT64_CONSTANT (1) << (x % 64);
          }
    }
  maker->row_runs[TILE] = maker->n_runs;
}
