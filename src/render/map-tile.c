/* A square piece of the map as pixels: which cell each one belongs to, and how much border covers
 * it. SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-tile.h"

#include "render/map-tile-make.h"

#include <math.h>
#include <string.h>

/* Pixels of the plane beyond which nothing is drawn. */
#define PLANE_END (1 << 30)
/* How many rows ahead of the one painted. */
#define FETCH_AHEAD 2

static int
to_phase (double *whole, double offset)
{
  double phase = round ((offset - floor (offset)) * PENTAD_MAP_PHASES);

  *whole = floor (offset);
  if (phase < PENTAD_MAP_PHASES)
    return (int)phase;
  *whole += 1;
  return 0;
}

PentadMapTiling
pentad_map_tiling (const PentadMapView *view,
                   const double width_px[PENTAD_N_LEVELS],
                   int *x,
                   int *y)
{
  PentadMapTiling tiling = { .m_per_px = view->m_per_px };
  double left, top;

  tiling.phase_x = to_phase (&left, view->width / 2 - view->centre_x / view->m_per_px);
  tiling.phase_y = to_phase (&top, view->height / 2 + view->centre_y / view->m_per_px);
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    tiling.width_px[level] = (float)MAX (width_px[level], 0);
  *x = (int)CLAMP (-left, -PLANE_END, PLANE_END);
  *y = (int)CLAMP (-top, -PLANE_END, PLANE_END);
  return tiling;
}

gboolean
pentad_map_tiling_equal (const PentadMapTiling *a, const PentadMapTiling *b)
{
  if (a->m_per_px != b->m_per_px || a->phase_x != b->phase_x || a->phase_y != b->phase_y)
    return FALSE;
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    if (a->width_px[level] != b->width_px[level])
      return FALSE;
  return TRUE;
}

static PentadMapTilePlace
find_place (const PentadMapTiling *tiling, int column, int row)
{
  return (PentadMapTilePlace){
    1.0 / (PENTAD_MAP_UNITS * tiling->m_per_px),
    (double)tiling->phase_x / PENTAD_MAP_PHASES - (double)column * TILE,
    (double)tiling->phase_y / PENTAD_MAP_PHASES - (double)row * TILE,
  };
}

static int
to_plane (double value)
{
  int whole = (int)CLAMP (value, -PLANE_END, PLANE_END);

  return whole - (value < whole);
}

PentadMapBox
pentad_map_tiling_cell_box (const PentadMapTiling *tiling,
                            const PentadMapGeometry *geometry,
                            int cell)
{
  PentadMapTilePlace place = find_place (tiling, 0, 0);
  PentadMapPoint low, high;
  int x, y;

  if (!pentad_map_geometry_get_cell_box (geometry, cell, &low, &high))
    return (PentadMapBox){ 0, 0, 0, 0 };
  x = to_plane (pentad_map_tile_x (&place, low.x));
  y = to_plane (pentad_map_tile_y (&place, high.y));
  return (PentadMapBox){ x, y, to_plane (pentad_map_tile_x (&place, high.x)) + 1 - x,
                         to_plane (pentad_map_tile_y (&place, low.y)) + 1 - y };
}

PentadMapTileMaker *
pentad_map_tile_maker_new (void)
{
  return g_new0 (PentadMapTileMaker, 1);
}

void
pentad_map_tile_maker_free (PentadMapTileMaker *maker)
{
  if (maker == NULL)
    return;
  g_clear_pointer (&maker->edge_runs, g_array_unref);
  g_free (maker->runs);
  g_free (maker);
}

static gint32
to_units (double value)
{
  return (gint32)CLAMP (value, G_MININT32, G_MAXINT32);
}

