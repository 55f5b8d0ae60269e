/* The unique borders of a map's cells, found by hashing pairs of vertices.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two neighbours list the piece of border between them once each, in opposite directions; both find
 * the same slot of the table. What stays one-sided is the outer border, or a border whose vertices
 * differ on both sides: for those the other side is looked up by a point just across. */
#include "config.h"

#include "render/map-edges.h"

#include <math.h>
#include <string.h>

/* Distance at which the other side of an unmatched edge is looked for. */
#define ACROSS_M 1.0
/* A level whose own borders are made of cell borders to this share is drawn from the cells. */
#define MADE_OF_CELLS 0.95
/* Few enough edges a bucket that a tile meets few beyond its rim, many enough to read in a row. */
#define EDGES_A_BUCKET     12.0
#define MAX_BUCKETS_A_SIDE 1024.0

typedef struct
{
  PentadMapEdge *edges;
  guint n_edges;
  guint32 *slots; /* edge + 1; 0 free */
  guint32 mask;
} Table;

static gboolean
comes_before (const PentadMapPoint *a, const PentadMapPoint *b)
{
  return a->y != b->y ? a->y < b->y : a->x < b->x;
}

static guint32
hash_pair (const PentadMapPoint *a, const PentadMapPoint *b)
{
  guint64 h = (guint64)(guint32)a->x * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  h = (h ^ (h >> 29)) + (guint32)a->y;
  h = h * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9) + (guint32)b->x;
  h = (h ^ (h >> 32)) * G_GUINT64_CONSTANT (0x94d049bb133111eb) + (guint32)b->y;
  h = (h ^ (h >> 31)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint32)(h >> 32);
}

/* The slot that holds the pair, or the free one where it belongs. a comes before b. */
static guint32 *
find_slot (const Table *table, const PentadMapPoint *a, const PentadMapPoint *b)
{
  for (guint32 at = hash_pair (a, b) & table->mask;; at = (at + 1) & table->mask)
    {
      const PentadMapEdge *edge;

      if (table->slots[at] == 0)
        return &table->slots[at];
      edge = &table->edges[table->slots[at] - 1];
      if (memcmp (&edge->a, a, sizeof *a) == 0 && memcmp (&edge->b, b, sizeof *b) == 0)
        return &table->slots[at];
    }
}

static void
add_edge (Table *table, const PentadMapPoint *p, const PentadMapPoint *q, int cell)
{
  const PentadMapPoint *a = comes_before (p, q) ? p : q;
  const PentadMapPoint *b = a == p ? q : p;
  guint32 *slot;

  if (p->x == q->x && p->y == q->y)
    return;
  slot = find_slot (table, a, b);
  if (*slot == 0)
    {
      table->edges[table->n_edges] = (PentadMapEdge){ *a, *b, cell, -1, PENTAD_LEVEL_CITY, TRUE };
      *slot = ++table->n_edges;
    }
  else if (table->edges[*slot - 1].right < 0)
    {
      table->edges[*slot - 1].right = cell;
      table->edges[*slot - 1].one_sided = FALSE;
    }
  else
    /* Cells that overlap: a third one keeps an edge of its own, or its filling would be open. */
    table->edges[table->n_edges++] = (PentadMapEdge){ *a, *b, cell, -1, PENTAD_LEVEL_CITY, TRUE };
}

static Table
table_new (const PentadMapGeometry *geometry)
{
  Table table = { 0 };
  guint n_points = 0;
  guint n_slots = 16;
  int n_cells = pentad_map_geometry_get_n_cells (geometry);

  for (int cell = 0; cell < n_cells; cell++)
    {
      const guint *sizes;
      guint n_rings;

      pentad_map_geometry_get_cell (geometry, cell, &sizes, &n_rings);
      for (guint r = 0; r < n_rings; r++)
        n_points += sizes[r];
    }
  while (n_slots < n_points + n_points / 2)
    n_slots *= 2;
  table.edges = g_new (PentadMapEdge, MAX (n_points, 1));
  table.slots = g_new0 (guint32, n_slots);
  table.mask = n_slots - 1;
  for (int cell = 0; cell < n_cells; cell++)
    {
      const guint *sizes;
      guint n_rings;
      const PentadMapPoint *points =
          pentad_map_geometry_get_cell (geometry, cell, &sizes, &n_rings);

      for (guint r = 0; r < n_rings; points += sizes[r], r++)
        for (guint i = 0; i < sizes[r]; i++)
          add_edge (&table, &points[i], &points[(i + 1) % sizes[r]], cell);
    }
  return table;
}

