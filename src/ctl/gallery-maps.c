/* The maps of the gallery: every ramp, classing, quantity and layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/gallery.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "render/format.h"
#include "render/map-diverging.h"
#include "render/map-grades.h"
#include "render/map-partition.h"
#include "render/map-rates.h"
#include "render/panel.h"

/* A rate is per this many residents. */
#define PER_RESIDENTS 10000.0

/* The map without values, in a panel of its own; area is where it goes. */
static PentadMap
begin (const PentadGallery *gallery, PentadSketch *sketch, PentadRect *area, const char *title)
{
  const PentadGalleryCity *city = gallery->city;
  const GPtrArray *layers = pentad_city_get_layers (city->session->city);
  PentadPanel panel = {
    .id = "map", .state = PENTAD_PANEL_DATA, .map_ground = TRUE, .flush = TRUE
  };

  *area = pentad_panel_layout (sketch, *area, &panel);
  return (PentadMap){
    .id = "map",
    .geometry = city->geometry,
    .place = city->session->place,
    .words = { .title = title, .as_of = city->as_of },
    .label_level = city->label_level,
    .layers = (PentadLayer *const *)layers->pdata,
    .n_layers = gallery->layers ? (int)layers->len : 0,
    .selected = PENTAD_NO_PLACE,
    .hover = PENTAD_NO_PLACE,
  };
}

static gboolean
has_values (const double *values, int n)
{
  for (int i = 0; i < n; i++)
    if (isfinite (values[i]))
      return TRUE;
  return FALSE;
}

