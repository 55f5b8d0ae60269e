/* One picture of the map: geometry, view and a class for each cell, drawn as pixels or as paths.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-picture.h"

#include <math.h>
#include <string.h>

/* Side of a pattern's square in design pixels; of pixels the next power of two is taken. */
#define PATTERN_SIDE   8
#define MAX_PATTERN_PX 64
/* Borders of a level are drawn when its places are at least this many pixels wide, and never take
 * more than this share of the width. */
#define MIN_PLACE_PX     4.0
#define MAX_BORDER_SHARE 0.12
/* Typical size of a place of a level in cells, by PentadLevel. */
static const double place_cells[PENTAD_N_LEVELS] = { 1000, 100, 20, 4, 1 };

/* What is shown of one period; the arrays are counted (g_atomic_rc_box), for copies of a picture.
 */
typedef struct
{
  double *values;
  gint8 *class_of; /* -1 no data */
  guint8 *weak;    /* 0 or 1 */
} Side;

struct _PentadMapPicture
{
  gatomicrefcount refs;
  PentadMapGeometry *geometry;
  PentadMapCache *cache;
  PentadMapView view;
  PentadMapStyle style;
  int n_cells;
  Side sides[2];
  int n_sides;
  double divider;
  PentadMapHeat heat;
  guint64 heat_version; /* when the picture was made */
  guint8 *in_focus;     /* counted, too */

  GMutex lock; /* of what follows */
  cairo_surface_t *surface;
  PentadThemeKind surface_theme;
  double surface_scale;

  GMutex raster_lock; /* of what follows */
  PentadMapRaster *raster;
  PentadMapView raster_view;
};

static Side
make_side (const PentadMapPicture *picture, const PentadMapValues *values)
{
  gsize n = (gsize)picture->n_cells + 1;
  Side side = { g_atomic_rc_box_alloc (n * sizeof (double)), g_atomic_rc_box_alloc (n),
                g_atomic_rc_box_alloc0 (n) };

  for (int cell = 0; cell < picture->n_cells; cell++)
    {
      side.values[cell] = values->values != NULL ? values->values[cell] : NAN;
      side.class_of[cell] = (gint8)pentad_map_style_find (&picture->style, values, cell);
      side.weak[cell] = values->weak != NULL && values->weak[cell] != 0;
    }
  return side;
}

static void
clear_side (Side *side)
{
  g_atomic_rc_box_release (side->values);
  g_atomic_rc_box_release (side->class_of);
  g_atomic_rc_box_release (side->weak);
}

static void
find_focus (PentadMapPicture *picture, int focus)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (picture->geometry);

  for (int cell = 0; cell < picture->n_cells; cell++)
    {
      int place = pentad_map_geometry_cell_place (picture->geometry, cell);

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
  picture->style = input->style;
  if (picture->style.classes.n < 1)
    picture->style.classes = pentad_classes_fixed (NULL, 0);
  picture->n_cells = pentad_map_geometry_get_n_cells (input->geometry);
  picture->in_focus = g_atomic_rc_box_alloc ((gsize)picture->n_cells + 1);
  picture->sides[picture->n_sides++] = make_side (picture, &input->values);
  if (input->other.values != NULL)
    picture->sides[picture->n_sides++] = make_side (picture, &input->other);
  picture->divider = CLAMP (input->divider, 0, input->view.width);
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
  const Side *side = &picture->sides[0];

  g_atomic_ref_count_init (&copy->refs);
  g_mutex_init (&copy->lock);
  g_mutex_init (&copy->raster_lock);
  copy->geometry = pentad_map_geometry_ref (picture->geometry);
  copy->view = *view;
  copy->style = picture->style;
  copy->n_cells = picture->n_cells;
  copy->sides[copy->n_sides++] =
      (Side){ g_atomic_rc_box_acquire (side->values), g_atomic_rc_box_acquire (side->class_of),
              g_atomic_rc_box_acquire (side->weak) };
  copy->divider = view->width;
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
    clear_side (&picture->sides[i]);
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
      !pentad_map_view_equal (&a->view, &b->view) || !pentad_map_style_equal (&a->style, &b->style))
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
    }
  return lines;
}

/* All looks that cells can have: by class (no data first), weak or not, in focus or not. */
typedef struct
{
  PentadMapLook look[PENTAD_MAP_MAX_CLASSES + 1][2][2];
} Looks;

static void
make_looks (const PentadMapPicture *picture, const PentadTheme *theme, Looks *looks)
{
  int n = pentad_map_style_get_n_classes (&picture->style);

  for (int class_number = -1; class_number < n; class_number++)
    for (int weak = 0; weak <= 1; weak++)
      for (int focus = 0; focus <= 1; focus++)
        looks->look[class_number + 1][weak][focus] =
            pentad_map_style_get_look (&picture->style, theme, class_number, weak, focus);
}

static const PentadMapLook *
cell_look (const PentadMapPicture *picture, const Side *side, const Looks *looks, int cell)
{
  return &looks->look[side->class_of[cell] + 1][side->weak[cell]][picture->in_focus[cell] != 0];
}

