/* Draws the tiles of a map: those that changed, and of them what changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-pieces.h"

#include "render/paint.h"
#include "widgets/scene-slice.h"

#include <string.h>

#define SIDE PENTAD_MAP_PIECE_PX
/* When more than one in so many cells has changed, whole tiles are painted sooner. */
#define MANY 4

typedef struct
{
  PentadMapDrawing *drawing;
  const PentadMapDrawing *old;
  PentadScene *scene;
  PentadText *text;
  double x, y; /* of the map in the drawing */
} Pieces;

static int
column_of (const Pieces *self, int piece)
{
  return piece % self->drawing->columns;
}

static int
row_of (const Pieces *self, int piece)
{
  return piece / self->drawing->columns;
}

/* The image before of a piece on which nothing lay, nor will lie; else NULL. */
static cairo_surface_t *
bare_image (const Pieces *self, int piece)
{
  const PentadMapDrawing *old = self->old;
  int column, row;

  if (old == NULL || self->drawing->covered[piece])
    return NULL;
  column = self->drawing->column + column_of (self, piece) - old->column;
  row = self->drawing->row + row_of (self, piece) - old->row;
  if (column < 0 || row < 0 || column >= old->columns || row >= old->rows ||
      old->covered[row * old->columns + column])
    return NULL;
  return old->images->pdata[row * old->columns + column];
}

static guint32 *
pixels_of (cairo_surface_t *image)
{
  return (guint32 *)(gpointer)cairo_image_surface_get_data (image);
}

/* As the coat has it now. */
static void
paint_piece (const Pieces *self, int piece, cairo_surface_t *image)
{
  PentadMapBox box = { column_of (self, piece) * SIDE, row_of (self, piece) * SIDE, SIDE, SIDE };

  pentad_map_coat_paint (self->drawing->coat, &box, pixels_of (image), SIDE);
}

/* The pixels of a piece that will change, with what does not change. */
static guint32 *
get_piece (gpointer data, int piece)
{
  Pieces *self = data;
  gpointer *image = &self->drawing->images->pdata[piece];
  cairo_surface_t *was;

  if (*image != NULL)
    return pixels_of (*image);
  *image = pentad_map_drawing_make_image ();
  was = bare_image (self, piece);
  if (was != NULL)
    memcpy (pixels_of (*image), pixels_of (was), (gsize)SIDE * SIDE * sizeof (guint32));
  else
    paint_piece (self, piece, *image);
  return pixels_of (*image);
}

/* Makes the images of bare pieces from those before, where the coat before tells what has changed.
 */
static void
paint_changed (Pieces *self)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (int));
  PentadMapPieces pieces = { SIDE, self->drawing->columns, SIDE, get_piece, self };
  guint n_pieces = self->drawing->images->len;

  if (self->old == NULL || self->old->coat == NULL ||
      !pentad_map_coat_compare (self->drawing->coat, self->old->coat, cells) ||
      cells->len > pentad_map_coat_get_n_cells (self->drawing->coat) / MANY)
    return;
  pentad_map_coat_paint_cells (self->drawing->coat, (const int *)(void *)cells->data, cells->len,
                               &pieces);
  for (guint i = 0; i < n_pieces; i++)
    {
      cairo_surface_t *was = bare_image (self, (int)i);

      if (self->drawing->images->pdata[i] == NULL && was != NULL)
        self->drawing->images->pdata[i] = cairo_surface_reference (was);
    }
}

/* A piece's area in design pixels of the scene. */
static PentadRect
scene_area (const Pieces *self, int piece)
{
  const PentadOp *map = pentad_scene_find_map (self->scene);
  double scale = pentad_scene_get_theme (self->scene)->scale;

  return pentad_rect ((column_of (self, piece) * SIDE - self->x) / scale + map->box.x,
                      (row_of (self, piece) * SIDE - self->y) / scale + map->box.y, SIDE / scale,
                      SIDE / scale);
}

static void
find_covered (Pieces *self)
{
  for (guint piece = 0; piece < self->drawing->images->len; piece++)
    {
      PentadRect area = scene_area (self, (int)piece);

      for (guint i = 0; i < pentad_scene_get_n_ops (self->scene); i++)
        {
          const PentadOp *op = pentad_scene_get_op (self->scene, i);

          if (op->kind != PENTAD_OP_MAP && op->kind != PENTAD_OP_CLIP &&
              op->kind != PENTAD_OP_UNCLIP && pentad_paint_reaches (op, &area))
            self->drawing->covered[piece] = 1;
        }
    }
}

/* What the scene has over its map. */
static void
cover_piece (const Pieces *self, int piece, cairo_surface_t *image)
{
  const PentadOp *map = pentad_scene_find_map (self->scene);
  const PentadTheme *theme = pentad_scene_get_theme (self->scene);
  cairo_t *cr;

  cairo_surface_mark_dirty (image);
  cr = cairo_create (image);
  cairo_translate (cr, self->x - column_of (self, piece) * SIDE,
                   self->y - row_of (self, piece) * SIDE);
  cairo_scale (cr, theme->scale, theme->scale);
  cairo_translate (cr, -map->box.x, -map->box.y);
  pentad_paint_scene (cr, self->scene, theme, self->text, theme->scale,
                      PENTAD_PAINT_NO_GROUND | PENTAD_PAINT_NO_MAP);
  cairo_destroy (cr);
  cairo_surface_flush (image);
}

PentadMapDrawing *
pentad_map_pieces_draw (PentadMapCoat *coat,
                        const PentadMapView *view,
                        int column,
                        int row,
                        PentadScene *scene,
                        PentadText *text,
                        double x,
                        double y,
                        const PentadMapDrawing *old)
{
  Pieces self = { pentad_map_drawing_new_empty (view, column, row, coat), old, scene, text, x, y };
  GPtrArray *images = self.drawing->images;

  find_covered (&self);
  paint_changed (&self);
  for (guint i = 0; i < images->len; i++)
    {
      if (images->pdata[i] == NULL)
        {
          images->pdata[i] = pentad_map_drawing_make_image ();
          paint_piece (&self, (int)i, images->pdata[i]);
        }
      if (self.drawing->covered[i])
        cover_piece (&self, (int)i, images->pdata[i]);
    }
  pentad_map_drawing_share (self.drawing, old);
  return self.drawing;
}