/* Fills and draws with the edges of one level that lie near the tile. */
static void
add_level (PentadMapTileMaker *maker,
           const PentadMapGeometry *geometry,
           const PentadMapTilePlace *place,
           PentadLevel level,
           float width_px)
{
  double reach = width_px > 0 ? width_px / 2 + 2 : 1;
  PentadMapPoint low = { to_units ((-reach - place->x0) / place->scale - 1),
                         to_units ((place->y0 - TILE - reach) / place->scale - 1) };
  PentadMapPoint high = { to_units ((TILE + reach - place->x0) / place->scale + 1),
                          to_units ((place->y0 + reach) / place->scale + 1) };

  if (width_px > 0)
    pentad_map_tile_prepare_line (maker, level, width_px);
  g_array_set_size (maker->edge_runs, 0);
  pentad_map_geometry_find_edges (geometry, level, low, high, maker->edge_runs);
  for (guint r = 0; r < maker->edge_runs->len; r++)
    {
      const PentadMapEdgeRun *run = &g_array_index (maker->edge_runs, PentadMapEdgeRun, r);

      for (guint i = 0; i < run->n; i++)
        {
          const PentadMapEdge *edge = &run->edges[i];

          if (MAX (edge->a.x, edge->b.x) < low.x || MIN (edge->a.x, edge->b.x) > high.x ||
              edge->b.y < low.y || edge->a.y > high.y)
            continue;

          double x0 = pentad_map_tile_x (place, edge->a.x);
          double y0 = pentad_map_tile_y (place, edge->a.y);
          double x1 = pentad_map_tile_x (place, edge->b.x);
          double y1 = pentad_map_tile_y (place, edge->b.y);
          if (edge->left >= 0)
            pentad_map_tile_cross (maker, edge, x0, y0, x1, y1);
          if (width_px > 0)
            pentad_map_tile_stroke (maker, level, x0, y0, x1, y1);
        }
    }
}

/* Bits that are set. Without an instruction for it the compiler would look bytes up in a table. */
static inline guint
count_bits (guint64 bits)
{
  bits -= bits >> 1 & G_GUINT64_CONSTANT (0x5555555555555555);
  bits = (bits & G_GUINT64_CONSTANT (0x3333333333333333)) +
         (bits >> 2 & G_GUINT64_CONSTANT (0x3333333333333333));
  bits = (bits + (bits >> 4)) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  return (guint)(bits * G_GUINT64_CONSTANT (0x0101010101010101) >> 56);
}

static PentadMapTile *
take_tile (PentadMapTileMaker *maker)
{
  PentadMapTile *tile = g_new (PentadMapTile, 1);

  g_atomic_ref_count_init (&tile->refs);
  tile->runs = g_memdup2 (maker->runs, maker->n_runs * sizeof (guint32));
  memcpy (tile->row_runs, maker->row_runs, sizeof tile->row_runs);
  memcpy (tile->starts, maker->starts, sizeof tile->starts);
  for (int y = 0; y < TILE; y++)
    {
      guint8 n = 0;

      for (int word = 0; word < TILE / 64; word++)
        {
          tile->before[y][word] = n;
          n = (guint8)(n + count_bits (tile->starts[y][word]));
        }
    }
  memset (maker->starts, 0, sizeof maker->starts);
  tile->spans = NULL;
  tile->borders = NULL;
  if (maker->has_fine || maker->has_coarse)
    {
      tile->borders = g_malloc (TILE * TILE);
      pentad_map_tile_merge_lines (maker, tile->borders);
    }
  return tile;
}

PentadMapTile *
pentad_map_tile_new (PentadMapTileMaker *maker,
                     const PentadMapGeometry *geometry,
                     const PentadMapTiling *tiling,
                     int column,
                     int row)
{
  PentadMapTilePlace place = find_place (tiling, column, row);

  if (maker->edge_runs == NULL)
    maker->edge_runs = g_array_new (FALSE, FALSE, sizeof (PentadMapEdgeRun));
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    add_level (maker, geometry, &place, (PentadLevel)level, tiling->width_px[level]);
  if (!pentad_map_tile_sweep (maker, pentad_map_tile_first_cell (geometry, &place)))
    pentad_map_tile_fill_slowly (maker, geometry, &place);
  return take_tile (maker);
}

PentadMapTile *
pentad_map_tile_ref (PentadMapTile *tile)
{
  g_atomic_ref_count_inc (&tile->refs);
  return tile;
}

void
pentad_map_tile_unref (PentadMapTile *tile)
{
  if (!g_atomic_ref_count_dec (&tile->refs))
    return;
  g_clear_pointer (&tile->spans, pentad_map_spans_free);
  g_free (tile->runs);
  g_free (tile->borders);
  g_free (tile);
}

