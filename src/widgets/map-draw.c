/* Draws a map in a worker thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-draw.h"

#include "render/paint.h"

#include <math.h>

/* A wall of 7680x2160 is half of it. */
#define MAX_SIDE_PX 16384

typedef struct
{
  PentadScene *scene;
  PentadRect box;
  PentadText *text; /* borrowed */
} MapDraw;

static void
map_draw_free (MapDraw *draw)
{
  pentad_scene_unref (draw->scene);
  g_free (draw);
}

/* NULL when it is too large. */
static cairo_surface_t *
draw_image (const MapDraw *draw)
{
  const PentadTheme *theme = pentad_scene_get_theme (draw->scene);
  int width = (int)ceil (draw->box.width * theme->scale);
  int height = (int)ceil (draw->box.height * theme->scale);
  cairo_surface_t *image;
  cairo_t *cr;

  if (width > MAX_SIDE_PX || height > MAX_SIDE_PX)
    return NULL;
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (width, 1), MAX (height, 1));
  cr = cairo_create (image);
  cairo_scale (cr, theme->scale, theme->scale);
  cairo_translate (cr, -draw->box.x, -draw->box.y);
  pentad_paint_scene (cr, draw->scene, theme, draw->text, theme->scale, PENTAD_PAINT_NO_GROUND);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS)
    return image;
  cairo_surface_destroy (image);
  return NULL;
}

static void
draw_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  cairo_surface_t *image;

  if (g_task_return_error_if_cancelled (task))
    return;
  image = draw_image (task_data);
  if (image != NULL)
    g_task_return_pointer (task, image, (GDestroyNotify)cairo_surface_destroy);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "the map is too large to draw");
}

void
pentad_map_draw_async (PentadScene *scene,
                       PentadRect box,
                       PentadText *text,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  MapDraw *draw = g_new0 (MapDraw, 1);

  draw->scene = pentad_scene_ref (scene);
  draw->box = box;
  draw->text = text;
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
