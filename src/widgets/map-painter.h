/* Keeps the pixels of a map: draws them in a worker, one drawing at a time, and shows the last one
 * where it belongs until the next is there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Under the sharp pixels lies a coarse drawing of the whole city, so that there is never a hole. */
#pragma once

#include <gtk/gtk.h>

#include "render/map-picture.h"

#define PENTAD_TYPE_MAP_PAINTER (pentad_map_painter_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapPainter, pentad_map_painter, PENTAD, MAP_PAINTER, GObject)

/* Signal "painted" (gboolean coarse): a drawing has come; coarse: the one below the sharp pixels.
 */
PentadMapPainter *pentad_map_painter_new (void);
/* No "painted" any more; to be called before it is let go of, since a drawing under way keeps it.
 */
void pentad_map_painter_stop (PentadMapPainter *self);
/* What is to be shown: the scene of what moves with the map, where the map lies in it, and its
 * view. What was wanted before and is not begun is never drawn. Costs nothing when it looks like
 * what is there. coarse: the whole city at any size, or NULL for the one that is there. */
void pentad_map_painter_want (PentadMapPainter *self,
                              PentadScene *scene,
                              const PentadMapView *view,
                              PentadMapPicture *coarse);
/* TRUE while a drawing is under way. */
gboolean pentad_map_painter_is_busy (PentadMapPainter *self);
/* TRUE when the pixels are those that were wanted last. */
gboolean pentad_map_painter_is_current (PentadMapPainter *self);
/* TRUE when sharp pixels, of whatever view, cover all of it, so that the coarse ones do not show.
 */
gboolean pentad_map_painter_covers (PentadMapPainter *self, const PentadMapView *view);
/* Shows the pixels under a view whose corner is the origin, over a ground; factor: widget pixels
 * per design pixel. */
void pentad_map_painter_snapshot (PentadMapPainter *self,
                                  GtkSnapshot *snapshot,
                                  const PentadMapView *view,
                                  double factor,
                                  const GdkRGBA *ground);
