/* A map of grades: the scheme's colours, never without pattern and letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-grades.h"

#include <math.h>
#include <string.h>

/* Less contrast to the ground than this needs an outline. */
#define LEAST_CONTRAST 1.6
#define OUTLINE_WIDTH  1.4f
/* Design pixels; a place smaller than this has no room for a letter. */
#define LETTER_ROOM 13

static guint8
pattern_of (const char *name)
{
  static const char *const names[PENTAD_MAP_N_PATTERNS] = { "none", "hatch", "stripes", "dots",
                                                            "cross" };

  for (guint8 i = 0; i < PENTAD_MAP_N_PATTERNS; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return i;
  return PENTAD_MAP_PATTERN_NONE;
}

gboolean
pentad_map_grades_init (PentadMapStyle *style,
                        const PentadScheme *scheme,
                        PentadLanguage language,
                        const char **letters,
                        const char **labels)
{
  double lower[PENTAD_RAMP_STEPS];
  int n = 0;

  memset (style, 0, sizeof *style);
  for (guint i = scheme->grades->len; i > 0 && n < PENTAD_RAMP_STEPS; i--)
    {
      const PentadGrade *grade = g_ptr_array_index (scheme->grades, i - 1);

      if (n > 0 && !(grade->min > lower[n - 1]))
        continue;
      lower[n] = grade->min;
      style->inks[n] = PENTAD_INK_RGB (grade->colour);
      style->patterns[n] = pattern_of (grade->pattern);
      letters[n] = grade->id;
      labels[n] = pentad_label_get (&grade->label, language);
      n++;
    }
  style->classes = pentad_classes_fixed (lower, n);
  return n > 0;
}

static gboolean
is_swallowed (const PentadMapPicture *picture, const PentadTheme *theme, int cell)
{
  int class_number = cell >= 0 ? pentad_map_picture_get_class (picture, cell) : -1;
  PentadInk ink;

  if (class_number < 0)
    return FALSE;
  ink = pentad_map_style_get_ink (pentad_map_picture_get_style (picture), class_number);
  return pentad_colour_contrast (pentad_theme_colour (theme, ink),
                                 pentad_theme_colour (theme, PENTAD_INK_MAP_GROUND)) <
         LEAST_CONTRAST;
}

void
pentad_map_grades_outline (PentadSketch *sketch,
                           const PentadMapPicture *picture,
                           const PentadTheme *theme)
{
  const PentadMapGeometry *geometry = pentad_map_picture_get_geometry (picture);
  const PentadMapView *view = pentad_map_picture_get_view (picture);
  g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (float));
  PentadPaint line = { .stroke = PENTAD_INK_HATCH, .width = OUTLINE_WIDTH };

  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      guint n;
      const PentadMapEdge *edges = pentad_map_geometry_get_edges (geometry, (PentadLevel)level, &n);

      for (guint i = 0; i < n; i++)
        {
          const PentadMapPoint *ends[2] = { &edges[i].a, &edges[i].b };

          if (is_swallowed (picture, theme, edges[i].left) ==
              is_swallowed (picture, theme, edges[i].right))
            continue;
          for (int k = 0; k < 2; k++)
            {
              double x, y;
              float at[2];

              pentad_map_view_to_px (view, ends[k]->x / (double)PENTAD_MAP_UNITS,
                                     ends[k]->y / (double)PENTAD_MAP_UNITS, &x, &y);
              at[0] = (float)x;
              at[1] = (float)y;
              g_array_append_vals (xy, at, 2);
            }
        }
    }
  pentad_sketch_segments (sketch, PENTAD_ROLE_LAYER, (const float *)(void *)xy->data, xy->len / 2,
                          &line);
}

/* The first cell of each place that has a value. Transfer container. */
static GArray *
list_first_cells (const PentadMap *map)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (int));
  int n = pentad_divisions_get_count (pentad_map_geometry_get_divisions (map->geometry));
  g_autofree guint8 *seen = g_new0 (guint8, (gsize)n + 1);

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (map->geometry); cell++)
    {
      int place = pentad_map_value_place (map, cell);

      if (place == PENTAD_NO_PLACE || seen[place])
        continue;
      seen[place] = 1;
      g_array_append_val (cells, cell);
    }
  return cells;
}

void
pentad_map_grades_draw_letters (PentadMapLabels *labels,
                                PentadSketch *sketch,
                                const PentadMap *map,
                                const PentadMapPicture *picture)
{
  const PentadMapView *view = pentad_map_picture_get_view (picture);
  int best = pentad_map_picture_get_style (picture)->classes.n - 1;
  g_autoptr (GArray) cells = list_first_cells (map);
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .halo = TRUE,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  for (guint i = 0; i < cells->len; i++)
    {
      int cell = g_array_index (cells, int, i), place = pentad_map_value_place (map, cell);
      int class_number = pentad_map_picture_get_class (picture, cell);
      PentadMapBounds bounds = pentad_map_geometry_bounds (map->geometry, place);
      double width = (bounds.x1 - bounds.x0) / view->m_per_px;
      double height = (bounds.y1 - bounds.y0) / view->m_per_px, x, y;
      const PentadDivision *division =
          pentad_divisions_get (pentad_map_geometry_get_divisions (map->geometry), place);

      if (class_number < 0 || class_number >= best || MIN (width, height) < LETTER_ROOM ||
          isnan (division->centre.lon))
        continue;
      pentad_map_geometry_project (map->geometry, division->centre.lon, division->centre.lat, &x,
                                   &y);
      pentad_map_view_to_px (view, x, y, &x, &y);
      pentad_map_labels_add (labels, map->words.class_letters[class_number], x, y, width * height);
    }
  pentad_map_labels_place (labels, sketch, &style);
}
