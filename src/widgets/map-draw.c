/* Draws a map in a worker thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-draw.h"

#include "render/map-picture.h"
#include "render/paint.h"
#include "widgets/map-pieces.h"
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

static guint32
ground_colour (const PentadTheme *theme)
{
  return pentad_colour_premultiply (pentad_theme_colour (theme, PENTAD_INK_MAP_GROUND));
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

/* Where the map's corner lies in a view that was grown. */
static void
find_corner (const PentadMapView *view, const PentadMapView *grown, double *x, double *y)
{
  double east, north;

  pentad_map_view_to_m (view, 0, 0, &east, &north);
  pentad_map_view_to_px (grown, east, north, x, y);
  *x = round (*x);
  *y = round (*y);
}

/* A density has no pieces: it is drawn in one and cut. NULL when it is too large. */
static PentadMapDrawing *
draw_whole (const MapDraw *draw, const PentadMapView *view, int column, int row, double x, double y)
{
  const PentadTheme *theme = pentad_scene_get_theme (draw->scene);
  const PentadOp *map = pentad_scene_find_map (draw->scene);
  PentadMapDrawing *drawing = NULL;
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)view->width, (int)view->height);

  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS &&
      pentad_map_picture_paint (map->map, theme, theme->scale, view, ground_colour (theme),
                                (guint32 *)(gpointer)cairo_image_surface_get_data (image),
                                (gsize)cairo_image_surface_get_stride (image) / sizeof (guint32)))
    {
      cairo_surface_mark_dirty (image);
      draw_scene (draw, map, image, x, y);
      drawing = pentad_map_drawing_new (image, view, column, row, draw->old);
    }
  cairo_surface_destroy (image);
  return drawing;
}

/* NULL when it is too large. */
static PentadMapDrawing *
draw_map (const MapDraw *draw)
{
  const PentadTheme *theme = pentad_scene_get_theme (draw->scene);
  const PentadOp *map = pentad_scene_find_map (draw->scene);
  PentadMapView view = pentad_map_view_scaled (&draw->view, theme->scale);
  g_autoptr (PentadMapCoat) coat = NULL;
  PentadMapView grown;
  int column, row;
  double x, y;

  if (!(view.width >= 1 && view.width <= MAX_SIDE_PX) ||
      !(view.height >= 1 && view.height <= MAX_SIDE_PX))
    return NULL;
  grown = pentad_map_view_grow (&view, &column, &row);
  find_corner (&view, &grown, &x, &y);
  if (pentad_map_picture_has_heat (map->map))
    return draw_whole (draw, &grown, column, row, x, y);
  coat = pentad_map_picture_coat (map->map, theme, theme->scale, &grown, ground_colour (theme));
  return coat != NULL ? pentad_map_pieces_draw (coat, &grown, column, row, draw->scene, draw->text,
                                                x, y, draw->old)
                      : NULL;
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
