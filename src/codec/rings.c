/* Rings of a shape as files have them: those that touch themselves are taken apart, crossings told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/rings.h"

#include "model/shape.h"

#include <math.h>
#include <string.h>

/* Up to here comparing all with all is quicker than sorting or hashing. */
#define FEW 24
/* Comparisons of edges: so many for each, and so many in any case. A shape of 100,000 edges then
 * takes a fraction of a second at worst. */
#define PAIRS_PER_EDGE 300
#define MIN_PAIRS      100000

static gboolean
is_same (const PentadPoint *a, const PentadPoint *b)
{
  return a->lon == b->lon && a->lat == b->lat;
}

static guint
point_hash (gconstpointer key)
{
  const PentadPoint *point = key;

  /* Adding 0 makes one of the two zeros. */
  double lon = point->lon + 0.0, lat = point->lat + 0.0;

  return g_double_hash (&lon) * 31 + g_double_hash (&lat);
}

static gboolean
point_equal (gconstpointer a, gconstpointer b)
{
  return is_same (a, b);
}

/* TRUE when some point comes twice. */
static gboolean
touches_itself (const PentadPoint *points, guint n)
{
  g_autoptr (GHashTable) seen = NULL;

  if (n <= FEW)
    {
      for (guint i = 1; i < n; i++)
        for (guint j = 0; j < i; j++)
          if (is_same (&points[i], &points[j]))
            return TRUE;
      return FALSE;
    }
  seen = g_hash_table_new (point_hash, point_equal);
  for (guint i = 0; i < n; i++)
    if (!g_hash_table_add (seen, (gpointer)&points[i]))
      return TRUE;
  return FALSE;
}

gboolean
pentad_rings_are_convex (const GArray *points, const GArray *parts)
{
  const PentadPoint *all = (const PentadPoint *)(void *)points->data;
  guint n = points->len, n_turns = 0;
  double direction = 0, before_x;

  if (parts->len != 1 || n < 3)
    return FALSE;
  before_x = all[0].lon - all[n - 1].lon;
  for (guint i = 0; i < n; i++)
    {
      const PentadPoint *a = &all[i > 0 ? i - 1 : n - 1], *b = &all[i];
      const PentadPoint *c = &all[i + 1 < n ? i + 1 : 0];
      double x = c->lon - b->lon;
      double turn = (b->lon - a->lon) * (c->lat - b->lat) - (b->lat - a->lat) * x;

      if (turn == 0 || turn * direction < 0)
        return FALSE;
      direction = turn;
      /* West to east and back is once around. An edge due north counts as westward. */
      n_turns += (x > 0) != (before_x > 0);
      before_x = x;
    }
  return n_turns == 2;
}

static void
add_ring (GArray *points, GArray *parts, const PentadPoint *ring, guint n)
{
  guint first = points->len;

  g_array_append_val (parts, first);
  g_array_append_vals (points, ring, n);
}

/* Walks along the ring and cuts off a loop whenever a point comes again; one that comes twice in a
 * row is no loop. Returns how many rings it became. */
static guint
take_apart (const PentadPoint *ring, guint n, GArray *points, GArray *parts, gboolean *has_loops)
{
  g_autofree PentadPoint *path = g_new (PentadPoint, n);
  g_autoptr (GHashTable) places = g_hash_table_new (point_hash, point_equal);
  guint len = 0, n_rings = 0;

  for (guint i = 0; i < n; i++)
    {
      /* Where it stands on the path, from 1. */
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &ring[i]));

      if (place == 0)
        {
          path[len++] = ring[i];
          g_hash_table_insert (places, (gpointer)&ring[i], GUINT_TO_POINTER (len));
          continue;
        }
      *has_loops |= len > place;
      if (len - (place - 1) >= 3)
        {
          add_ring (points, parts, path + place - 1, len - (place - 1));
          n_rings++;
        }
      for (; len > place; len--)
        g_hash_table_remove (places, &path[len - 1]);
    }
  if (len >= 3)
    {
      add_ring (points, parts, path, len);
      n_rings++;
    }
  return n_rings;
}

static guint
ring_end (const GArray *points, const GArray *parts, guint ring)
{
  return ring + 1 < parts->len ? g_array_index (parts, guint, ring + 1) : points->len;
}

guint
pentad_rings_repair (GArray *points, GArray *parts, guint *n_dropped)
{
  g_autoptr (GArray) good_points = NULL;
  g_autoptr (GArray) good_parts = NULL;
  const PentadPoint *all = (const PentadPoint *)(void *)points->data;
  guint n_changed = 0;

  for (guint r = 0; r < parts->len; r++)
    {
      guint first = g_array_index (parts, guint, r), n = ring_end (points, parts, r) - first;
      gboolean is_good = !touches_itself (all + first, n);

      if (is_good && good_points == NULL)
        continue;
      if (good_points == NULL)
        {
          good_points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
          good_parts = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_vals (good_points, all, first);
          g_array_append_vals (good_parts, parts->data, r);
        }
      if (is_good)
        {
          add_ring (good_points, good_parts, all + first, n);
          continue;
        }
      gboolean has_loops = FALSE;
      if (take_apart (all + first, n, good_points, good_parts, &has_loops) == 0)
        (*n_dropped)++;
      n_changed += has_loops;
    }
  if (good_points != NULL)
    {
      g_array_set_size (points, 0);
      g_array_append_vals (points, good_points->data, good_points->len);
      g_array_set_size (parts, 0);
      g_array_append_vals (parts, good_parts->data, good_parts->len);
    }
  return n_changed;
}

