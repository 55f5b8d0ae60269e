/* What a live map shows: its content, its view, and the pictures of both.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-stage.h"

#include "render/panel.h"
#include "render/sketch.h"
#include "widgets/frame.h"
#include "widgets/map-outline.h"
#include "widgets/map-painter.h"
#include "widgets/picture.h"
#include "widgets/scene-slice.h"

#include <math.h>
#include <string.h>

/* Closer than this many design pixels for a cell of usual size shows nothing more. */
#define CLOSEST_CELL_PX 480.0
/* How much smaller than fitted the city may be made. */
#define FARTHEST 1.6
/* Sides of the coarse drawing, in its own pixels. */
#define COARSE_PX 512.0

struct _PentadMapStage
{
  GObject parent_instance;

  /* Content. */
  PentadBoardMap *content;
  PentadTheme theme;
  PentadText *text; /* borrowed */
  PentadMapPicture *coarse;

  /* Room and view. */
  PentadMapRoom room;
  gboolean fitted;
  PentadMapView view;
  double pan_rest_x, pan_rest_y; /* below a pixel of the output */

  /* Laid out for one view, which the present one may have left meanwhile. */
  PentadScene *scene;
  PentadMapView scene_view;
  PentadRect area;

  /* Pictures. */
  PentadMapPainter *painter;
  PentadPicture ground, legend, notes;
  int outlined[PENTAD_MAP_N_OUTLINES];
  GskRenderNode *outlines[PENTAD_MAP_N_OUTLINES];
  gboolean was_settled;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadMapStage, pentad_map_stage, G_TYPE_OBJECT)

static gboolean
is_same_room (const PentadMapRoom *a, const PentadMapRoom *b)
{
  return a->width == b->width && a->height == b->height && a->factor == b->factor;
}

/* The whole city as the map shows it, for what lies beside the sharp pixels. */
static PentadMapPicture *
make_coarse_picture (const PentadMapPicture *sharp)
{
  PentadMapView view =
      pentad_map_view_fit (pentad_map_picture_get_geometry (sharp), 0, COARSE_PX, COARSE_PX, 2);

  return pentad_map_picture_new_view (sharp, &view);
}

/* TRUE when it looks different. */
static gboolean
record_slice (PentadMapStage *self, PentadPicture *picture, PentadSlice part)
{
  g_autoptr (PentadScene) slice = pentad_scene_slice_new (self->scene, self->text, part);

  return pentad_picture_set (picture, slice, self->text, self->room.factor);
}

static void
record_outline (PentadMapStage *self, PentadMapOutlineKind kind)
{
  g_clear_pointer (&self->outlines[kind], gsk_render_node_unref);
  if (self->outlined[kind] == PENTAD_NO_PLACE || self->scene == NULL)
    return;
  self->outlines[kind] = pentad_map_outline_new (
      self->content->map.geometry, self->outlined[kind], &self->view, &self->theme,
      kind == PENTAD_MAP_OUTLINE_HOVER ? PENTAD_INK_ACCENT : PENTAD_INK_SELECTION,
      self->room.factor);
}

static void
record_outlines (PentadMapStage *self)
{
  for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
    record_outline (self, kind);
}

static PentadScene *
make_scene (PentadMapStage *self)
{
  PentadSketch *sketch =
      pentad_sketch_new (&self->theme, self->text, self->room.width, self->room.height);
  PentadPanel panel = { .id = self->content->map.id, .map_ground = TRUE, .flush = TRUE };
  PentadRect area =
      pentad_panel_layout (sketch, pentad_rect (0, 0, self->room.width, self->room.height), &panel);

  self->content->map.view = self->fitted ? NULL : &self->view;
  self->view = pentad_map_layout (sketch, area, &self->content->map);
  self->content->map.view = NULL;
  return pentad_sketch_finish (sketch);
}

static gboolean
is_laid_out (PentadMapStage *self)
{
  return self->scene != NULL && pentad_map_view_equal (&self->scene_view, &self->view);
}

/* TRUE when no pixels of the map are waited for. */
static gboolean
is_drawn (PentadMapStage *self)
{
  return self->scene != NULL && (pentad_scene_find_map (self->scene) == NULL ||
                                 pentad_map_painter_is_current (self->painter));
}

