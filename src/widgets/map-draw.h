/* Draws a map's pixels in a worker thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "render/map-picture.h"

/* The picture is immutable and the theme is copied, so that the caller goes on undisturbed. scale:
 * output pixels per design pixel. */
void pentad_map_draw_async (PentadMapPicture *picture,
                            const PentadTheme *theme,
                            double scale,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* Transfer full. NULL with G_IO_ERROR_CANCELLED, or G_IO_ERROR_NO_SPACE when the picture is too
 * large to draw. */
cairo_surface_t *pentad_map_draw_finish (GAsyncResult *result, GError **error);