/* The other side of an edge that only one cell listed. */
static void
look_across (PentadMapEdge *edge, const PentadMapGeometry *geometry)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  PentadLevel level = pentad_map_geometry_get_cell_level (geometry);
  double dx = (double)edge->b.x - edge->a.x;
  double dy = (double)edge->b.y - edge->a.y;
  double length = hypot (dx, dy);
  double middle_x = ((double)edge->a.x + edge->b.x) / 2 / PENTAD_MAP_UNITS;
  double middle_y = ((double)edge->a.y + edge->b.y) / 2 / PENTAD_MAP_UNITS;

  for (int side = -1; side <= 1; side += 2)
    {
      double lon, lat;
      int cell;

      pentad_map_geometry_unproject (geometry, middle_x - side * ACROSS_M * dy / length,
                                     middle_y + side * ACROSS_M * dx / length, &lon, &lat);
      cell = pentad_map_geometry_place_cell (geometry,
                                             pentad_divisions_locate (divisions, level, lon, lat));
      if (cell >= 0 && cell != edge->left)
        {
          edge->right = cell;
          return;
        }
    }
}

static gboolean
is_made_of_cells (const Table *table, const GArray *pairs)
{
  guint found = 0;

  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      const PentadMapPoint *p = &g_array_index (pairs, PentadMapPoint, i);
      const PentadMapPoint *q = &g_array_index (pairs, PentadMapPoint, i + 1);
      gboolean before = comes_before (p, q);

      found += *find_slot (table, before ? p : q, before ? q : p) != 0;
    }
  return found >= MADE_OF_CELLS * (pairs->len / 2);
}

/* Whether cell borders are borders of that level: it has places, and no rings of its own. */
static gboolean
is_of_cells (const PentadMapEdges *self, const PentadMapGeometry *geometry, int level)
{
  int count;

  pentad_divisions_get_level (pentad_map_geometry_get_divisions (geometry), (PentadLevel)level,
                              &count);
  return count > 0 && !self->own[level];
}

/* The coarsest level at which both sides differ, of those whose borders are cell borders. */
static PentadLevel
edge_level (const PentadMapEdges *self,
            const PentadMapGeometry *geometry,
            const PentadMapEdge *edge)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  PentadLevel finest = pentad_map_geometry_get_cell_level (geometry);
  int left = pentad_map_geometry_cell_place (geometry, edge->left);
  int right = pentad_map_geometry_cell_place (geometry, edge->right);

  if (right < 0)
    return self->own[PENTAD_LEVEL_CITY] ? finest : PENTAD_LEVEL_CITY;
  for (int level = PENTAD_LEVEL_DISTRICT; level < (int)finest; level++)
    if (is_of_cells (self, geometry, level) &&
        pentad_divisions_ancestor (divisions, left, (PentadLevel)level) !=
            pentad_divisions_ancestor (divisions, right, (PentadLevel)level))
      return (PentadLevel)level;
  return finest;
}

/* Where every coarser level has its own rings, the other side of an edge changes nothing. */
static gboolean
sides_matter (const PentadMapEdges *self, const PentadMapGeometry *geometry)
{
  PentadLevel finest = pentad_map_geometry_get_cell_level (geometry);

  for (int level = PENTAD_LEVEL_CITY; level < (int)finest; level++)
    if (is_of_cells (self, geometry, level))
      return TRUE;
  return FALSE;
}