gsize
pentad_map_tile_get_bytes (const PentadMapTile *tile)
{
  /* With the spans, which may be made at any time. */
  return sizeof *tile + tile->row_runs[TILE] * (sizeof (guint32) + sizeof (PentadMapSpan)) +
         (tile->borders != NULL ? TILE * TILE : 0);
}

/* The run of a pixel. */
static inline guint
find_run (const PentadMapTile *tile, int x, int y)
{
  return tile->row_runs[y] + tile->before[y][x / 64] +
         count_bits (tile->starts[y][x / 64] << (63 - x % 64)) - 1;
}

int
pentad_map_tile_pick (const PentadMapTile *tile, int x, int y)
{
  if (x < 0 || y < 0 || x >= TILE || y >= TILE)
    return -1;
  return (int)tile->runs[find_run (tile, x, y)] - 1;
}

guint8
pentad_map_tile_border (const PentadMapTile *tile, int x, int y)
{
  return tile->borders != NULL ? tile->borders[y * TILE + x] : 0;
}

/* Borders of a row of a tile that has none. */
static const guint8 no_borders[TILE];

static inline const guint8 *
row_borders (const PentadMapTile *tile, int y)
{
  return tile->borders != NULL ? tile->borders + y * TILE : no_borders;
}

int
pentad_map_tile_run_end (const guint64 *starts, int x)
{
  for (int word = (x + 1) / 64; word < TILE / 64; word++)
    {
      guint64 bits = starts[word];

      if (word == (x + 1) / 64)
        bits &= G_MAXUINT64 << ((x + 1) % 64);
      if (bits != 0)
        return word * 64 + __builtin_ctzll (bits);
    }
  return TILE;
}

/* Paints the lines or dots of one run. */
static void
paint_pattern (guint8 pattern, const PentadMapInks *inks, int y, int x, int end, guint32 *line)
{
  guint32 colour = inks->pattern_colours[PENTAD_MAP_PATTERN_COLOUR (pattern)];
  PentadMapPattern shape = PENTAD_MAP_PATTERN_SHAPE (pattern);

  for (; x < end; x++)
    if (pentad_map_pattern_at (shape, inks->pattern_px, x, y))
      line[x] = colour;
}

/* A row with patterns: first the colours without borders, then the patterns, then the borders. */
static gboolean
paint_patterns (const PentadMapTile *tile, const PentadMapInks *inks, int y, guint32 *line)
{
  const guint32 *runs = tile->runs + tile->row_runs[y];
  gboolean any = FALSE;
  int x = 0;

  for (guint i = 0; x < TILE; i++)
    {
      int end = pentad_map_tile_run_end (tile->starts[y], x);

      if (inks->patterns[runs[i]] != PENTAD_MAP_PATTERN_NONE)
        {
          paint_pattern (inks->patterns[runs[i]], inks, y, x, end, line);
          any = TRUE;
        }
      x = end;
    }
  return any;
}

static void
paint_row (const PentadMapTile *tile,
           const PentadRecolour *recolour,
           const PentadMapInks *inks,
           int y,
           guint32 *line)
{
  guint32 room[TILE + 16];
  guint32 *colours = room + 1;
  const guint32 *runs = tile->runs + tile->row_runs[y];
  guint n_runs = tile->row_runs[y + 1] - tile->row_runs[y];

  for (guint i = 0; i < n_runs; i++)
    colours[i] = inks->colours[runs[i]];
  if (inks->patterns == NULL)
    {
      recolour->row (line, row_borders (tile, y), (const guint8 *)tile->starts[y], colours, inks);
      return;
    }
  recolour->row (line, no_borders, (const guint8 *)tile->starts[y], colours, inks);
  paint_patterns (tile, inks, y, line);
  recolour->cover (line, row_borders (tile, y), TILE, inks);
}

/* A tile's rows lie far apart in a frame, farther than processors look ahead by themselves. */
static inline void
fetch_row (const guint32 *pixels)
{
  for (int x = 0; x < TILE; x += 16)
    __builtin_prefetch (pixels + x, 1);
}

