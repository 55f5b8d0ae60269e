/* Draws a map's pixels in a worker thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-draw.h"

typedef struct
{
  PentadMapPicture *picture;
  PentadTheme theme;
  double scale;
} MapDraw;

static void
map_draw_free (MapDraw *draw)
{
  pentad_map_picture_unref (draw->picture);
  g_free (draw);
}

static void
draw_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MapDraw *draw = task_data;
  cairo_surface_t *surface;

  if (g_task_return_error_if_cancelled (task))
    return;
  surface = pentad_map_picture_render (draw->picture, &draw->theme, draw->scale);
  if (surface != NULL)
    g_task_return_pointer (task, surface, (GDestroyNotify)cairo_surface_destroy);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "the map is too large to draw");
}

void
pentad_map_draw_async (PentadMapPicture *picture,
                       const PentadTheme *theme,
                       double scale,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  MapDraw *draw = g_new0 (MapDraw, 1);

  draw->picture = pentad_map_picture_ref (picture);
  draw->theme = *theme;
  draw->scale = scale;
  g_task_set_source_tag (task, pentad_map_draw_async);
  g_task_set_task_data (task, draw, (GDestroyNotify)map_draw_free);
  g_task_run_in_thread (task, draw_thread);
}

cairo_surface_t *
pentad_map_draw_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pentad_map_draw_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
