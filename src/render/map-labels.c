/* Names on the map, placed so that none lies over another or over a seam of the wall.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-labels.h"

#include <math.h>
#include <stdlib.h>

/* Room around a name that others keep clear of. */
#define CLEARANCE 4
/* And around the name of a street, a park, a hospital: those say where one is, and no more. */
#define LAYER_CLEARANCE 14
/* More names than this are never legible on one map. */
#define MAX_CANDIDATES 4000

struct _PentadMapLabels
{
  PentadRect area;
  PentadSeams seams; /* in the area's pixels */
  GArray *taken;     /* PentadRect */
  GArray *covered;   /* PentadRect, also in taken */
  GArray *waiting;   /* Candidate */
  double clearance;
};

typedef struct
{
  const char *name;
  double x, y;
  double weight; /* larger goes first */
} Candidate;

static gboolean
overlap (const PentadRect *a, const PentadRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

PentadMapLabels *
pentad_map_labels_new (PentadRect area, const PentadTheme *theme)
{
  PentadMapLabels *labels = g_new0 (PentadMapLabels, 1);

  labels->area = pentad_rect (0, 0, area.width, area.height);
  labels->seams = pentad_seams_moved (&theme->seams, -area.x, -area.y);
  labels->taken = g_array_new (FALSE, FALSE, sizeof (PentadRect));
  labels->covered = g_array_new (FALSE, FALSE, sizeof (PentadRect));
  labels->waiting = g_array_new (FALSE, FALSE, sizeof (Candidate));
  labels->clearance = CLEARANCE;
  for (int i = 0; i < labels->seams.n_x + labels->seams.n_y; i++)
    pentad_map_labels_reserve (labels, pentad_seams_get_box (&labels->seams, i, &labels->area));
  return labels;
}

void
pentad_map_labels_free (PentadMapLabels *labels)
{
  if (labels == NULL)
    return;
  g_array_unref (labels->taken);
  g_array_unref (labels->covered);
  g_array_unref (labels->waiting);
  g_free (labels);
}

void
pentad_map_labels_reserve (PentadMapLabels *labels, PentadRect box)
{
  g_array_append_val (labels->taken, box);
}

void
pentad_map_labels_cover (PentadMapLabels *labels, PentadRect box)
{
  g_array_append_val (labels->covered, box);
  pentad_map_labels_reserve (labels, box);
}

gboolean
pentad_map_labels_is_covered (const PentadMapLabels *labels, PentadRect box)
{
  for (guint i = 0; i < labels->covered->len; i++)
    if (overlap (&box, &g_array_index (labels->covered, PentadRect, i)))
      return TRUE;
  return FALSE;
}

PentadRect
pentad_map_labels_find_room (const PentadMapLabels *labels, PentadRect box)
{
  PentadRect moved = box;

  for (int i = 0; i < labels->seams.n_x + labels->seams.n_y; i++)
    {
      PentadRect seam = pentad_seams_get_box (&labels->seams, i, &labels->area);

      if (!overlap (&moved, &seam))
        continue;
      if (i < labels->seams.n_x)
        moved.x = seam.x + seam.width;
      else
        moved.y = seam.y + seam.height;
    }
  return moved.x + moved.width <= labels->area.width &&
                 moved.y + moved.height <= labels->area.height
             ? moved
             : box;
}

static gboolean
is_free (const PentadMapLabels *labels, const PentadRect *box)
{
  if (box->x < 0 || box->y < 0 || box->x + box->width > labels->area.width ||
      box->y + box->height > labels->area.height)
    return FALSE;
  for (guint i = 0; i < labels->taken->len; i++)
    if (overlap (box, &g_array_index (labels->taken, PentadRect, i)))
      return FALSE;
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

void
pentad_map_labels_add (PentadMapLabels *labels, const char *name, double x, double y, double weight)
{
  Candidate candidate = { name, x, y, weight };

  if (x >= 0 && y >= 0 && x < labels->area.width && y < labels->area.height && name[0] != '\0')
    g_array_append_val (labels->waiting, candidate);
}

static void
place_one (PentadMapLabels *labels,
           PentadSketch *sketch,
           const Candidate *candidate,
           const PentadTextStyle *style)
{
  /* A name stands on its place's middle, or else a little above or below, or beside it. */
  static const double shifts[][2] = { { 0, 0 },    { 0, -1 },   { 0, 1 },     { 0, -2 },
                                      { 0, 2 },    { 0, -3 },   { 0, 3 },     { 0.6, 0 },
                                      { -0.6, 0 }, { 0.6, -1 }, { -0.6, -1 }, { 0.6, 1 },
                                      { -0.6, 1 } };
  PentadTextSize size = pentad_sketch_measure (sketch, candidate->name, style);

  for (guint k = 0; k < G_N_ELEMENTS (shifts); k++)
    {
      double x = candidate->x + shifts[k][0] * size.width;
      double y = candidate->y + shifts[k][1] * size.height * 0.6;
      double c = labels->clearance;
      PentadRect box = pentad_rect (x - size.width / 2 - c, y - size.height / 2 - c + CLEARANCE,
                                    size.width + 2 * c, size.height + 2 * (c - CLEARANCE));

      if (!is_free (labels, &box))
        continue;
      pentad_map_labels_reserve (labels, box);
      pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, x, y, candidate->name, style);
      return;
    }
}

void
pentad_map_labels_place (PentadMapLabels *labels,
                         PentadSketch *sketch,
                         const PentadTextStyle *style)
{
  g_array_sort (labels->waiting, compare_candidates);
  for (guint i = 0; i < MIN (labels->waiting->len, MAX_CANDIDATES); i++)
    place_one (labels, sketch, &g_array_index (labels->waiting, Candidate, i), style);
  g_array_set_size (labels->waiting, 0);
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
  return TRUE;
}

void
pentad_map_labels_draw_places (PentadMapLabels *labels,
                               PentadSketch *sketch,
                               const PentadMapGeometry *geometry,
                               const PentadMapView *view,
                               int place,
                               PentadLevel level,
                               const char *const *notes)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  PentadLanguage language = pentad_sketch_get_theme (sketch)->language;
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1024);
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
      const char *name = pentad_label_get (&division->name, language);
      PentadMapBounds bounds;
      double x, y;

      if (place > 0 && i != place && !pentad_divisions_is_below (divisions, i, place))
        continue;
      if (!find_pixel (geometry, view, division->centre.lon, division->centre.lat, &x, &y))
        continue;
      if (name[0] == '\0')
        name = division->code;
      if (notes != NULL && notes[i] != NULL)
        {
          g_autofree char *both = g_strdup_printf ("%s %s", name, notes[i]);
          name = g_string_chunk_insert (strings, both);
        }
      bounds = pentad_map_geometry_bounds (geometry, i);
      pentad_map_labels_add (labels, name, x, y, (bounds.x1 - bounds.x0) * (bounds.y1 - bounds.y0));
    }
  pentad_map_labels_place (labels, sketch, &style);
}