static void
add_own_levels (PentadMapEdges *self,
                const PentadMapGeometry *geometry,
                const Table *table,
                GArray *out)
{
  PentadLevel finest = pentad_map_geometry_get_cell_level (geometry);

  for (int level = PENTAD_LEVEL_CITY; level < (int)finest; level++)
    {
      g_autoptr (GArray) pairs = pentad_map_geometry_fix_level (geometry, (PentadLevel)level);

      if (pairs->len == 0 || is_made_of_cells (table, pairs))
        continue;
      self->own[level] = TRUE;
      for (guint i = 0; i + 1 < pairs->len; i += 2)
        {
          PentadMapEdge edge = { g_array_index (pairs, PentadMapPoint, i),
                                 g_array_index (pairs, PentadMapPoint, i + 1),
                                 -1,
                                 -1,
                                 (PentadLevel)level,
                                 TRUE };
          if (!comes_before (&edge.a, &edge.b))
            {
              PentadMapPoint swap = edge.a;
              edge.a = edge.b;
              edge.b = swap;
            }
          g_array_append_val (out, edge);
        }
    }
  /* Levels above one with its own borders end where that one does; drawing the ragged outer edge
   * of the cells beside it would show two coasts. */
  for (int level = PENTAD_LEVEL_CITY; level < (int)finest; level++)
    if (self->own[level])
      self->own[PENTAD_LEVEL_CITY] = TRUE;
}

static PentadMapPoint
low_corner (const PentadMapEdge *edge)
{
  return (PentadMapPoint){ MIN (edge->a.x, edge->b.x), MIN (edge->a.y, edge->b.y) };
}

static void
lay_buckets (PentadMapBuckets *buckets, const PentadMapEdge *edges, guint n)
{
  PentadMapPoint low = { G_MAXINT32, G_MAXINT32 }, high = { G_MININT32, G_MININT32 };
  double width, height, size;

  for (guint i = 0; i < n; i++)
    {
      PentadMapPoint corner = low_corner (&edges[i]);
      low.x = MIN (low.x, corner.x);
      low.y = MIN (low.y, corner.y);
      high.x = MAX (high.x, corner.x);
      high.y = MAX (high.y, corner.y);
    }
  buckets->columns = buckets->rows = buckets->size = 1;
  if (n > 0)
    {
      width = (double)high.x - low.x + 1;
      height = (double)high.y - low.y + 1;
      size = ceil (MAX (sqrt (width * height * EDGES_A_BUCKET / n),
                        MAX (width, height) / MAX_BUCKETS_A_SIDE));
      buckets->origin = low;
      buckets->size = (int)MIN (size, G_MAXINT32);
      buckets->columns = (int)((width - 1) / buckets->size) + 1;
      buckets->rows = (int)((height - 1) / buckets->size) + 1;
    }
  buckets->first = g_new0 (guint, (gsize)buckets->columns * (gsize)buckets->rows + 1);
}

/* The bucket of an edge; columns * rows for one that is larger than a bucket. */
static guint
find_bucket (const PentadMapBuckets *buckets, const PentadMapEdge *edge)
{
  PentadMapPoint corner = low_corner (edge);

  if ((gint64)MAX (edge->a.x, edge->b.x) - corner.x > buckets->size ||
      (gint64)MAX (edge->a.y, edge->b.y) - corner.y > buckets->size)
    return (guint)(buckets->columns * buckets->rows);
  return (guint)((int)(((gint64)corner.y - buckets->origin.y) / buckets->size) * buckets->columns +
                 (int)(((gint64)corner.x - buckets->origin.x) / buckets->size));
}

