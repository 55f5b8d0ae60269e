/* Scanline filling of a map's cells.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pixel belongs to a cell when its centre does. Where an edge crosses a line of pixel centres is
 * worked out from its end points in one fixed order, so both neighbours get the same number and
 * share no pixel and leave none. */
#include "config.h"

#include "render/map-fill.h"

#include "render/map-pixel.h"

#include <math.h>

typedef struct
{
  GArray *begin; /* int: where the crossings of each row begin */
  GArray *at;    /* int: crossings */
} Scratch;

static inline int
ceil_int (double value)
{
  int whole = (int)value;

  return whole + (value > whole);
}

/* Rows whose centre lies in [top, bottom), within the picture. */
static inline void
row_range (double top, double bottom, int height, int *first, int *last)
{
  *first = MAX (ceil_int (top - 0.5), 0);
  *last = MIN (ceil_int (bottom - 0.5), height);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int x = *(const int *)a;
  int y = *(const int *)b;

  return (x > y) - (x < y);
}

static void
sort_crossings (int *at, int n)
{
  if (n > 24)
    {
      qsort (at, (gsize)n, sizeof (int), compare_ints);
      return;
    }
  for (int i = 1; i < n; i++)
    {
      int value = at[i];
      int k = i;

      for (; k > 0 && at[k - 1] > value; k--)
        at[k] = at[k - 1];
      at[k] = value;
    }
}

/* Counts, per row from `top`, how many edges of a ring cross it. */
static void
count_ring (const PentadMapPixel *t,
            const PentadMapPoint *points,
            guint n,
            int height,
            int top,
            int *counts)
{
  for (guint i = 0; i < n; i++)
    {
      double a = pentad_map_pixel_y (t, &points[i]);
      double b = pentad_map_pixel_y (t, &points[i + 1 < n ? i + 1 : 0]);
      int first, last;

      row_range (MIN (a, b), MAX (a, b), height, &first, &last);
      for (int row = first; row < last; row++)
        counts[row - top]++;
    }
}

static void
cross_ring (const PentadMapPixel *t,
            const PentadMapPoint *points,
            guint n,
            int width,
            int height,
            int top,
            int *next,
            int *at)
{
  for (guint i = 0; i < n; i++)
    {
      const PentadMapPoint *p = &points[i];
      const PentadMapPoint *q = &points[i + 1 < n ? i + 1 : 0];
      const PentadMapPoint *upper = p->y > q->y || (p->y == q->y && p->x < q->x) ? p : q;
      const PentadMapPoint *lower = upper == p ? q : p;
      double y0 = pentad_map_pixel_y (t, upper);
      double y1 = pentad_map_pixel_y (t, lower);
      double x0, slope;
      int first, last;

      row_range (y0, y1, height, &first, &last);
      if (first >= last)
        continue;
      x0 = pentad_map_pixel_x (t, upper);
      slope = (pentad_map_pixel_x (t, lower) - x0) / (y1 - y0);
      for (int row = first; row < last; row++)
        {
          double x = x0 + (row + 0.5 - y0) * slope;
          at[next[row - top]++] = ceil_int (CLAMP (x, 0, width) - 0.5);
        }
    }
}

static void
fill_spans (const Scratch *scratch, int top, int rows, guint32 value, guint32 *cells, int width)
{
  const int *begin = (const int *)(gpointer)scratch->begin->data;
  int *at = (int *)(gpointer)scratch->at->data;

  for (int row = 0; row < rows; row++)
    {
      /* cross_ring() has moved each row's begin to its end, which is the next one's begin. */
      int from = row > 0 ? begin[row - 1] : 0;
      guint32 *line = cells + (gsize)(top + row) * (gsize)width;

      sort_crossings (at + from, begin[row] - from);
      for (int i = from; i + 1 < begin[row]; i += 2)
        for (int x = MAX (at[i], 0); x < at[i + 1]; x++)
          line[x] = value;
    }
}

static void
fill_cell (const PentadMapGeometry *geometry,
           const PentadMapPixel *t,
           int cell,
           Scratch *scratch,
           guint32 *cells,
           int width,
           int height)
{
  const guint *sizes;
  guint n_rings;
  const PentadMapPoint *points = pentad_map_geometry_get_cell (geometry, cell, &sizes, &n_rings);
  const PentadMapPoint *ring = points;
  PentadMapPoint low = { G_MAXINT32, G_MAXINT32 };
  PentadMapPoint high = { G_MININT32, G_MININT32 };
  int top, bottom, total;
  int *begin;

  for (guint r = 0; r < n_rings; ring += sizes[r], r++)
    for (guint i = 0; i < sizes[r]; i++)
      {
        low.x = MIN (low.x, ring[i].x);
        low.y = MIN (low.y, ring[i].y);
        high.x = MAX (high.x, ring[i].x);
        high.y = MAX (high.y, ring[i].y);
      }
  if (n_rings == 0 || pentad_map_pixel_x (t, &low) >= width || pentad_map_pixel_x (t, &high) <= 0)
    return;
  row_range (pentad_map_pixel_y (t, &high), pentad_map_pixel_y (t, &low), height, &top, &bottom);
  if (top >= bottom)
    return;
  g_array_set_size (scratch->begin, (guint)(bottom - top));
  begin = (int *)(gpointer)scratch->begin->data;
  for (int row = 0; row < bottom - top; row++)
    begin[row] = 0;
  ring = points;
  for (guint r = 0; r < n_rings; ring += sizes[r], r++)
    count_ring (t, ring, sizes[r], height, top, begin);
  total = 0;
  for (int row = 0; row < bottom - top; row++)
    {
      int count = begin[row];
      begin[row] = total;
      total += count;
    }
  g_array_set_size (scratch->at, (guint)total);
  ring = points;
  for (guint r = 0; r < n_rings; ring += sizes[r], r++)
    cross_ring (t, ring, sizes[r], width, height, top, begin, (int *)(gpointer)scratch->at->data);
  fill_spans (scratch, top, bottom - top, (guint32)cell + 1, cells, width);
}

void
pentad_map_fill_cells (const PentadMapGeometry *geometry,
                       const PentadMapView *view,
                       guint32 *cells,
                       int width,
                       int height)
{
  PentadMapPixel t = pentad_map_pixel (view);
  Scratch scratch = { g_array_new (FALSE, FALSE, sizeof (int)),
                      g_array_new (FALSE, FALSE, sizeof (int)) };

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (geometry); cell++)
    fill_cell (geometry, &t, cell, &scratch, cells, width, height);
  g_array_unref (scratch.begin);
  g_array_unref (scratch.at);
}
