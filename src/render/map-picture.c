/* One picture of the map: geometry, view and a class for each cell, drawn as pixels or as paths.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-picture.h"

#include <math.h>

/* How far cells outside the focus go towards the ground. */
#define DIMMED 0.72

/* Borders of a level are drawn when its places are at least this many pixels wide, and never take
 * more than this share of the width. */
#define MIN_PLACE_PX     4.0
#define MAX_BORDER_SHARE 0.12
/* Typical size of a place of a level in cells, by PentadLevel. */
static const double place_cells[PENTAD_N_LEVELS] = { 1000, 100, 20, 4, 1 };

struct _PentadMapPicture
{
  gatomicrefcount refs;
  PentadMapGeometry *geometry;
  PentadMapCache *cache;
  PentadMapView view;
  PentadClasses classes;
  gboolean reversed;
  int n_cells;
  double *values;
  gint8 *class_of; /* -1 no data */
  guint8 *in_focus;

  GMutex lock; /* of what follows */
  cairo_surface_t *surface;
  PentadThemeKind surface_theme;
  double surface_scale;

  GMutex raster_lock; /* of what follows */
  PentadMapRaster *raster;
  PentadMapView raster_view;
};

static void
classify (PentadMapPicture *picture, const double *values, int focus)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (picture->geometry);

  for (int cell = 0; cell < picture->n_cells; cell++)
    {
      int place = pentad_map_geometry_cell_place (picture->geometry, cell);

      picture->values[cell] = values != NULL ? values[cell] : NAN;
      picture->class_of[cell] =
          (gint8)pentad_classes_find (&picture->classes, picture->values[cell]);
      picture->in_focus[cell] =
          focus <= 0 || place == focus || pentad_divisions_is_below (divisions, place, focus);
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
  picture->classes = input->classes;
  if (picture->classes.n < 1)
    picture->classes = pentad_classes_fixed (NULL, 0);
  picture->reversed = input->reversed;
  picture->n_cells = pentad_map_geometry_get_n_cells (input->geometry);
  picture->values = g_new (double, picture->n_cells + 1);
  picture->class_of = g_new (gint8, picture->n_cells + 1);
  picture->in_focus = g_new (guint8, picture->n_cells + 1);
  classify (picture, input->values, input->focus);
  return picture;
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
  pentad_map_geometry_unref (picture->geometry);
  g_clear_pointer (&picture->cache, pentad_map_cache_unref);
  g_free (picture->values);
  g_free (picture->class_of);
  g_free (picture->in_focus);
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

const PentadClasses *
pentad_map_picture_get_classes (const PentadMapPicture *picture)
{
  return &picture->classes;
}

int
pentad_map_picture_get_class (const PentadMapPicture *picture, int cell)
{
  g_return_val_if_fail (cell >= 0 && cell < picture->n_cells, -1);
  return picture->in_focus[cell] ? picture->class_of[cell] : -1;
}

double
pentad_map_picture_get_value (const PentadMapPicture *picture, int cell)
{
  g_return_val_if_fail (cell >= 0 && cell < picture->n_cells, NAN);
  return picture->values[cell];
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

PentadInk
pentad_map_picture_class_ink (const PentadMapPicture *picture, int class_number)
{
  int step;

  if (class_number < 0)
    return PENTAD_INK_NO_DATA;
  step = pentad_classes_step (&picture->classes, class_number);
  return PENTAD_INK_RAMP + (guint)(picture->reversed ? PENTAD_RAMP_STEPS - 1 - step : step);
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
    }
  return lines;
}

static PentadColour
cell_colour (const PentadMapPicture *picture,
             const PentadTheme *theme,
             int class_number,
             gboolean in_focus)
{
  PentadColour colour =
      pentad_theme_colour (theme, pentad_map_picture_class_ink (picture, class_number));

  if (in_focus)
    return colour;
  return pentad_colour_mix (colour, pentad_theme_colour (theme, PENTAD_INK_MAP_GROUND), DIMMED);
}

/* One colour for each cell, after that of what is beside the cells. Transfer full. */
static guint32 *
make_colours (const PentadMapPicture *picture, const PentadTheme *theme)
{
  guint32 *colours = g_new (guint32, picture->n_cells + 1);
  guint32 by_class[2][PENTAD_RAMP_STEPS + 1];

  for (int class_number = -1; class_number < picture->classes.n; class_number++)
    for (int focus = 0; focus <= 1; focus++)
      by_class[focus][class_number + 1] =
          pentad_colour_premultiply (cell_colour (picture, theme, class_number, focus));
  colours[0] = 0;
  for (int cell = 0; cell < picture->n_cells; cell++)
    colours[cell + 1] = by_class[picture->in_focus[cell] != 0][picture->class_of[cell] + 1];
  return colours;
}

gboolean
pentad_map_picture_paint (PentadMapPicture *picture,
                          const PentadTheme *theme,
                          double scale,
                          const PentadMapView *view,
                          guint32 *pixels,
                          gsize stride)
{
  PentadMapLines lines = pentad_map_picture_lines (picture, theme, scale);
  PentadMapRaster *raster = pentad_map_raster_new (picture->cache, picture->geometry, view, &lines);
  g_autofree guint32 *colours = NULL;
  PentadMapInks inks = { NULL };

  if (raster == NULL)
    return FALSE;
  inks.colours = colours = make_colours (picture, theme);
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    pentad_map_inks_set_border (&inks, (PentadLevel)level, lines.colour[level]);
  pentad_map_raster_paint (raster, NULL, &inks, pixels, stride);
  g_mutex_lock (&picture->raster_lock);
  g_clear_pointer (&picture->raster, pentad_map_raster_unref);
  picture->raster = raster;
  picture->raster_view = *view;
  g_mutex_unlock (&picture->raster_lock);
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
    painted = pentad_map_picture_paint (
        picture, theme, scale, &view, (guint32 *)(gpointer)cairo_image_surface_get_data (surface),
        (gsize)cairo_image_surface_get_stride (surface) / sizeof (guint32));
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

static void
set_source (cairo_t *cr, PentadColour colour)
{
  double rgba[4];

  pentad_colour_to_rgba (colour, rgba);
  cairo_set_source_rgba (cr, rgba[0], rgba[1], rgba[2], rgba[3]);
}

static void
to_px (const PentadMapView *view, const PentadMapPoint *point, double *x, double *y)
{
  pentad_map_view_to_px (view, point->x / (double)PENTAD_MAP_UNITS,
                         point->y / (double)PENTAD_MAP_UNITS, x, y);
}

static void
cell_path (const PentadMapPicture *picture, cairo_t *cr, int cell)
{
  const guint *sizes;
  guint n_rings;
  const PentadMapPoint *ring =
      pentad_map_geometry_get_cell (picture->geometry, cell, &sizes, &n_rings);

  for (guint r = 0; r < n_rings; ring += sizes[r], r++)
    {
      for (guint i = 0; i < sizes[r]; i++)
        {
          double x, y;
          to_px (&picture->view, &ring[i], &x, &y);
          if (i == 0)
            cairo_move_to (cr, x, y);
          else
            cairo_line_to (cr, x, y);
        }
      cairo_close_path (cr);
    }
}

static gboolean
is_in_view (const PentadMapPicture *picture, int cell)
{
  const guint *sizes;
  guint n_rings, n = 0;
  const PentadMapPoint *points =
      pentad_map_geometry_get_cell (picture->geometry, cell, &sizes, &n_rings);
  double low_x = INFINITY, low_y = INFINITY, high_x = -INFINITY, high_y = -INFINITY;

  for (guint r = 0; r < n_rings; r++)
    n += sizes[r];
  for (guint i = 0; i < n; i++)
    {
      double x, y;
      to_px (&picture->view, &points[i], &x, &y);
      low_x = MIN (low_x, x);
      high_x = MAX (high_x, x);
      low_y = MIN (low_y, y);
      high_y = MAX (high_y, y);
    }
  return high_x >= 0 && low_x <= picture->view.width && high_y >= 0 &&
         low_y <= picture->view.height;
}

static void
draw_class (const PentadMapPicture *picture,
            cairo_t *cr,
            const PentadTheme *theme,
            int class_number,
            gboolean in_focus,
            const guint8 *in_view)
{
  cairo_new_path (cr);
  for (int cell = 0; cell < picture->n_cells; cell++)
    if (in_view[cell] && picture->class_of[cell] == class_number &&
        picture->in_focus[cell] == in_focus)
      cell_path (picture, cr, cell);
  set_source (cr, cell_colour (picture, theme, class_number, in_focus));
  cairo_fill (cr);
}

static void
draw_borders (const PentadMapPicture *picture, cairo_t *cr, const PentadTheme *theme)
{
  PentadMapLines lines = pentad_map_picture_lines (picture, theme, 1);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      guint n_edges;
      const PentadMapEdge *edges =
          pentad_map_geometry_get_edges (picture->geometry, (PentadLevel)level, &n_edges);

      if (!(lines.width_px[level] > 0))
        continue;
      cairo_new_path (cr);
      for (guint i = 0; i < n_edges; i++)
        {
          double x0, y0, x1, y1;

          to_px (&picture->view, &edges[i].a, &x0, &y0);
          to_px (&picture->view, &edges[i].b, &x1, &y1);
          if (MAX (x0, x1) < 0 || MIN (x0, x1) > picture->view.width || MAX (y0, y1) < 0 ||
              MIN (y0, y1) > picture->view.height)
            continue;
          cairo_move_to (cr, x0, y0);
          cairo_line_to (cr, x1, y1);
        }
      cairo_set_line_width (cr, lines.width_px[level]);
      set_source (cr, lines.colour[level]);
      cairo_stroke (cr);
    }
}

void
pentad_map_picture_draw_paths (PentadMapPicture *picture, cairo_t *cr, const PentadTheme *theme)
{
  g_autofree guint8 *in_view = g_new (guint8, picture->n_cells + 1);

  for (int cell = 0; cell < picture->n_cells; cell++)
    in_view[cell] = is_in_view (picture, cell);
  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  /* Antialiased neighbours let the ground shine through between them. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int class_number = -1; class_number < picture->classes.n; class_number++)
    for (int focus = 0; focus <= 1; focus++)
      draw_class (picture, cr, theme, class_number, focus, in_view);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  draw_borders (picture, cr, theme);
  cairo_restore (cr);
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
      g_ascii_formatd (number, sizeof number, "%.6g", picture->values[cell]);
      g_string_append_printf (out, "grid %s class=%d value=%s\n",
                              pentad_divisions_get (divisions, place)->code,
                              picture->class_of[cell], number);
    }
}