/* Says what has become of it: whether it is drawn anew, and whether it has become settled. */
static void
tell (PentadMapStage *self, gboolean is_seen)
{
  gboolean settled = pentad_map_stage_is_settled (self);
  gboolean is_news = settled && !self->was_settled;

  self->was_settled = settled;
  if (is_seen)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (is_news)
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

/* TRUE when what lies beside the map's pixels looks different. */
static gboolean
record (PentadMapStage *self)
{
  gboolean is_seen = record_slice (self, &self->ground, PENTAD_SLICE_GROUND);

  is_seen = record_slice (self, &self->legend, PENTAD_SLICE_LEGEND) || is_seen;
  is_seen = record_slice (self, &self->notes, PENTAD_SLICE_NOTES) || is_seen;
  record_outlines (self);
  for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
    is_seen = is_seen || self->outlines[kind] != NULL;
  return is_seen;
}

/* is_seen: it has to be drawn anew, whatever the layout brings. A frame that shows nothing new
 * costs as much as one in which a tile has changed. */
static void
lay_out (PentadMapStage *self, gboolean is_seen)
{
  PentadRect area = self->area;
  PentadMapView view = self->view;
  const PentadOp *map;

  if (self->content == NULL || self->room.width < 1 || self->room.height < 1)
    return;

  g_clear_pointer (&self->scene, pentad_scene_unref);
  self->scene = make_scene (self);
  self->scene_view = self->view;
  map = pentad_scene_find_map (self->scene);
  self->area = map != NULL ? map->box : pentad_rect (0, 0, 0, 0);
  is_seen = record (self) || is_seen || !pentad_map_view_equal (&view, &self->view) ||
            memcmp (&area, &self->area, sizeof area) != 0;
  if (map != NULL)
    {
      g_autoptr (PentadScene) slice =
          pentad_scene_slice_new (self->scene, self->text, PENTAD_SLICE_MAP);

      if (self->coarse == NULL)
        self->coarse = make_coarse_picture (map->map);
      pentad_map_painter_want (self->painter, slice, &self->view, self->coarse);
    }
  tell (self, is_seen);
}

/* While the worker draws, moving the map only moves pixels; labels and markers are laid out anew
 * for the next drawing, not for every step of the way. */
static void
view_changed (PentadMapStage *self)
{
  if (!pentad_map_painter_is_busy (self->painter))
    {
      lay_out (self, TRUE);
      return;
    }
  record_outlines (self);
  tell (self, TRUE);
}

static void
painted_cb (PentadMapStage *self, gboolean is_coarse)
{
  gboolean is_seen = !is_coarse || !pentad_map_painter_covers (self->painter, &self->view);

  if (!is_laid_out (self))
    lay_out (self, is_seen);
  else
    tell (self, is_seen);
}

static void
pentad_map_stage_dispose (GObject *object)
{
  PentadMapStage *self = PENTAD_MAP_STAGE (object);

  if (self->painter != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->painter, self);
      pentad_map_painter_stop (self->painter);
    }
  g_clear_object (&self->painter);
  g_clear_pointer (&self->content, pentad_board_map_free);
  g_clear_pointer (&self->coarse, pentad_map_picture_unref);
  g_clear_pointer (&self->scene, pentad_scene_unref);
  pentad_picture_clear (&self->ground);
  pentad_picture_clear (&self->legend);
  pentad_picture_clear (&self->notes);
  for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
    g_clear_pointer (&self->outlines[kind], gsk_render_node_unref);
  G_OBJECT_CLASS (pentad_map_stage_parent_class)->dispose (object);
}

static void
pentad_map_stage_class_init (PentadMapStageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pentad_map_stage_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PENTAD_TYPE_MAP_STAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PENTAD_TYPE_MAP_STAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pentad_map_stage_init (PentadMapStage *self)
{
  self->painter = pentad_map_painter_new ();
  g_signal_connect_swapped (self->painter, "painted", G_CALLBACK (painted_cb), self);
  self->fitted = TRUE;
  self->room.factor = 1;
  for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
    self->outlined[kind] = PENTAD_NO_PLACE;
}

PentadMapStage *
pentad_map_stage_new (void)
{
  return g_object_new (PENTAD_TYPE_MAP_STAGE, NULL);
}

void
pentad_map_stage_set_content (PentadMapStage *self,
                              PentadBoardMap *map,
                              const PentadTheme *theme,
                              PentadText *text,
                              const PentadMapRoom *room)
{
  PentadBoardMap *old = self->content;

  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));
  g_return_if_fail (map != NULL && map->map.geometry != NULL);

  if (old == NULL || old->map.place != map->map.place || old->map.geometry != map->map.geometry)
    {
      self->fitted = TRUE;
      for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
        self->outlined[kind] = PENTAD_NO_PLACE;
    }
  g_clear_pointer (&self->scene, pentad_scene_unref);
  self->content = map;
  self->theme = *theme;
  self->text = text;
  self->room = *room;
  g_clear_pointer (&self->coarse, pentad_map_picture_unref);
  g_clear_pointer (&old, pentad_board_map_free);
  lay_out (self, FALSE);
}

