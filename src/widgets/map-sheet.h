/* A drawn piece of map, cut into tiles, that can be shown under any view.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each tile is a render node of its own. A new drawing of the same piece keeps the nodes of the
 * tiles whose pixels are the same, so that GTK draws only those which changed. */
#pragma once

#include <gtk/gtk.h>

#include "render/map-view.h"
#include "render/scene.h"

/* Zero is an empty sheet. */
typedef struct
{
  GPtrArray *tiles;
  PentadMapView view; /* design pixels */
  double scale;       /* pixels of the drawing per design pixel */
  int width, height;  /* pixels of the drawing */
} PentadMapSheet;

/* Takes over the pixels of an ARGB32 image that shows `view`. Returns how many tiles are new. */
guint pentad_map_sheet_set (PentadMapSheet *sheet,
                            cairo_surface_t *image,
                            const PentadMapView *view,
                            double scale);
/* Shows the sheet where it belongs under another view, whose corner is the origin; factor: widget
 * pixels per design pixel. Draws nothing when empty. */
void pentad_map_sheet_append (const PentadMapSheet *sheet,
                              GtkSnapshot *snapshot,
                              const PentadMapView *view,
                              double factor);
/* Where it lies then, in the same pixels; nowhere, beyond the end of the view, when empty. */
PentadRect
pentad_map_sheet_get_box (const PentadMapSheet *sheet, const PentadMapView *view, double factor);
void pentad_map_sheet_clear (PentadMapSheet *sheet);
