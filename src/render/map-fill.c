/* Scanline filling of a map's cells and antialiased drawing of its borders.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pixel belongs to a cell when its centre does. Where an edge crosses a line of pixel centres is
 * worked out from its end points in one fixed order, so both neighbours get the same number and
 * share no pixel and leave none. */
#include "config.h"

#include "render/map-fill.h"

#include <math.h>

/* Lines up to this width are drawn by stepping along their longer axis; wider ones with round ends.
 */
#define THIN_LINE_PX 2.6

/* Pixels beyond this are far outside any picture, but still exact as int. */
#define FAR_PX 1e9

typedef struct
{
  double scale; /* pixels per fixed-point unit */
  double x0, y0;
} Transform;

typedef struct
{
  GArray *begin; /* int: where the crossings of each row begin */
  GArray *at;    /* int: crossings */
} Scratch;

static Transform
transform_for (const PentadMapView *view)
{
  Transform t;

  t.scale = 1.0 / (PENTAD_MAP_UNITS * view->m_per_px);
  t.x0 = view->width / 2 - view->centre_x / view->m_per_px;
  t.y0 = view->height / 2 + view->centre_y / view->m_per_px;
  return t;
}

static inline double
px (const Transform *t, const PentadMapPoint *point)
{
  return CLAMP (t->x0 + point->x * t->scale, -FAR_PX, FAR_PX);
}

static inline double
py (const Transform *t, const PentadMapPoint *point)
{
  return CLAMP (t->y0 - point->y * t->scale, -FAR_PX, FAR_PX);
}

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
count_ring (
    const Transform *t, const PentadMapPoint *points, guint n, int height, int top, int *counts)
{
  for (guint i = 0; i < n; i++)
    {
      double a = py (t, &points[i]);
      double b = py (t, &points[i + 1 < n ? i + 1 : 0]);
      int first, last;

      row_range (MIN (a, b), MAX (a, b), height, &first, &last);
      for (int row = first; row < last; row++)
        counts[row - top]++;
    }
}

static void
cross_ring (const Transform *t,
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
      double y0 = py (t, upper);
      double y1 = py (t, lower);
      double x0, slope;
      int first, last;

      row_range (y0, y1, height, &first, &last);
      if (first >= last)
        continue;
      x0 = px (t, upper);
      slope = (px (t, lower) - x0) / (y1 - y0);
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
           const Transform *t,
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
  if (n_rings == 0 || px (t, &low) >= width || px (t, &high) <= 0)
    return;
  row_range (py (t, &high), py (t, &low), height, &top, &bottom);
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
  Transform t = transform_for (view);
  Scratch scratch = { g_array_new (FALSE, FALSE, sizeof (int)),
                      g_array_new (FALSE, FALSE, sizeof (int)) };

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (geometry); cell++)
    fill_cell (geometry, &t, cell, &scratch, cells, width, height);
  g_array_unref (scratch.begin);
  g_array_unref (scratch.at);
}

static inline void
cover (guint8 *pixel, float coverage)
{
  guint8 value = (guint8)(coverage * 255.0f + 0.5f);

  if (value > *pixel)
    *pixel = value;
}

/* One step of a thin line: the pixels across it at a whole position of its longer axis. */
static inline void
cross_step (guint8 *pixels,
            gsize stride,
            int length,
            float centre,
            float reach,
            float half,
            float cosine,
            float most)
{
  int first = MAX ((int)(centre - reach), 0);
  int last = MIN ((int)(centre + reach), length - 1);

  for (int i = first; i <= last; i++)
    {
      float coverage = half - fabsf ((float)i + 0.5f - centre) * cosine;
      if (coverage > 0)
        cover (pixels + (gsize)i * stride, MIN (coverage, most));
    }
}

/* Steps along the longer axis; `along` and `across` are strides of the coverage in bytes. */
static void
thin_line (guint8 *coverage,
           gsize along,
           gsize across,
           int n_along,
           int n_across,
           float a0,
           float c0,
           float a1,
           float c1,
           float line)
{
  float half = line / 2 + 0.5f;
  float most = MIN (line, 1.0f);
  float slope, cosine, reach;
  int first, last;

  if (a0 > a1)
    {
      float swap = a0;
      a0 = a1;
      a1 = swap;
      swap = c0;
      c0 = c1;
      c1 = swap;
    }
  slope = a1 > a0 ? (c1 - c0) / (a1 - a0) : 0;
  cosine = 1.0f / sqrtf (1 + slope * slope);
  reach = half / cosine + 0.5f;
  /* The steps at both ends are drawn by either of the lines that meet there. */
  first = MAX ((int)floorf (a0), 0);
  last = MIN ((int)floorf (a1), n_along - 1);
  for (int step = first; step <= last; step++)
    {
      float at = CLAMP ((float)step + 0.5f, a0, a1);
      float centre = c0 + (at - a0) * slope;

      if (centre > -reach && centre < (float)n_across + reach)
        cross_step (coverage + (gsize)step * along, across, n_across, centre, reach, half, cosine,
                    most);
    }
}

/* A line with round ends, by the distance of each pixel centre. */
static void
wide_line (
    guint8 *coverage, int width, int height, float x0, float y0, float x1, float y1, float line)
{
  float half = line / 2 + 0.5f;
  float dx = x1 - x0;
  float dy = y1 - y0;
  float length2 = dx * dx + dy * dy;
  int top = MAX ((int)floorf (MIN (y0, y1) - half), 0);
  int bottom = MIN ((int)ceilf (MAX (y0, y1) + half), height);
  int left = MAX ((int)floorf (MIN (x0, x1) - half), 0);
  int right = MIN ((int)ceilf (MAX (x0, x1) + half), width);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        float px_ = (float)x + 0.5f - x0;
        float py_ = (float)y + 0.5f - y0;
        float share = length2 > 0 ? CLAMP ((px_ * dx + py_ * dy) / length2, 0.0f, 1.0f) : 0;
        float ex = px_ - share * dx;
        float ey = py_ - share * dy;
        float value = half - sqrtf (ex * ex + ey * ey);

        if (value > 0)
          cover (coverage + (gsize)y * (gsize)width + x, MIN (value, 1.0f));
      }
}

void
pentad_map_fill_edges (const PentadMapEdge *edges,
                       guint n_edges,
                       const PentadMapView *view,
                       double line_px,
                       guint8 *coverage,
                       int width,
                       int height)
{
  Transform t = transform_for (view);
  double reach = line_px + 1;

  for (guint i = 0; i < n_edges; i++)
    {
      double x0 = px (&t, &edges[i].a);
      double y0 = py (&t, &edges[i].a);
      double x1 = px (&t, &edges[i].b);
      double y1 = py (&t, &edges[i].b);

      if (MAX (x0, x1) < -reach || MIN (x0, x1) > width + reach || MAX (y0, y1) < -reach ||
          MIN (y0, y1) > height + reach)
        continue;
      if (line_px > THIN_LINE_PX)
        wide_line (coverage, width, height, (float)x0, (float)y0, (float)x1, (float)y1,
                   (float)line_px);
      else if (fabs (x1 - x0) > fabs (y1 - y0))
        thin_line (coverage, 1, (gsize)width, width, height, (float)x0, (float)y0, (float)x1,
                   (float)y1, (float)line_px);
      else
        thin_line (coverage, (gsize)width, 1, height, width, (float)y0, (float)x0, (float)y1,
                   (float)x1, (float)line_px);
    }
}
