/* One picture of the map: geometry, view and a class for each cell, drawn as pixels or as paths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map op of a scene refers to it. The raster is made when first painted on pixels. Immutable
 * apart from that, and thread-safe. */
#pragma once

#include <cairo.h>

#include "render/map-cache.h"
#include "render/map-coat.h"
#include "render/map-heat.h"
#include "render/map-style.h"
#include "render/scene.h"

typedef struct
{
  PentadMapGeometry *geometry;
  PentadMapCache *cache;  /* may be NULL */
  PentadMapView view;     /* in design pixels */
  PentadMapValues values; /* one per cell */
  PentadMapStyle style;
  int focus; /* cells outside this place are dimmed; PENTAD_NO_PLACE none */

  /* Two periods: the second one's values, right of a line this many design pixels from the left. */
  PentadMapValues other; /* without values: one period */
  double divider;

  PentadMapHeat heat;       /* over the cells */
  gboolean no_grid_borders; /* unit grids run into each other */
} PentadMapPictureInput;

PentadMapPicture *pentad_map_picture_new (const PentadMapPictureInput *input);
/* The same cells in another view, in one period and without tiles to be kept. */
PentadMapPicture *pentad_map_picture_new_view (const PentadMapPicture *picture,
                                               const PentadMapView *view);
PentadMapPicture *pentad_map_picture_ref (PentadMapPicture *picture);
void pentad_map_picture_unref (PentadMapPicture *picture);

PentadMapGeometry *pentad_map_picture_get_geometry (const PentadMapPicture *picture);
const PentadMapView *pentad_map_picture_get_view (const PentadMapPicture *picture);
const PentadMapStyle *pentad_map_picture_get_style (const PentadMapPicture *picture);
/* -1 for no data and for cells out of the focus. */
int pentad_map_picture_get_class (const PentadMapPicture *picture, int cell);
double pentad_map_picture_get_value (const PentadMapPicture *picture, int cell);
/* TRUE where few stand behind the value. */
gboolean pentad_map_picture_is_weak (const PentadMapPicture *picture, int cell);
/* TRUE when no value has a fraction. */
gboolean pentad_map_picture_is_whole (const PentadMapPicture *picture);
/* Adds the cells in focus by class, those without data first (PENTAD_MAP_MAX_CLASSES + 1 of them).
 * TRUE when few stand behind the value of one of them. */
gboolean pentad_map_picture_count (const PentadMapPicture *picture, guint *counts);
/* Two pictures of the same view whose pixels are the same. */
gboolean pentad_map_picture_looks_like (const PentadMapPicture *a, const PentadMapPicture *b);
gboolean pentad_map_picture_in_focus (const PentadMapPicture *picture, int cell);
/* The place of the cell at a point in the view's design pixels, or PENTAD_NO_PLACE. Read from the
 * pixels painted last where they show the point. */
int pentad_map_picture_pick (PentadMapPicture *picture, double x, double y);

/* Line style at a scale, as painted. */
PentadMapLines
pentad_map_picture_lines (const PentadMapPicture *picture, const PentadTheme *theme, double scale);

/* Pixels of the picture at a scale (output pixels per design pixel). Kept until another scale or
 * theme is asked for. Transfer full; NULL when too large. */
cairo_surface_t *
pentad_map_picture_render (PentadMapPicture *picture, const PentadTheme *theme, double scale);
/* Cells and borders of any view, in output pixels, as the picture looks at a scale, without its
 * heat. NULL when it is too large. */
PentadMapCoat *pentad_map_picture_coat (PentadMapPicture *picture,
                                        const PentadTheme *theme,
                                        double scale,
                                        const PentadMapView *view,
                                        guint32 ground);
gboolean pentad_map_picture_has_heat (const PentadMapPicture *picture);
/* Paints cells and borders of any view, in output pixels, as the picture looks at a scale; stride
 * in pixels. FALSE, and nothing painted, when it is too large. */
gboolean pentad_map_picture_paint (PentadMapPicture *picture,
                                   const PentadTheme *theme,
                                   double scale,
                                   const PentadMapView *view,
                                   guint32 ground,
                                   guint32 *pixels,
                                   gsize stride);
/* Draws paths, one per class, then borders, at the origin of cr in design pixels. */
void
pentad_map_picture_draw_paths (PentadMapPicture *picture, cairo_t *cr, const PentadTheme *theme);
/* A line for each cell with a class: "grid CODE class=3 value=7". */
void pentad_map_picture_to_text (const PentadMapPicture *picture, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapPicture, pentad_map_picture_unref)