void
pentad_map_tile_paint (const PentadMapTile *tile,
                       const PentadRecolour *recolour,
                       const PentadMapInks *inks,
                       const PentadMapBox *part,
                       guint32 *pixels,
                       gsize stride)
{
  guint32 line[TILE];

  for (int y = part->y; y < part->y + part->height; y++, pixels += stride)
    {
      if (part->width == TILE)
        {
          fetch_row (pixels + FETCH_AHEAD * stride);
          paint_row (tile, recolour, inks, y, pixels);
          continue;
        }
      paint_row (tile, recolour, inks, y, line);
      memcpy (pixels, line + part->x, (gsize)part->width * sizeof *pixels);
    }
}

/* Paints the pixels [x, end) of a row, all of one cell. */
static void
paint_span (const PentadMapTile *tile,
            const PentadRecolour *recolour,
            const PentadMapInks *inks,
            guint32 run,
            int y,
            int x,
            int end,
            guint32 *pixels)
{
  guint8 pattern = inks->patterns != NULL ? inks->patterns[run] : PENTAD_MAP_PATTERN_NONE;

  if (pattern == PENTAD_MAP_PATTERN_NONE)
    {
      recolour->span (pixels, row_borders (tile, y) + x, inks->colours[run], (gsize)(end - x),
                      inks);
      return;
    }
  for (int i = x; i < end; i++)
    pixels[i - x] = inks->colours[run];
  paint_pattern (pattern, inks, y, x, end, pixels - x);
  recolour->cover (pixels, row_borders (tile, y) + x, (gsize)(end - x), inks);
}

static const PentadMapSpans *
get_spans (PentadMapTile *tile)
{
  PentadMapSpans *spans = g_atomic_pointer_get (&tile->spans);

  if (spans != NULL)
    return spans;
  spans = pentad_map_spans_new (tile);
  if (g_atomic_pointer_compare_and_exchange (&tile->spans, NULL, spans))
    return spans;
  pentad_map_spans_free (spans);
  return g_atomic_pointer_get (&tile->spans);
}

void
pentad_map_tile_fetch_slot (PentadMapTile *tile, int cell)
{
  const PentadMapSpans *spans = get_spans (tile);

  __builtin_prefetch (&spans->slots[pentad_map_spans_hash ((guint32)cell + 1) & spans->mask]);
}

const PentadMapSpan *
pentad_map_tile_find_spans (PentadMapTile *tile, int cell, guint *n_spans)
{
  const PentadMapSpans *spans = get_spans (tile);
  guint32 number = (guint32)cell + 1;
  guint at = pentad_map_spans_hash (number) & spans->mask;
  const PentadMapSpan *found;

  for (; spans->slots[at].cell != number + 1; at = (at + 1) & spans->mask)
    if (spans->slots[at].cell == 0)
      {
        *n_spans = 0;
        return NULL;
      }
  *n_spans = spans->slots[at].n;
  found = spans->spans + spans->slots[at].first;
  __builtin_prefetch (found);
  __builtin_prefetch (found + *n_spans - 1);
  return found;
}

void
pentad_map_tile_paint_spans (const PentadMapTile *tile,
                             const PentadRecolour *recolour,
                             const PentadMapInks *inks,
                             int cell,
                             const PentadMapSpan *spans,
                             guint n_spans,
                             guint32 *pixels,
                             gsize stride)
{
  for (guint i = 0; i < n_spans; i++)
    paint_span (tile, recolour, inks, (guint32)cell + 1, spans[i].y, spans[i].x, spans[i].last + 1,
                pixels + spans[i].y * stride + spans[i].x);
}

void
pentad_map_tile_fetch_spans (const PentadMapTile *tile,
                             const PentadMapSpan *spans,
                             guint n_spans,
                             const guint32 *pixels,
                             gsize stride)
{
  for (guint i = 0; i < n_spans; i++)
    {
      const guint32 *line = pixels + spans[i].y * stride;

      __builtin_prefetch (line + spans[i].x, 1);
      __builtin_prefetch (line + spans[i].last, 1);
      __builtin_prefetch (row_borders (tile, spans[i].y) + spans[i].x);
    }
}
