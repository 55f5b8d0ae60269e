/* What a live map shows: its content, its view, and the pictures of both.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-stage.h"

#include "render/panel.h"
#include "render/sketch.h"
#include "widgets/map-draw.h"
#include "widgets/map-outline.h"
#include "widgets/map-sheet.h"
#include "widgets/picture.h"
#include "widgets/scene-slice.h"

#include <math.h>

/* Closer than this many design pixels for a cell of usual size shows nothing more. */
#define CLOSEST_CELL_PX 480.0
/* How much smaller than fitted the city may be made. */
#define FARTHEST 1.6
/* Sides of the coarse drawing, in its own pixels. */
#define COARSE_PX 512.0

/* A picture as pixels. */
typedef struct
{
  PentadMapPicture *picture; /* NULL: none */
  PentadThemeKind theme;
  double scale;
} Drawing;

struct _PentadMapStage
{
  GObject parent_instance;

  /* Content. */
  PentadBoardMap *content;
  PentadTheme theme;
  PentadText *text; /* borrowed */

  /* Size and view. */
  PentadMapRoom room;
  gboolean fitted;
  PentadMapView view;
  PentadRect area;

  /* Pictures. */
  PentadScene *scene;
  PentadPicture under, over;
  PentadMapSheet sharp, coarse;
  int outlined[PENTAD_MAP_N_OUTLINES];
  GskRenderNode *outlines[PENTAD_MAP_N_OUTLINES];

  /* Drawing. */
  GCancellable *cancellable;
  Drawing drawn;   /* what the sharp sheet shows */
  Drawing drawing; /* under way */
  gboolean coarse_wanted;
  gboolean coarse_drawing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadMapStage, pentad_map_stage, G_TYPE_OBJECT)

static void draw_next (PentadMapStage *self);

static gboolean
is_same_room (const PentadMapRoom *a, const PentadMapRoom *b)
{
  return a->width == b->width && a->height == b->height && a->factor == b->factor;
}

static PentadMapPicture *
get_picture (PentadMapStage *self)
{
  guint map;

  if (self->scene == NULL)
    return NULL;
  map = pentad_scene_slice_find_map (self->scene);
  return map < pentad_scene_get_n_ops (self->scene) ? pentad_scene_get_op (self->scene, map)->map
                                                    : NULL;
}

/* The same cells in the same classes: only then do the old pixels tell the same. */
static gboolean
is_same_content (PentadMapPicture *a, PentadMapPicture *b)
{
  const PentadMapGeometry *geometry = pentad_map_picture_get_geometry (a);

  if (geometry != pentad_map_picture_get_geometry (b) ||
      pentad_map_picture_get_classes (a)->n != pentad_map_picture_get_classes (b)->n)
    return FALSE;
  for (int i = 0; i < pentad_map_geometry_get_n_cells (geometry); i++)
    if (pentad_map_picture_get_class (a, i) != pentad_map_picture_get_class (b, i) ||
        pentad_map_picture_in_focus (a, i) != pentad_map_picture_in_focus (b, i))
      return FALSE;
  return TRUE;
}

/* TRUE when the pixels of the picture are those that the present theme gives. */
static gboolean
is_drawn (PentadMapStage *self, PentadMapPicture *picture)
{
  return picture == self->drawn.picture && self->drawn.theme == self->theme.kind &&
         self->drawn.scale == self->theme.scale;
}

static void
keep_drawing (PentadMapStage *self)
{
  g_clear_pointer (&self->drawn.picture, pentad_map_picture_unref);
  self->drawn = self->drawing;
  self->drawing.picture = NULL;
}

