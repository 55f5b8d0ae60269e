/* One picture of the map: geometry, view and a class for each cell, drawn as pixels or as paths.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-picture-private.h"

#include <math.h>
#include <string.h>

/* Borders of a level are drawn when its places are at least this many pixels wide, and never take
 * more than this share of the width. */
#define MIN_PLACE_PX     4.0
#define MAX_BORDER_SHARE 0.12
/* Typical size of a place of a level in cells, by PentadLevel. */
static const double place_cells[PENTAD_N_LEVELS] = { 1000, 100, 20, 4, 1 };

static void
find_focus (PentadMapPicture *picture, int focus)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (picture->geometry);

  memset (picture->in_focus, 1, (gsize)picture->n_cells + 1);
  for (int cell = 0; focus > 0 && cell < picture->n_cells; cell++)
    {
      int place = pentad_map_geometry_cell_place (picture->geometry, cell);

      picture->in_focus[cell] =
          place == focus || pentad_divisions_is_below (divisions, place, focus);
    }
}

PentadMapPicture *
pentad_map_picture_new (const PentadMapPictureInput *input)
{
  PentadMapPicture *picture = g_new0 (PentadMapPicture, 1);

  g_atomic_ref_count_init (&picture->refs);
  g_mutex_init (&picture->lock);
  g_mutex_init (&picture->raster_lock);
  picture->geometry = pentad_map_geometry_ref (input->geometry);
  picture->cache = input->cache != NULL ? pentad_map_cache_ref (input->cache) : NULL;
  picture->view = input->view;
  picture->style = input->style;
  if (picture->style.classes.n < 1)
    picture->style.classes = pentad_classes_fixed (NULL, 0);
  picture->n_cells = pentad_map_geometry_get_n_cells (input->geometry);
  picture->in_focus = g_atomic_rc_box_alloc ((gsize)picture->n_cells + 1);
  pentad_map_side_init (&picture->sides[picture->n_sides++], &picture->style, &input->values,
                        picture->n_cells);
  if (input->other.values != NULL)
    pentad_map_side_init (&picture->sides[picture->n_sides++], &picture->style, &input->other,
                          picture->n_cells);
  picture->divider = CLAMP (input->divider, 0, input->view.width);
  picture->no_grid_borders = input->no_grid_borders;
  picture->heat = input->heat;
  if (picture->heat.heat != NULL)
    {
      pentad_heat_ref (picture->heat.heat);
      picture->heat_version = pentad_heat_get_version (picture->heat.heat);
    }
  find_focus (picture, input->focus);
  return picture;
}

PentadMapPicture *
pentad_map_picture_new_view (const PentadMapPicture *picture, const PentadMapView *view)
{
  PentadMapPicture *copy = g_new0 (PentadMapPicture, 1);
  const PentadMapSide *side = &picture->sides[0];

  g_atomic_ref_count_init (&copy->refs);
  g_mutex_init (&copy->lock);
  g_mutex_init (&copy->raster_lock);
  copy->geometry = pentad_map_geometry_ref (picture->geometry);
  copy->view = *view;
  copy->style = picture->style;
  copy->n_cells = picture->n_cells;
  copy->sides[copy->n_sides++] = pentad_map_side_share (side);
  copy->divider = view->width;
  copy->no_grid_borders = picture->no_grid_borders;
  copy->in_focus = g_atomic_rc_box_acquire (picture->in_focus);
  return copy;
}

PentadMapPicture *
pentad_map_picture_ref (PentadMapPicture *picture)
{
  g_atomic_ref_count_inc (&picture->refs);
  return picture;
}

void
pentad_map_picture_unref (PentadMapPicture *picture)
{
  if (!g_atomic_ref_count_dec (&picture->refs))
    return;
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
  g_mutex_clear (&picture->lock);
  g_clear_pointer (&picture->raster, pentad_map_raster_unref);
  g_mutex_clear (&picture->raster_lock);
  g_clear_pointer (&picture->heat.heat, pentad_heat_unref);
  pentad_map_geometry_unref (picture->geometry);
  g_clear_pointer (&picture->cache, pentad_map_cache_unref);
  for (int i = 0; i < picture->n_sides; i++)
    pentad_map_side_clear (&picture->sides[i]);
  g_atomic_rc_box_release (picture->in_focus);
  g_free (picture);
}

PentadMapGeometry *
pentad_map_picture_get_geometry (const PentadMapPicture *picture)
{
  return picture->geometry;
}

const PentadMapView *
pentad_map_picture_get_view (const PentadMapPicture *picture)
{
  return &picture->view;
}

const PentadMapStyle *
pentad_map_picture_get_style (const PentadMapPicture *picture)
{
  return &picture->style;
}

int
pentad_map_picture_get_class (const PentadMapPicture *picture, int cell)
{
  g_return_val_if_fail (cell >= 0 && cell < picture->n_cells, -1);
  return picture->in_focus[cell] ? picture->sides[0].class_of[cell] : -1;
}

double
pentad_map_picture_get_value (const PentadMapPicture *picture, int cell)
{
  g_return_val_if_fail (cell >= 0 && cell < picture->n_cells, NAN);
  return picture->sides[0].values[cell];
}

gboolean
pentad_map_picture_is_whole (const PentadMapPicture *picture)
{
  return pentad_map_side_is_whole (&picture->sides[0], picture->n_cells);
}

