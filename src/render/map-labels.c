/* Names on the map, placed so that none lies over another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-labels.h"

#include <math.h>
#include <stdlib.h>

/* Room around a name that others keep clear of. */
#define CLEARANCE 4
/* More names than this are never legible on one map. */
#define MAX_CANDIDATES 4000

struct _PentadMapLabels
{
  double width, height;
  GArray *taken; /* PentadRect */
};

typedef struct
{
  const char *name;
  double x, y;
  double weight; /* larger goes first */
} Candidate;

PentadMapLabels *
pentad_map_labels_new (double width, double height)
{
  PentadMapLabels *labels = g_new0 (PentadMapLabels, 1);

  labels->width = width;
  labels->height = height;
  labels->taken = g_array_new (FALSE, FALSE, sizeof (PentadRect));
  return labels;
}

void
pentad_map_labels_free (PentadMapLabels *labels)
{
  if (labels == NULL)
    return;
  g_array_unref (labels->taken);
  g_free (labels);
}

void
pentad_map_labels_reserve (PentadMapLabels *labels, PentadRect box)
{
  g_array_append_val (labels->taken, box);
}

static gboolean
is_free (const PentadMapLabels *labels, const PentadRect *box)
{
  if (box->x < 0 || box->y < 0 || box->x + box->width > labels->width ||
      box->y + box->height > labels->height)
    return FALSE;
  for (guint i = 0; i < labels->taken->len; i++)
    {
      const PentadRect *other = &g_array_index (labels->taken, PentadRect, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width &&
          box->y < other->y + other->height && other->y < box->y + box->height)
        return FALSE;
    }
  return TRUE;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *p = a;
  const Candidate *q = b;

  if (p->weight != q->weight)
    return p->weight < q->weight ? 1 : -1;
  return g_strcmp0 (p->name, q->name);
}

static void
place_all (PentadMapLabels *labels,
           PentadSketch *sketch,
           GArray *candidates,
           const PentadTextStyle *style)
{
  /* A name stands on its place's middle, or else a little above or below. */
  static const double shifts[] = { 0, -1, 1, -2, 2 };

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, MAX_CANDIDATES); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      PentadTextSize size = pentad_sketch_measure (sketch, candidate->name, style);

      for (guint k = 0; k < G_N_ELEMENTS (shifts); k++)
        {
          double y = candidate->y + shifts[k] * size.height * 0.6;
          PentadRect box =
              pentad_rect (candidate->x - size.width / 2 - CLEARANCE, y - size.height / 2,
                           size.width + 2 * CLEARANCE, size.height);

          if (!is_free (labels, &box))
            continue;
          pentad_map_labels_reserve (labels, box);
          pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, candidate->x, y, candidate->name, style);
          break;
        }
    }
}

static gboolean
find_pixel (const PentadMapGeometry *geometry,
            const PentadMapView *view,
            double lon,
            double lat,
            double *x,
            double *y)
{
  double mx, my;

  if (!isfinite (lon) || !isfinite (lat))
    return FALSE;
  pentad_map_geometry_project (geometry, lon, lat, &mx, &my);
  pentad_map_view_to_px (view, mx, my, x, y);
  return *x >= 0 && *y >= 0 && *x < view->width && *y < view->height;
}

void
pentad_map_labels_draw_places (PentadMapLabels *labels,
                               PentadSketch *sketch,
                               const PentadMapGeometry *geometry,
                               const PentadMapView *view,
                               int place,
                               PentadLevel level)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  PentadLanguage language = pentad_sketch_get_theme (sketch)->language;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  PentadTextStyle style = { .type = PENTAD_TYPE_MAP_SMALL,
                            .ink = PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .halo = TRUE,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  int first, count;

  if ((guint)level >= PENTAD_N_LEVELS)
    return;
  if (level <= PENTAD_LEVEL_DISTRICT)
    style.type = PENTAD_TYPE_MAP_LARGE;
  first = pentad_divisions_get_level (divisions, level, &count);
  for (int i = first; i < first + count; i++)
    {
      const PentadDivision *division = pentad_divisions_get (divisions, i);
      PentadMapBounds bounds;
      Candidate candidate = { .name = pentad_label_get (&division->name, language) };

      if (place > 0 && i != place && !pentad_divisions_is_below (divisions, i, place))
        continue;
      if (!find_pixel (geometry, view, division->centre.lon, division->centre.lat, &candidate.x,
                       &candidate.y))
        continue;
      if (candidate.name[0] == '\0')
        candidate.name = division->code;
      bounds = pentad_map_geometry_bounds (geometry, i);
      candidate.weight = (bounds.x1 - bounds.x0) * (bounds.y1 - bounds.y0);
      g_array_append_val (candidates, candidate);
    }
  place_all (labels, sketch, candidates, &style);
}

void
pentad_map_labels_draw_layer (PentadMapLabels *labels,
                              PentadSketch *sketch,
                              const PentadMapGeometry *geometry,
                              const PentadMapView *view,
                              const PentadLayer *layer)
{
  PentadLanguage language = pentad_sketch_get_theme (sketch)->language;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .halo = TRUE,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  for (guint i = 0; i < layer->features->len && i < pentad_shapes_get_count (layer->shapes); i++)
    {
      const PentadLayerFeature *feature = &g_array_index (layer->features, PentadLayerFeature, i);
      Candidate candidate = { .name = pentad_label_get (&feature->name, language) };
      const PentadPoint *point;
      guint first, last, n;

      pentad_shapes_get_rings (layer->shapes, i, &first, &last);
      if (first >= last || candidate.name[0] == '\0')
        continue;
      point = pentad_shapes_get_ring (layer->shapes, first, &n);
      if (n == 0 ||
          !find_pixel (geometry, view, point->lon, point->lat, &candidate.x, &candidate.y))
        continue;
      candidate.weight = feature->rank > 0 ? -feature->rank : -1000;
      g_array_append_val (candidates, candidate);
    }
  place_all (labels, sketch, candidates, &style);
}