/* 1 inside, 0 on the border, -1 outside. */
static int
locate (const PentadPoint *point, const PentadPoint *ring, guint n)
{
  gboolean is_inside = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const PentadPoint *a = &ring[i], *b = &ring[i + 1 < n ? i + 1 : 0];
      double turn;

      if (fmin (a->lat, b->lat) > point->lat || fmax (a->lat, b->lat) < point->lat)
        continue;
      turn = (b->lon - a->lon) * (point->lat - a->lat) - (b->lat - a->lat) * (point->lon - a->lon);
      if (turn == 0 && fmin (a->lon, b->lon) <= point->lon && point->lon <= fmax (a->lon, b->lon))
        return 0;
      if ((a->lat > point->lat) != (b->lat > point->lat) && (turn > 0) == (b->lat > a->lat))
        is_inside = !is_inside;
    }
  return is_inside ? 1 : -1;
}

/* Without the point that closes it; 0 for what is no ring, which is told as such. */
static guint
count_corners (const GArray *points, const GArray *parts, guint ring)
{
  const PentadPoint *first =
      &g_array_index (points, PentadPoint, g_array_index (parts, guint, ring));
  guint n = ring_end (points, parts, ring) - g_array_index (parts, guint, ring);

  if (n > 1 && is_same (first, first + n - 1))
    n--;
  return n < 3 ? 0 : n;
}

gboolean
pentad_rings_have_stray (const GArray *points, const GArray *parts, const GArray *outers)
{
  const PentadPoint *all = (const PentadPoint *)(void *)points->data;
  guint64 n_left = MAX (MIN_PAIRS, (guint64)points->len * PAIRS_PER_EDGE);

  for (guint o = 0; o < outers->len; o++)
    {
      guint outer = g_array_index (outers, guint, o);
      guint end = o + 1 < outers->len ? g_array_index (outers, guint, o + 1) : parts->len;
      const PentadPoint *ring = all + g_array_index (parts, guint, outer);
      guint n = count_corners (points, parts, outer);

      for (guint hole = outer + 1; hole < end && n > 0; hole++)
        {
          const PentadPoint *corners = all + g_array_index (parts, guint, hole);
          guint n_corners = count_corners (points, parts, hole);
          int place = 0;

          for (guint p = 0; place == 0 && p < n_corners; p++)
            {
              if (n_left < n)
                return FALSE;
              n_left -= n;
              place = locate (&corners[p], ring, n);
            }
          if (place < 0)
            return TRUE;
        }
    }
  return FALSE;
}

typedef struct
{
  double x1, y1, x2, y2; /* x1 <= x2 */
} Edge;

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a, *two = b;

  return one->x1 < two->x1 ? -1 : one->x1 > two->x1;
}

static double
side (const Edge *line, double x, double y)
{
  return (line->x2 - line->x1) * (y - line->y1) - (line->y2 - line->y1) * (x - line->x1);
}

/* Each has an end on either side of the other. */
static gboolean
cross (const Edge *a, const Edge *b)
{
  return fmin (a->y1, a->y2) < fmax (b->y1, b->y2) && fmin (b->y1, b->y2) < fmax (a->y1, a->y2) &&
         side (a, b->x1, b->y1) * side (a, b->x2, b->y2) < 0 &&
         side (b, a->x1, a->y1) * side (b, a->x2, a->y2) < 0;
}

static void
fill_edges (const GArray *points, const GArray *parts, Edge *edges)
{
  const PentadPoint *all = (const PentadPoint *)(void *)points->data;
  guint e = 0;

  for (guint r = 0; r < parts->len; r++)
    {
      guint first = g_array_index (parts, guint, r), end = ring_end (points, parts, r);

      for (guint p = first; p < end; p++)
        {
          const PentadPoint *a = &all[p], *b = &all[p + 1 < end ? p + 1 : first];

          if (a->lon > b->lon)
            {
              const PentadPoint *west = b;

              b = a;
              a = west;
            }
          edges[e++] = (Edge){ a->lon, a->lat, b->lon, b->lat };
        }
    }
}

static gboolean
few_cross (const Edge *edges, guint n)
{
  for (guint i = 1; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (edges[j].x1 < edges[i].x2 && edges[i].x1 < edges[j].x2 && cross (&edges[i], &edges[j]))
        return TRUE;
  return FALSE;
}

/* Sorted from west to east, each is compared with those that begin before it ends. */
static gboolean
many_cross (Edge *edges, guint n)
{
  guint64 n_left = MAX (MIN_PAIRS, (guint64)n * PAIRS_PER_EDGE);

  qsort (edges, n, sizeof *edges, compare_edges);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && edges[j].x1 < edges[i].x2; j++)
      {
        if (n_left-- == 0)
          return FALSE;
        if (cross (&edges[i], &edges[j]))
          return TRUE;
      }
  return FALSE;
}

gboolean
pentad_rings_cross (const GArray *points, const GArray *parts)
{
  guint n = parts->len > 0 ? points->len : 0;
  g_autofree Edge *many = NULL;
  Edge few[FEW];

  if (n <= FEW)
    {
      fill_edges (points, parts, few);
      return few_cross (few, n);
    }
  many = g_new (Edge, n);
  fill_edges (points, parts, many);
  return many_cross (many, n);
}