void
pentad_map_stage_set_room (PentadMapStage *self, const PentadMapRoom *room)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (is_same_room (&self->room, room))
    return;
  self->room = *room;
  lay_out (self, TRUE);
}

void
pentad_map_stage_set_step (PentadMapStage *self, int step)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->content == NULL || self->content->step == step)
    return;
  pentad_board_map_set_step (self->content, step);
  /* The coarse picture has no density. */
  lay_out (self, FALSE);
}

void
pentad_map_stage_set_divider (PentadMapStage *self, double share)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->content == NULL || self->content->map.divider == share)
    return;
  self->content->map.divider = share;
  lay_out (self, TRUE);
}

const PentadMap *
pentad_map_stage_get_map (PentadMapStage *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_STAGE (self), NULL);
  return self->content != NULL ? &self->content->map : NULL;
}

const PentadMapView *
pentad_map_stage_get_view (PentadMapStage *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_STAGE (self), NULL);
  return self->scene != NULL ? &self->view : NULL;
}

PentadRect
pentad_map_stage_get_area (PentadMapStage *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_STAGE (self), pentad_rect (0, 0, 0, 0));
  return self->area;
}

const PentadHit *
pentad_map_stage_find (PentadMapStage *self, double x, double y, int *place)
{
  g_return_val_if_fail (PENTAD_IS_MAP_STAGE (self), NULL);

  *place = PENTAD_NO_PLACE;
  if (self->scene != NULL && !is_laid_out (self))
    lay_out (self, FALSE);
  return self->scene != NULL ? pentad_scene_find (self->scene, x, y, place) : NULL;
}

void
pentad_map_stage_fit (PentadMapStage *self)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->fitted)
    return;
  self->fitted = TRUE;
  lay_out (self, TRUE);
}

gboolean
pentad_map_stage_is_fitted (PentadMapStage *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_STAGE (self), FALSE);
  return self->fitted;
}

void
pentad_map_stage_set_view (PentadMapStage *self, const PentadMapView *view)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->scene == NULL)
    return;

  PentadMapGeometry *geometry = self->content->map.geometry;
  PentadMapBounds all = pentad_map_geometry_bounds (geometry, 0);
  PentadMapView whole = pentad_map_view_fit (geometry, 0, self->area.width, self->area.height, 0);
  double cell = pentad_map_geometry_cell_size (geometry);
  double closest = cell > 0 ? cell / CLOSEST_CELL_PX : PENTAD_MAP_MIN_M_PER_PX;
  PentadMapView kept = *view;

  kept.m_per_px = CLAMP (kept.m_per_px, MIN (closest, whole.m_per_px), whole.m_per_px * FARTHEST);
  if (all.x0 <= all.x1 && all.y0 <= all.y1)
    {
      kept.centre_x = CLAMP (kept.centre_x, all.x0, all.x1);
      kept.centre_y = CLAMP (kept.centre_y, all.y0, all.y1);
    }
  if (!self->fitted && pentad_map_view_equal (&kept, &self->view))
    return;
  self->view = kept;
  self->fitted = FALSE;
  view_changed (self);
}

void
pentad_map_stage_zoom (PentadMapStage *self, double factor, double x, double y)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->scene == NULL)
    return;

  PentadMapView view = pentad_map_view_zoom (&self->view, factor, x, y);
  pentad_map_stage_set_view (self, &view);
}

void
pentad_map_stage_pan (PentadMapStage *self, double dx, double dy)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->scene == NULL)
    return;

  /* By whole pixels of the output, so that the drawn tiles can be kept; what is left over counts
   * for the next step. */
  double scale = self->theme.scale > 0 ? self->theme.scale : 1;
  double x = dx * scale + self->pan_rest_x, y = dy * scale + self->pan_rest_y;
  PentadMapView view = pentad_map_view_pan (&self->view, round (x) / scale, round (y) / scale);

  self->pan_rest_x = x - round (x);
  self->pan_rest_y = y - round (y);
  pentad_map_stage_set_view (self, &view);
}