/* Where a feature's name stands: a point on itself, a line at its middle point, an area at the mean
 * of its points. */
static gboolean
find_anchor (const PentadLayer *layer, guint feature, PentadPoint *anchor)
{
  const PentadPoint *points;
  guint first, last, n;

  pentad_shapes_get_rings (layer->shapes, feature, &first, &last);
  if (first >= last)
    return FALSE;
  points = pentad_shapes_get_ring (layer->shapes, first, &n);
  if (n == 0)
    return FALSE;
  *anchor = points[layer->kind == PENTAD_LAYER_LINES ? n / 2 : 0];
  if (layer->kind != PENTAD_LAYER_AREAS)
    return TRUE;
  *anchor = (PentadPoint){ 0 };
  for (guint i = 0; i < n; i++)
    {
      anchor->lon += points[i].lon / n;
      anchor->lat += points[i].lat / n;
    }
  return TRUE;
}

void
pentad_map_labels_draw_layer (PentadMapLabels *labels,
                              PentadSketch *sketch,
                              const PentadMapGeometry *geometry,
                              const PentadMapView *view,
                              const PentadLayer *layer)
{
  PentadLanguage language = pentad_sketch_get_theme (sketch)->language;
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .halo = TRUE,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  for (guint i = 0; i < layer->features->len && i < pentad_shapes_get_count (layer->shapes); i++)
    {
      const PentadLayerFeature *feature = &g_array_index (layer->features, PentadLayerFeature, i);
      const char *name = pentad_label_get (&feature->name, language);
      PentadPoint anchor;
      double x, y;

      if (name[0] != '\0' && find_anchor (layer, i, &anchor) &&
          find_pixel (geometry, view, anchor.lon, anchor.lat, &x, &y))
        pentad_map_labels_add (labels, name, x, y, feature->rank > 0 ? -feature->rank : -1000);
    }
  labels->clearance = LAYER_CLEARANCE;
  pentad_map_labels_place (labels, sketch, &style);
  labels->clearance = CLEARANCE;
}
