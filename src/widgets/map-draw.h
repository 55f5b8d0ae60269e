/* Draws a map in a worker thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "render/scene.h"
#include "widgets/map-drawing.h"

/* Draws the first map of a scene (view: its design pixels), and what the scene has over it, at its
 * theme's scale. Cells and borders reach to the ends of the outermost tiles. The scene is
 * immutable, so that the caller goes on undisturbed; `text` must not be used elsewhere before the
 * end. old: the drawing before, whose equal tiles are taken over, or NULL. */
void pentad_map_draw_async (PentadScene *scene,
                            const PentadMapView *view,
                            PentadText *text,
                            PentadMapDrawing *old,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* Transfer full. NULL with G_IO_ERROR_CANCELLED, or G_IO_ERROR_NO_SPACE when it is too large to
 * draw. */
PentadMapDrawing *pentad_map_draw_finish (GAsyncResult *result, GError **error);
