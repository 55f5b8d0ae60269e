/* Markers of a map: single ones, and where there are many, clusters with their number.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ground is cut into squares. Each square stands for the markers in it: one cluster for each
 * kind, side by side about the middle of them all, and moved so that all lie inside the square. So
 * clusters neither touch nor cover each other, of one kind or of several. What lies below legend or
 * notes is left out. */
#include "config.h"

#include "render/map-markers.h"

#include <math.h>

#include "render/format.h"

#define CIRCLE_SIZE   11
#define TRIANGLE_SIZE 20
/* More than this in view are clustered. */
#define SINGLE_MAX 60
/* Side of the squares in design pixels, and the room left free at their edges. */
#define BIN_PX  84
#define BIN_GAP 2
/* A cluster's circle grows with the logarithm of its number up to this. */
#define CLUSTER_MIN 16
#define CLUSTER_MAX 30
/* What a triangle or a diamond needs more than a circle for the same number. */
#define POINTED   1.3
#define MAX_KINDS 16

typedef struct
{
  double x, y; /* sums, then the middle */
  int n;       /* that stand there */
  int markers;
  int first; /* index of its first marker */
} Cluster;

/* Squares along one side of the view. What is cut off at its ends goes to the next whole one. */
typedef struct
{
  double start;    /* of the first one; not in the view */
  double side;     /* of one */
  double length;   /* of the view */
  int first, last; /* whole ones; the same when there is none */
} Squares;

typedef struct
{
  const PentadMap *map;
  const PentadMapView *view;
  PentadSketch *sketch;
  PentadMapLabels *labels;
  double scale;  /* pixels per design pixel */
  double growth; /* of type, and so of what holds numbers */
  double bin;    /* side of a square */
  Squares across, down;
  int kinds[MAX_KINDS]; /* index of the first marker of each */
  int n_kinds;
} Markers;

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

/* On a whole pixel of the output: those that look the same are then the same pixels. */
static double
snap (const Markers *markers, double at)
{
  return round (at * markers->scale) / markers->scale;
}

static double
single_size (const Markers *markers, const PentadMapMarker *marker)
{
  return markers->growth * (marker->shape == PENTAD_MARKER_CIRCLE ? CIRCLE_SIZE : TRIANGLE_SIZE);
}

static void
draw_one (const Markers *markers, const PentadMapMarker *marker, double x, double y)
{
  double size = single_size (markers, marker);
  PentadRect box = pentad_rect (x - size / 2, y - size / 2, size, size);
  PentadPaint paint = { .fill = pentad_tone_fill (marker->tone),
                        .stroke = PENTAD_INK_HALO,
                        .width = 1.4f };

  if (pentad_map_labels_is_covered (markers->labels, box))
    return;
  pentad_sketch_marker (markers->sketch, PENTAD_ROLE_MARKER, marker->shape, x, y, size, &paint);
  pentad_sketch_hit (markers->sketch, box, marker->key, marker->tooltip, PENTAD_NO_PLACE);
  pentad_map_labels_reserve (markers->labels, box);
}

static double
cluster_size (const Markers *markers, const PentadMapMarker *marker, const Cluster *cluster)
{
  double size = markers->growth * MIN (CLUSTER_MIN + 2.2 * log2 (cluster->n), CLUSTER_MAX);

  if (cluster->n == 1)
    return single_size (markers, marker);
  return marker->shape == PENTAD_MARKER_CIRCLE || marker->shape == PENTAD_MARKER_SQUARE
             ? size
             : size * POINTED;
}

/* In three digits, as a marker has room for: "412", "3.1k", "18k". */
static char *
format_cluster (int n)
{
  g_autofree char *thousands =
      n < 1000 ? NULL : pentad_format_number (n / 1000.0, n < 9950 ? 1 : 0);

  return n < 1000 ? pentad_format_count (n) : g_strdup_printf ("%sk", thousands);
}

static void
draw_cluster (const Markers *markers,
              const PentadMapMarker *marker,
              int n,
              double most,
              double at_x,
              double at_y)
{
  double size = 2 * floor (most * markers->scale / 2) / markers->scale;
  double x = snap (markers, at_x), y = snap (markers, at_y);
  PentadPaint paint = { .fill = pentad_tone_fill (marker->tone),
                        .stroke = PENTAD_INK_HALO,
                        .width = 1.4f };
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_ON_FILL,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .bold = TRUE };
  /* The arms of a cross are narrower than a number. */
  if (marker->shape == PENTAD_MARKER_CROSS)
    {
      style.ink = PENTAD_INK_TEXT;
      style.halo = TRUE;
    }
  /* The middle of a triangle's body lies below the middle of its box. */
  double down = marker->shape == PENTAD_MARKER_TRIANGLE ? size * 0.12 : 0;
  PentadRect box = pentad_rect (x - size / 2, y - size / 2, size, size);
  g_autofree char *number = format_cluster (n);

  if (pentad_map_labels_is_covered (markers->labels, box))
    return;
  pentad_sketch_marker (markers->sketch, PENTAD_ROLE_MARKER, marker->shape, x, y, size, &paint);
  pentad_sketch_text (markers->sketch, PENTAD_ROLE_MARKER, x, y + down, number, &style);
  pentad_map_labels_reserve (markers->labels, box);
}

/* Kind of a marker: the same shape and tone. -1 beyond the last that fits. */
static int
find_kind (Markers *markers, int i)
{
  const PentadMapMarker *marker = &markers->map->markers[i];

  for (int k = 0; k < markers->n_kinds; k++)
    {
      const PentadMapMarker *kind = &markers->map->markers[markers->kinds[k]];

      if (kind->shape == marker->shape && kind->tone == marker->tone)
        return k;
    }
  if (markers->n_kinds == MAX_KINDS)
    return -1;
  markers->kinds[markers->n_kinds] = i;
  return markers->n_kinds++;
}