static int
pattern_side (double scale)
{
  int side = 4;

  while (side < PATTERN_SIDE * scale && side < MAX_PATTERN_PX)
    side *= 2;
  return side;
}

static void
add_side (const PentadMapPicture *picture,
          const Side *side,
          const Looks *looks,
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
      const PentadMapLook *look = cell_look (picture, side, looks, cell);

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
  Looks looks;

  if (raster == NULL)
    return NULL;
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    pentad_map_inks_set_border (&inks, (PentadLevel)level, lines.colour[level]);
  for (int i = 0; i < PENTAD_MAP_PATTERN_COLOURS; i++)
    inks.pattern_colours[i] = pentad_colour_premultiply (
        pentad_theme_colour (theme, pentad_map_pattern_ink (PENTAD_MAP_PATTERN_IN (i))));
  make_looks (picture, theme, &looks);
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

/* A pattern over the current clip, as large as the view. */
static void
draw_pattern (cairo_t *cr, const PentadMapView *view, guint8 pattern, PentadColour colour)
{
  PentadMapPattern shape = PENTAD_MAP_PATTERN_SHAPE (pattern);
  double w = view->width, h = view->height, side = PATTERN_SIDE;

  set_source (cr, colour);
  cairo_set_line_width (cr, side / 8);
  cairo_new_path (cr);
  for (double d = 0; d < w + h && shape != PENTAD_MAP_PATTERN_DOTS; d += side)
    {
      if (shape != PENTAD_MAP_PATTERN_BACK_HATCH)
        {
          cairo_move_to (cr, d - h, h);
          cairo_line_to (cr, d, 0);
        }
      if (shape != PENTAD_MAP_PATTERN_HATCH)
        {
          cairo_move_to (cr, d - h, 0);
          cairo_line_to (cr, d, h);
        }
    }
  cairo_stroke (cr);
  for (double y = 0; y < h && shape == PENTAD_MAP_PATTERN_DOTS; y += side)
    for (double x = 0; x < w; x += side)
      cairo_rectangle (cr, x, y, side / 4, side / 4);
  cairo_fill (cr);
}

static gboolean
is_same_look (const PentadMapLook *a, const PentadMapLook *b)
{
  return a->colour == b->colour && a->pattern == b->pattern;
}

static void
draw_look (const PentadMapPicture *picture,
           const Side *side,
           const Looks *looks,
           const PentadMapLook *look,
           cairo_t *cr,
           const PentadTheme *theme,
           const guint8 *in_view)
{
  gboolean any = FALSE;

  cairo_new_path (cr);
  for (int cell = 0; cell < picture->n_cells; cell++)
    if (in_view[cell] && is_same_look (cell_look (picture, side, looks, cell), look))
      {
        cell_path (picture, cr, cell);
        any = TRUE;
      }
  if (!any)
    return;
  set_source (cr, look->colour);
  if (look->pattern == PENTAD_MAP_PATTERN_NONE)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  draw_pattern (cr, &picture->view, look->pattern,
                pentad_theme_colour (theme, pentad_map_pattern_ink (look->pattern)));
  cairo_restore (cr);
}

/* Each look once; classes that look the same are drawn together. */
static void
draw_side (const PentadMapPicture *picture,
           const Side *side,
           cairo_t *cr,
           const PentadTheme *theme,
           const guint8 *in_view)
{
  const PentadMapLook *all;
  int n = (pentad_map_style_get_n_classes (&picture->style) + 1) * 4;
  Looks looks;

  make_looks (picture, theme, &looks);
  all = &looks.look[0][0][0];
  for (int i = 0; i < n; i++)
    {
      gboolean is_new = TRUE;

      for (int k = 0; k < i && is_new; k++)
        is_new = !is_same_look (&all[k], &all[i]);
      if (is_new)
        draw_look (picture, side, &looks, &all[i], cr, theme, in_view);
    }
}

static void
draw_sides (const PentadMapPicture *picture,
            cairo_t *cr,
            const PentadTheme *theme,
            const guint8 *in_view)
{
  const PentadMapView *view = &picture->view;
  double split = picture->n_sides > 1 ? picture->divider : view->width;

  for (int i = 0; i < picture->n_sides; i++)
    {
      cairo_save (cr);
      cairo_rectangle (cr, i == 0 ? 0 : split, 0, i == 0 ? split : view->width - split,
                       view->height);
      cairo_clip (cr);
      draw_side (picture, &picture->sides[i], cr, theme, in_view);
      cairo_restore (cr);
    }
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
  draw_sides (picture, cr, theme, in_view);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  draw_borders (picture, cr, theme);
  pentad_map_heat_draw (&picture->heat, theme, picture->style.ramp, &picture->view, cr);
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
      g_ascii_formatd (number, sizeof number, "%.6g", picture->sides[0].values[cell]);
      g_string_append_printf (out, "grid %s class=%d value=%s\n",
                              pentad_divisions_get (divisions, place)->code,
                              picture->sides[0].class_of[cell], number);
    }
}
