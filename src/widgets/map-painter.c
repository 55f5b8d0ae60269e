/* Keeps the pixels of a map: draws them in a worker, one drawing at a time, and shows the last one
 * where it belongs until the next is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-painter.h"

#include "render/sketch.h"
#include "widgets/map-draw.h"
#include "widgets/map-sheet.h"
#include "widgets/scene-slice.h"

struct _PentadMapPainter
{
  GObject parent_instance;

  /* Wanted. */
  PentadScene *wanted;
  PentadMapView wanted_view;
  PentadMapPicture *coarse_wanted;

  /* Under way. */
  GCancellable *cancellable;
  PentadText *text; /* the worker's own, lent to it */
  PentadScene *drawing;
  PentadMapView drawing_view;
  gboolean is_coarse; /* it is the coarse one that is drawn */

  /* There. */
  PentadScene *drawn;
  PentadMapPicture *coarse_drawn;
  PentadMapSheet sharp, coarse;
};

enum
{
  SIGNAL_PAINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadMapPainter, pentad_map_painter, G_TYPE_OBJECT)

static void draw_next (PentadMapPainter *self);

static void
keep (PentadMapPainter *self, PentadMapDrawing *drawing)
{
  PentadMapSheet *sheet = self->is_coarse ? &self->coarse : &self->sharp;

  /* Without a drawing (it was too large) what was there stays, and it is not tried again. */
  if (drawing != NULL)
    pentad_map_sheet_set (sheet, drawing);
  if (self->is_coarse)
    {
      g_clear_pointer (&self->coarse_drawn, pentad_map_picture_unref);
      self->coarse_drawn = g_steal_pointer (&self->coarse_wanted);
      g_clear_pointer (&self->drawing, pentad_scene_unref);
    }
  else
    {
      g_clear_pointer (&self->drawn, pentad_scene_unref);
      self->drawn = g_steal_pointer (&self->drawing);
    }
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadMapDrawing) drawing = pentad_map_draw_finish (result, &error);
  PentadMapPainter *self = user_data;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gboolean was_coarse = self->is_coarse;

      keep (self, drawing);
      draw_next (self);
      g_signal_emit (self, signals[SIGNAL_PAINTED], 0, was_coarse);
    }
  g_object_unref (self);
}

/* A scene of nothing but the coarse map. One design pixel is one of its own. */
static PentadScene *
make_coarse_scene (PentadMapPainter *self)
{
  const PentadMapView *view = pentad_map_picture_get_view (self->coarse_wanted);
  PentadTheme theme = *pentad_scene_get_theme (self->wanted);
  PentadSketch *sketch;

  theme.scale = 1;
  sketch = pentad_sketch_new (&theme, self->text, view->width, view->height);
  pentad_sketch_map (sketch, pentad_rect (0, 0, view->width, view->height), self->coarse_wanted);
  return pentad_sketch_finish (sketch);
}

static void
draw_next (PentadMapPainter *self)
{
  PentadMapSheet *sheet;

  if (self->drawing != NULL || self->wanted == NULL)
    return;

  /* The first coarse one goes before a sharp one that may show less of the city than the one that
   * is there; later coarse ones wait until the sharp one is right. */
  gboolean is_coarse_due = self->coarse_wanted != NULL && self->sharp.drawing != NULL &&
                           (self->coarse.drawing == NULL || self->drawn == self->wanted);
  if (is_coarse_due)
    {
      self->drawing = make_coarse_scene (self);
      self->drawing_view = *pentad_map_picture_get_view (self->coarse_wanted);
    }
  else if (self->drawn != self->wanted)
    {
      self->drawing = pentad_scene_ref (self->wanted);
      self->drawing_view = self->wanted_view;
    }
  else
    return;
  self->is_coarse = is_coarse_due;
  /* The worker may use what belongs to self until it is done: self lives as long. */
  sheet = self->is_coarse ? &self->coarse : &self->sharp;
  pentad_map_draw_async (self->drawing, &self->drawing_view, self->text, sheet->drawing,
                         self->cancellable, drawn_cb, g_object_ref (self));
}

static void
pentad_map_painter_finalize (GObject *object)
{
  PentadMapPainter *self = PENTAD_MAP_PAINTER (object);

  g_clear_pointer (&self->wanted, pentad_scene_unref);
  g_clear_pointer (&self->drawing, pentad_scene_unref);
  g_clear_pointer (&self->drawn, pentad_scene_unref);
  g_clear_pointer (&self->coarse_wanted, pentad_map_picture_unref);
  g_clear_pointer (&self->coarse_drawn, pentad_map_picture_unref);
  pentad_map_sheet_clear (&self->sharp);
  pentad_map_sheet_clear (&self->coarse);
  pentad_text_free (self->text);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (pentad_map_painter_parent_class)->finalize (object);
}

