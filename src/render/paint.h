/* From scene to cairo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "render/scene.h"

typedef enum
{
  PENTAD_PAINT_DEFAULT = 0,
  PENTAD_PAINT_VECTOR_MAP = 1 << 0, /* maps as paths even on pixels: the yardstick of the raster */
  PENTAD_PAINT_NO_GROUND = 1 << 1,  /* leave the background as it is */
  PENTAD_PAINT_NO_MAP = 1 << 2 /* leave the pixels of maps as they are: someone else paints them */
} PentadPaintFlags;

/* Whether an op may leave ink in an area of the scene; clips always may. */
gboolean pentad_paint_reaches (const PentadOp *op, const PentadRect *area);
/* Paints at the current origin, one user unit per design pixel: the caller has scaled by the
 * theme's scale. scale is that factor, for the pixels of maps; not above zero counts as 1. */
void pentad_paint_scene (cairo_t *cr,
                         const PentadScene *scene,
                         const PentadTheme *theme,
                         PentadText *text,
                         double scale,
                         PentadPaintFlags flags);
/* Some of its ops, from `first` on, without the ground; with each clip its end. */
void pentad_paint_ops (cairo_t *cr,
                       const PentadScene *scene,
                       const PentadTheme *theme,
                       PentadText *text,
                       double scale,
                       PentadPaintFlags flags,
                       guint first,
                       guint n);