static void
show_drawing (PentadMapStage *self, cairo_surface_t *image)
{
  PentadMapSheet *sheet = self->coarse_drawing ? &self->coarse : &self->sharp;

  pentad_map_sheet_set (sheet, image, pentad_map_picture_get_view (self->drawing.picture),
                        self->drawing.scale);
  if (self->coarse_drawing)
    g_clear_pointer (&self->drawing.picture, pentad_map_picture_unref);
  else
    keep_drawing (self);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *image = pentad_map_draw_finish (result, &error);
  PentadMapStage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* self is gone */

  if (image != NULL)
    {
      show_drawing (self, image);
      cairo_surface_destroy (image);
    }
  else
    {
      /* Too large to be drawn: what was there stays, and it is not tried again. */
      g_debug ("%s", error->message);
      keep_drawing (self);
    }
  draw_next (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static PentadMapPicture *
make_coarse_picture (PentadMapStage *self)
{
  const PentadMap *map = &self->content->map;
  PentadMapPictureInput input = {
    .geometry = map->geometry,
    .view = pentad_map_view_fit (map->geometry, 0, COARSE_PX, COARSE_PX, 2),
    .values = map->values,
    .classes = map->classes,
    .reversed = map->reversed,
    .focus = map->place,
  };

  return pentad_map_picture_new (&input);
}

/* Draws what is most wanted, one at a time: what becomes outdated meanwhile is never drawn. */
static void
draw_next (PentadMapStage *self)
{
  PentadMapPicture *picture = get_picture (self);

  if (self->drawing.picture != NULL || picture == NULL)
    return;

  self->coarse_drawing = FALSE;
  self->drawing.theme = self->theme.kind;
  self->drawing.scale = self->theme.scale;
  /* The coarse one goes first when there is none yet: the sharp one, which may show the whole city
   * now, must not be replaced by one of a part of it before. */
  gboolean has_ground = self->coarse.tiles != NULL || self->sharp.tiles == NULL;
  if (!is_drawn (self, picture) && (has_ground || !self->coarse_wanted))
    self->drawing.picture = pentad_map_picture_ref (picture);
  else if (self->coarse_wanted)
    {
      self->drawing.picture = make_coarse_picture (self);
      self->drawing.scale = 1;
      self->coarse_drawing = TRUE;
      self->coarse_wanted = FALSE;
    }
  if (self->drawing.picture != NULL)
    pentad_map_draw_async (self->drawing.picture, &self->theme, self->drawing.scale,
                           self->cancellable, drawn_cb, self);
}

static void
record_layer (PentadMapStage *self, PentadPicture *layer, guint first, guint end)
{
  g_autoptr (PentadScene) slice = pentad_scene_slice_new (self->scene, self->text, first, end);

  pentad_picture_set (layer, slice, self->text, self->room.factor);
}

static void
record_layers (PentadMapStage *self)
{
  guint map = pentad_scene_slice_find_map (self->scene);

  record_layer (self, &self->under, 0, map);
  record_layer (self, &self->over, map, pentad_scene_get_n_ops (self->scene));
}

static void
record_outline (PentadMapStage *self, PentadMapOutlineKind kind)
{
  g_clear_pointer (&self->outlines[kind], gsk_render_node_unref);
  if (self->content != NULL && self->outlined[kind] != PENTAD_NO_PLACE && self->scene != NULL)
    self->outlines[kind] = pentad_map_outline_new (
        self->content->map.geometry, self->outlined[kind], &self->view, &self->theme,
        kind == PENTAD_MAP_OUTLINE_HOVER ? PENTAD_INK_ACCENT : PENTAD_INK_SELECTION,
        self->room.factor);
}

static PentadScene *
make_scene (PentadMapStage *self)
{
  PentadSketch *sketch =
      pentad_sketch_new (&self->theme, self->text, self->room.width, self->room.height);
  PentadPanel panel = { .id = self->content->map.id, .map_ground = TRUE, .flush = TRUE };
  PentadRect area;

  area =
      pentad_panel_layout (sketch, pentad_rect (0, 0, self->room.width, self->room.height), &panel);
  self->content->map.view = self->fitted ? NULL : &self->view;
  self->view = pentad_map_layout (sketch, area, &self->content->map);
  self->content->map.view = NULL;
  return pentad_sketch_finish (sketch);
}

/* Where the layout put the map. */
static PentadRect
find_area (const PentadScene *scene)
{
  guint map = pentad_scene_slice_find_map (scene);

  return map < pentad_scene_get_n_ops (scene) ? pentad_scene_get_op (scene, map)->box
                                              : pentad_rect (0, 0, 0, 0);
}

/* content_changed: the classes of cells may be others than before; else only the view is. */
static void
lay_out (PentadMapStage *self, gboolean content_changed)
{
  if (self->content == NULL || self->room.width < 1 || self->room.height < 1)
    return;

  g_clear_pointer (&self->scene, pentad_scene_unref);
  self->scene = make_scene (self);
  self->area = find_area (self->scene);
  record_layers (self);
  for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
    record_outline (self, kind);

  PentadMapPicture *picture = get_picture (self);
  PentadMapPicture *drawn = self->drawn.picture;
  if (picture != NULL && drawn != NULL && is_drawn (self, drawn) &&
      pentad_map_view_equal (pentad_map_picture_get_view (drawn),
                             pentad_map_picture_get_view (picture)) &&
      (!content_changed || is_same_content (drawn, picture)))
    {
      /* The pixels there are right: the new picture counts as drawn. */
      self->drawn.picture = pentad_map_picture_ref (picture);
      pentad_map_picture_unref (drawn);
    }
  else if (content_changed || self->coarse.tiles == NULL)
    self->coarse_wanted = TRUE;
  draw_next (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pentad_map_stage_dispose (GObject *object)
{
  PentadMapStage *self = PENTAD_MAP_STAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->content, pentad_board_map_free);
  g_clear_pointer (&self->scene, pentad_scene_unref);
  pentad_picture_clear (&self->under);
  pentad_picture_clear (&self->over);
  for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
    g_clear_pointer (&self->outlines[kind], gsk_render_node_unref);
  pentad_map_sheet_clear (&self->sharp);
  pentad_map_sheet_clear (&self->coarse);
  g_clear_pointer (&self->drawn.picture, pentad_map_picture_unref);
  g_clear_pointer (&self->drawing.picture, pentad_map_picture_unref);
  G_OBJECT_CLASS (pentad_map_stage_parent_class)->dispose (object);
}

static void
pentad_map_stage_finalize (GObject *object)
{
  g_object_unref (PENTAD_MAP_STAGE (object)->cancellable);
  G_OBJECT_CLASS (pentad_map_stage_parent_class)->finalize (object);
}

static void
pentad_map_stage_class_init (PentadMapStageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pentad_map_stage_dispose;
  object_class->finalize = pentad_map_stage_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PENTAD_TYPE_MAP_STAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pentad_map_stage_init (PentadMapStage *self)
{
  self->cancellable = g_cancellable_new ();
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
  g_clear_pointer (&old, pentad_board_map_free);
  lay_out (self, TRUE);
}

void
pentad_map_stage_set_room (PentadMapStage *self, const PentadMapRoom *room)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (is_same_room (&self->room, room))
    return;
  self->room = *room;
  lay_out (self, FALSE);
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
  return self->scene != NULL ? pentad_scene_find (self->scene, x, y, place) : NULL;
}

void
pentad_map_stage_fit (PentadMapStage *self)
{
  g_return_if_fail (PENTAD_IS_MAP_STAGE (self));

  if (self->fitted)
    return;
  self->fitted = TRUE;
  lay_out (self, FALSE);
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
  lay_out (self, FALSE);
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

  PentadMapView view = pentad_map_view_pan (&self->view, dx, dy);
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

  PentadMapPicture *picture = get_picture (self);
  return self->scene != NULL && (picture == NULL || is_drawn (self, picture));
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
  pentad_picture_append (&self->under, snapshot);
  /* Not the card's rounded corners: a clip of that kind makes cairo draw through a mask. */
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (x + edge, y + edge,
                                     (float)(self->area.width * self->room.factor) - 2 * edge,
                                     (float)(self->area.height * self->room.factor) - 2 * edge));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  if (!pentad_map_stage_is_settled (self))
    pentad_map_sheet_append (&self->coarse, snapshot, &self->view, self->room.factor);
  pentad_map_sheet_append (&self->sharp, snapshot, &self->view, self->room.factor);
  for (int kind = 0; kind < PENTAD_MAP_N_OUTLINES; kind++)
    if (self->outlines[kind] != NULL)
      gtk_snapshot_append_node (snapshot, self->outlines[kind]);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-x, -y));
  gtk_snapshot_pop (snapshot);
  pentad_picture_append (&self->over, snapshot);
}
