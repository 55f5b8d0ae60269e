/* A drawn piece of map that can be shown under any view.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each tile of the drawing is a render node of its own. A new drawing keeps the nodes of the tiles
 * that it took over, so that GTK draws only those which changed. */
#pragma once

#include <gtk/gtk.h>

#include "render/scene.h"
#include "widgets/map-drawing.h"

/* Zero is an empty sheet. */
typedef struct
{
  PentadMapDrawing *drawing;
  GPtrArray *nodes; /* GskRenderNode, as the drawing's images */
  int column, row;  /* tile of the plane from whose corner nodes are measured */
} PentadMapSheet;

/* Shows another drawing, of which it takes a reference. Returns how many tiles are new. */
guint pentad_map_sheet_set (PentadMapSheet *sheet, PentadMapDrawing *drawing);
/* Shows the sheet where it belongs under another view, whose corner is the origin; factor: widget
 * pixels per pixel of the view. Draws nothing when empty. */
void pentad_map_sheet_append (const PentadMapSheet *sheet,
                              GtkSnapshot *snapshot,
                              const PentadMapView *view,
                              double factor);
/* Where it lies then, in the same pixels; nowhere, beyond the end of the view, when empty. */
PentadRect
pentad_map_sheet_get_box (const PentadMapSheet *sheet, const PentadMapView *view, double factor);
void pentad_map_sheet_clear (PentadMapSheet *sheet);