gboolean
pentad_map_picture_count (const PentadMapPicture *picture, guint *counts)
{
  return pentad_map_side_count (&picture->sides[0], picture->in_focus, picture->n_cells, counts);
}

gboolean
pentad_map_picture_is_weak (const PentadMapPicture *picture, int cell)
{
  g_return_val_if_fail (cell >= 0 && cell < picture->n_cells, FALSE);
  return picture->sides[0].weak[cell];
}

gboolean
pentad_map_picture_looks_like (const PentadMapPicture *a, const PentadMapPicture *b)
{
  gsize n = (gsize)a->n_cells;

  if (a == b)
    return TRUE;
  if (a->heat.heat != b->heat.heat || a->heat_version != b->heat_version ||
      a->heat.radius_m != b->heat.radius_m || a->heat.full != b->heat.full)
    return FALSE;
  if (a->geometry != b->geometry || a->n_sides != b->n_sides || a->divider != b->divider ||
      a->no_grid_borders != b->no_grid_borders || !pentad_map_view_equal (&a->view, &b->view) ||
      !pentad_map_style_equal (&a->style, &b->style))
    return FALSE;
  for (int i = 0; i < a->n_sides; i++)
    if (memcmp (a->sides[i].class_of, b->sides[i].class_of, n) != 0 ||
        memcmp (a->sides[i].weak, b->sides[i].weak, n) != 0)
      return FALSE;
  return memcmp (a->in_focus, b->in_focus, n) == 0;
}

gboolean
pentad_map_picture_in_focus (const PentadMapPicture *picture, int cell)
{
  g_return_val_if_fail (cell >= 0 && cell < picture->n_cells, FALSE);
  return picture->in_focus[cell];
}

/* The cell at a point in metres by the pixels painted last; FALSE where they do not show it. */
static gboolean
pick_pixel (PentadMapPicture *picture, double x, double y, int *cell)
{
  gboolean shown = FALSE;

  g_mutex_lock (&picture->raster_lock);
  if (picture->raster != NULL)
    {
      double px, py;

      pentad_map_view_to_px (&picture->raster_view, x, y, &px, &py);
      shown =
          px >= 0 && py >= 0 && px < picture->raster_view.width && py < picture->raster_view.height;
      if (shown)
        *cell = pentad_map_raster_pick (picture->raster, (int)px, (int)py);
    }
  g_mutex_unlock (&picture->raster_lock);
  return shown;
}

int
pentad_map_picture_pick (PentadMapPicture *picture, double x, double y)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (picture->geometry);
  double mx, my, lon, lat;
  int cell;

  if (!(x >= 0 && y >= 0 && x < picture->view.width && y < picture->view.height))
    return PENTAD_NO_PLACE;
  pentad_map_view_to_m (&picture->view, x, y, &mx, &my);
  if (pick_pixel (picture, mx, my, &cell))
    return pentad_map_geometry_cell_place (picture->geometry, cell);
  pentad_map_geometry_unproject (picture->geometry, mx, my, &lon, &lat);
  return pentad_divisions_locate (divisions, pentad_map_geometry_get_cell_level (picture->geometry),
                                  lon, lat);
}

PentadMapLines
pentad_map_picture_lines (const PentadMapPicture *picture, const PentadTheme *theme, double scale)
{
  PentadMapLines lines;
  double cell_px =
      pentad_map_geometry_cell_size (picture->geometry) / picture->view.m_per_px * scale;

  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      double place_px = cell_px * place_cells[level];
      double width = MIN (theme->border[level] * scale, place_px * MAX_BORDER_SHARE);

      lines.colour[level] = pentad_theme_colour (theme, PENTAD_INK_BORDER_CITY + (guint)level);
      lines.width_px[level] = place_px >= MIN_PLACE_PX ? width : 0;
      if (level == PENTAD_LEVEL_GRID && picture->no_grid_borders)
        lines.width_px[level] = 0;
    }
  return lines;
}

void
pentad_map_looks_init (const PentadMapPicture *picture,
                       const PentadTheme *theme,
                       PentadMapLooks *looks)
{
  int n = pentad_map_style_get_n_classes (&picture->style);

  for (int class_number = -1; class_number < n; class_number++)
    for (int weak = 0; weak <= 1; weak++)
      for (int focus = 0; focus <= 1; focus++)
        looks->look[class_number + 1][weak][focus] =
            pentad_map_style_get_look (&picture->style, theme, class_number, weak, focus);
}

const PentadMapLook *
pentad_map_looks_get (const PentadMapPicture *picture,
                      const PentadMapSide *side,
                      const PentadMapLooks *looks,
                      int cell)
{
  return &looks->look[side->class_of[cell] + 1][side->weak[cell]][picture->in_focus[cell] != 0];
}

void
pentad_map_picture_to_text (const PentadMapPicture *picture, GString *out)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (picture->geometry);

  for (int cell = 0; cell < picture->n_cells; cell++)
    {
      int place = pentad_map_geometry_cell_place (picture->geometry, cell);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      if (pentad_map_picture_get_class (picture, cell) < 0)
        continue;
      g_ascii_formatd (number, sizeof number, "%.6g", picture->sides[0].values[cell]);
      g_string_append_printf (out, "grid %s class=%d value=%s\n",
                              pentad_divisions_get (divisions, place)->code,
                              picture->sides[0].class_of[cell], number);
    }
}