static void
pentad_map_painter_class_init (PentadMapPainterClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pentad_map_painter_finalize;
  signals[SIGNAL_PAINTED] = g_signal_new ("painted", PENTAD_TYPE_MAP_PAINTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
pentad_map_painter_init (PentadMapPainter *self)
{
  self->cancellable = g_cancellable_new ();
  self->text = pentad_text_new (NULL);
}

PentadMapPainter *
pentad_map_painter_new (void)
{
  return g_object_new (PENTAD_TYPE_MAP_PAINTER, NULL);
}

void
pentad_map_painter_stop (PentadMapPainter *self)
{
  g_return_if_fail (PENTAD_IS_MAP_PAINTER (self));
  g_cancellable_cancel (self->cancellable);
}

void
pentad_map_painter_want (PentadMapPainter *self,
                         PentadScene *scene,
                         const PentadMapView *view,
                         PentadMapPicture *coarse)
{
  g_return_if_fail (PENTAD_IS_MAP_PAINTER (self));
  g_return_if_fail (scene != NULL && pentad_scene_find_map (scene) != NULL);

  /* What is drawn, or being drawn, is not drawn again. */
  if (self->drawn != NULL && pentad_scene_looks_like (self->drawn, scene))
    scene = self->drawn;
  else if (self->drawing != NULL && !self->is_coarse &&
           pentad_scene_looks_like (self->drawing, scene))
    scene = self->drawing;
  pentad_scene_ref (scene);
  g_clear_pointer (&self->wanted, pentad_scene_unref);
  self->wanted = scene;
  self->wanted_view = *view;
  /* One that is being drawn now stays: it is taken from here when it is done. */
  if (coarse != NULL && !(self->drawing != NULL && self->is_coarse) &&
      (self->coarse_drawn == NULL || !pentad_map_picture_looks_like (self->coarse_drawn, coarse)))
    {
      pentad_map_picture_ref (coarse);
      g_clear_pointer (&self->coarse_wanted, pentad_map_picture_unref);
      self->coarse_wanted = coarse;
    }
  draw_next (self);
}

gboolean
pentad_map_painter_is_busy (PentadMapPainter *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PAINTER (self), FALSE);
  return self->drawing != NULL;
}

gboolean
pentad_map_painter_is_current (PentadMapPainter *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PAINTER (self), FALSE);
  return self->wanted != NULL && self->drawn == self->wanted;
}

gboolean
pentad_map_painter_covers (PentadMapPainter *self, const PentadMapView *view)
{
  PentadRect sharp;

  g_return_val_if_fail (PENTAD_IS_MAP_PAINTER (self), FALSE);
  sharp = pentad_map_sheet_get_box (&self->sharp, view, 1);
  return sharp.x <= 0 && sharp.y <= 0 && sharp.x + sharp.width >= view->width &&
         sharp.y + sharp.height >= view->height;
}

/* The coarse pixels in a strip (widget pixels) that the sharp ones leave free, over the ground. */
static void
append_strip (PentadMapPainter *self,
              GtkSnapshot *snapshot,
              const PentadMapView *view,
              double factor,
              const GdkRGBA *ground,
              PentadRect strip)
{
  graphene_rect_t box =
      GRAPHENE_RECT_INIT ((float)strip.x, (float)strip.y, (float)strip.width, (float)strip.height);

  if (!(strip.width > 0 && strip.height > 0))
    return;
  gtk_snapshot_append_color (snapshot, ground, &box);
  gtk_snapshot_push_clip (snapshot, &box);
  pentad_map_sheet_append (&self->coarse, snapshot, view, factor);
  gtk_snapshot_pop (snapshot);
}

void
pentad_map_painter_snapshot (PentadMapPainter *self,
                             GtkSnapshot *snapshot,
                             const PentadMapView *view,
                             double factor,
                             const GdkRGBA *ground)
{
  PentadRect all, sharp;

  g_return_if_fail (PENTAD_IS_MAP_PAINTER (self));

  /* Beside the sharp pixels only: scaled ones are slow, and a node more or less makes GTK draw all
   * that lies below it anew. */
  all = pentad_rect (0, 0, view->width * factor, view->height * factor);
  sharp = pentad_map_sheet_get_box (&self->sharp, view, factor);
  PentadRect top = pentad_rect_cut_top (&all, sharp.y - all.y);
  PentadRect left = pentad_rect_cut_left (&all, sharp.x - all.x);
  PentadRect bottom = pentad_rect_cut_bottom (&all, all.y + all.height - sharp.y - sharp.height);
  PentadRect right = pentad_rect_cut_right (&all, all.x + all.width - sharp.x - sharp.width);
  append_strip (self, snapshot, view, factor, ground, top);
  append_strip (self, snapshot, view, factor, ground, left);
  append_strip (self, snapshot, view, factor, ground, bottom);
  append_strip (self, snapshot, view, factor, ground, right);
  pentad_map_sheet_append (&self->sharp, snapshot, view, factor);
}