static gboolean
draw_counts (const PentadGallery *gallery,
             PentadSketch *sketch,
             PentadRect area,
             PentadClassing classing,
             PentadRamp ramp,
             const char *title)
{
  const PentadGalleryCity *city = gallery->city;
  PentadMap map = begin (gallery, sketch, &area, title);

  map.values.values = city->open;
  map.style.ramp = ramp;
  map.style.classes =
      pentad_classes_new (classing, city->open, (gsize)city->n_cells, PENTAD_RAMP_STEPS, NULL, 0);
  map.words.unit = _ ("open cases");
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

static gboolean
draw_fixed (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  return draw_counts (gallery, sketch, area, PENTAD_CLASSING_FIXED, PENTAD_RAMP_LOAD,
                      _ ("Fixed thresholds"));
}

static gboolean
draw_quantile (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  return draw_counts (gallery, sketch, area, PENTAD_CLASSING_QUANTILE, PENTAD_RAMP_LOAD,
                      _ ("Quantiles"));
}

static gboolean
draw_equal (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  return draw_counts (gallery, sketch, area, PENTAD_CLASSING_EQUAL, PENTAD_RAMP_QUIET,
                      _ ("Equal steps"));
}

static gboolean
draw_natural (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  return draw_counts (gallery, sketch, area, PENTAD_CLASSING_NATURAL, PENTAD_RAMP_LOAD,
                      _ ("Natural breaks"));
}

static gboolean
draw_rate (const PentadGallery *gallery,
           PentadSketch *sketch,
           PentadRect area,
           const double *denominators,
           double per,
           double least,
           PentadRamp ramp,
           const char *title,
           const char *unit)
{
  const PentadGalleryCity *city = gallery->city;
  gsize n = (gsize)city->n_cells;
  g_autofree double *rates = g_new (double, n + 1);
  g_autofree guint8 *weak = g_new (guint8, n + 1);

  pentad_map_rates (city->open, denominators, n, per, least, rates, weak);
  if (!has_values (rates, city->n_cells))
    return FALSE;

  PentadMap map = begin (gallery, sketch, &area, title);
  map.values = (PentadMapValues){ .values = rates, .weak = weak };
  map.style.ramp = ramp;
  map.style.classes = pentad_classes_natural (rates, n, PENTAD_RAMP_STEPS);
  map.words.unit = unit;
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

static gboolean
draw_per_residents (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  return draw_rate (gallery, sketch, area, gallery->city->population, PER_RESIDENTS,
                    PENTAD_RATE_LEAST_RESIDENTS, PENTAD_RAMP_LOAD, _ ("Open cases by residents"),
                    _ ("per 10,000 residents"));
}

static gboolean
draw_per_km2 (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  return draw_rate (gallery, sketch, area, gallery->city->area_km2, 1, PENTAD_RATE_LEAST_KM2,
                    PENTAD_RAMP_QUIET, _ ("Open cases by area"), _ ("per km²"));
}

static gboolean
draw_change (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  const PentadGalleryCity *city = gallery->city;
  PentadMap map = begin (gallery, sketch, &area, _ ("Change from half to half, by street"));
  const char *labels[PENTAD_RAMP_STEPS];

  map.values.values = city->change;
  map.style.ramp = PENTAD_RAMP_DIVERGING;
  map.style.classes = pentad_classes_about (city->change, (gsize)city->n_cells, 0);
  for (int i = 0; i < map.style.classes.n; i++)
    {
      g_autofree char *text = pentad_classes_about_range (&map.style.classes, i, 0, TRUE);

      labels[i] = g_string_chunk_insert (gallery->strings, text);
    }
  map.words.class_labels = labels;
  map.words.unit = _ ("reported cases");
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

static gboolean
draw_bivariate (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  const PentadGalleryCity *city = gallery->city;
  gsize n = (gsize)city->n_cells;
  gboolean overdue = has_values (city->overdue, city->n_cells);
  const double *second = overdue ? city->overdue : city->area_km2;
  static const double few[] = { 0, 1, 2 };

  if (!has_values (second, city->n_cells))
    return FALSE;

  PentadMap map = begin (gallery, sketch, &area, _ ("open cases"));
  map.values = (PentadMapValues){ .values = city->open, .second = second };
  map.style.ramp = PENTAD_RAMP_BIVARIATE;
  map.style.classes = pentad_classes_natural (city->open, n, PENTAD_BIVARIATE_STEPS);
  map.style.second = overdue ? pentad_classes_fixed (few, 3)
                             : pentad_classes_quantile (second, n, PENTAD_BIVARIATE_STEPS);
  map.words.second_title = overdue ? _ ("overdue cases") : _ ("km²");
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

/* The letter of the street's grade, for each division. Transfer container. */
static const char **
letters_of_places (const PentadGalleryCity *city,
                   const PentadMapStyle *style,
                   const char *const *letters,
                   PentadLevel level)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (city->geometry);
  const char **notes = g_new0 (const char *, pentad_divisions_get_count (divisions));

  for (int cell = 0; cell < city->n_cells; cell++)
    {
      int place = pentad_divisions_ancestor (
          divisions, pentad_map_geometry_cell_place (city->geometry, cell), level);
      int class_number = pentad_classes_find (&style->classes, city->score[cell]);

      if (place != PENTAD_NO_PLACE && class_number >= 0)
        notes[place] = letters[class_number];
    }
  return notes;
}

static gboolean
draw_grades (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  const PentadGalleryCity *city = gallery->city;
  const PentadScheme *scheme = pentad_city_get_scheme (city->session->city);
  const char *letters[PENTAD_MAP_MAX_CLASSES] = { NULL }, *labels[PENTAD_MAP_MAX_CLASSES];
  PentadMapStyle style;

  if (scheme == NULL || !has_values (city->score, city->n_cells) ||
      !pentad_map_grades_init (&style, scheme, pentad_sketch_get_theme (sketch)->language, letters,
                               labels))
    return FALSE;

  g_autofree const char **notes = letters_of_places (city, &style, letters, PENTAD_LEVEL_STREET);
  PentadMap map = begin (gallery, sketch, &area, _ ("Grades of areas, by street"));
  map.values.values = city->score;
  map.style = style;
  map.words.class_labels = labels;
  map.words.class_letters = letters;
  map.label_level = PENTAD_LEVEL_STREET;
  map.place_notes = notes;
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

static void
set_halves (PentadMap *map, const PentadGalleryCity *city, int i)
{
  gsize n = (gsize)city->n_cells;
  g_autofree double *both = g_new (double, 2 * n + 1);

  for (gsize k = 0; k < 2 * n; k++)
    both[k] = city->halves[k >= n][k % MAX (n, 1)];
  map->values.values = city->halves[i];
  map->style.classes = pentad_classes_natural (both, 2 * n, PENTAD_RAMP_STEPS);
  map->words.unit = _ ("reported cases");
}

static gboolean
draw_swipe (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  const PentadGalleryCity *city = gallery->city;
  PentadMap map = begin (gallery, sketch, &area, _ ("Two periods, by swipe"));

  set_halves (&map, city, 0);
  map.other.values = city->halves[1];
  map.divider = 0.45;
  for (int i = 0; i < 2; i++)
    map.words.period_titles[i] = city->half_titles[i];
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

static gboolean
draw_side_by_side (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  const PentadGalleryCity *city = gallery->city;

  for (int i = 0; i < 2; i++)
    {
      PentadRect half = pentad_rect_cell (area, 2, 1, i, 0, 12);
      PentadMap map = begin (gallery, sketch, &half, city->half_titles[i]);

      set_halves (&map, city, i);
      map.words.as_of = NULL;
      pentad_map_layout (sketch, half, &map);
    }
  return TRUE;
}

static gboolean
draw_markers (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  const PentadGalleryCity *city = gallery->city;
  PentadMap map = begin (gallery, sketch, &area, _ ("Markers, in clusters"));

  if (city->markers->len == 0)
    return FALSE;
  map.values.values = city->open;
  map.style.classes = pentad_classes_natural (city->open, (gsize)city->n_cells, PENTAD_RAMP_STEPS);
  map.markers = (const PentadMapMarker *)(void *)city->markers->data;
  map.n_markers = (int)city->markers->len;
  map.marker_legend = (const PentadMapMarkerLegend *)(void *)city->marker_legend->data;
  map.n_marker_legend = (int)city->marker_legend->len;
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

static gboolean
draw_district (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  const PentadGalleryCity *city = gallery->city;
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (city->geometry);
  int first, n;

  first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_DISTRICT, &n);
  if (n == 0)
    return FALSE;

  PentadMap map = begin (gallery, sketch, &area, _ ("One district, chosen and pointed at"));
  g_autoptr (GArray) children = pentad_divisions_children (divisions, first);
  map.values.values = city->open;
  map.style.classes = pentad_classes_fixed (NULL, 0);
  map.place = first;
  map.label_level = PENTAD_LEVEL_STREET;
  if (children->len > 1)
    {
      map.selected = g_array_index (children, int, 0);
      map.hover = g_array_index (children, int, children->len / 2);
    }
  map.markers = (const PentadMapMarker *)(void *)city->markers->data;
  map.n_markers = MIN ((int)city->markers->len, 40);
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

/* Where every case of the city was reported, over cells without numbers. */
static gboolean
draw_heat (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  const PentadGalleryCity *city = gallery->city;
  g_autofree double *zeros = g_new0 (double, MAX (city->n_cells, 1));
  g_autoptr (PentadHeat) heat = pentad_heat_new ();
  double radius_m = 3 * pentad_map_geometry_cell_size (city->geometry);
  static const double only[] = { 0 };
  guint n;
  const PentadCaseRow *cases = pentad_city_get_cases (city->session->city, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 reported = pentad_case_get_reported (cases[i].data);
      PentadHeatPoint point = { .minute = (guint32)MAX (reported / 60, 0) };
      double x, y;

      if (isnan (pentad_case_get_lon (cases[i].data)))
        continue;
      pentad_map_geometry_project (city->geometry, pentad_case_get_lon (cases[i].data),
                                   pentad_case_get_lat (cases[i].data), &x, &y);
      point.at = (PentadMapPoint){ (gint32)(x * PENTAD_MAP_UNITS), (gint32)(y * PENTAD_MAP_UNITS) };
      pentad_heat_add (heat, &point, 1);
    }
  if (pentad_heat_get_count (heat) == 0)
    return FALSE;

  PentadMap map = begin (gallery, sketch, &area, _ ("Density of cases"));
  map.values.values = zeros;
  map.style.classes = pentad_classes_fixed (only, 1);
  map.heat =
      (PentadMapHeat){ .heat = heat,
                       .radius_m = radius_m,
                       .full = pentad_map_heat_scale (heat, city->geometry, map.place, radius_m) };
  g_autofree char *radius = pentad_format_number (radius_m, 0);
  g_autofree char *unit = g_strdup_printf (_ ("cases per km² within %s m"), radius);
  map.words.unit = unit;
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

static gboolean
draw_no_data (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area)
{
  PentadMap map = begin (gallery, sketch, &area, _ ("No data anywhere"));

  map.words.as_of = NULL;
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

static gboolean
draw_partition (const PentadGallery *gallery, PentadSketch *sketch, PentadRect area, guint i)
{
  const PentadGalleryCity *city = gallery->city;
  const GPtrArray *partitions = pentad_city_get_partitions (city->session->city);

  if (i >= partitions->len)
    return FALSE;

  const PentadPartition *partition = g_ptr_array_index (partitions, i);
  const char *label =
      pentad_label_get (&partition->label, pentad_sketch_get_theme (sketch)->language);
  PentadMap map = begin (gallery, sketch, &area, label[0] != '\0' ? label : partition->id);
  map.values.values = city->open;
  map.style.ramp = PENTAD_RAMP_QUIET;
  map.style.classes = pentad_classes_natural (city->open, (gsize)city->n_cells, PENTAD_RAMP_STEPS);
  map.words.unit = _ ("open cases");
  map.partition = partition;
  map.label_level = PENTAD_N_LEVELS;
  pentad_map_layout (sketch, area, &map);
  return TRUE;
}

#define PARTITION(n)                                                                               \
  static gboolean draw_partition_##n (const PentadGallery *gallery, PentadSketch *sketch,          \
                                      PentadRect area)                                             \
  {                                                                                                \
    return draw_partition (gallery, sketch, area, n);                                              \
  }
PARTITION (0)
PARTITION (1)
PARTITION (2)
PARTITION (3)
PARTITION (4)

const PentadGalleryEntry pentad_gallery_maps[] = {
  { "map-fixed", draw_fixed, TRUE },
  { "map-quantile", draw_quantile, FALSE },
  { "map-equal", draw_equal, FALSE },
  { "map-natural", draw_natural, TRUE },
  { "map-per-residents", draw_per_residents, TRUE },
  { "map-per-km2", draw_per_km2, TRUE },
  { "map-change", draw_change, TRUE },
  { "map-bivariate", draw_bivariate, TRUE },
  { "map-grades", draw_grades, TRUE },
  { "map-swipe", draw_swipe, TRUE },
  { "map-side-by-side", draw_side_by_side, FALSE },
  { "map-markers", draw_markers, TRUE },
  { "map-heat", draw_heat, TRUE },
  { "map-district", draw_district, TRUE },
  { "map-no-data", draw_no_data, TRUE },
  { "map-partition-1", draw_partition_0, TRUE },
  { "map-partition-2", draw_partition_1, FALSE },
  { "map-partition-3", draw_partition_2, FALSE },
  { "map-partition-4", draw_partition_3, FALSE },
  { "map-partition-5", draw_partition_4, FALSE },
  { NULL },
};
