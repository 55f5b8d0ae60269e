/* Antialiased drawing of a map's borders.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines only ever raise the coverage of a pixel, so that where lines of one level meet nothing is
 * covered twice. */
#include "config.h"

#include "render/map-stroke.h"

#include "render/map-pixel.h"

#include <math.h>

/* Lines up to this width are drawn by stepping along their longer axis; wider ones with round ends.
 */
#define THIN_LINE_PX 2.6

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
pentad_map_stroke_edges (const PentadMapEdge *edges,
                         guint n_edges,
                         const PentadMapView *view,
                         double line_px,
                         guint8 *coverage,
                         int width,
                         int height)
{
  PentadMapPixel t = pentad_map_pixel (view);
  double reach = line_px + 1;

  for (guint i = 0; i < n_edges; i++)
    {
      double x0 = pentad_map_pixel_x (&t, &edges[i].a);
      double y0 = pentad_map_pixel_y (&t, &edges[i].a);
      double x1 = pentad_map_pixel_x (&t, &edges[i].b);
      double y1 = pentad_map_pixel_y (&t, &edges[i].b);

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
