/* A picture of the map as pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-picture-private.h"

#include <math.h>
#include <string.h>

/* Of a pattern's square; see PENTAD_MAP_PATTERN_SIDE. */
#define MAX_PATTERN_PX 64

static int
pattern_side (double scale)
{
  int side = 4;

  while (side < PENTAD_MAP_PATTERN_SIDE * scale && side < MAX_PATTERN_PX)
    side *= 2;
  return side;
}

static void
add_side (const PentadMapPicture *picture,
          const PentadMapSide *side,
          const PentadMapLooks *looks,
          guint32 ground,
          int from,
          PentadMapCoat *coat)
{
  guint32 *colours = g_new (guint32, picture->n_cells + 1);
  g_autofree guint8 *patterns = g_new0 (guint8, picture->n_cells + 1);
  gboolean any = FALSE;

  colours[0] = ground;
  for (int cell = 0; cell < picture->n_cells; cell++)
    {
      const PentadMapLook *look = pentad_map_looks_get (picture, side, looks, cell);

      colours[cell + 1] = pentad_colour_premultiply (look->colour);
      patterns[cell + 1] = look->pattern;
      any |= look->pattern != PENTAD_MAP_PATTERN_NONE;
    }
  pentad_map_coat_add_side (coat, from, (guint)picture->n_cells, colours,
                            any ? g_steal_pointer (&patterns) : NULL);
}

/* Where the second period begins in pixels of another view; beyond its end when there is none. */
static int
find_split (const PentadMapPicture *picture, const PentadMapView *view)
{
  double x, y, px, py;

  if (picture->n_sides < 2)
    return (int)view->width;
  pentad_map_view_to_m (&picture->view, picture->divider, 0, &x, &y);
  pentad_map_view_to_px (view, x, y, &px, &py);
  return (int)CLAMP (round (px), 0, view->width);
}

PentadMapCoat *
pentad_map_picture_coat (PentadMapPicture *picture,
                         const PentadTheme *theme,
                         double scale,
                         const PentadMapView *view,
                         guint32 ground)
{
  PentadMapLines lines = pentad_map_picture_lines (picture, theme, scale);
  PentadMapRaster *raster = pentad_map_raster_new (picture->cache, picture->geometry, view, &lines);
  PentadMapInks inks = { .pattern_px = pattern_side (scale) };
  PentadMapCoat *coat;
  PentadMapLooks looks;

  if (raster == NULL)
    return NULL;
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    pentad_map_inks_set_border (&inks, (PentadLevel)level, lines.colour[level]);
  for (int i = 0; i < PENTAD_MAP_PATTERN_COLOURS; i++)
    inks.pattern_colours[i] = pentad_colour_premultiply (
        pentad_theme_colour (theme, pentad_map_pattern_ink (PENTAD_MAP_PATTERN_IN (i))));
  pentad_map_looks_init (picture, theme, &looks);
  coat = pentad_map_coat_new (raster, &inks);
  for (int i = 0; i < picture->n_sides; i++)
    add_side (picture, &picture->sides[i], &looks, ground, i == 0 ? 0 : find_split (picture, view),
              coat);
  g_mutex_lock (&picture->raster_lock);
  g_clear_pointer (&picture->raster, pentad_map_raster_unref);
  picture->raster = raster;
  picture->raster_view = *view;
  g_mutex_unlock (&picture->raster_lock);
  return coat;
}

gboolean
pentad_map_picture_has_heat (const PentadMapPicture *picture)
{
  return picture->heat.heat != NULL;
}

gboolean
pentad_map_picture_paint (PentadMapPicture *picture,
                          const PentadTheme *theme,
                          double scale,
                          const PentadMapView *view,
                          guint32 ground,
                          guint32 *pixels,
                          gsize stride)
{
  g_autoptr (PentadMapCoat) coat = pentad_map_picture_coat (picture, theme, scale, view, ground);
  PentadMapBox all = { 0, 0, (int)view->width, (int)view->height };

  if (coat == NULL)
    return FALSE;
  pentad_map_coat_paint (coat, &all, pixels, stride);
  pentad_map_heat_paint (&picture->heat, theme, picture->style.ramp, view, pixels, stride);
  return TRUE;
}

static cairo_surface_t *
make_surface (PentadMapPicture *picture, const PentadTheme *theme, double scale)
{
  PentadMapView view = pentad_map_view_scaled (&picture->view, scale);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)view.width, (int)view.height);
  gboolean painted = FALSE;

  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    painted = pentad_map_picture_paint (picture, theme, scale, &view, 0,
                                        (guint32 *)(gpointer)cairo_image_surface_get_data (surface),
                                        (gsize)cairo_image_surface_get_stride (surface) /
                                            sizeof (guint32));
  cairo_surface_mark_dirty (surface);
  if (painted)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

cairo_surface_t *
pentad_map_picture_render (PentadMapPicture *picture, const PentadTheme *theme, double scale)
{
  cairo_surface_t *surface = NULL;

  g_mutex_lock (&picture->lock);
  if (picture->surface == NULL || picture->surface_theme != theme->kind ||
      picture->surface_scale != scale)
    {
      g_clear_pointer (&picture->surface, cairo_surface_destroy);
      picture->surface = make_surface (picture, theme, scale);
      picture->surface_theme = theme->kind;
      picture->surface_scale = scale;
    }
  if (picture->surface != NULL)
    surface = cairo_surface_reference (picture->surface);
  g_mutex_unlock (&picture->lock);
  return surface;
}