/* origin: where the ground's own lies. Squares lie on the ground, so that clusters stay what they
 * are while the map moves below its window. */
static Squares
lay_squares (double origin, double side, double length)
{
  Squares squares = { .start = origin - ceil (origin / side) * side,
                      .side = side,
                      .length = length };

  squares.first = squares.start < 0 ? 1 : 0;
  squares.last = MAX (squares.first, (int)((length - squares.start) / side) - 1);
  return squares;
}

static int
find_square (const Squares *squares, double at)
{
  return CLAMP ((int)((at - squares->start) / squares->side), squares->first, squares->last);
}

/* Keeps what takes `half` on both sides inside a square. */
static double
keep_inside (const Squares *squares, int i, double at, double half)
{
  double low = i == squares->first ? 0 : squares->start + i * squares->side;
  double high = i == squares->last ? squares->length : squares->start + (i + 1) * squares->side;

  return high - low >= 2 * half ? CLAMP (at, low + half, high - half) : (low + high) / 2;
}

/* Clusters of one square, in rows of `across`. */
static void
draw_square (const Markers *markers, Cluster *const *clusters, int n, int column, int row)
{
  int across = n <= 2 ? n : n <= 4 ? 2 : 4, rows = (n + across - 1) / across;
  double most = (markers->bin - 2.0 * BIN_GAP) / MAX (across, rows) - BIN_GAP, step = 0;
  double x = 0, y = 0, half_x, half_y;
  int total = 0;

  for (int i = 0; i < n; i++)
    {
      const PentadMapMarker *marker = &markers->map->markers[clusters[i]->first];

      step = MAX (step, MIN (cluster_size (markers, marker, clusters[i]), most) + BIN_GAP);
      x += clusters[i]->x;
      y += clusters[i]->y;
      total += clusters[i]->markers;
    }
  half_x = across * step / 2 + BIN_GAP;
  half_y = rows * step / 2 + BIN_GAP;
  x = keep_inside (&markers->across, column, x / total, half_x);
  y = keep_inside (&markers->down, row, y / total, half_y);
  for (int i = 0; i < n; i++)
    {
      const PentadMapMarker *marker = &markers->map->markers[clusters[i]->first];
      double at_x = x + (i % across - (across - 1) / 2.0) * step;
      double at_y = y + (i / across - (rows - 1) / 2.0) * step;

      if (clusters[i]->n == 1)
        draw_one (markers, marker, at_x, at_y);
      else
        draw_cluster (markers, marker, clusters[i]->n,
                      MIN (cluster_size (markers, marker, clusters[i]), most), at_x, at_y);
    }
}

static void
draw_clusters (Markers *markers)
{
  const PentadMapView *view = markers->view;
  double origin_x, origin_y;

  pentad_map_view_to_px (view, 0, 0, &origin_x, &origin_y);
  markers->across = lay_squares (origin_x, markers->bin, view->width);
  markers->down = lay_squares (origin_y, markers->bin, view->height);
  int columns = markers->across.last + 1, rows = markers->down.last + 1;
  g_autofree Cluster *all = g_new0 (Cluster, (gsize)columns * (gsize)rows * MAX_KINDS);

  for (int i = 0; i < markers->map->n_markers; i++)
    {
      const PentadMapMarker *marker = &markers->map->markers[i];
      double x, y;
      int kind;

      if (!place (markers->map, view, marker, &x, &y) || (kind = find_kind (markers, i)) < 0)
        continue;

      int square = find_square (&markers->down, y) * columns + find_square (&markers->across, x);
      Cluster *cluster = &all[square * MAX_KINDS + kind];
      if (cluster->markers++ == 0)
        cluster->first = i;
      cluster->n += MAX (marker->count, 1);
      cluster->x += x;
      cluster->y += y;
    }
  for (int bin = 0; bin < columns * rows; bin++)
    {
      Cluster *used[MAX_KINDS];
      int n = 0;

      for (int kind = 0; kind < MAX_KINDS; kind++)
        if (all[bin * MAX_KINDS + kind].markers > 0)
          used[n++] = &all[bin * MAX_KINDS + kind];
      if (n > 0)
        draw_square (markers, used, n, bin % columns, bin / columns);
    }
}

void
pentad_map_draw_markers (PentadSketch *sketch,
                         const PentadMap *map,
                         const PentadMapView *view,
                         PentadMapLabels *labels)
{
  Markers markers = { .map = map, .view = view, .sketch = sketch, .labels = labels };
  const PentadTheme *theme = pentad_sketch_get_theme (sketch);
  double growth = pentad_theme_type_growth (theme);
  int n_visible = 0;
  gboolean counted = FALSE;
  double x, y;

  markers.scale = theme->scale > 0 ? theme->scale : 1;
  markers.growth = growth;
  markers.bin = BIN_PX * growth;
  for (int i = 0; i < map->n_markers; i++)
    if (place (map, view, &map->markers[i], &x, &y))
      {
        n_visible++;
        counted |= map->markers[i].count > 1;
      }
  if (n_visible > SINGLE_MAX || counted)
    {
      draw_clusters (&markers);
      return;
    }
  for (int i = 0; i < map->n_markers; i++)
    if (place (map, view, &map->markers[i], &x, &y))
      draw_one (&markers, &map->markers[i], x, y);
}
