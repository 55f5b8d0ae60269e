/* Markers of a map: single ones, and where there are many, clusters with their number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-markers.h"

#include <math.h>

#include "render/format.h"

#define CIRCLE_SIZE   11
#define TRIANGLE_SIZE 20
/* More of a kind than this in view are clustered. */
#define SINGLE_MAX 60
/* Side of the squares, in design pixels, whose markers become one. */
#define BIN_PX 84
/* A cluster's circle grows with the logarithm of its number up to this. */
#define CLUSTER_MIN 14
#define CLUSTER_MAX 30

typedef struct
{
  double x, y; /* sums, then the middle */
  int n;
  int first; /* index of its first marker */
} Cluster;

static gboolean
place (const PentadMap *map,
       const PentadMapView *view,
       const PentadMapMarker *marker,
       double *x,
       double *y)
{
  double mx, my;

  pentad_map_geometry_project (map->geometry, marker->lon, marker->lat, &mx, &my);
  pentad_map_view_to_px (view, mx, my, x, y);
  return *x >= 0 && *y >= 0 && *x < view->width && *y < view->height;
}

static void
draw_one (PentadSketch *sketch, const PentadMapMarker *marker, double x, double y)
{
  double size = marker->shape == PENTAD_MARKER_CIRCLE ? CIRCLE_SIZE : TRIANGLE_SIZE;
  PentadPaint paint = { .fill = pentad_tone_fill (marker->tone),
                        .stroke = PENTAD_INK_HALO,
                        .width = 1.4f };

  pentad_sketch_marker (sketch, PENTAD_ROLE_MARKER, marker->shape, x, y, size, &paint);
  pentad_sketch_hit (sketch, pentad_rect (x - size / 2, y - size / 2, size, size), marker->key,
                     marker->tooltip, PENTAD_NO_PLACE);
}

static void
draw_cluster (PentadSketch *sketch, const PentadMapMarker *marker, const Cluster *cluster)
{
  double size = MIN (CLUSTER_MIN + 2.4 * log2 (cluster->n), CLUSTER_MAX);
  gboolean circle = marker->shape == PENTAD_MARKER_CIRCLE;
  PentadPaint paint = { .fill = pentad_tone_fill (marker->tone),
                        .fill_alpha = 0.92f,
                        .stroke = PENTAD_INK_HALO,
                        .width = 1.4f };
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_ON_FILL,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .bold = TRUE };
  g_autofree char *number = pentad_format_count (cluster->n);

  /* A triangle has less room for a number than a circle of its size. */
  pentad_sketch_marker (sketch, PENTAD_ROLE_MARKER, marker->shape, cluster->x, cluster->y,
                        circle ? size : size * 1.35, &paint);
  pentad_sketch_text (sketch, PENTAD_ROLE_MARKER, cluster->x,
                      cluster->y + (circle ? 0 : size * 0.16), number, &style);
}

/* One kind: markers of the same shape and tone as the first. */
static void
draw_kind (PentadSketch *sketch,
           const PentadMap *map,
           const PentadMapView *view,
           int first,
           gboolean *done)
{
  int columns = MAX (1, (int)(view->width / BIN_PX) + 1),
      rows = MAX (1, (int)(view->height / BIN_PX) + 1);
  g_autofree Cluster *bins = g_new0 (Cluster, (gsize)columns * (gsize)rows);
  const PentadMapMarker *kind = &map->markers[first];
  int n_visible = 0;
  double x, y;

  for (int i = first; i < map->n_markers; i++)
    {
      const PentadMapMarker *marker = &map->markers[i];

      if (marker->shape != kind->shape || marker->tone != kind->tone)
        continue;
      done[i] = TRUE;
      if (!place (map, view, marker, &x, &y))
        continue;
      Cluster *bin = &bins[(int)(y / BIN_PX) * columns + (int)(x / BIN_PX)];
      if (bin->n++ == 0)
        bin->first = i;
      bin->x += x;
      bin->y += y;
      n_visible++;
    }
  for (int i = first; i < map->n_markers && n_visible <= SINGLE_MAX; i++)
    if (map->markers[i].shape == kind->shape && map->markers[i].tone == kind->tone &&
        place (map, view, &map->markers[i], &x, &y))
      draw_one (sketch, &map->markers[i], x, y);
  for (int b = 0; b < columns * rows && n_visible > SINGLE_MAX; b++)
    {
      Cluster cluster = bins[b];

      if (cluster.n == 0)
        continue;
      cluster.x /= cluster.n;
      cluster.y /= cluster.n;
      if (cluster.n == 1)
        draw_one (sketch, &map->markers[cluster.first], cluster.x, cluster.y);
      else
        draw_cluster (sketch, kind, &cluster);
    }
}

void
pentad_map_draw_markers (PentadSketch *sketch, const PentadMap *map, const PentadMapView *view)
{
  g_autofree gboolean *done = g_new0 (gboolean, (gsize)MAX (map->n_markers, 1));

  for (int i = 0; i < map->n_markers; i++)
    if (!done[i])
      draw_kind (sketch, map, view, i, done);
}
