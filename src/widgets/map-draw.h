/* Draws a map in a worker thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "render/scene.h"

/* Draws what a scene has inside a box (design pixels) at its theme's scale; the map among it is
 * made into pixels on the way. The scene is immutable, so that the caller goes on undisturbed;
 * `text` must not be used elsewhere before the end. Nothing is drawn where the scene has nothing.
 */
void pentad_map_draw_async (PentadScene *scene,
                            PentadRect box,
                            PentadText *text,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* An ARGB32 image. Transfer full. NULL with G_IO_ERROR_CANCELLED, or G_IO_ERROR_NO_SPACE when it is
 * too large to draw. */
cairo_surface_t *pentad_map_draw_finish (GAsyncResult *result, GError **error);
