/* Draws a map in a worker thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-draw.h"

#include "render/map-picture.h"
#include "render/paint.h"
#include "widgets/scene-slice.h"

#include <math.h>

/* A wall of 7680x2160 is half of it. */
#define MAX_SIDE_PX 16384

typedef struct
{
  PentadScene *scene;
  PentadMapView view;
  PentadText *text; /* borrowed */
  PentadMapDrawing *old;
} MapDraw;

static void
map_draw_free (MapDraw *draw)
{
  pentad_scene_unref (draw->scene);
  g_clear_pointer (&draw->old, pentad_map_drawing_unref);
  g_free (draw);
}

/* What the scene has over its map, which begins at (x, y) of the image. */
static void
draw_scene (const MapDraw *draw, const PentadOp *map, cairo_surface_t *image, double x, double y)
{
  const PentadTheme *theme = pentad_scene_get_theme (draw->scene);
  cairo_t *cr = cairo_create (image);

  cairo_translate (cr, x, y);
  cairo_scale (cr, theme->scale, theme->scale);
  cairo_translate (cr, -map->box.x, -map->box.y);
  pentad_paint_scene (cr, draw->scene, theme, draw->text, theme->scale,
                      PENTAD_PAINT_NO_GROUND | PENTAD_PAINT_NO_MAP);
  cairo_destroy (cr);
}

/* NULL when it is too large. */
static PentadMapDrawing *
draw_map (const MapDraw *draw)
{
  const PentadTheme *theme = pentad_scene_get_theme (draw->scene);
  const PentadOp *map = pentad_scene_find_map (draw->scene);
  PentadMapView view = pentad_map_view_scaled (&draw->view, theme->scale);
  PentadMapDrawing *drawing = NULL;
  PentadMapView grown;
  cairo_surface_t *image;
  int column, row;

  if (!(view.width >= 1 && view.width <= MAX_SIDE_PX) ||
      !(view.height >= 1 && view.height <= MAX_SIDE_PX))
    return NULL;
  grown = pentad_map_drawing_grow (&view, &column, &row);
  image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)grown.width, (int)grown.height);
  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS &&
      pentad_map_picture_paint (
          map->map, theme, theme->scale, &grown,
          pentad_colour_premultiply (pentad_theme_colour (theme, PENTAD_INK_MAP_GROUND)),
          (guint32 *)(gpointer)cairo_image_surface_get_data (image),
          (gsize)cairo_image_surface_get_stride (image) / sizeof (guint32)))
    {
      double east, north, x, y;

      cairo_surface_mark_dirty (image);
      pentad_map_view_to_m (&view, 0, 0, &east, &north);
      pentad_map_view_to_px (&grown, east, north, &x, &y);
      draw_scene (draw, map, image, round (x), round (y));
      drawing = pentad_map_drawing_new (image, &grown, column, row, draw->old);
    }
  cairo_surface_destroy (image);
  return drawing;
}

static void
draw_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  PentadMapDrawing *drawing;

  if (g_task_return_error_if_cancelled (task))
    return;
  drawing = draw_map (task_data);
  if (drawing != NULL)
    g_task_return_pointer (task, drawing, (GDestroyNotify)pentad_map_drawing_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "the map is too large to draw");
}

void
pentad_map_draw_async (PentadScene *scene,
                       const PentadMapView *view,
                       PentadText *text,
                       PentadMapDrawing *old,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  MapDraw *draw = g_new0 (MapDraw, 1);

  draw->scene = pentad_scene_ref (scene);
  draw->view = *view;
  draw->text = text;
  draw->old = old != NULL ? pentad_map_drawing_ref (old) : NULL;
  g_task_set_source_tag (task, pentad_map_draw_async);
  g_task_set_task_data (task, draw, (GDestroyNotify)map_draw_free);
  g_task_run_in_thread (task, draw_thread);
}

PentadMapDrawing *
pentad_map_draw_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pentad_map_draw_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