/* Sorts the edges of one level by bucket, from `from` to `to`. */
static void
sort_by_bucket (PentadMapBuckets *buckets, const PentadMapEdge *from, PentadMapEdge *to, guint n)
{
  guint n_buckets = (guint)(buckets->columns * buckets->rows);
  g_autofree guint *at = g_new0 (guint, (gsize)n_buckets + 1);
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    at[find_bucket (buckets, &from[i])]++;
  for (guint b = 0; b <= n_buckets; b++)
    {
      guint count = at[b];
      buckets->first[b] = at[b] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    to[at[find_bucket (buckets, &from[i])]++] = from[i];
}

static void
sort_by_level (PentadMapEdges *self, const GArray *unsorted)
{
  g_autofree PentadMapEdge *by_level = g_new (PentadMapEdge, MAX (unsorted->len, 1));
  guint at[PENTAD_N_LEVELS];
  guint first = 0;

  for (guint i = 0; i < unsorted->len; i++)
    self->count[g_array_index (unsorted, PentadMapEdge, i).level]++;
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      self->first[level] = at[level] = first;
      first += self->count[level];
    }
  for (guint i = 0; i < unsorted->len; i++)
    {
      const PentadMapEdge *edge = &g_array_index (unsorted, PentadMapEdge, i);
      by_level[at[edge->level]++] = *edge;
    }
  self->edges = g_array_sized_new (FALSE, FALSE, sizeof (PentadMapEdge), unsorted->len);
  g_array_set_size (self->edges, unsorted->len);
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      const PentadMapEdge *from = by_level + self->first[level];

      lay_buckets (&self->buckets[level], from, self->count[level]);
      sort_by_bucket (&self->buckets[level], from,
                      (PentadMapEdge *)(gpointer)self->edges->data + self->first[level],
                      self->count[level]);
    }
}

static int
bucket_at (gint64 offset, int size, int count)
{
  return (int)CLAMP (offset / size, 0, count - 1);
}

static void
append_run (const PentadMapEdge *edges, guint first, guint end, GArray *runs)
{
  PentadMapEdgeRun run = { edges + first, end - first };

  if (end > first)
    g_array_append_val (runs, run);
}

void
pentad_map_edges_find (const PentadMapEdges *self,
                       PentadLevel level,
                       PentadMapPoint low,
                       PentadMapPoint high,
                       GArray *runs)
{
  const PentadMapBuckets *buckets = &self->buckets[level];
  const PentadMapEdge *edges =
      (const PentadMapEdge *)(gpointer)self->edges->data + self->first[level];
  gint64 x0 = (gint64)low.x - buckets->origin.x, x1 = (gint64)high.x - buckets->origin.x;
  gint64 y0 = (gint64)low.y - buckets->origin.y, y1 = (gint64)high.y - buckets->origin.y;
  int size = buckets->size;
  guint n_buckets = (guint)(buckets->columns * buckets->rows);

  append_run (edges, buckets->first[n_buckets], self->count[level], runs);
  /* An edge reaches up to one bucket beyond its own. */
  if (x1 < 0 || y1 < 0 || x0 > (gint64)size * (buckets->columns + 1) ||
      y0 > (gint64)size * (buckets->rows + 1))
    return;

  int left = bucket_at (x0 - size, size, buckets->columns);
  int right = bucket_at (x1, size, buckets->columns);
  int last = bucket_at (y1, size, buckets->rows);
  for (int row = bucket_at (y0 - size, size, buckets->rows); row <= last; row++)
    append_run (edges, buckets->first[row * buckets->columns + left],
                buckets->first[row * buckets->columns + right + 1], runs);
}

void
pentad_map_edges_build (PentadMapEdges *self, const PentadMapGeometry *geometry)
{
  Table table = table_new (geometry);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (PentadMapEdge));
  gboolean across;

  memset (self, 0, sizeof *self);
  add_own_levels (self, geometry, &table, all);
  across = sides_matter (self, geometry);
  for (guint i = 0; i < table.n_edges; i++)
    {
      PentadMapEdge *edge = &table.edges[i];

      if (edge->right < 0 && across)
        look_across (edge, geometry);
      /* A cell that touches itself has a seam there, not a border. */
      if (edge->left == edge->right)
        continue;
      edge->level = edge_level (self, geometry, edge);
      g_array_append_val (all, *edge);
    }
  sort_by_level (self, all);
  g_free (table.edges);
  g_free (table.slots);
}

void
pentad_map_edges_clear (PentadMapEdges *self)
{
  g_clear_pointer (&self->edges, g_array_unref);
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    g_clear_pointer (&self->buckets[level].first, g_free);
}