void
pentad_map_stage_follow (PentadMapStage *self, PentadMapStage *leader)
{
  PentadMapView view = self->view;

  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));
  g_return_if_fail (PENTAD_IS_MAP_STAGE (leader));

  if (self->scene == NULL || leader->scene == NULL)
    return;
  if (leader->fitted)
    {
      pentad_map_stage_fit (self);
      return;
    }
  view.centre_x = leader->view.centre_x;
  view.centre_y = leader->view.centre_y;
  view.m_per_px = leader->view.m_per_px;
  pentad_map_stage_set_view (self, &view);
}

void
pentad_map_stage_set_outline (PentadMapStage *self, PentadMapOutlineKind kind, int place)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->outlined[kind] == place)
    return;
  self->outlined[kind] = place;
  record_outline (self, kind);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

int
pentad_map_stage_get_outline (PentadMapStage *self, PentadMapOutlineKind kind)
{
  g_return_val_if_fail (PENTAD_IS_MAP_STAGE (self), PENTAD_NO_PLACE);
  return self->outlined[kind];
}

gboolean
pentad_map_stage_is_settled (PentadMapStage *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_STAGE (self), FALSE);
  return is_laid_out (self) && is_drawn (self);
}

/* The ground in a strip, in widget pixels. */
static void
append_ground (PentadMapStage *self, GtkSnapshot *snapshot, PentadRect strip)
{
  if (!(strip.width > 0 && strip.height > 0))
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float)strip.x, (float)strip.y,
                                                         (float)strip.width, (float)strip.height));
  pentad_picture_append (&self->ground, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* Beside the map only, which covers the rest: cairo would draw the whole ground into a picture of
 * its own and then from there to the frame, which takes as long as all tiles of the map. */
static void
append_frame (PentadMapStage *self, GtkSnapshot *snapshot, const PentadRect *inner)
{
  PentadRect rest = pentad_rect (0, 0, ceil (self->room.width * self->room.factor),
                                 ceil (self->room.height * self->room.factor));

  append_ground (self, snapshot, pentad_rect_cut_top (&rest, inner->y));
  append_ground (self, snapshot, pentad_rect_cut_left (&rest, inner->x));
  append_ground (self, snapshot,
                 pentad_rect_cut_bottom (&rest, rest.y + rest.height - inner->y - inner->height));
  append_ground (self, snapshot,
                 pentad_rect_cut_right (&rest, rest.x + rest.width - inner->x - inner->width));
}

/* (x, y): of the map in widget pixels. */
static void
append_map (PentadMapStage *self, GtkSnapshot *snapshot, const PentadRect *inner, float x, float y)
{
  GdkRGBA ground = pentad_frame_rgba (&self->theme, PENTAD_INK_MAP_GROUND);

  /* Not the card's rounded corners: a clip of that kind makes cairo draw through a mask. */
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float)inner->x, (float)inner->y,
                                               (float)inner->width, (float)inner->height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  pentad_map_painter_snapshot (self->painter, snapshot, &self->view, self->room.factor, &ground);
  for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
    if (self->outlines[kind] != NULL)
      gtk_snapshot_append_node (snapshot, self->outlines[kind]);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-x, -y));
  gtk_snapshot_pop (snapshot);
}

void
pentad_map_stage_snapshot (PentadMapStage *self, GtkSnapshot *snapshot)
{
  float x, y, edge;

  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->scene == NULL)
    return;

  x = roundf ((float)(self->area.x * self->room.factor));
  y = roundf ((float)(self->area.y * self->room.factor));
  edge = (float)ceil (self->room.factor);
  PentadRect inner =
      pentad_rect (x + edge, y + edge, floor (self->area.width * self->room.factor) - 2 * edge,
                   floor (self->area.height * self->room.factor) - 2 * edge);
  if (pentad_scene_find_map (self->scene) != NULL && inner.width > 0 && inner.height > 0)
    {
      append_frame (self, snapshot, &inner);
      append_map (self, snapshot, &inner, x, y);
    }
  else
    pentad_picture_append (&self->ground, snapshot);
  pentad_picture_append (&self->legend, snapshot);
  pentad_picture_append (&self->notes, snapshot);
}
